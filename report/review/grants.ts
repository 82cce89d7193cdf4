import type { Estate } from "../../estate/model";
import { type Access, type Grant, grantsOf } from "../access";
import { NOT_ASKED, NOT_TOLD, placeOf, policyWords, type ReviewRow } from "./row";
import type { Usage } from "./usage";

/** One row a person, account and access configuration. */
export function grantRows(estate: Estate, access: Access, usage: Usage): ReviewRow[] {
  const accounts = new Map(access.accounts.map((one) => [one.accountId, one]));
  const people = new Map(access.people.map((one) => [one.userId, one]));
  const groups = new Map(access.groups.map((one) => [one.groupId, one.name]));
  const configurations = new Map(access.configurations.map((one) => [one.configurationId, one]));
  const target = (one: Omit<Grant, "paths" | "userId">) => JSON.stringify([one.accountId, one.configurationId]);
  const statuses = new Map(access.provisionings.map((one) => [target(one), one.status]));
  const isRead = estate.unread.every(({ what }) => what !== "cloudsso:AccessConfigurationProvisioning");
  return grantsOf(access).map((grant): ReviewRow => {
    const person = people.get(grant.userId);
    const configuration = configurations.get(grant.configurationId);
    return {
      key: JSON.stringify(["CloudSSO", grant.userId, grant.accountId, grant.configurationId]),
      system: "CloudSSO",
      person: person?.name ?? grant.userId,
      ...(person?.displayName === undefined ? {} : { displayName: person.displayName }),
      ...(person?.status === undefined ? {} : { personStatus: person.status }),
      ...placeOf(accounts.get(grant.accountId), grant.accountId),
      what: "access configuration",
      name: configuration?.name ?? grant.configurationId,
      ...(configuration === undefined ? {} : { power: configuration.power }),
      policies: (configuration?.policies ?? []).map(policyWords).join("; "),
      path: grant.paths.map(({ groupId }) => pathWords(groupId, groups)).join("; "),
      status: statuses.get(target(grant)) ?? (isRead ? "not provisioned" : ""),
      mfa: devices(usage.cloudssoMfa?.get(grant.userId)),
      lastUse: NOT_TOLD,
    };
  });
}

function pathWords(groupId: string | undefined, groups: ReadonlyMap<string, string>): string {
  return groupId === undefined ? "directly" : `group ${groups.get(groupId) ?? groupId}`;
}

function devices(count: number | undefined): string {
  if (count === undefined) return NOT_ASKED;
  return count === 0 ? "none" : `${count} device${count === 1 ? "" : "s"}`;
}
