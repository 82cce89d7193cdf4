import type { Context } from "../context";
import { unlessGone } from "../gone";
import { detachAll, policiesOf } from "../ram/policies-of-one";
import { namedUserHolding } from "../ram/user-principal";
import { InUse } from "../shapes/entity";
import { groupsLists } from "./groups-of-user";
import { membersLists } from "./members";

/**
 * What hangs on a user. Looked at before the delete: whether the service refuses or takes these along silently is the
 * largest open question about it, and neither must happen unasked. Of service credentials no page says even that.
 */
export async function blockersOf(context: Context, name: string): Promise<string[]> {
  const at = { UserPrincipalName: name };
  const [keys, credentials, policies, groups, profile, device] = await Promise.all([
    keysOf(context, name),
    credentialsOf(context, name),
    policiesOf(context, namedUserHolding, name),
    groupsOf(context, name),
    unlessGone(context.ims.getLoginProfile(at)),
    deviceOf(context, name),
  ]);
  return [
    ...keys.map((key) => `access key ${key}`),
    ...credentials.map((credential) => `service credential ${credential}`),
    ...policies.map((policy) => `${policy.policyType.toLowerCase()} policy ${policy.policyName}`),
    ...groups.map((group) => `membership of group ${group.name}`),
    ...(profile === undefined ? [] : ["a console logon"]),
    ...(device === undefined ? [] : [`MFA device ${device}`]),
  ];
}

/** @param force takes away first what hangs on the user. @throws `InUse` where something does. */
export async function deleteUser(context: Context, id: string, name: string, force: boolean): Promise<void> {
  if (force) await clearTheWay(context, name).finally(() => context.lists.dropAll(groupsLists(id)));
  if ((await blockersOf(context, name)).length > 0) throw new InUse(`user ${name} is in use`);
  await context.ims.deleteUser({ UserId: id });
}

/**
 * In Terraform's order: keys first, disabled before they go, so that nobody acts as the user any more; with them service
 * credentials, which Terraform does not know.
 */
async function clearTheWay(context: Context, name: string): Promise<void> {
  const at = { UserPrincipalName: name };
  for (const key of await keysOf(context, name)) {
    const of = { ...at, UserAccessKeyId: key };
    await gone(context.ims.updateAccessKey({ ...of, Status: "Inactive" }).then(() => context.ims.deleteAccessKey(of)));
  }
  for (const ServiceCredentialId of await credentialsOf(context, name)) {
    await gone(context.ims.deleteServiceCredential({ ...at, ServiceCredentialId }));
  }
  await detachAll(context, namedUserHolding, name);
  for (const group of await groupsOf(context, name)) {
    await gone(
      context.ims
        .removeUserFromGroup({ ...at, GroupName: group.name })
        .finally(() => context.lists.dropAll(membersLists(group.id))),
    );
  }
  if ((await unlessGone(context.ims.getLoginProfile(at))) !== undefined) await gone(context.ims.deleteLoginProfile(at));
  if ((await deviceOf(context, name)) !== undefined) await gone(context.ims.unbindMFADevice(at));
}

async function keysOf(context: Context, name: string): Promise<string[]> {
  const answer = await context.ims.listAccessKeys({ UserPrincipalName: name });
  return (answer.AccessKeys?.AccessKey ?? []).flatMap((key) => key.AccessKeyId ?? []);
}

async function credentialsOf({ ims }: Context, name: string): Promise<string[]> {
  const rows = await ims.listServiceCredentials.all({ UserPrincipalName: name });
  return rows.flatMap((row) => row.ServiceCredentialId ?? []);
}

async function groupsOf(context: Context, name: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const answer = await context.ims.listGroupsForUser({ UserPrincipalName: name });
  const groups = answer.Groups?.Group ?? [];
  return groups.flatMap(({ GroupId: id = "", GroupName: name }) => (name === undefined ? [] : { id, name }));
}

/** A user without a device may be answered with a flag or with a refusal; which of both is not documented. */
async function deviceOf(context: Context, name: string): Promise<string | undefined> {
  const answer = await unlessGone(context.ims.getUserMFAInfo({ UserPrincipalName: name }));
  return answer?.IsMFAEnable === true ? (answer.MFADevice?.SerialNumber ?? "of an unknown number") : undefined;
}

/** In a clean-up "gone already" means go on. */
async function gone(write: Promise<unknown>): Promise<void> {
  await unlessGone(write);
}
