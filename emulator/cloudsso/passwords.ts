import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { Refusal, unverified } from "../refusal";
import { idText } from "../store";
import { initialPasswordPolicy, type PasswordPolicy } from "./directory-settings";
import { theDirectory, theUser } from "./find";
import type { User } from "./state";

/** The same in every directory; no call changes it. */
const maxPasswordLength = 32;
/** The longest history that a policy can ask for. */
const rememberedPasswords = 24;

export const passwords = {
  GetPasswordPolicy(request, cloud) {
    const policy = theDirectory(request, cloud).settings.passwordPolicy;
    return {
      PasswordPolicy: {
        MinPasswordLength: policy.minPasswordLength,
        MaxPasswordLength: maxPasswordLength,
        MinPasswordDifferentChars: differentChars(policy, cloud),
        PasswordNotContainUsername: policy.passwordNotContainUsername,
        RequireLowerCaseChars: true,
        RequireUpperCaseChars: true,
        RequireNumbers: true,
        RequireSymbols: true,
        MaxPasswordAge: policy.maxPasswordAge,
        PasswordReusePrevention: policy.passwordReusePrevention,
        MaxLoginAttempts: policy.maxLoginAttempts,
        HardExpire: false,
      },
    };
  },

  SetPasswordPolicy(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const { passwordPolicy: present } = settings;
    const rest = cloud.options.omittedPasswordPolicyField === "keep" ? present : initialPasswordPolicy;
    const wanted: PasswordPolicy = {
      minPasswordLength: request.MinPasswordLength ?? rest.minPasswordLength,
      minPasswordDifferentChars: request.MinPasswordDifferentChars ?? differentChars(rest, cloud),
      passwordNotContainUsername: request.PasswordNotContainUsername ?? rest.passwordNotContainUsername,
      maxPasswordAge: request.MaxPasswordAge ?? rest.maxPasswordAge,
      passwordReusePrevention: request.PasswordReusePrevention ?? rest.passwordReusePrevention,
      maxLoginAttempts: request.MaxLoginAttempts ?? rest.maxLoginAttempts,
    };
    if (differentChars(wanted, cloud) > wanted.minPasswordLength) {
      const why = "MinPasswordDifferentChars is at most MinPasswordLength.";
      throw new Refusal("InvalidParameter.MinPasswordDifferentChars", 400, why);
    }
    settings.passwordPolicy = wanted;
    return undefined;
  },

  ResetUserPassword(request, cloud) {
    const directory = theDirectory(request, cloud);
    const user = theUser(directory, request.UserId);
    if (directory.settings.samlIdentityProvider?.ssoStatus === "Enabled") {
      throw unverified("state", "SSO", "Users log on by SSO: their passwords are not kept here.");
    }
    const generate = request.GenerateRandomPassword === true;
    if (generate && request.Password) throw broken("Either give a password or have one generated.");
    const password = generate ? generated(cloud) : (request.Password ?? "");
    checkPassword(password, user, directory.settings.passwordPolicy, cloud);
    user.passwords = [password, ...user.passwords].slice(0, rememberedPasswords);
    user.passwordResetRequired = request.RequirePasswordResetForNextLogin ?? false;
    user.updateTime = cloud.now;
    return { NewPassword: generate ? password : undefined };
  },
} satisfies Actions<CloudSsoOperations>;

function differentChars({ minPasswordDifferentChars }: PasswordPolicy, cloud: Cloud): number {
  return minPasswordDifferentChars ?? cloud.options.initialDifferentChars;
}

function checkPassword(password: string, user: User, policy: PasswordPolicy, cloud: Cloud): void {
  if (password.length < policy.minPasswordLength || password.length > maxPasswordLength) {
    throw broken(`A password has ${policy.minPasswordLength} to ${maxPasswordLength} characters.`);
  }
  if (![/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].every((kind) => kind.test(password))) {
    throw broken("A password has lower and upper case letters, digits and symbols.");
  }
  const different = differentChars(policy, cloud);
  if (new Set(password).size < different) throw broken(`A password has at least ${different} different characters.`);
  if (policy.passwordNotContainUsername && password.toLowerCase().includes(user.userName.toLowerCase())) {
    throw broken("A password does not contain the user name.");
  }
  if (user.passwords.slice(0, policy.passwordReusePrevention).includes(password)) {
    throw broken(`The last ${policy.passwordReusePrevention} passwords cannot be used again.`);
  }
}

/** Thirty-two characters of all kinds, none of them twice: right under every policy. */
function generated(cloud: Cloud): string {
  const from = (alphabet: string, length: number) => [...new Set(idText(cloud.state, 200, alphabet))].slice(0, length);
  return [
    ...from("ABCDEFGHJKLMNPQRSTUVWXYZ", 8),
    ...from("abcdefghijkmnopqrstuvwxyz", 8),
    ...from("0123456789", 8),
    ...from("!@#$%^&*()-_=+", 8),
  ].join("");
}

function broken(why: string): Refusal {
  return unverified("invalid", "Password", why);
}
