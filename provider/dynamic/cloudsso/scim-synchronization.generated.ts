// Generated from provider/resources/cloudsso/scim-synchronization.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { scimSynchronization } from "../../resources/cloudsso/scim-synchronization";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `ScimSynchronization`. Every value, at any depth, may be an output of another resource. */
export interface ScimSynchronizationArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /** `Enabled`: an identity provider may write users and groups; `Disabled`, as in a new directory: it may not. */
  scimSynchronizationStatus: pulumi.Input<"Enabled" | "Disabled" | (string & {})>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `ScimSynchronization.get` looks up; all of it may be left out. */
export interface ScimSynchronizationState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /** `Enabled`: an identity provider may write users and groups; `Disabled`, as in a new directory: it may not. */
  scimSynchronizationStatus?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * Whether an identity provider may write a directory's users and groups by SCIM. While it may, the users and groups that
 * it wrote can neither be changed nor deleted here, nor can their groups' members; passwords and status can. A change
 * says how many there are. Its credentials are `cloudsso.ScimServerCredential`.
 *
 * @example
 * new cloudsso.ScimSynchronization("scim", { directoryId: directory.id, scimSynchronizationStatus: "Enabled" });
 */
export class ScimSynchronization extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /** `Enabled`: an identity provider may write users and groups; `Disabled`, as in a new directory: it may not. */
  declare readonly scimSynchronizationStatus: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ScimSynchronizationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(scimSynchronization, name, args, options));
    deriveFromId(this, scimSynchronization);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ScimSynchronizationState, options?: pulumi.CustomResourceOptions): ScimSynchronization {
    return new ScimSynchronization(...lookUp<ScimSynchronizationArgs>(scimSynchronization, name, id, state, options));
  }

  static override isInstance(value: unknown): value is ScimSynchronization {
    return isInstanceOf(scimSynchronization.kind, value);
  }
}
