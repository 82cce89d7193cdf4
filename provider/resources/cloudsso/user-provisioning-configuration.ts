import { z } from "zod";
import type { UpdateUserProvisioningConfigurationRequest } from "../../api/cloudsso.generated";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { weakerBy } from "../weaker";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface UserProvisioningConfigurationInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /**
   * Hours that a session of a RAM user lasts: 1 to 24; 6 in a new directory. A text such as `"12"`, as a configuration
   * holds it, is taken, too. Absent: stays as it is.
   */
  sessionDuration?: number;
  /** The https URL that opens after logon; `https://homenew.console.aliyun.com` in a new directory. Absent: stays as it is. */
  defaultLandingPage?: string;
}

type Inputs = UserProvisioningConfigurationInputs;
type WholeConfiguration = Omit<UpdateUserProvisioningConfigurationRequest, "DirectoryId">;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  sessionDuration: {
    schema: z.preprocess(numberIn, z.int().min(1).max(24)),
    unit: "hours",
  },
  defaultLandingPage: { schema: text(/^https:\/\/\S+$/, "an https URL") },
  ...standing,
};

/**
 * How RAM users that CloudSSO provisions log on. What the program leaves out stays as it is; the preview warns of longer
 * sessions.
 *
 * @example
 * new cloudsso.UserProvisioningConfiguration("sessions", { directoryId: directory.id, sessionDuration: 8 });
 */
export const userProvisioningConfiguration: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:UserProvisioningConfiguration",
  fields,
  outputs: {},
  ...settingOfDirectory("user provisioning configuration"),
  derive: ({ sessionDuration: hours }) => (hours === undefined ? {} : { sessionDuration: numberIn(hours) as number }),
  ...setting<Inputs, WholeConfiguration>({
    fields,
    named: "the directory's user provisioning configuration",
    wire: { sessionDuration: "NewSessionDuration", defaultLandingPage: "NewDefaultLandingPage" },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const answer = await cloudsso.getUserProvisioningConfiguration({ DirectoryId: id });
      const { UserProvisioningConfiguration: live } = answer;
      return live && { NewSessionDuration: live.SessionDuration, NewDefaultLandingPage: live.DefaultLandingPage };
    },
    set: ({ cloudsso }, id, whole) => cloudsso.updateUserProvisioningConfiguration({ DirectoryId: id, ...whole }),
    defaults: { sessionDuration: 6, defaultLandingPage: "https://homenew.console.aliyun.com" },
    weaker: weakerBy<Inputs>({
      sessionDuration: (was, is) =>
        is > was ? `a session of a RAM user lasts ${is} hours, and no longer ${was}` : undefined,
    }),
  }),
};

/** What is unknown, or no number, stays as it is. */
function numberIn(value: unknown): unknown {
  return typeof value === "string" && /^\d{1,2}$/.test(value) ? Number(value) : value;
}
