import assert from "node:assert/strict";
import fc from "fast-check";
import { verdictOf } from "../../../../cli/impact/words";
import { estateKinds } from "../../../../estate/kinds";
import type { Estate, EstateObject, Values } from "../../../../estate/model";
import { REACH } from "../../../../report/impact/reach-table";
import { impactOf } from "../../../../report/impact/report";
import { productionBy } from "../../../../report/production";
import { type Directory, estateOf } from "../../../support/directory";

/** Ann and ben administer ledger, which is production; cat reads on play; dan has nothing. In RAM, root administers. */
const directory: Directory = {
  folders: { production: "", lab: "" },
  accounts: { ledger: "production", play: "lab" },
  people: ["ann", "ben", "cat", "dan"],
  groups: { ops: ["ann", "ben"], none: [] },
  configurations: ["Admin", "Read"],
  policies: { Admin: ["AdministratorAccess"], Read: ["ReadOnlyAccess"] },
  assignments: [
    ["ledger", "Admin", "ops"],
    ["play", "Read", "cat"],
  ],
};
const LEDGER = "1001";
const trust = (principal: Values) =>
  JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }] });

function object(id: string, inputs: Values = {}, outputs: Values = {}): EstateObject {
  return { id, name: id, inputs, outputs };
}

function withObjects(estate: Estate, objects: { readonly [kind: string]: readonly EstateObject[] }): Estate {
  return { ...estate, objects: { ...estate.objects, ...objects } };
}

const start = withObjects(estateOf(directory), {
  "ims:User": [object("root", { userPrincipalName: "root@x" }), object("app", { userPrincipalName: "app@x" })],
  "ims:AccessKey": [object("LTAI1", { userId: "app", status: "Active" })],
  "ims:AccessKeyPolicy": [object("LTAI1", { accessKeyId: "LTAI1", status: "Active" })],
  "ims:OidcProvider": [object("github", { issuerUrl: "https://x", clientIds: ["a"], description: "" })],
  "ims:SamlProvider": [object("corp", { encodedSamlMetadataDocument: "AA==" })],
  "ram:Role": [
    object("deploy", { assumeRolePolicyDocument: trust({ Federated: "acs:ram::1000:oidc-provider/github" }) }),
    object("server", { assumeRolePolicyDocument: trust({ Service: "ecs.aliyuncs.com" }) }),
  ],
  "ram:RolePolicyAttachment": [
    object("1", { policyName: "AdministratorAccess", policyType: "System", roleName: "deploy" }),
  ],
  "ram:UserPolicyAttachment": [
    object("2", { policyName: "AdministratorAccess", policyType: "System", userId: "root" }),
  ],
  "cloudsso:LoginPreference": [object("d-1", { loginNetworkMasks: ["10.0.0.0/8"], allowUserToGetCredentials: false })],
  "cloudsso:SamlIdentityProvider": [object("d-1", { ssoStatus: "Enabled", loginUrl: "https://x" })],
});

function impact(before: Estate, after: Estate) {
  const gates = { maxAccounts: 0, maxPeople: 100, protect: ["production"], never: ["AdministratorAccess"] };
  return impactOf(before, after, { time: new Date(0), isProduction: productionBy([]), gates });
}

/** `start` with some kinds as they are given. */
const but = (objects: { readonly [kind: string]: readonly EstateObject[] }) => withObjects(start, objects);
/** With one object of a kind as it is given, in the place of one of that id. */
function set(kind: string, one: EstateObject, estate = start): Estate {
  const others = (estate.objects[kind] ?? []).filter(({ id }) => id !== one.id);
  return withObjects(estate, { [kind]: [...others, one] });
}
function edit(kind: string, id: string, inputs: Values): Estate {
  const one = start.objects[kind]?.find((known) => known.id === id) as EstateObject;
  return set(kind, { ...one, inputs: { ...one.inputs, ...inputs } });
}

interface Truth {
  readonly what: string;
  readonly after: Estate;
  readonly people: number;
  readonly accounts: number;
  /** `max-people`: though a hundred may be. */
  readonly hit: readonly string[];
  readonly verdict: RegExp;
}

const provisioned = (principalType: string, principalId: string, duplicationStrategy = "KeepBoth") =>
  object("d-1:up-1", { principalType, principalId, targetId: LEDGER, duplicationStrategy, deletionStrategy: "Delete" });
const ALL = { people: 4, accounts: 2 };
const directoryWide = /^Who logs on to the whole directory, and how, changes by [\w:]+, which counts for everybody\. /;
const accountWide = /^Who logs on to the whole account, and how, changes by [\w:]+, which counts for everybody\. /;

const logon = (updateDate: string) =>
  object("root", { userId: "root", status: "Active" }, { updateDate, passwordStatus: "Available" });

/** Worked out by hand. */
const truths: readonly Truth[] = [
  {
    what: "an administrator of RAM gets a logon and a key",
    after: but({
      "ims:LoginProfile": [object("root", { userId: "root", status: "Active" })],
      "ims:AccessKey": [
        ...(start.objects["ims:AccessKey"] ?? []),
        object("LTAI2", { userId: "root", status: "Active" }),
      ],
    }),
    people: 1,
    accounts: 1,
    hit: ["max-accounts", "never"],
    verdict: /^1 person can do something else than before; 1 account affected/,
  },
  {
    what: "a user without policies gets a logon",
    after: but({ "ims:LoginProfile": [object("app", { userId: "app", status: "Active" })] }),
    people: 1,
    accounts: 1,
    hit: ["max-accounts"],
    verdict: /^1 person can do something else/,
  },
  {
    what: "the limits of a key fall away",
    after: but({ "ims:AccessKeyPolicy": [] }),
    people: 1,
    accounts: 1,
    hit: ["max-accounts"],
    verdict: /^1 person can do something else/,
  },
  {
    what: "a group of two gets RAM users in production",
    after: but({ "cloudsso:UserProvisioning": [provisioned("Group", "g-ops")] }),
    people: 2,
    accounts: 1,
    hit: ["max-accounts", "protect"],
    verdict: /^2 people can do something else than before; 1 account affected, 1 of production/,
  },
  {
    what: "somebody's RAM user in production takes over another",
    after: but({ "cloudsso:UserProvisioning": [provisioned("User", "u-dan", "TakeOver")] }),
    people: 1,
    accounts: 1,
    hit: ["max-accounts", "protect", "never"],
    verdict: /^1 person can do something else/,
  },
  {
    what: "a group in which nobody is gets RAM users in production",
    after: but({ "cloudsso:UserProvisioning": [provisioned("Group", "g-none")] }),
    people: 0,
    accounts: 1,
    hit: ["max-accounts", "protect"],
    verdict: /^Nobody who is known can do something else than before; 1 account affected, 1 of production/,
  },
  {
    what: "the directory lets in other networks",
    after: edit("cloudsso:LoginPreference", "d-1", { loginNetworkMasks: [] }),
    ...ALL,
    hit: ["max-accounts", "protect"],
    verdict: directoryWide,
  },
  {
    what: "another identity provider logs people on",
    after: edit("cloudsso:SamlIdentityProvider", "d-1", { loginUrl: "https://y" }),
    ...ALL,
    hit: ["max-accounts", "max-people", "protect", "never"],
    verdict: directoryWide,
  },
  {
    what: "a credential of SCIM is made",
    after: but({ "cloudsso:ScimServerCredential": [object("d-1:sc-1", { directoryId: "d-1", status: "Enabled" })] }),
    ...ALL,
    hit: ["max-accounts", "max-people", "protect", "never"],
    verdict: directoryWide,
  },
  {
    what: "a member account administers CloudSSO",
    after: but({ "cloudsso:DelegateAccount": [object(LEDGER, { accountId: LEDGER })] }),
    ...ALL,
    hit: ["max-accounts", "max-people", "protect", "never"],
    verdict: directoryWide,
  },
  {
    what: "an OIDC provider lets in more clients, and a role for administrators trusts it",
    after: edit("ims:OidcProvider", "github", { clientIds: ["a", "b"] }),
    people: 2,
    accounts: 1,
    hit: ["max-accounts", "max-people", "never"],
    verdict: accountWide,
  },
  {
    what: "a SAML provider is another, and no role trusts it",
    after: edit("ims:SamlProvider", "corp", { encodedSamlMetadataDocument: "BB==" }),
    people: 2,
    accounts: 1,
    hit: ["max-accounts", "max-people"],
    verdict: accountWide,
  },
  {
    what: "a SAML provider goes",
    after: but({ "ims:SamlProvider": [] }),
    people: 2,
    accounts: 1,
    hit: ["max-accounts"],
    verdict: accountWide,
  },
  {
    what: "an administrator gets the logon name of somebody else",
    after: edit("cloudsso:User", "d-1:u-ann", { userName: "eve" }),
    people: 1,
    accounts: 1,
    hit: ["max-accounts", "protect", "never"],
    verdict: /^1 person can do something else/,
  },
  {
    what: "somebody without anything gets another address",
    after: edit("cloudsso:User", "d-1:u-dan", { email: "dan@y" }),
    people: 1,
    accounts: 0,
    hit: [],
    verdict: /^1 person can do something else than before; 0 accounts affected/,
  },
  {
    what: "a role of a service gets a policy",
    after: but({
      "ram:RolePolicyAttachment": [
        ...(start.objects["ram:RolePolicyAttachment"] ?? []),
        object("3", { policyName: "AliyunOSSFullAccess", policyType: "System", roleName: "server" }),
      ],
    }),
    people: 0,
    accounts: 1,
    hit: ["max-accounts"],
    verdict: /^Nobody who is known can do something else than before; 1 account affected/,
  },
  {
    what: "a role that people may take on gets a policy",
    after: but({
      "ram:RolePolicyAttachment": [
        ...(start.objects["ram:RolePolicyAttachment"] ?? []),
        object("3", { policyName: "AliyunOSSFullAccess", policyType: "System", roleName: "deploy" }),
      ],
    }),
    people: 0,
    accounts: 1,
    hit: ["max-accounts", "max-people"],
    verdict: /^Nobody who is known can do something else/,
  },
  {
    what: "only words change, and who has nothing comes",
    after: set(
      "cloudsso:Group",
      object("d-1:g-none", { groupName: "none", description: "empty" }),
      set(
        "ims:OidcProvider",
        object("github", { issuerUrl: "https://x", clientIds: ["a"], description: "CI" }),
        set("ims:User", object("new", { userPrincipalName: "new@x" }), set("cloudsso:User", object("d-1:u-eve"))),
      ),
    ),
    people: 0,
    accounts: 0,
    hit: [],
    verdict: /^Nobody can do anything else than before; 4 objects differ\.$/,
  },
];

describe("what touches people and accounts without giving access", () => {
  for (const { what, after, people, accounts, hit, verdict } of truths) {
    it(`counts them when ${what}`, () => {
      const report = impact(start, after);
      assert.deepEqual([report.counts.people, report.counts.accounts], [people, accounts]);
      assert.deepEqual(
        report.gates.flatMap(({ gate, isHit }) => (isHit ? gate : [])),
        hit,
      );
      assert.match(verdictOf(report), verdict);
    });
  }

  it("counts a RAM user whose password was set, which only a time tells", () => {
    const [before, after] = ["2026-11-28T10:00:00Z", "2026-11-28T11:00:00Z"].map((time) =>
      but({ "ims:LoginProfile": [logon(time)] }),
    );
    const { counts, gates, outcome } = impact(before as Estate, after as Estate);
    assert.deepEqual([outcome, counts.people, counts.accounts], ["impact", 1, 1]);
    assert.equal(gates.find(({ gate }) => gate === "never")?.isHit, true);
  });

  it("is told of every kind that an estate holds, and of no other", () => {
    const kinds = [...estateKinds.map(({ kind }) => kind), "organisation:Account", "organisation:Folder"];
    assert.deepEqual(Object.keys(REACH).sort(), kinds.sort());
  });

  /** What may come or go without anybody being able to do anything else, said here once more and by itself. */
  const HARMLESS = [
    "cloudsso:AccessConfiguration",
    "cloudsso:Group",
    "cloudsso:User",
    "cloudsso:UserAttachment",
    "ims:Group",
    "ims:GroupMembership",
    "ims:User",
    "ims:VirtualMfaDevice",
    "ram:Policy",
  ];

  /** Enough to be one of its kind: whose it is, where, and what. */
  const PLAIN = {
    ...{ directoryId: "d-1", userId: "root", groupId: "none", roleName: "server", status: "Active" },
    ...{ principalType: "User", principalId: "u-dan", targetId: LEDGER, accessConfigurationId: "ac-Read" },
    ...{ accessKeyId: "LTAI1", policyName: "own", policyType: "System" },
  };

  for (const { kind } of estateKinds) {
    it(`never says of ${kind} that nobody can do anything else, unless that is so`, () => {
      const after = set(kind, object("LTAI1:new", PLAIN));
      for (const report of [impact(start, after), impact(after, start)]) {
        assert.equal(verdictOf(report).includes("Nobody can do anything else"), HARMLESS.includes(kind));
      }
    });
  }

  it("takes a kind of a later release for the worst", () => {
    const [before, after] = [0, 1].map((count) => but({ "cloudsso:Backdoor": [object("b")].slice(0, count) }));
    const report = impact(before as Estate, after as Estate);
    assert.ok(report.gates.every(({ isHit }) => isHit));
    assert.match(verdictOf(report), directoryWide);
  });

  it("counts as a look at everybody does, whatever is combined", () => {
    const some = fc.record({
      keys: fc.subarray(["root", "app"]),
      logons: fc.subarray(["root", "app"]),
      provisioned: fc.subarray(["ann", "cat", "ops"]),
      ops: fc.subarray(["ann", "ben", "cat"]),
      networks: fc.boolean(),
      idp: fc.boolean(),
      passwords: fc.boolean(),
      words: fc.boolean(),
    });
    type Some = typeof some extends fc.Arbitrary<infer T> ? T : never;
    const flags = { networks: false, idp: false, passwords: false, words: false };
    const NOTHING: Some = { keys: [], logons: [], provisioned: [], ops: [], ...flags };
    const estate = ({ keys, logons, provisioned: who, ops, networks, idp, passwords, words }: Some) =>
      withObjects(estateOf({ ...directory, groups: { ops, none: [] } }), {
        "ims:User": ["root", "app"].map((id) => object(id, { comments: words ? "a" : "b" })),
        "ims:AccessKey": keys.map((userId) => object(`key-${userId}`, { userId, status: "Active" })),
        "ims:LoginProfile": logons.map((userId) => object(userId, { userId, status: "Active" })),
        "cloudsso:UserProvisioning": who.map((name) => {
          const isGroup = name === "ops";
          return object(`d-1:up-${name}`, {
            principalType: isGroup ? "Group" : "User",
            principalId: isGroup ? "g-ops" : `u-${name}`,
            targetId: LEDGER,
            duplicationStrategy: "KeepBoth",
          });
        }),
        "cloudsso:LoginPreference": [object("d-1", { loginNetworkMasks: networks ? ["10.0.0.0/8"] : [] })],
        "cloudsso:SamlIdentityProvider": [object("d-1", { ssoStatus: idp ? "Enabled" : "Disabled" })],
        "ims:PasswordPolicy": [object("1000", { minimumPasswordLength: passwords ? 8 : 32 })],
      });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const both = [one, other] as const;
        const differs = (tell: (side: Some) => unknown) => String(tell(one)) !== String(tell(other));
        const people = new Set<string>();
        const accounts = new Set<string>();
        for (const user of ["root", "app"]) {
          const isTouched =
            differs(({ passwords }) => passwords) ||
            differs(({ keys }) => keys.includes(user)) ||
            differs(({ logons }) => logons.includes(user));
          if (isTouched) people.add(user);
          if (isTouched) accounts.add("1000");
        }
        for (const person of directory.people) {
          const isWide = differs(({ networks }) => networks) || differs(({ idp }) => idp);
          const inOps = differs(({ ops }) => ops.includes(person));
          // By itself, and by the group: two ways to a RAM user are two provisionings.
          const byProvisioning =
            differs(({ provisioned: who }) => who.includes(person)) ||
            differs(({ provisioned: who, ops }) => who.includes("ops") && ops.includes(person));
          if (isWide || inOps || byProvisioning) people.add(person);
          if (inOps || byProvisioning) accounts.add(LEDGER);
          if (isWide) for (const id of [LEDGER, "1002"]) accounts.add(id);
        }
        if (differs(({ provisioned: who, ops }) => ops.length === 0 && who.includes("ops"))) accounts.add(LEDGER);
        const report = impact(estate(one), estate(other));
        assert.deepEqual([report.counts.people, report.counts.accounts], [people.size, accounts.size]);
        const gates = Object.fromEntries(report.gates.map(({ gate, isHit }) => [gate, isHit]));
        assert.equal(
          gates["max-people"],
          differs(({ idp }) => idp),
        );
        assert.equal(gates["max-accounts"], accounts.size > 0);
        assert.equal(gates["protect"], accounts.has(LEDGER));
        assert.equal(gates["never"], differs(({ idp }) => idp) || other.ops.some((name) => !one.ops.includes(name)));
        const touched = people.size + accounts.size; // an empty group's users come to an account with whoever joins it
        assert.equal(verdictOf(report).includes("Nobody can do"), touched === 0 && differs(JSON.stringify));
        assert.ok(both.every((side) => impact(estate(side), estate(side)).outcome === "nothing"));
      }),
      { examples: [[NOTHING, { ...NOTHING, provisioned: ["ops"] }]] }, // of a group without anybody in it
    );
  });
});
