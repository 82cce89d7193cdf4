import { z } from "zod";
import type { UpdateMFAAuthenticationSettingsRequest } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { listed } from "../naming";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { weakerBy } from "../weaker";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface MfaSettingsInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /**
   * Who needs a second factor to log on: `Enabled`, every user; `Byuser`, users for whom it is switched on, as it is for
   * new ones; `OnlyRiskyLogin`, users who log on in an unusual way; `Disabled`, nobody. `Enabled` in a new directory.
   * Absent: stays as it is.
   */
  mfaAuthenticationSettings?: "Enabled" | "Byuser" | "Disabled" | "OnlyRiskyLogin";
  /**
   * What an unusual logon needs: `EnforceVerify`, a second factor; `Autonomous`, the user may pass over it. Counts with
   * `Byuser` and `OnlyRiskyLogin`; with the others the service may not show it. Absent: stays as it is.
   */
  operationForRiskLogin?: "Autonomous" | "EnforceVerify";
  /**
   * Kinds of second factors that users may choose, one at least; which there are the API does not document. Absent: stays
   * as it is.
   */
  allowedVerificationTypes?: string[];
}

type Inputs = MfaSettingsInputs;

interface WholeMfaSettings {
  readonly mfaAuthenticationSettings: Inputs["mfaAuthenticationSettings"];
  readonly operationForRiskLogin: Inputs["operationForRiskLogin"];
  readonly allowedVerificationTypes: string[] | undefined;
}

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  mfaAuthenticationSettings: { schema: z.enum(["Enabled", "Byuser", "OnlyRiskyLogin", "Disabled"]) },
  operationForRiskLogin: { schema: z.enum(["Autonomous", "EnforceVerify"]) },
  allowedVerificationTypes: { schema: z.array(z.string().min(1)).min(1), emptyCounts: true, set: (type) => type },
  ...standing,
};

const STRENGTH = { Enabled: 2, Byuser: 1, OnlyRiskyLogin: 1, Disabled: 0 } as const;
const WHO = {
  Enabled: "every user",
  Byuser: "users for whom it is switched on",
  OnlyRiskyLogin: "users who log on in an unusual way",
  Disabled: "no user",
} as const;

/**
 * Who in a directory needs a second factor to log on. What the program leaves out stays as it is; the preview warns of
 * what gets weaker. The older pair of calls that switches it on or off is the same setting, and is not used.
 *
 * @example
 * new cloudsso.MfaSettings("mfa", { directoryId: directory.id, mfaAuthenticationSettings: "Enabled" });
 */
export const mfaSettings: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:MfaSettings",
  fields,
  outputs: {},
  ...settingOfDirectory("MFA settings"),
  ...setting<Inputs, WholeMfaSettings>({
    fields,
    named: "the directory's MFA setting",
    wire: {
      mfaAuthenticationSettings: "mfaAuthenticationSettings",
      operationForRiskLogin: "operationForRiskLogin",
      allowedVerificationTypes: "allowedVerificationTypes",
    },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const { MFAAuthenticationSettingInfo: live } = await cloudsso.getMFAAuthenticationSettingInfo({
        DirectoryId: id,
      });
      return (
        live && {
          mfaAuthenticationSettings: live.MfaAuthenticationAdvanceSettings as Inputs["mfaAuthenticationSettings"],
          operationForRiskLogin: live.OperationForRiskLogin as Inputs["operationForRiskLogin"],
          allowedVerificationTypes: live.AllowedVerificationTypes && [...live.AllowedVerificationTypes],
        }
      );
    },
    set: ({ cloudsso }, id, whole) =>
      cloudsso.updateMFAAuthenticationSettings({ DirectoryId: id, ...requestOf(whole) }),
    mayHide: ["operationForRiskLogin"],
    defaults: { mfaAuthenticationSettings: "Enabled", operationForRiskLogin: "Autonomous" },
    weaker: weakerBy<Inputs>({
      mfaAuthenticationSettings: (was, is) =>
        STRENGTH[is] < STRENGTH[was]
          ? `a second factor to log on is needed by ${WHO[is]}, and no longer by ${WHO[was]}`
          : undefined,
      operationForRiskLogin: (was, is) =>
        was === "EnforceVerify" && is === "Autonomous"
          ? "users may pass over a second factor in an unusual logon"
          : undefined,
      allowedVerificationTypes(was, is) {
        const more = is.filter((type) => !was.includes(type));
        return more.length === 0 ? undefined : `users may choose ${listed(more)} as a second factor as well`;
      },
    }),
  }),
};

/** Which types there are by default nobody knows, so what is not shown is not sent. */
function requestOf(whole: WholeMfaSettings): Omit<UpdateMFAAuthenticationSettingsRequest, "DirectoryId"> {
  const { operationForRiskLogin, allowedVerificationTypes: types } = whole;
  return {
    MFAAuthenticationSettings: answered(whole.mfaAuthenticationSettings, "who needs a second factor in the directory"),
    OperationForRiskLogin: operationForRiskLogin,
    AllowedVerificationTypes: types && JSON.stringify(types),
  };
}
