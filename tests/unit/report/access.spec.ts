import assert from "node:assert/strict";
import fc from "fast-check";
import { type Access, accessOf, type Grant, grantsOf, roleOf } from "../../../report/access";
import { compareAccess } from "../../../report/compare";
import { type Directory, estateOf } from "../../support/directory";

/** `ann: Admin in prod by ops + directly` */
function told(access: Access, grants: readonly Grant[]): string[] {
  const name = (rows: readonly { readonly name: string }[], key: string, id: string) =>
    rows.find((row) => (row as unknown as { readonly [key: string]: string })[key] === id)?.name;
  return grants.map(({ userId, accountId, configurationId, paths }) => {
    const by = paths.map(({ groupId }) =>
      groupId === undefined ? "directly" : name(access.groups, "groupId", groupId),
    );
    const configuration = name(access.configurations, "configurationId", configurationId);
    const account = name(access.accounts, "accountId", accountId);
    return `${name(access.people, "userId", userId)}: ${configuration} in ${account} by ${by.join(" + ")}`;
  });
}

const company: Directory = {
  folders: { core: "", production: "", payments: "production" },
  accounts: { ledger: "payments", audit: "core", playground: "", gateway: "payments" },
  people: ["ann", "ben", "cat"],
  groups: { ops: ["ann", "ben"], auditors: ["cat", "ann"], nobody: [] },
  configurations: ["Admin", "Read"],
  assignments: [
    ["ledger", "Admin", "ops"],
    ["ledger", "Admin", "ann"],
    ["ledger", "Read", "auditors"],
    ["audit", "Read", "nobody"],
    ["playground", "Admin", "cat"],
    ["management", "Read", "auditors"],
  ],
};

describe("access", () => {
  it("expands groups to people, and gathers all paths to one configuration on one account", () => {
    const access = accessOf(estateOf(company));
    assert.deepEqual(told(access, grantsOf(access)), [
      "ann: Read in management account by auditors",
      "cat: Read in management account by auditors",
      "cat: Admin in playground by directly",
      "ann: Admin in ledger by ops + directly",
      "ann: Read in ledger by auditors",
      "ben: Admin in ledger by ops",
      "cat: Read in ledger by auditors",
    ]);
  });

  it("has accounts in the order of folders: the management account, those of the root, then folder by folder", () => {
    const { accounts } = accessOf(estateOf(company));
    assert.deepEqual(
      accounts.map(({ name, folders }) => [name, ...folders.map((folder) => folder.name)].join(" < ")),
      [
        "management account",
        "playground",
        "audit < core",
        "gateway < production < payments",
        "ledger < production < payments",
      ],
    );
  });

  it("names the role that stands for a configuration", () => {
    assert.equal(roleOf({ name: "Admin" }), "AliyunReservedSSO-Admin");
  });

  it("knows by their ids whom, where and what could not be read", () => {
    const { objects, organisation: _, ...rest } = estateOf(company);
    const unreadable = ["cloudsso:User", "cloudsso:Group", "cloudsso:AccessConfiguration"];
    const access = accessOf({
      ...rest,
      objects: Object.fromEntries(Object.entries(objects).filter(([kind]) => !unreadable.includes(kind))),
    });
    assert.deepEqual(told(access, grantsOf(access)).slice(0, 2), [
      "u-ann: ac-Read in 1000 by g-auditors",
      "u-cat: ac-Read in 1000 by g-auditors",
    ]);
    assert.equal(grantsOf(access).length, 7);
  });

  it("ends a circle of folders", () => {
    const estate = estateOf({ ...company, folders: { core: "payments", payments: "core", production: "" } });
    assert.equal(accessOf(estate).accounts.length, 5);
  });

  it("agrees with a look at every person, account and configuration of random estates", () => {
    fc.assert(
      fc.property(directories(), (directory) => {
        const access = accessOf(estateOf(directory));
        assert.deepEqual(told(access, grantsOf(access)).sort(), byBruteForce(directory).sort());
      }),
    );
  });
});

describe("access compared", () => {
  it("tells who gained and who lost, and nothing of another path to what was there", () => {
    const after = { ...company, groups: { ...company.groups, ops: ["ben", "cat"] } };
    const comparison = compareAccess(accessOf(estateOf(company)), accessOf(estateOf(after)));
    assert.deepEqual(told(accessOf(estateOf(after)), comparison.gained), ["cat: Admin in ledger by ops"]);
    assert.deepEqual(told(accessOf(estateOf(after)), comparison.lost), []);
  });

  it("takes a copy with other ids for the same, by names in whatever case", () => {
    const copy = estateOf({ ...company, people: ["Ann", "ben", "cat"] }, "copy-");
    const { gained, lost } = compareAccess(accessOf(estateOf(company)), accessOf(copy));
    assert.deepEqual([gained, lost], [[], []]);
  });

  it("takes somebody who is made under the name of one who is gone for another, in the same directory", () => {
    const after = accessOf(estateOf({ ...company, remade: { ben: 2 } }));
    const { gained, lost } = compareAccess(accessOf(estateOf(company)), after);
    assert.ok(gained.length > 0);
    assert.deepEqual([...new Set([...gained, ...lost].map(({ userId }) => userId))].sort(), ["u-ben", "u-ben2"]);
    assert.equal(gained.length, lost.length);
  });

  it("is what of two random estates one has and the other has not", () => {
    fc.assert(
      fc.property(directories(), directories(), (one, other) => {
        const [before, after] = [accessOf(estateOf(one)), accessOf(estateOf(other))];
        const { gained, lost } = compareAccess(before, after);
        const [had, has] = [byBruteForce(one), byBruteForce(other)].map((lines) => new Set(lines.map(withoutPaths)));
        assert.deepEqual(
          told(after, gained).map(withoutPaths).sort(),
          [...(has ?? [])].filter((line) => !had?.has(line)).sort(),
        );
        assert.deepEqual(
          told(before, lost).map(withoutPaths).sort(),
          [...(had ?? [])].filter((line) => !has?.has(line)).sort(),
        );
      }),
    );
  });
});

function withoutPaths(line: string): string {
  return line.replace(/ by .*/, "");
}

function byBruteForce({ accounts, people, groups, configurations, assignments }: Directory): string[] {
  const lines: string[] = [];
  for (const person of people) {
    for (const account of ["management", ...Object.keys(accounts)]) {
      for (const configuration of configurations) {
        const has = (principal: string) =>
          assignments.some(([a, c, p]) => a === account && c === configuration && p === principal);
        const by = Object.keys(groups)
          .sort()
          .filter((group) => groups[group]?.includes(person) && has(group));
        if (has(person)) by.push("directly");
        const where = account === "management" ? "management account" : account;
        if (by.length > 0) lines.push(`${person}: ${configuration} in ${where} by ${by.join(" + ")}`);
      }
    }
  }
  return lines;
}

function directories(): fc.Arbitrary<Directory> {
  const people = ["ann", "ben", "cat", "dan"];
  const groups = ["ops", "web"];
  const accounts = ["ledger", "shop"];
  const configurations = ["Admin", "Read"];
  return fc.record({
    folders: fc.constant({ core: "" }),
    accounts: fc.constant({ ledger: "core", shop: "" }),
    people: fc.constant(people),
    groups: fc.record({ ops: fc.subarray(people), web: fc.subarray(people) }),
    configurations: fc.constant(configurations),
    assignments: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom("management", ...accounts),
        fc.constantFrom(...configurations),
        fc.constantFrom(...groups, ...people),
      ),
      { selector: (one) => one.join() },
    ),
  });
}
