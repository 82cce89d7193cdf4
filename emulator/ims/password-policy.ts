import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { theAccount } from "./find";
import { overlaid } from "./lists";
import type { PasswordPolicy } from "./settings-state";

export const initialPasswordPolicy: PasswordPolicy = {
  MinimumPasswordLength: 8,
  RequireLowercaseCharacters: false,
  RequireUppercaseCharacters: false,
  RequireNumbers: false,
  RequireSymbols: false,
  MinimumPasswordDifferentCharacter: 0,
  PasswordNotContainUserName: false,
  PasswordReusePrevention: 0,
  MaxPasswordAge: 0,
  InitialPasswordAge: 14,
  InterceptRiskPasswordOnApi: false,
  HardExpire: false,
  MaxLoginAttemps: 0,
};

export const passwordPolicies = {
  SetPasswordPolicy(request, cloud) {
    const present = cloud.options.omittedSettings === "keep" ? passwordPolicyOf(cloud) : initialPasswordPolicy;
    const PasswordPolicy = overlaid(present, request);
    theAccount(cloud).passwordPolicy = PasswordPolicy;
    return { PasswordPolicy };
  },

  GetPasswordPolicy(_request, cloud) {
    return { PasswordPolicy: passwordPolicyOf(cloud) };
  },
} satisfies Actions<ImsOperations>;

export function passwordPolicyOf(cloud: Cloud): PasswordPolicy {
  return theAccount(cloud).passwordPolicy ?? initialPasswordPolicy;
}
