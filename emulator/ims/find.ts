import type { Cloud } from "../action";
import { sameName } from "../names";
import { Refusal, unverified } from "../refusal";
import { itemsOf } from "../store";
import type { ImsAccount, RamGroup, RamUser } from "./state";

/** RAM of the account that is calling. */
export function theAccount(cloud: Cloud): ImsAccount {
  const { accountId } = cloud.caller;
  cloud.state.ims[accountId] ??= newImsAccount(accountId);
  return cloud.state.ims[accountId];
}

export function newImsAccount(accountId: string): ImsAccount {
  return {
    accountId,
    defaultDomain: `${accountId}.onaliyun.com`,
    users: {},
    groups: {},
    memberships: {},
    virtualMfaDevices: {},
    recycledUsers: {},
    recycledKeys: {},
    samlProviders: {},
    oidcProviders: {},
    applications: {},
    installedApplications: {},
    credentialReports: {},
    governanceReports: {},
    settings: {},
  };
}

export function notFound(entity: string, name: string): Refusal {
  return new Refusal(`EntityNotExist.${entity}`, 404, `The ${entity} does not exist: ${name}.`);
}

export function exists(entity: string, name: string): Refusal {
  return new Refusal(`EntityAlreadyExists.${entity}`, 409, `The ${entity} exists already: ${name}.`);
}

export function limitExceeded(entity: string, limit: number): Refusal {
  return new Refusal(`LimitExceeded.${entity}`, 409, `The count of ${entity} beyond the current limits: ${limit}.`);
}

export function deleteConflict(entity: string, why: string): Refusal {
  return new Refusal(`DeleteConflict.${entity}`, 409, why);
}

/** For parameters that are needed together with the value of another one. */
export function missingParameter(name: string): Refusal {
  return new Refusal("MissingParameter", 400, `${name} is mandatory for this action.`);
}

/** A user as one of the parameters names it; which one is given was checked against the facts table. */
export interface UserReference {
  readonly UserPrincipalName?: string | undefined;
  readonly UserId?: string | undefined;
  readonly UserAccessKeyId?: string | undefined;
}

export function theUser(reference: UserReference, cloud: Cloud): RamUser {
  const { UserPrincipalName: name, UserId: id, UserAccessKeyId: keyId } = reference;
  checkName(name, "UserName", /^[A-Za-z0-9._@-]*$/, 128, cloud);
  const found = findUser(reference, cloud);
  if (found === undefined) throw notFound("User", id || keyId || name || "");
  return found;
}

function findUser(reference: UserReference, cloud: Cloud): RamUser | undefined {
  const { UserPrincipalName: name, UserId: id, UserAccessKeyId: keyId } = reference;
  const users = itemsOf(theAccount(cloud).users);
  const found = users.find((user) =>
    id
      ? user.userId === id
      : keyId
        ? Object.hasOwn(user.accessKeys, keyId)
        : sameName(user.userPrincipalName, name ?? "", cloud),
  );
  return found !== undefined && isVisible(found.createDate, cloud) ? found : undefined;
}

/** For calls that act on the caller when no user is named. The operator's own user is not among the account's users. */
export function theUserOrCaller(
  { UserPrincipalName }: { readonly UserPrincipalName?: string | undefined },
  cloud: Cloud,
): RamUser {
  return theUser(UserPrincipalName ? { UserPrincipalName } : { UserId: cloud.caller.principalId }, cloud);
}

/** The same for calls of which no document lists the code for an unknown user. */
export function theOwner(
  { UserPrincipalName }: { readonly UserPrincipalName?: string | undefined },
  cloud: Cloud,
): RamUser {
  const found = findUser(UserPrincipalName ? { UserPrincipalName } : { UserId: cloud.caller.principalId }, cloud);
  if (found === undefined) throw unverified("missing", "User", `The user does not exist: ${UserPrincipalName ?? ""}.`);
  return found;
}

export function theGroup(request: { readonly GroupName?: string | undefined }, cloud: Cloud): RamGroup {
  const name = request.GroupName ?? "";
  checkName(name, "GroupName", /^[A-Za-z0-9._-]*$/, 64, cloud);
  const found = itemsOf(theAccount(cloud).groups).find(({ groupName }) => sameName(groupName, name, cloud));
  if (found === undefined || !isVisible(found.createDate, cloud)) throw notFound("Group", name);
  return found;
}

/** Documented for the RAM twin: names that nothing can be called are refused as such, even where one is looked for. */
function checkName(
  name: string | undefined,
  parameter: "UserName" | "GroupName",
  form: RegExp,
  most: number,
  cloud: Cloud,
): void {
  if (name === undefined) return;
  if ([...name].length > most) throw invalidName(parameter, "Length", cloud);
  if (!form.test(name)) throw invalidName(parameter, "InvalidChars", cloud);
}

export function invalidName(
  parameter: "UserName" | "NewUserName" | "GroupName",
  fault: "InvalidChars" | "Length",
  cloud: Cloud,
): Refusal {
  const respelt = cloud.options.userNameCodes === "UserPrincipalName";
  const spelling = respelt ? parameter.replace("UserName", "UserPrincipalName") : parameter;
  return new Refusal(`InvalidParameter.${spelling}.${fault}`, 400, `The value of ${spelling} is not valid.`);
}

/** Whether something that was made then can be seen by now. */
export function isVisible(createDate: number, cloud: Cloud): boolean {
  return createDate + cloud.options.readLagMs <= cloud.now;
}
