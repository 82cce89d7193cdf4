import { z } from "zod";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { masksOf, networkMasksField, widerLogon } from "../network-masks";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { weakerBy } from "../weaker";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface LoginPreferenceInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /**
   * Networks from which users may log on to the portal: up to 100 IPv4 addresses and CIDRs, such as `203.0.113.0/24`.
   * Others are removed. `[]`: none is left, and users may log on from anywhere. Absent: stays as it is.
   */
  loginNetworkMasks?: string[];
  /** Whether users can get credentials for programs from the portal; `false` in a new directory. Absent: stays as it is. */
  allowUserToGetCredentials?: boolean;
}

type Inputs = LoginPreferenceInputs;

interface WholeLoginPreference {
  readonly loginNetworkMasks: string[];
  readonly allowUserToGetCredentials: boolean | undefined;
}

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  loginNetworkMasks: networkMasksField(100),
  allowUserToGetCredentials: { schema: z.boolean() },
  ...standing,
};

/** What the service takes for "none": a text that is empty it takes for "as it is". */
const NO_MASKS = ";";

/**
 * From where users of a directory may log on, and what the portal gives them. What the program leaves out stays as it is;
 * the preview warns when the networks get wider, or the last one goes.
 *
 * @example
 * new cloudsso.LoginPreference("logon", { directoryId: directory.id, loginNetworkMasks: ["203.0.113.0/24"] });
 */
export const loginPreference: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:LoginPreference",
  fields,
  outputs: {},
  ...settingOfDirectory("login preference"),
  ...setting<Inputs, WholeLoginPreference>({
    fields,
    named: "the directory's login preference",
    wire: { loginNetworkMasks: "loginNetworkMasks", allowUserToGetCredentials: "allowUserToGetCredentials" },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const { LoginPreference: live } = await cloudsso.getLoginPreference({ DirectoryId: id });
      return (
        live && {
          loginNetworkMasks: masksOf(live.LoginNetworkMasks),
          allowUserToGetCredentials: live.AllowUserToGetCredentials,
        }
      );
    },
    set: ({ cloudsso }, id, whole) =>
      cloudsso.setLoginPreference({
        DirectoryId: id,
        LoginNetworkMasks: whole.loginNetworkMasks.join(";") || NO_MASKS,
        AllowUserToGetCredentials: whole.allowUserToGetCredentials,
      }),
    defaults: { loginNetworkMasks: [], allowUserToGetCredentials: false },
    weaker: weakerBy<Inputs>({
      loginNetworkMasks: widerLogon,
      allowUserToGetCredentials: (was, is) =>
        is && !was ? "users may get credentials for programs from the portal" : undefined,
    }),
  }),
};
