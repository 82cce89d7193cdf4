import type { PasswordPolicy } from "../../api/ims.generated";
import { isDuplicate, isRefusal } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import type { Context } from "../context";
import { brokenRules, keepsGenerated, randomPassword } from "../password-rules";

interface PasswordInputs {
  readonly password?: string;
  readonly generatePassword?: boolean;
}

/** What was sent before, with what was made for it. */
interface Before extends PasswordInputs {
  readonly generatedPassword?: string | undefined;
}

export interface PasswordToSend {
  /** Absent: the one that is there stays. */
  readonly password?: string | undefined;
  /** For the outputs: the password that was made; explicitly none where the program wants none made. */
  readonly told: { readonly generatedPassword?: string | undefined };
}

export function namedLogon(user: string): string {
  return `the console logon of user ${user}`;
}

/** IMS makes no passwords, so one is made here. @param from `undefined`: the profile is new. */
export function passwordToSend(name: string, from: Before | undefined, to: PasswordInputs): PasswordToSend {
  if (to.generatePassword === true) {
    // The one that was made stays, as long as it is on record.
    if (from !== undefined && keepsGenerated(from)) return { told: {} };
    const password = randomPassword(userPart(name));
    return { password, told: { generatedPassword: password } };
  }
  const password = to.password === from?.password ? undefined : to.password;
  return { password, told: { generatedPassword: undefined } };
}

/** What of a profile is sent beside its password. */
interface Settings {
  readonly status?: "Active" | "Inactive";
  readonly passwordResetRequired?: boolean;
  readonly mfaBindRequired?: boolean;
}

/** What differs. A new password brings the demand to change it along, whether the last one was changed or not. */
export function changes(from: Settings, to: Settings, password: string | undefined) {
  const [demands, demanded] = [to.passwordResetRequired === true, from.passwordResetRequired === true];
  return {
    Status: to.status === from.status ? undefined : to.status,
    MFABindRequired: to.mfaBindRequired === from.mfaBindRequired ? undefined : to.mfaBindRequired,
    PasswordResetRequired: password !== undefined || demands !== demanded ? demands : undefined,
    Password: password,
  };
}

/** The refusal in words, where it is about the password; what the service said stands behind them. */
export async function explained(
  { ims }: Pick<Context, "ims">,
  name: string,
  password: string | undefined,
  error: unknown,
  isNew: boolean,
): Promise<unknown> {
  if (!isRefusal(error)) return error;
  const refusal = error as ServiceError;
  if (password === undefined) {
    return isNew && !isDuplicate(error)
      ? refusal.meaning(
          `${namedLogon(name)} could not be made, perhaps because it has no password; give password or generatePassword: true`,
        )
      : error;
  }
  const policy = await ims.getPasswordPolicy({}).then(
    ({ PasswordPolicy }) => PasswordPolicy,
    () => undefined,
  );
  const broken = brokenRules(password, rulesOf(name, policy));
  if (broken.length === 0) return error;
  return refusal.meaning(
    `the password of user ${name} cannot be set: the account's policy wants one with ${broken.join(", ")}`,
  );
}

function rulesOf(name: string, policy: PasswordPolicy = {}) {
  return {
    shortest: policy.MinimumPasswordLength,
    different: policy.MinimumPasswordDifferentCharacter,
    kinds: [
      ...(policy.RequireUppercaseCharacters === true ? (["upperCase"] as const) : []),
      ...(policy.RequireLowercaseCharacters === true ? (["lowerCase"] as const) : []),
      ...(policy.RequireNumbers === true ? (["digit"] as const) : []),
      ...(policy.RequireSymbols === true ? (["symbol"] as const) : []),
    ],
    notHolding: policy.PasswordNotContainUserName === true ? userPart(name) : undefined,
  };
}

function userPart(name: string): string {
  return name.split("@")[0] ?? name;
}
