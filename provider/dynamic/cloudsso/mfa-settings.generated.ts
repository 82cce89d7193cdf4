// Generated from provider/resources/cloudsso/mfa-settings.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { mfaSettings } from "../../resources/cloudsso/mfa-settings";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `MfaSettings`. Every value, at any depth, may be an output of another resource. */
export interface MfaSettingsArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /**
   * Who needs a second factor to log on: `Enabled`, every user; `Byuser`, users for whom it is switched on, as it is for
   * new ones; `OnlyRiskyLogin`, users who log on in an unusual way; `Disabled`, nobody. `Enabled` in a new directory.
   * Absent: stays as it is.
   */
  mfaAuthenticationSettings?: pulumi.Input<"Enabled" | "Byuser" | "OnlyRiskyLogin" | "Disabled" | (string & {}) | undefined>;
  /**
   * What an unusual logon needs: `EnforceVerify`, a second factor; `Autonomous`, the user may pass over it. Counts with
   * `Byuser` and `OnlyRiskyLogin`; with the others the service may not show it. Absent: stays as it is.
   */
  operationForRiskLogin?: pulumi.Input<"Autonomous" | "EnforceVerify" | (string & {}) | undefined>;
  /**
   * Kinds of second factors that users may choose, one at least; which there are the API does not document. Absent: stays
   * as it is.
   */
  allowedVerificationTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `MfaSettings.get` looks up; all of it may be left out. */
export interface MfaSettingsState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * Who needs a second factor to log on: `Enabled`, every user; `Byuser`, users for whom it is switched on, as it is for
   * new ones; `OnlyRiskyLogin`, users who log on in an unusual way; `Disabled`, nobody. `Enabled` in a new directory.
   * Absent: stays as it is.
   */
  mfaAuthenticationSettings?: pulumi.Input<"Enabled" | "Byuser" | "OnlyRiskyLogin" | "Disabled" | (string & {}) | undefined>;
  /**
   * What an unusual logon needs: `EnforceVerify`, a second factor; `Autonomous`, the user may pass over it. Counts with
   * `Byuser` and `OnlyRiskyLogin`; with the others the service may not show it. Absent: stays as it is.
   */
  operationForRiskLogin?: pulumi.Input<"Autonomous" | "EnforceVerify" | (string & {}) | undefined>;
  /**
   * Kinds of second factors that users may choose, one at least; which there are the API does not document. Absent: stays
   * as it is.
   */
  allowedVerificationTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * Who in a directory needs a second factor to log on. What the program leaves out stays as it is; the preview warns of
 * what gets weaker. The older pair of calls that switches it on or off is the same setting, and is not used.
 *
 * @example
 * new cloudsso.MfaSettings("mfa", { directoryId: directory.id, mfaAuthenticationSettings: "Enabled" });
 */
export class MfaSettings extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * Who needs a second factor to log on: `Enabled`, every user; `Byuser`, users for whom it is switched on, as it is for
   * new ones; `OnlyRiskyLogin`, users who log on in an unusual way; `Disabled`, nobody. `Enabled` in a new directory.
   * Absent: stays as it is.
   */
  declare readonly mfaAuthenticationSettings: pulumi.Output<"Enabled" | "Byuser" | "Disabled" | "OnlyRiskyLogin" | undefined>;
  /**
   * What an unusual logon needs: `EnforceVerify`, a second factor; `Autonomous`, the user may pass over it. Counts with
   * `Byuser` and `OnlyRiskyLogin`; with the others the service may not show it. Absent: stays as it is.
   */
  declare readonly operationForRiskLogin: pulumi.Output<"Autonomous" | "EnforceVerify" | undefined>;
  /**
   * Kinds of second factors that users may choose, one at least; which there are the API does not document. Absent: stays
   * as it is.
   */
  declare readonly allowedVerificationTypes: pulumi.Output<string[] | undefined>;
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
  constructor(name: string, args: MfaSettingsArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(mfaSettings, name, args, options));
    deriveFromId(this, mfaSettings);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: MfaSettingsState, options?: pulumi.CustomResourceOptions): MfaSettings {
    return new MfaSettings(...lookUp<MfaSettingsArgs>(mfaSettings, name, id, state, options));
  }

  static override isInstance(value: unknown): value is MfaSettings {
    return isInstanceOf(mfaSettings.kind, value);
  }
}
