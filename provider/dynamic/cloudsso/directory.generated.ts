// Generated from provider/resources/cloudsso/directory.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { directory } from "../../resources/cloudsso/directory";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Directory`. Every value, at any depth, may be an output of another resource. */
export interface DirectoryArgs {
  /**
   * 2 to 64 lower-case letters, digits and single hyphens, unique in all of CloudSSO; part of the portal's address.
   * Absent: whatever it is stays. A directory that does not exist yet cannot be made without one.
   */
  directoryName?: pulumi.Input<string | undefined>;
  /** Rename a directory that is there already and has another name. Absent: `false`, and a different name is refused. */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `Directory.get` looks up; all of it may be left out. */
export interface DirectoryState {
  /**
   * 2 to 64 lower-case letters, digits and single hyphens, unique in all of CloudSSO; part of the portal's address.
   * Absent: whatever it is stays. A directory that does not exist yet cannot be made without one.
   */
  directoryName?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The region that holds it; calls must go to that region's endpoint. */
  region?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
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
  /** `d-...`, which is the id. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * 2 to 64 lower-case letters, digits and single hyphens, unique in all of CloudSSO; part of the portal's address.
   * Absent: whatever it is stays. A directory that does not exist yet cannot be made without one.
   */
  declare readonly directoryName: pulumi.Output<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The region that holds it; calls must go to that region's endpoint. */
  declare readonly region: pulumi.Output<string>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: DirectoryArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(directory, name, args, options));
    deriveFromId(this, directory);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DirectoryState, options?: pulumi.CustomResourceOptions): Directory {
    return new Directory(...lookUp<DirectoryArgs>(directory, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Directory {
    return isInstanceOf(directory.kind, value);
  }
}
