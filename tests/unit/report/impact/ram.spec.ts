import assert from "node:assert/strict";
import type { Estate, EstateObject, Values } from "../../../../estate/model";
import { FORMAT, VERSION } from "../../../../estate/model";
import { impactOf } from "../../../../report/impact/report";
import { NOTHING } from "../../../support/directory";

/** RAM in words: members of groups, and who has which policy. */
interface Account {
  /** Of who was deleted and made again: how often. */
  readonly remade?: { readonly [user: string]: number };
  readonly members?: { readonly [group: string]: readonly string[] };
  /** `user:ann`, `group:ops` or `role:app`, and the policy: a name in capitals is one of the account's own. */
  readonly has?: readonly (readonly [holder: string, policy: string])[];
  readonly policies?: { readonly [name: string]: string };
  readonly trust?: { readonly [role: string]: string };
}

const USERS = ["ann", "ben", "cat"];
const statement = (Action: string) =>
  JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
const trusting = (account: string) =>
  JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: `acs:ram::${account}:root` } }],
  });

function estateOf({ members = {}, has = [], policies = {}, trust = {}, remade = {} }: Account): Estate {
  const userId = (name: string) => `u-${name}${remade[name] ?? ""}`;
  const object = (id: string, name: string, inputs: Values): EstateObject => ({ id, name, inputs, outputs: {} });
  const attached = (kind: string, key: string) =>
    has
      .filter(([holder]) => holder.startsWith(`${kind}:`))
      .map(([holder, policyName]) => {
        const name = holder.slice(kind.length + 1);
        const id = kind === "role" ? name : kind === "user" ? userId(name) : `g-${name}`;
        const policyType = policyName in policies ? "Custom" : "System";
        return object(`${policyName}:${policyType}:${id}`, "", { policyName, policyType, [key]: id });
      });
  return {
    format: FORMAT,
    version: VERSION,
    accountId: "1000",
    objects: {
      ...NOTHING,
      "ims:User": USERS.map((name) => object(userId(name), name, {})),
      "ims:Group": Object.keys(members).map((name) => object(`g-${name}`, name, {})),
      "ims:GroupMembership": Object.entries(members).flatMap(([group, names]) =>
        names.map((name) => object(`g-${group}:${userId(name)}`, "", { groupId: `g-${group}`, userId: userId(name) })),
      ),
      "ram:UserPolicyAttachment": attached("user", "userId"),
      "ram:GroupPolicyAttachment": attached("group", "groupId"),
      "ram:RolePolicyAttachment": attached("role", "roleName"),
      "ram:Policy": Object.entries(policies).map(([name, policyDocument]) => object(name, name, { policyDocument })),
      "ram:Role": Object.entries(trust).map(([name, assumeRolePolicyDocument]) =>
        object(name, name, { assumeRolePolicyDocument }),
      ),
    },
    unread: [],
  };
}

function impact(before: Account, after: Account) {
  return impactOf(estateOf(before), estateOf(after), {
    time: new Date(0),
    isProduction: () => false,
    gates: { maxAccounts: 0, maxPeople: 0, protect: [], never: ["AdministratorAccess"] },
  });
}

function holders(before: Account, after: Account): string[] {
  return impact(before, after).ram.holders.map(({ change, kind, holders: all, policy, paths, pathsBefore }) => {
    const by = (steps: typeof paths) => steps.map(({ group }) => group?.name ?? "directly").join("+");
    const was = pathsBefore === undefined ? "" : ` before ${by(pathsBefore)}`;
    return `${change} ${policy.name}: ${kind} ${all.map(({ name }) => name).join("+")} by ${by(paths)}${was}`;
  });
}

const start: Account = {
  members: { ops: ["ann", "ben"], none: [] },
  has: [
    ["group:ops", "ReadOnlyAccess"],
    ["role:app", "own"],
    ["user:cat", "own"],
  ],
  policies: { own: statement("ecs:Describe*") },
  trust: { app: trusting("1000") },
};
const { has = [], members = {} } = start;

describe("impact on RAM", () => {
  it("tells what users gain and lose themselves, and by groups", () => {
    assert.deepEqual(holders(start, { ...start, has: [...has, ["user:cat", "AdministratorAccess"]] }), [
      "gained AdministratorAccess: user cat by directly",
    ]);
    assert.deepEqual(holders(start, { ...start, has: [...has, ["group:ops", "AdministratorAccess"]] }), [
      "gained AdministratorAccess: user ann+ben by ops",
    ]);
    assert.deepEqual(holders(start, { ...start, members: { ...members, ops: ["ann"] } }), [
      "lost ReadOnlyAccess: user ben by ops",
    ]);
  });

  it("takes a user who is made under the name of one who is gone for another", () => {
    assert.deepEqual(holders(start, { ...start, remade: { cat: 2, ben: 2 } }), [
      "gained ReadOnlyAccess: user ben by ops",
      "gained own: user cat by directly",
      "lost ReadOnlyAccess: user ben by ops",
      "lost own: user cat by directly",
    ]);
    const { counts, notices } = impact(start, { ...start, remade: { cat: 2 } });
    assert.equal(counts.people, 2);
    assert.match(notices.join(), /^cat is gone, and somebody else is made under that logon name/);
  });

  it("tells of another path, of roles, and of groups in which nobody is", () => {
    assert.deepEqual(holders(start, { ...start, has: [...has, ["user:ann", "ReadOnlyAccess"]] }), [
      "moved ReadOnlyAccess: user ann by directly+ops before ops",
    ]);
    assert.deepEqual(holders(start, { ...start, has: [...has, ["role:app", "AdministratorAccess"]] }), [
      "gained AdministratorAccess: role app by directly",
    ]);
    assert.deepEqual(holders(start, { ...start, has: [...has, ["group:none", "AdministratorAccess"]] }), [
      "gained AdministratorAccess: group none by directly",
    ]);
  });

  it("counts who has a policy that says something else, and names what becomes possible", () => {
    const report = impact(start, { ...start, policies: { own: statement("ecs:*") } });
    const [policy] = report.ram.policies;
    assert.deepEqual([policy?.name, policy?.users, policy?.roles], ["own", 1, 1]);
    assert.deepEqual(policy?.possible, [
      { class: "write", by: ["ecs:*"] },
      { class: "read", by: ["ecs:*"] },
    ]);
    assert.deepEqual([report.counts.people, report.counts.accounts], [1, 1]);
  });

  it("tells who may take on a role", () => {
    const [change] = impact(start, { ...start, trust: { app: trusting("2000") } }).ram.roles;
    assert.equal(change?.change, "changed");
    assert.match(change?.statementsAdded.join() ?? "", /acs:ram::2000:root/);
    assert.match(change?.statementsRemoved.join() ?? "", /acs:ram::1000:root/);
  });

  const strong: Account = { ...start, has: [...has, ["role:app", "AdministratorAccess"]] };
  const never = (before: Account, after: Account) => {
    const gate = impact(before, after).gates.find((one) => one.gate === "never");
    return gate?.isHit === true ? gate.reason : undefined;
  };

  it("hits --never where more may take on a role that has the policy, and not where fewer may", () => {
    const both = trusting("1000").replace('"acs:ram::1000:root"', '["acs:ram::1000:root","acs:ram::2000:root"]');
    const by = "Nobody may get AdministratorAccess, and whoever may take on RAM role app by its new trust would.";
    assert.equal(never(strong, { ...strong, trust: { app: trusting("2000") } }), by);
    assert.equal(never(strong, { ...strong, trust: { app: both } }), by);
    assert.equal(never(strong, { ...strong, trust: { app: '{"Statement":[]}' } }), undefined);
    assert.equal(never(start, { ...start, trust: { app: trusting("2000") } }), undefined);
    const denied = (document: string) => document.replace("}]", '},{"Effect":"Deny","Action":"sts:AssumeRole"}]');
    const open = trusting("2000");
    assert.equal(never({ ...strong, trust: { app: denied(open) } }, { ...strong, trust: { app: open } }), by);
    assert.equal(never({ ...strong, trust: { app: open } }, { ...strong, trust: { app: denied(open) } }), undefined);
  });

  it("takes for AdministratorAccess whatever allows everything", () => {
    const wide = { ...start, policies: { own: statement("*") } };
    assert.match(never(start, wide) ?? "", /whoever has RAM policy own would/);
    assert.match(never(wide, { ...wide, has: [...has, ["user:ann", "own"]] }) ?? "", /RAM user ann would/);
    const unused = { ...start, has: [] };
    assert.equal(never(unused, { ...unused, policies: { own: statement("*") } }), undefined);
  });

  it("hits gates, and another path to the same hits none", () => {
    const hit = (after: Account) => impact(start, after).gates.flatMap(({ gate, isHit }) => (isHit ? gate : []));
    assert.deepEqual(hit({ ...start, has: [...has, ["user:cat", "AdministratorAccess"]] }), [
      "max-accounts",
      "max-people",
      "never",
    ]);
    assert.deepEqual(hit({ ...start, trust: { app: trusting("2000") } }), ["max-accounts", "max-people"]);
    assert.deepEqual(hit({ ...start, has: [...has, ["user:ann", "ReadOnlyAccess"]] }), []);
  });
});
