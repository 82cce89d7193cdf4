import assert from "node:assert/strict";
import type { Estate } from "../../../estate/model";
import { reviewCsv, reviewMarkdown, reviewXlsx } from "../../../report/review/forms";
import { reviewOf, reviewSince } from "../../../report/review/rows";
import { columnsOf } from "../../../report/review/table";
import { type Directory, estateOf } from "../../support/directory";
import { withRam } from "../../support/ram-estate";
import { workbookXml } from "../../support/workbook";

const directory: Directory = {
  folders: { core: "" },
  accounts: { ledger: "core", shop: "" },
  people: ["ann", "ben"],
  groups: { ops: ["ann"], web: ["ann", "ben"] },
  configurations: ["Admin", "Read"],
  policies: { Admin: ["AdministratorAccess"], Read: ["ReadOnlyAccess"] },
  assignments: [
    ["ledger", "Admin", "ops"],
    ["ledger", "Admin", "ann"],
    ["shop", "Read", "web"],
  ],
};

const told = (rows: ReturnType<typeof reviewOf>) =>
  rows.map(({ person, account, what, name, power = "", path, status, since }) =>
    [person, account, what, name, power, path, status, ...(since === undefined ? [] : [since])].join(" | "),
  );

describe("the access review", () => {
  it("has a row for each person, account and configuration, with all paths to it", () => {
    assert.deepEqual(told(reviewOf(estateOf(directory), {})), [
      "ann | shop | access configuration | Read | read | group web | Provisioned",
      "ben | shop | access configuration | Read | read | group web | Provisioned",
      "ann | ledger | access configuration | Admin | administer | group ops; directly | Provisioned",
    ]);
  });

  it("has RAM users with their policies, keys and logons, and those that have nothing", () => {
    const rows = reviewOf(withRam(estateOf({ ...directory, assignments: [] })), {});
    assert.deepEqual(told(rows), [
      "deployer@x | management account | policy | Custom own | administer | directly; group builders | ",
      "deployer@x | management account | access key | LTAI1 |  | directly | Active",
      "deployer@x | management account | console logon | password |  | directly | Active",
      "idle@x | management account | nothing |  |  |  | ",
    ]);
  });

  it("says of what nobody asked that it was not asked, and of what was asked what it is", () => {
    const estate = withRam(estateOf(directory));
    const of = (usage: Parameters<typeof reviewOf>[1]) =>
      reviewOf(estate, usage).map(({ person, what, mfa, lastUse }) => [person, what, mfa, lastUse].join(" | "));
    assert.deepEqual(of({}).slice(2), [
      "ann | access configuration | not asked | CloudSSO does not tell",
      "deployer@x | policy | not asked | ",
      "deployer@x | access key | not asked | not asked",
      "deployer@x | console logon | not asked | not asked",
      "idle@x | nothing | not asked | ",
    ]);
    const usage = {
      cloudssoMfa: new Map([["u-ann", 2]]),
      ramUsers: new Map([["1", { hasMfa: true, lastLogon: "2026-02-01T00:00:00Z" }]]),
      keys: new Map<string, string>(),
    };
    assert.deepEqual(of(usage).slice(2), [
      "ann | access configuration | 2 devices | CloudSSO does not tell",
      "deployer@x | policy | bound | ",
      "deployer@x | access key | bound | never",
      "deployer@x | console logon | bound | 2026-02-01T00:00:00Z",
      "idle@x | nothing | none | ",
    ]);
  });

  it("says of what nobody asked the estate for neither that it is missing nor that there is nothing", () => {
    const estate = withRam(estateOf(directory));
    const without = (kind: string) => {
      const { [kind]: _, ...objects } = estate.objects;
      return told(reviewOf({ ...estate, objects }, {}));
    };
    assert.match(without("cloudsso:AccessConfigurationProvisioning")[0] ?? "", / \| group web \| $/);
    assert.match(without("ims:AccessKey").at(-1) ?? "", /^idle@x \| management account \| nothing that was read \|/);
    assert.match(without("cloudsso:AccessConfiguration")[0] ?? "", / \| ac-Read \| write \| /);
  });

  it("says what is new, gone and changed since an earlier one, and nothing of what stayed", () => {
    const later: Directory = {
      ...directory,
      groups: { ops: ["ann", "ben"], web: ["ben"] },
      policies: { ...directory.policies, Read: ["AliyunOSSFullAccess"] },
      assignments: directory.assignments.filter(([, , principal]) => principal !== "ann"),
    };
    assert.deepEqual(told(reviewSince(estateOf(directory), estateOf(later), {})), [
      "ben | shop | access configuration | Read | write | group web | Provisioned | changed: power, policies",
      "ann | ledger | access configuration | Admin | administer | group ops | Provisioned | changed: path",
      "ben | ledger | access configuration | Admin | administer | group ops | Provisioned | new",
      "ann | shop | access configuration | Read | read | group web | Provisioned | gone",
    ]);
    assert.deepEqual(
      reviewSince(estateOf(directory), estateOf(directory), {}).map(({ since }) => since),
      ["", "", ""],
    );
  });

  it("says so where a policy of the same name permits something else, and where sessions last longer", () => {
    const estate = estateOf({ ...directory, assignments: [["shop", "Admin", "ann"]] });
    const having = (document: object, sessionDuration: number): Estate => {
      const policy = {
        permissionPolicyType: "Inline",
        permissionPolicyName: "inline",
        permissionPolicyDocument: JSON.stringify(document),
      };
      const configurations = (estate.objects["cloudsso:AccessConfiguration"] ?? []).map((one) => ({
        ...one,
        inputs: { ...one.inputs, sessionDuration, permissionPolicies: [policy] },
      }));
      return { ...estate, objects: { ...estate.objects, "cloudsso:AccessConfiguration": configurations } };
    };
    const allowing = (Action: string | string[]) => ({ Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
    const since = (before: Estate, after: Estate) => reviewSince(before, after, {}).map((row) => row.since);
    const before = having(allowing("ecs:RebootInstance"), 3600);
    assert.deepEqual(since(before, having(allowing(["ram:*", "cloudsso:*"]), 43_200)), [
      "changed: what the policies permit, session from 1 h to 12 h",
    ]);
    const rewritten = { Statement: [{ Resource: "*", Action: "ecs:RebootInstance", Effect: "Allow" }] };
    assert.deepEqual(since(before, having(rewritten, 3600)), [""]);
  });

  it("says so where an edited policy of RAM permits something else", () => {
    const estate = withRam(estateOf({ ...directory, assignments: [] }));
    const text = JSON.stringify(estate.objects);
    const earlier = {
      ...estate,
      objects: JSON.parse(text.replace('ction\\":\\"*', 'ction\\":\\"a:*')) as typeof estate.objects,
    };
    assert.deepEqual(
      reviewSince(earlier, estate, {}).map(({ what, since }) => `${what}: ${since}`),
      ["policy: changed: power, what the policies permit", "access key: ", "console logon: ", "nothing: "],
    );
  });

  it("says that nothing changed of what two estates have alike, however often", () => {
    const estate = withRam(estateOf(directory));
    const twice = {
      ...estate,
      objects: { ...estate.objects, "ims:User": [1, 2].flatMap(() => estate.objects["ims:User"] ?? []) },
    };
    assert.deepEqual(new Set(reviewSince(twice, twice, {}).map(({ since }) => since)), new Set([""]));
  });

  it("refuses a workbook of more rows than a sheet takes", async () => {
    const [row] = reviewOf(estateOf(directory), {});
    const many = Array.from({ length: 1_048_576 }, () => row).filter((one) => one !== undefined);
    await assert.rejects(reviewXlsx(many, columnsOf(0, false)), {
      message: "A sheet of a workbook takes 1,048,575 rows, and the review has 1,048,576; write it with --csv.",
    });
  });

  it("counts the age of keys in whole days", () => {
    const column = columnsOf(Date.parse("2026-01-31T23:00:00Z"), false).find(({ title }) => title === "Age in days");
    const ages = reviewOf(withRam(estateOf(directory)), {}).flatMap((row) => column?.of(row) || []);
    assert.deepEqual(ages, ["30"]);
  });

  describe("takes hostile names for names", () => {
    const names = [
      "<script>alert(1)</script>",
      "=cmd|' /C calc'!A0",
      'a "quoted", name',
      "a|b",
      "x\u202ey",
      "n".repeat(10_000),
    ];
    const estate = estateOf({
      folders: {},
      accounts: Object.fromEntries(names.map((name) => [name, ""])),
      people: names,
      groups: {},
      configurations: ["Read"],
      assignments: names.map((name) => [name, "Read", name] as const),
    });
    const rows = reviewOf(estate, {});
    const columns = columnsOf(0, false);

    it("in CSV: no field is a formula, and each line has as many fields as there are columns", () => {
      const lines = reviewCsv(rows, columns).toString().slice(1).trimEnd().split("\r\n");
      const parsed = lines.map(fieldsOf);
      assert.deepEqual(new Set(parsed.map(({ length }) => length)), new Set([columns.length]));
      assert.deepEqual(
        parsed.flat().filter((field) => /^[=+\-@\t\r]/.test(field)),
        [],
      );
      const people = parsed.slice(1).map((fields) => fields[1]);
      assert.deepEqual(
        new Set(people),
        new Set(names.map((name) => (name.startsWith("=") ? `'${name}` : name.replace("\u202e", "\\u{202e}")))),
      );
    });

    it("in Markdown: each row has as many cells as there are columns, and no tag", () => {
      const text = reviewMarkdown(rows, columns, { title: "Access review of d-1", notes: [] }).toString();
      const cells = text
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map((line) => line.split(/(?<!\\)\|/).length - 2);
      assert.deepEqual(new Set(cells), new Set([columns.length]));
      assert.equal(/<|\u202e/.test(text), false);
      assert.ok(text.length < 20_000);
    });

    it("in a workbook: every cell is text, none a formula", async () => {
      const xml = workbookXml(await reviewXlsx(rows, columns));
      assert.equal(/<f[ >]/.test(xml), false);
      assert.ok(xml.includes("=cmd|") && xml.includes("&lt;script&gt;") && xml.includes("n".repeat(10_000)));
      assert.equal(xml.includes("\u202e"), false);
    });
  });
});

/** As RFC 4180 has it. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare = ""]) =>
    quoted === undefined ? bare : quoted.replaceAll('""', '"'),
  );
}
