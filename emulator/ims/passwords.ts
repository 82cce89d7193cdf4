import type { Cloud } from "../action";
import { Refusal } from "../refusal";
import { passwordPolicyOf } from "./password-policy";
import type { LoginProfile, RamUser } from "./state";

/** What stands for the lists of leaked passwords that the service looks into when the policy says so. */
const leaked = new Set(["password", "password1", "password1!", "p@ssw0rd", "12345678", "qwertyuiop", "1qaz@wsx"]);

const mostRemembered = 24;
const longest = 32;

/** Refuses a password that the account's policy does not allow; the code names the parameter that it came in. */
export function checkPassword(
  password: string,
  user: RamUser,
  parameter: "Password" | "NewPassword",
  cloud: Cloud,
): void {
  const policy = passwordPolicyOf(cloud);
  const [name = ""] = user.userPrincipalName.split("@");
  const faults: readonly (readonly [boolean, string])[] = [
    [password.length < policy.MinimumPasswordLength, `has fewer than ${policy.MinimumPasswordLength} characters`],
    [password.length > longest, `has more than ${longest} characters`],
    [policy.RequireLowercaseCharacters && !/[a-z]/.test(password), "has no lowercase letter"],
    [policy.RequireUppercaseCharacters && !/[A-Z]/.test(password), "has no uppercase letter"],
    [policy.RequireNumbers && !/\d/.test(password), "has no digit"],
    [policy.RequireSymbols && !/[^A-Za-z0-9]/.test(password), "has no symbol"],
    [new Set(password).size < policy.MinimumPasswordDifferentCharacter, "has too few different characters"],
    [policy.PasswordNotContainUserName && includes(password, name), "contains the name of the user"],
    [policy.InterceptRiskPasswordOnApi && leaked.has(password.toLowerCase()), "is known to have leaked"],
  ];
  const fault = faults.find(([broken]) => broken);
  if (fault !== undefined) {
    throw new Refusal(`InvalidParameter.${parameter}.TooWeak`, 400, `The password ${fault[1]}.`);
  }
}

/** Whether the password is the present one or one of the last that the policy forbids to use again. */
export function isReused(password: string, profile: LoginProfile, cloud: Cloud): boolean {
  const { PasswordReusePrevention: forbidden } = passwordPolicyOf(cloud);
  return [profile.password, ...(profile.earlierPasswords ?? [])].slice(0, forbidden).includes(password);
}

/** Sets a password that passed the checks. */
export function setPassword(profile: LoginProfile, password: string, by: "user" | "administrator", now: number): void {
  if (profile.password !== "") {
    profile.earlierPasswords = [profile.password, ...(profile.earlierPasswords ?? [])].slice(0, mostRemembered);
  }
  profile.password = password;
  profile.passwordDate = now;
  if (by === "user") profile.ownPassword = true;
  else delete profile.ownPassword;
}

/** An administrator's password is initial, and good for some days only; a user's own is not. */
export function passwordStatus(profile: LoginProfile, cloud: Cloud): "NotInitial" | "InitialValid" | "InitialExpired" {
  if (profile.password === "" || profile.ownPassword === true) return "NotInitial";
  const { InitialPasswordAge: days } = passwordPolicyOf(cloud);
  const age = cloud.now - (profile.passwordDate ?? profile.updateDate);
  return days > 0 && age > days * 86_400_000 ? "InitialExpired" : "InitialValid";
}

function includes(password: string, name: string): boolean {
  return name !== "" && password.toLowerCase().includes(name.toLowerCase());
}
