// Generated from provider/resources/cloudsso/user-provisioning-configuration.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userProvisioningConfiguration } from "../../resources/cloudsso/user-provisioning-configuration";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserProvisioningConfiguration`. Every value, at any depth, may be an output of another resource. */
export interface UserProvisioningConfigurationArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /**
   * Hours that a session of a RAM user lasts: 1 to 24; 6 in a new directory. A text such as `"12"`, as a configuration
   * holds it, is taken, too. Absent: stays as it is.
   */
  sessionDuration?: pulumi.Input<number | undefined>;
  /** The https URL that opens after logon; `https://homenew.console.aliyun.com` in a new directory. Absent: stays as it is. */
  defaultLandingPage?: pulumi.Input<string | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserProvisioningConfiguration.get` looks up; all of it may be left out. */
export interface UserProvisioningConfigurationState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * Hours that a session of a RAM user lasts: 1 to 24; 6 in a new directory. A text such as `"12"`, as a configuration
   * holds it, is taken, too. Absent: stays as it is.
   */
  sessionDuration?: pulumi.Input<number | undefined>;
  /** The https URL that opens after logon; `https://homenew.console.aliyun.com` in a new directory. Absent: stays as it is. */
  defaultLandingPage?: pulumi.Input<string | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * How RAM users that CloudSSO provisions log on. What the program leaves out stays as it is; the preview warns of longer
 * sessions.
 *
 * @example
 * new cloudsso.UserProvisioningConfiguration("sessions", { directoryId: directory.id, sessionDuration: 8 });
 */
export class UserProvisioningConfiguration extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * Hours that a session of a RAM user lasts: 1 to 24; 6 in a new directory. A text such as `"12"`, as a configuration
   * holds it, is taken, too. Absent: stays as it is.
   */
  declare readonly sessionDuration: pulumi.Output<number | undefined>;
  /** The https URL that opens after logon; `https://homenew.console.aliyun.com` in a new directory. Absent: stays as it is. */
  declare readonly defaultLandingPage: pulumi.Output<string | undefined>;
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
  constructor(name: string, args: UserProvisioningConfigurationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(userProvisioningConfiguration, name, args, options));
    deriveFromId(this, userProvisioningConfiguration);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserProvisioningConfigurationState, options?: pulumi.CustomResourceOptions): UserProvisioningConfiguration {
    return new UserProvisioningConfiguration(...lookUp<UserProvisioningConfigurationArgs>(userProvisioningConfiguration, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserProvisioningConfiguration {
    return isInstanceOf(userProvisioningConfiguration.kind, value);
  }
}
