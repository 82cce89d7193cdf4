import { z } from "zod";
import type { UpdateAttributePassingSettingRequest } from "../../api/cloudsso.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface AttributePassingInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /**
   * What an account learns of who has logged on, as the source identity of the session: `UserName`, `acs:sso:<user name>`
   * in 64 characters at most; `IdP`, what the identity provider says; `Disabled`, nothing, as in a new directory.
   */
  sourceIdentityPassing: "IdP" | "UserName" | "Disabled";
}

type Inputs = AttributePassingInputs;
type WholeAttributePassing = Omit<UpdateAttributePassingSettingRequest, "DirectoryId">;

const PASSING = ["IdP", "UserName", "Disabled"] as const;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  sourceIdentityPassing: { schema: z.enum(PASSING), required: true },
  ...standing,
};

/**
 * What CloudSSO passes on to the accounts about who has logged on, so that their logs name a person behind a role.
 *
 * @example
 * new cloudsso.AttributePassing("who", { directoryId: directory.id, sourceIdentityPassing: "UserName" });
 */
export const attributePassing: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:AttributePassing",
  fields,
  outputs: {},
  ...settingOfDirectory("attribute passing"),
  ...setting<Inputs, WholeAttributePassing>({
    fields,
    named: "the directory's attribute passing",
    wire: { sourceIdentityPassing: "SourceIdentityPassing" },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const { AttributePassingSetting: live } = await cloudsso.getAttributePassingSetting({ DirectoryId: id });
      return live && { SourceIdentityPassing: documented(live.SourceIdentityPassing) };
    },
    set: ({ cloudsso }, id, whole) => cloudsso.updateAttributePassingSetting({ DirectoryId: id, ...whole }),
    defaults: { sourceIdentityPassing: "Disabled" },
  }),
};

/** One language of the API's pages spells it `Username`. */
function documented(shown: string | undefined): Inputs["sourceIdentityPassing"] | undefined {
  return PASSING.find((value) => value.toLowerCase() === shown?.toLowerCase());
}
