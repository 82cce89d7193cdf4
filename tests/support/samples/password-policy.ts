import { z } from "zod";
import type { SetPasswordPolicyRequest } from "../../../provider/api/ims.generated";
import type { Definition } from "../../../provider/kernel/definition";
import type { Fields } from "../../../provider/kernel/fields";
import { type Standing, standing } from "../../../provider/resources/common-fields";
import type { Context } from "../../../provider/resources/context";
import { type InAccount, inAccount } from "../../../provider/resources/in-account";
import { setting } from "../../../provider/resources/shapes/setting";

interface Inputs extends Standing {
  minimumPasswordLength?: number;
  requireNumbers?: boolean;
  requireSymbols?: boolean;
  passwordReusePrevention?: number;
  maxPasswordAge?: number;
  hardExpire?: boolean;
  maxLoginAttempts?: number;
}

const flag = { schema: z.boolean() };
const upTo = (maximum: number, minimum = 0) => ({ schema: z.int().min(minimum).max(maximum) });

const fields: Fields<Inputs> = {
  minimumPasswordLength: upTo(32, 8),
  requireNumbers: flag,
  requireSymbols: flag,
  passwordReusePrevention: upTo(24),
  maxPasswordAge: upTo(1095),
  hardExpire: flag,
  maxLoginAttempts: upTo(32),
  ...standing,
};

/** A setting, which is always there and written whole. */
export const passwordPolicy: Definition<Context, Inputs, InAccount> = {
  kind: "sample:PasswordPolicy",
  fields,
  outputs: { accountId: { kept: true } },
  id: ["accountId"],
  naturalKey: [],
  home: inAccount,
  async *list(context) {
    yield { id: await context.accountId(), name: "password policy" };
  },
  ...setting<Inputs, SetPasswordPolicyRequest, InAccount>({
    fields,
    named: "the password policy for RAM users",
    wire: {
      minimumPasswordLength: "MinimumPasswordLength",
      requireNumbers: "RequireNumbers",
      requireSymbols: "RequireSymbols",
      passwordReusePrevention: "PasswordReusePrevention",
      maxPasswordAge: "MaxPasswordAge",
      hardExpire: "HardExpire",
      maxLoginAttempts: "MaxLoginAttemps", // the API's spelling
    },
    idOf: (context) => context.accountId(),
    get: async ({ ims }) => (await ims.getPasswordPolicy({})).PasswordPolicy,
    set: ({ ims }, _id, whole) => ims.setPasswordPolicy(whole),
    defaults: { minimumPasswordLength: 8, requireSymbols: false },
    weaker: ({ minimumPasswordLength: was = 0 }, { minimumPasswordLength: is = was }) =>
      is < was ? [`a password needs ${is} characters, and no longer ${was}`] : [],
  }),
};
