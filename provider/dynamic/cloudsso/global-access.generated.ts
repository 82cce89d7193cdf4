// Generated from provider/resources/cloudsso/global-access.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { globalAccess } from "../../resources/cloudsso/global-access";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `GlobalAccess`. Every value, at any depth, may be an output of another resource. */
export interface GlobalAccessArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /** `Enabled` or `Disabled`. What a new directory has is not documented, so `onDestroy: "reset"` leaves it, too. */
  globalAccessStatus: pulumi.Input<"Enabled" | "Disabled" | (string & {})>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `GlobalAccess.get` looks up; all of it may be left out. */
export interface GlobalAccessState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /** `Enabled` or `Disabled`. What a new directory has is not documented, so `onDestroy: "reset"` leaves it, too. */
  globalAccessStatus?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * Whether global access acceleration is on for a directory. The API's pages do not show its calls; they are known from
 * Terraform's provider.
 *
 * @example
 * new cloudsso.GlobalAccess("worldwide", { directoryId: directory.id, globalAccessStatus: "Enabled" });
 */
export class GlobalAccess extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /** `Enabled` or `Disabled`. What a new directory has is not documented, so `onDestroy: "reset"` leaves it, too. */
  declare readonly globalAccessStatus: pulumi.Output<"Enabled" | "Disabled">;
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
  constructor(name: string, args: GlobalAccessArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(globalAccess, name, args, options));
    deriveFromId(this, globalAccess);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GlobalAccessState, options?: pulumi.CustomResourceOptions): GlobalAccess {
    return new GlobalAccess(...lookUp<GlobalAccessArgs>(globalAccess, name, id, state, options));
  }

  static override isInstance(value: unknown): value is GlobalAccess {
    return isInstanceOf(globalAccess.kind, value);
  }
}
