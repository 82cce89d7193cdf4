// Generated from provider/resources/cloudsso/login-preference.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { loginPreference } from "../../resources/cloudsso/login-preference";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `LoginPreference`. Every value, at any depth, may be an output of another resource. */
export interface LoginPreferenceArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /**
   * Networks from which users may log on to the portal: up to 100 IPv4 addresses and CIDRs, such as `203.0.113.0/24`.
   * Others are removed. `[]`: none is left, and users may log on from anywhere. Absent: stays as it is.
   */
  loginNetworkMasks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Whether users can get credentials for programs from the portal; `false` in a new directory. Absent: stays as it is. */
  allowUserToGetCredentials?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `LoginPreference.get` looks up; all of it may be left out. */
export interface LoginPreferenceState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * Networks from which users may log on to the portal: up to 100 IPv4 addresses and CIDRs, such as `203.0.113.0/24`.
   * Others are removed. `[]`: none is left, and users may log on from anywhere. Absent: stays as it is.
   */
  loginNetworkMasks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Whether users can get credentials for programs from the portal; `false` in a new directory. Absent: stays as it is. */
  allowUserToGetCredentials?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * From where users of a directory may log on, and what the portal gives them. What the program leaves out stays as it is;
 * the preview warns when the networks get wider, or the last one goes.
 *
 * @example
 * new cloudsso.LoginPreference("logon", { directoryId: directory.id, loginNetworkMasks: ["203.0.113.0/24"] });
 */
export class LoginPreference extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * Networks from which users may log on to the portal: up to 100 IPv4 addresses and CIDRs, such as `203.0.113.0/24`.
   * Others are removed. `[]`: none is left, and users may log on from anywhere. Absent: stays as it is.
   */
  declare readonly loginNetworkMasks: pulumi.Output<string[] | undefined>;
  /** Whether users can get credentials for programs from the portal; `false` in a new directory. Absent: stays as it is. */
  declare readonly allowUserToGetCredentials: pulumi.Output<boolean | undefined>;
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
  constructor(name: string, args: LoginPreferenceArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(loginPreference, name, args, options));
    deriveFromId(this, loginPreference);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LoginPreferenceState, options?: pulumi.CustomResourceOptions): LoginPreference {
    return new LoginPreference(...lookUp<LoginPreferenceArgs>(loginPreference, name, id, state, options));
  }

  static override isInstance(value: unknown): value is LoginPreference {
    return isInstanceOf(loginPreference.kind, value);
  }
}
