import type { Estate } from "../../estate/model";
import { byText } from "../../provider/functions/rows";
import { ramAlignedTo } from "../compare";
import { powerOf, rankOf } from "../power";
import { keyOfHolding, type RamAccess, type RamHolding, ramAccessOf } from "../ram";
import { collect } from "./lines";
import type { HolderLine, PathStep, RamImpact, RamPolicyChange, TrustChange, Who } from "./model";
import { policyChange } from "./possible";
import { statementsBetween } from "./statements";

/** Both sides of what the account itself has, with one id for what is one thing. */
export interface RamBoth {
  readonly before: RamAccess;
  readonly after: RamAccess;
}

export function ramBothOf(beforeEstate: Estate, afterEstate: Estate): RamBoth {
  const after = ramAccessOf(afterEstate);
  return { before: ramAlignedTo(after, ramAccessOf(beforeEstate)), after };
}

/** The account's own users, groups and roles; a user's policies are those of its groups, too. */
export function ramImpact({ before, after }: RamBoth): RamImpact {
  return {
    holders: holderLines(rowsOf(before, after), before, after),
    policies: policiesChanged(before, after),
    roles: trustChanges(before, after),
  };
}

/** Users who get or lose a policy, or have one that says something else. */
export function ramUsersTouched({ before, after }: RamBoth): string[] {
  const names = new Set(policiesChanged(before, after).map(({ name }) => name));
  const edited = after.holdings.filter(({ policy }) => policy.type === "Custom" && names.has(policy.name));
  const rows = rowsOf(before, after).filter(({ change }) => change !== "moved");
  return [...new Set([...rows, ...edited].flatMap(userOf))];
}

function userOf({ kind, holderId }: Omit<RamHolding, "groupIds">): string[] {
  return kind === "user" ? [holderId] : [];
}

interface Row extends RamHolding {
  readonly change: HolderLine["change"];
  readonly groupIdsBefore?: RamHolding["groupIds"];
}

function rowsOf(before: RamAccess, after: RamAccess): Row[] {
  const [old, now] = [before, after].map(({ holdings }) => new Map(holdings.map((one) => [keyOfHolding(one), one])));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((key): Row[] => {
    const [was, is] = [old?.get(key), now?.get(key)];
    if (was === undefined) return is === undefined ? [] : [{ ...is, change: "gained" }];
    if (is === undefined) return [{ ...was, change: "lost" }];
    return pathKey(was.groupIds) === pathKey(is.groupIds)
      ? []
      : [{ ...is, change: "moved", groupIdsBefore: was.groupIds }];
  });
}

function pathKey(groupIds: RamHolding["groupIds"]): string {
  return JSON.stringify(groupIds.map((id = "") => id).sort());
}

function holderLines(rows: readonly Row[], before: RamAccess, after: RamAccess): HolderLine[] {
  const names = new Map(
    [before, after]
      .flatMap(({ users, groups, roles }) => [...users, ...groups, ...roles])
      .map((one) => [one.id, one.name]),
  );
  const who = (id: string): Who => ({ id, name: names.get(id) ?? id });
  const steps = (ids: RamHolding["groupIds"]): PathStep[] =>
    ids
      .map((id = "") => id)
      .sort()
      .map((id) => (id === "" ? {} : { group: who(id) }));
  const [fullBefore, full] = [before, after].map(
    ({ groups }) => new Set(groups.filter(({ members }) => members.length > 0).map(({ id }) => id)),
  );
  const shown = rows.filter(
    ({ kind, holderId, change }) => kind !== "group" || !(change === "lost" ? fullBefore : full)?.has(holderId),
  );
  const alike = collect(shown, ({ change, kind, policy, groupIds, groupIdsBefore = [] }) =>
    JSON.stringify([change, kind, policy.type, policy.name, pathKey(groupIds), pathKey(groupIdsBefore)]),
  );
  const lines = [...alike.values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ change, kind, policy, groupIds, groupIdsBefore }): HolderLine => {
      const holders = byText(
        ones.map(({ holderId }) => who(holderId)),
        ({ name, id }) => `${name}\0${id}`,
      );
      const { type, name } = policy;
      return {
        change,
        kind,
        holders,
        policy: { type, name },
        power: powerOf([policy]),
        paths: steps(groupIds),
        ...(groupIdsBefore === undefined ? {} : { pathsBefore: steps(groupIdsBefore) }),
      };
    }),
  );
  return byText(lines, ({ change, power, policy, kind }) =>
    [["gained", "lost", "moved"].indexOf(change), rankOf(power), policy.name, kind].join(" "),
  );
}

/** A policy that is new or gone changes nobody's rights but by its holders. */
function policiesChanged(before: RamAccess, after: RamAccess): RamPolicyChange[] {
  const old = new Map(before.policies.map((policy) => [policy.name.toLowerCase(), policy]));
  return after.policies.flatMap((policy): RamPolicyChange[] => {
    const was = old.get(policy.name.toLowerCase());
    const change = was === undefined ? undefined : policyChange([was], [policy]);
    if (change === undefined || change.policies.length === 0) return [];
    const holders = after.holdings.filter((one) => one.policy.type === "Custom" && one.policy.name === policy.name);
    const count = (kind: RamHolding["kind"]) => holders.filter((one) => one.kind === kind).length;
    return [{ name: policy.name, users: count("user"), roles: count("role"), ...change }];
  });
}

function trustChanges(before: RamAccess, after: RamAccess): TrustChange[] {
  const [old, now] = [before, after].map(({ roles }) => new Map(roles.map((role) => [role.id, role.trust])));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort().flatMap((role): TrustChange[] => {
    const [was, is] = [old?.get(role), now?.get(role)];
    const statements = statementsBetween(was, is, "trust");
    const change = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    const isSame = statements.statementsAdded.length + statements.statementsRemoved.length === 0;
    return change === "changed" && isSame ? [] : [{ change, role, ...statements }];
  });
}
