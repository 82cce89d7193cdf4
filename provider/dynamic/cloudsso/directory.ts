import * as pulumi from "@pulumi/pulumi";
import { type DirectoryInputs, type DirectoryOutputs, directory } from "../../resources/cloudsso/directory";
import { type Args, deriveFromId, isInstanceOf, type Outputs, registration } from "../resource";

export interface DirectoryArgs extends Args<DirectoryInputs> {}

export interface Directory extends Outputs<Omit<DirectoryInputs, "adopt">>, Outputs<DirectoryOutputs> {
  /** `d-...`, which is the id. */
  readonly directoryId: pulumi.Output<string>;
}

/**
 * The account's CloudSSO directory. An account has one: it is taken over as it is, and made only where there is none.
 *
 * Kept when it leaves the program (`retainOnDelete: true`) unless the options say otherwise; a delete never empties it.
 *
 * @example
 * const directory = new cloudsso.Directory("directory");
 */
export class Directory extends pulumi.CustomResource {
  constructor(name: string, args: DirectoryArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(directory, name, args, pulumi.mergeOptions({ retainOnDelete: true }, options)));
    deriveFromId(this, directory);
  }

  /** Reads the one that is there, `d-...`, without owning it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Directory {
    return new Directory(name, {}, { ...options, id });
  }

  static override isInstance(value: unknown): value is Directory {
    return isInstanceOf(directory.kind, value);
  }
}
