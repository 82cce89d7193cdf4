import type { Estate } from "../../estate/model";
import { type Access, grantsOf, type Path } from "../access";
import { isRead } from "../rows";
import { contentOf } from "./content";
import { NOT_ASKED, NOT_TOLD, placeOf, policyWords, type ReviewRow } from "./row";
import type { Usage } from "./usage";

/** One row a person, account and access configuration. What many rows share is made once. */
export function grantRows(estate: Estate, access: Access, usage: Usage): ReviewRow[] {
  const places = new Map(access.accounts.map((one) => [one.accountId, placeOf(one, one.accountId)]));
  const people = new Map(access.people.map((one) => [one.userId, one]));
  const rights = new Map(access.configurations.map((one) => [one.configurationId, rightOf(one)]));
  const words = new Map(access.groups.map(({ groupId, name }) => [groupId, `group ${name}`]));
  const statuses = statusesOf(access);
  const areRead = isRead(estate, "cloudsso:AccessConfigurationProvisioning");
  return grantsOf(access).map(({ userId, accountId, configurationId, paths }): ReviewRow => {
    const person = people.get(userId);
    const place = places.get(accountId) ?? placeOf(undefined, accountId);
    const right = rights.get(configurationId);
    return {
      thing: configurationId,
      personId: userId,
      system: "CloudSSO",
      person: person?.name ?? userId,
      displayName: person?.displayName ?? "",
      personStatus: person?.status ?? "",
      account: place.account,
      accountId,
      folder: place.folder,
      owner: place.owner,
      what: "access configuration",
      name: right?.name ?? configurationId,
      power: right?.power ?? "",
      policies: right?.policies ?? "",
      content: right?.content ?? "",
      session: right?.session ?? "",
      path: pathsIn(words, paths),
      status: statuses.get(accountId)?.get(configurationId) ?? (areRead ? "not provisioned" : ""),
      mfa: devices(usage.cloudssoMfa?.get(userId)),
      lastUse: NOT_TOLD,
      created: "",
    };
  });
}

function rightOf({ name, power, policies, sessionDuration }: Access["configurations"][number]) {
  return {
    name,
    power,
    policies: policies.map(policyWords).join("; "),
    content: contentOf(policies),
    session: sessionDuration === undefined ? "" : hours(sessionDuration),
  };
}

function hours(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`;
}

/** By account, then by configuration. */
function statusesOf({ provisionings }: Access): Map<string, Map<string, string>> {
  const statuses = new Map<string, Map<string, string>>();
  for (const { accountId, configurationId, status } of provisionings) {
    const known = statuses.get(accountId) ?? new Map<string, string>();
    statuses.set(accountId, known.set(configurationId, status));
  }
  return statuses;
}

function pathsIn(words: ReadonlyMap<string, string>, paths: readonly Path[]): string {
  const [first] = paths;
  const word = ({ groupId }: Path) => (groupId === undefined ? "directly" : (words.get(groupId) ?? `group ${groupId}`));
  return paths.length === 1 && first !== undefined ? word(first) : paths.map(word).join("; ");
}

function devices(count: number | undefined): string {
  if (count === undefined) return NOT_ASKED;
  return count === 0 ? "none" : `${count} device${count === 1 ? "" : "s"}`;
}
