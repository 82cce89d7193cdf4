import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Schema, Validator } from "@cfworker/json-schema";
import Ajv from "ajv/dist/2020";
import { impactCommand } from "../../../cli/impact";
import { type Format, formOf } from "../../../cli/impact/forms";
import { markdownOf } from "../../../cli/impact/markdown";
import { type CallEntry, startEmulator } from "../../../emulator";
import { textOf } from "../../../estate/file";
import type { Estate, EstateObject, Values } from "../../../estate/model";
import type { ImpactReport } from "../../../report/impact/model";
import { impactOf } from "../../../report/impact/report";
import { productionBy } from "../../../report/production";
import { type Directory, estateOf } from "../../support/directory";
import { estateOf as estateOfCloud } from "../../support/estates";

const GOLDEN = join(__dirname, "golden", "impact");
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const time = new Date("2026-11-28T12:00:00Z");
const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/impact.schema.json"), "utf8")) as Schema;

const start: Directory = {
  folders: { core: "", production: "core" },
  accounts: { ledger: "production", play: "" },
  people: ["ann", "ben"],
  groups: { ops: ["ann"] },
  configurations: ["Admin"],
  policies: { Admin: ["AdministratorAccess"] },
  assignments: [["ledger", "Admin", "ops"]],
};
const CALL: CallEntry = {
  index: 1,
  at: 0,
  by: "api",
  service: "cloudsso",
  action: "ListUsers",
  parameters: {},
  requestId: "1",
  protocol: "V3",
  faults: [],
  carriedOut: true,
};
const joined = { ...start, groups: { ops: ["ann", "ben"] } };

describe("alicloud-identity impact", () => {
  let folder: string;
  let tried: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "impact-"));
    tried = 0;
    write("before.json", estateOf(start));
    write("after.json", estateOf(joined));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);
  const two = () => ["--before", at("before.json"), "--after", at("after.json")];

  function write(name: string, value: Estate | readonly unknown[]): string {
    writeFileSync(at(name), "format" in value ? textOf(value) : JSON.stringify(value));
    return at(name);
  }

  /** @param exitCode of the command on the copy, which is made of the two estates. */
  async function run(
    words: readonly string[],
    exitCode = 0,
    calls: readonly CallEntry[] = [],
    original = estateOf(start),
    sides: readonly [Directory, Directory] = [start, joined],
  ) {
    const printed: string[] = [];
    const [before, after] = [estateOf(sides[0]), estateOf(sides[1])];
    const command = impactCommand({
      print: (text) => void printed.push(text),
      now: () => time,
      trial: async ({ onReady }) => {
        onReady?.({ estate: original, stack: "dev", whyNoStack: undefined, leftOut: new Map() });
        tried++;
        return { before, after, calls, exitCode };
      },
    });
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    const earlier = process.exitCode;
    try {
      await command.parseAsync([...words], { from: "user" });
      return { code: process.exitCode, printed: printed.join("") };
    } finally {
      process.exitCode = earlier ?? 0;
    }
  }

  it("says of two estates who gains what, without any CLI", async () => {
    const { code, printed } = await run(two());
    assert.equal(code, 0);
    assert.match(printed, /^1 person can do something else than before; 1 account affected, 1 of production;/);
    assert.match(
      printed,
      /Access to production\n {2}\+ Admin \(administers everything\): ben on ledger, by group ops\n/,
    );
  });

  it("prints one line of a change that does nothing", async () => {
    const { code, printed } = await run(["--before", at("before.json"), "--after", at("before.json")]);
    assert.deepEqual([code, printed], [0, "Nothing changes.\n"]);
  });

  it("says what a command does on the copy", async () => {
    const { code, printed } = await run(["--", "pulumi", "up", "--yes"]);
    assert.deepEqual([code, tried], [0, 1]);
    assert.match(printed, /ben on ledger, by group ops/);
  });

  it("never says that nothing changes of a command that failed, and keeps the report of before", async () => {
    writeFileSync(at("report.md"), "earlier");
    await assert.rejects(
      run(["-o", `markdown=${at("report.md")}`, "--", "pulumi", "up"], 255),
      /^Error: The command ended with 255 on the copy, so nobody knows its impact/,
    );
    assert.equal(readFileSync(at("report.md"), "utf8"), "earlier");
    assert.deepEqual(readdirSync(folder).sort(), ["after.json", "before.json", "report.md"]);
  });

  it("ends with 7 where a gate is hit, and names it", async () => {
    const hit = async (...words: string[]) => {
      const { code, printed } = await run([...two(), ...words]);
      return [code, ...[...printed.matchAll(/^ {2}! (.+)$/gm)].map(([, line]) => line)];
    };
    assert.deepEqual(await hit("--max-accounts", "1", "--max-people", "1"), [0]);
    assert.deepEqual(await hit("--max-accounts", "0"), [7, "--max-accounts 0: Accounts affected: 1, and 0 may be."]);
    assert.deepEqual(await hit("--max-people", "0"), [7, "--max-people 0: People affected: 1, and 0 may be."]);
    assert.deepEqual(await hit("--protect", "Core/production", "--protect", "play"), [
      7,
      "--protect Core/production: Core/production is protected, and something changes in ledger.",
    ]);
    assert.deepEqual(await hit("--protect", "play"), [0]);
    assert.deepEqual(await hit("--never", "administratoraccess"), [
      7,
      "--never administratoraccess: Nobody may get administratoraccess, and ben would.",
    ]);
    const { printed } = await run([...two(), "--never", "AdministratorAcces"]);
    assert.match(printed, /Nobody has the policy AdministratorAcces of --never; if AdministratorAccess is meant,/);
  });

  it("ends with 1 where a gate cannot be known, says what was not read, and writes the report", async () => {
    const unread = [{ what: "cloudsso:UserAttachment", reason: "the caller has no permission for ListGroupMembers" }];
    write("before.json", { ...estateOf(start), unread });
    await assert.rejects(run([...two(), "--never", "AdministratorAccess", "-o", at("report.txt")]), {
      message:
        "Nobody knows whether the gate is hit, as not all could be compared: cloudsso:UserAttachment (the caller has no " +
        "permission for ListGroupMembers). The policy that lets a caller read everything is what `alicloud-identity snapshot " +
        "--policy` prints; --allow-unread cloudsso:UserAttachment lets gates pass without it.",
    });
    const report = readFileSync(at("report.txt"), "utf8");
    assert.match(report, /Of 1 gate nobody knows\./);
    assert.match(report, /^ {2}\? --never AdministratorAccess: Nobody knows, as cloudsso:UserAttachment could not be/m);
    assert.equal((await run(two())).code, 0, "without a gate");
    assert.equal((await run([...two(), "--never", "A", "--allow-unread", "cloudsso:UserAttachment"])).code, 0);
    const peopleAndPlay = ["--max-people", "0", "--protect", "play"];
    write("before.json", { ...estateOf(start), unread: [{ what: "ims:AccessKey", reason: "it is denied" }] });
    assert.equal((await run([...two(), ...peopleAndPlay])).code, 7, "one is hit, the other is not known");
  });

  it("lets no gate pass by two estates that were asked for little", async () => {
    const few = { ...estateOf(start), objects: { "ims:User": [] } };
    write("before.json", few);
    write("after.json", few);
    await assert.rejects(run([...two(), "--max-people", "0"]), /cloudsso:AccessAssignment \(it was not asked for\)/);
    const services = ["cloudsso", "ims", "ram"].flatMap((name) => ["--allow-unread", name]);
    assert.equal((await run([...two(), "--max-people", "0", ...services])).code, 0);
  });

  it("lets no gate pass by a copy of an estate that was asked for little", async () => {
    const { "cloudsso:User": _, ...objects } = estateOf(start).objects;
    const words = ["--max-people", "5", "--", "pulumi", "up"];
    await assert.rejects(
      run(words, 0, [], { ...estateOf(start), objects }),
      /hit, as not all could be compared: cloudsso:User \(it was not asked for\)/,
    );
  });

  it("counts somebody whose password the command set, which shows in no estate", async () => {
    const reset = { ...CALL, action: "ResetUserPassword", parameters: { DirectoryId: "d-1", UserId: "u-ann" } };
    const gates = ["--max-people", "1", "--never", "AdministratorAccess"];
    const { code, printed } = await run([...gates, "--", "pulumi", "up"], 0, [reset]);
    assert.equal(code, 7);
    assert.match(printed, /^2 people can do something else/);
    assert.match(printed, /~ cloudsso:User ann: password; of ann on ledger/);
    assert.match(printed, /whoever logs on as ann by cloudsso:User would/);
    const refused = await run(["--max-people", "1", "--", "pulumi", "up"], 0, [{ ...reset, code: "Forbidden" }]);
    assert.equal(refused.code, 0);
  });

  const stale: Directory = { ...start, statuses: { "ledger Admin": "ReprovisionRequired" } };

  it("says in every form what is rolled out to an account that had older policies", async () => {
    write("before.json", estateOf(stale));
    write("after.json", estateOf(start));
    const { code, printed } = await run([...two(), "--never", "AdministratorAccess"]);
    assert.equal(code, 7);
    assert.match(printed, /^1 person can do something else than before; 1 account affected, 1 of production;/);
    assert.match(printed, /! --never AdministratorAccess: .*, and ann by the roll-out of Admin would\./);
    assert.ok(
      printed.includes(
        "Roll-outs to accounts\n" +
          "  ~ Admin on ledger: ReprovisionRequired -> Provisioned\n" +
          "      Rolls out System policy AdministratorAccess: administer\n" +
          "      May be new for ann: what the account had until now, no API tells.\n",
      ),
      printed,
    );
    const report = reportOf(estateOf(stale), estateOf(start));
    for (const format of ["markdown", "html"] as const) {
      assert.match(formOf(report, format), /Rolls out System policy AdministratorAccess: administer/);
    }
    assert.deepEqual(faultsOf(JSON.parse(formOf(report, "json"))), []);
  });

  it("ends with 1 where somebody gains older policies that no API tells", async () => {
    const harmless = { ...stale, policies: { Admin: ["ReadOnlyAccess"] } };
    write("before.json", estateOf(harmless));
    write("after.json", estateOf({ ...harmless, groups: joined.groups }));
    const words = [...two(), "-o", at("report.txt"), "--never", "AdministratorAccess"];
    await assert.rejects(run(words), {
      message:
        "Nobody knows whether the gate is hit: --never AdministratorAccess: Nobody knows, as ben would have older policies of " +
        "an access configuration, which no API tells; provision it again, in the same change or before. --allow-unread " +
        "cloudsso:AccessConfigurationProvisioning lets gates pass without it.",
    });
    assert.match(
      readFileSync(at("report.txt"), "utf8"),
      /\+ Admin \(only reads, or whatever its older policies allow\): ben on ledger, by group ops\n {6}The policies there are older ones/,
    );
    assert.equal((await run([...words, "--allow-unread", "cloudsso"])).code, 0);
  });

  it("knows what a command provisioned", async () => {
    const call = { ...CALL, action: "ProvisionAccessConfiguration" };
    const parameters = { DirectoryId: "d-1", AccessConfigurationId: "ac-Admin", TargetId: "1001" };
    const { printed } = await run(["--", "pulumi", "up"], 0, [{ ...call, parameters }], estateOf(stale), [
      stale,
      stale,
    ]);
    assert.match(printed, /Admin on ledger: ReprovisionRequired, as before\n.*which policies the account had/);
    assert.equal(
      (await run(["--", "pulumi", "up"], 0, [], estateOf(stale), [stale, stale])).printed,
      "Nothing changes.\n",
    );
  });

  it("takes what is production from a file", async () => {
    const { printed } = await run([...two(), "--production", write("production.json", ["play"])]);
    assert.match(printed, /none of them production/);
  });

  it("refuses before the work what it cannot use", async () => {
    const refused: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
      [[], /Give a command behind --/],
      [["--before", at("before.json")], /Give a command behind --/],
      [[...two(), "--", "pulumi", "up"], /Give a command or two estates, and not both/],
      [["--", "pulumi", "preview"], /A preview changes nothing on the copy either/],
      [["--", "pulumi", "refresh", "--preview-only"], /A preview changes nothing on the copy either/],
      [
        ["--protect", "prodction", "--", "pulumi", "up"],
        /--protect names what no account .*"prodction", where "production" would be/,
      ],
      [["--allow-unread", "cloudsso:Users", ...two()], /no estate has that; cloudsso:User would be one/],
      [["--max-accounts", "many", ...two()], /expected a whole number/],
      [["--max-acounts", "1", ...two()], /unknown option '--max-acounts'.*--max-accounts/s],
      [["--production", at("none.json"), ...two()], /The production file .* cannot be read/],
      [["--production", write("wrong.json", [1]), ...two()], /has to be a list of texts/],
      [["--production", write("unknown.json", ["nowhere"]), ...two()], /The production file .* names what no account/],
      [["--before", at("none.json"), "--after", at("after.json")], /cannot be read/],
      [["--max-characters", "4000", ...two()], /--max-characters is about the Markdown form; ask for it with/],
      [["--max-characters", "1", "-f", "markdown", ...two()], /expected a whole number from 4,000 to 65,536/],
      [["-o", at("no/folder/report.md"), "--", "pulumi", "up"], /cannot be written/],
    ];
    for (const [words, sentence] of refused) await assert.rejects(run(words), sentence, words.join(" "));
    assert.equal(tried, 0);
  });

  it("finds the preview behind values of options, behind npx and in a shell's line", async () => {
    for (const line of [
      "pulumi --color never preview",
      "pulumi -v 3 pre",
      "npx pulumi preview",
      "npx pulumi@3.260.0 --color never preview",
      "/usr/bin/env A=b /opt/pulumi/bin/pulumi preview --diff",
      "pulumi up --help",
      "pulumi destroy --preview-only",
      "npx alicloud-identity rehearse preview",
    ]) {
      await assert.rejects(run(["--", ...line.split(" ")]), /A preview changes nothing on the copy either/, line);
    }
    await assert.rejects(run(["--", "sh", "-c", "cd infra; pulumi preview"]), /A preview changes nothing/);
    assert.equal(tried, 0);
  });

  it("takes a stack, a message or a folder that is called preview for no preview", async () => {
    for (const words of [
      ["pulumi", "-s", "preview", "up", "--yes"],
      ["pulumi", "up", "--stack=preview", "--yes"],
      ["pulumi", "-C", "preview", "up", "--yes"],
      ["pulumi", "up", "--yes", "-m", "after the pulumi preview"],
      ["npx", "pulumi", "destroy", "--yes", "--preview-only=false"],
      ["sh", "-c", "pulumi preview && pulumi up --yes"],
    ]) {
      assert.equal((await run(["--", ...words])).code, 0, words.join(" "));
    }
  });

  it("says nothing of a script that wrote nothing, as it may have been a preview", async () => {
    const call = (action: string): CallEntry => ({ ...CALL, action });
    for (const words of [["npm", "run", "plan"], ["make"], ["pulumi", "stack", "output"]]) {
      await assert.rejects(
        run(["--", ...words], 0, [call("ListUsers")]),
        /wrote nothing to the copy and is no pulumi up/,
      );
    }
    const { code, printed } = await run(["--", "npm", "run", "deploy"], 0, [call("ListUsers"), call("AddUserToGroup")]);
    assert.equal(code, 0);
    assert.match(printed, /ben on ledger, by group ops/);
  });

  it("refuses estates of different accounts, and of different directories", async () => {
    write("after.json", { ...estateOf(joined), accountId: "2000" });
    await assert.rejects(run(two()), /One estate is of account 1000, the other of 2000/);
    write("after.json", estateOf(joined, "other-"));
    await assert.rejects(run(two()), /is of directory d-1, .* of d-other-1; only estates of one can be compared/);
  });

  it("writes several forms at once, JSON of the published form", async () => {
    await run([...two(), "-o", `json=${at("i.json")}`, "-o", `html=${at("i.html")}`, "-o", `markdown=${at("i.md")}`]);
    assert.deepEqual(faultsOf(JSON.parse(readFileSync(at("i.json"), "utf8"))), []);
    assert.ok(existsSync(at("i.html")) && existsSync(at("i.md")));
  });

  const HOSTILE = [
    "<script>alert(1)</script>",
    "</li><img src=x onerror=alert(1)>",
    "a\n## heading\r\n- [ ] task",
    "[link](https://example.com) ![x](https://example.com/x.png)",
    "@everyone `code` | cell",
    "\u202egnp.exe\u2066 \u001b[31mred\u0007",
    "=1+1",
    "x".repeat(10_000),
  ];

  it("has hostile names as text in each form", () => {
    const before: Directory = {
      folders: {},
      accounts: Object.fromEntries(HOSTILE.map((name) => [name, ""])),
      people: HOSTILE,
      groups: { [`group ${HOSTILE[0]}`]: HOSTILE },
      configurations: HOSTILE,
      assignments: [],
    };
    const group = `group ${HOSTILE[0]}`;
    const after = {
      ...before,
      policies: Object.fromEntries(HOSTILE.map((name) => [name, HOSTILE])),
      assignments: HOSTILE.map((name) => [name, name, group] as const),
    };
    const report = reportOf(estateOf(before), estateOf(after));
    const written = (format: Format) => formOf(report, format);
    assert.doesNotMatch(written("html"), /<script|<img|[^\P{C}\n]/u);
    assert.doesNotMatch(written("markdown"), /<script|<img|^#+ heading|[^\\]\[link\]|@everyone|[^\P{C}\n]/mu);
    assert.doesNotMatch(written("text"), /^#+ heading|[^\P{C}\n]/mu);
    assert.ok(
      written("text")
        .split("\n")
        .every(({ length }) => length < 600),
    );
    assert.deepEqual(faultsOf(JSON.parse(written("json"))), []);
  });

  it("leaves out of a comment what is least important, and says how much", () => {
    const people = Array.from({ length: 600 }, (_, index) => `person-${index}`);
    const before = { ...start, people, groups: {}, assignments: [] };
    const accounts = ["ledger", "play"];
    const after: Directory = {
      ...before,
      assignments: people.flatMap((name, index) =>
        accounts.slice(index % 2).map((one) => [one, "Admin", name] as const),
      ),
    };
    const report = reportOf(
      estateOf(before),
      estateOf({ ...after, groups: Object.fromEntries(people.map((name) => [`g-${name}`, []])) }),
    );
    const short = markdownOf(report, 1000);
    assert.ok(short.length <= 1000, String(short.length));
    assert.match(short, /Access to production/);
    assert.match(short, /Left out, as it does not fit in a comment: the last (line|\d+ lines), the least important/);
    assert.ok(formOf(report, "markdown").length <= 65_536);
  });

  describe("in a company", () => {
    it("is as it was, in every form", async () => {
      const cloud = await startEmulator({ seed: "company" });
      const before = await estateOfCloud(cloud).finally(() => cloud.close());
      const report = reportOf(before, changed(before), ["AdministratorAccess"]);
      const isPublishedForm = new Ajv({ formats: { "date-time": ISO } }).compile(schema);
      assert.ok(isPublishedForm(JSON.parse(formOf(report, "json"))), JSON.stringify(isPublishedForm.errors));
      for (const [format, ending] of Object.entries({ text: "txt", json: "json", markdown: "md", html: "html" })) {
        isGolden(`company.${ending}`, formOf(report, format as Format));
      }
    });
  });
});

function reportOf(before: Estate, after: Estate, never: readonly string[] = []): ImpactReport {
  return impactOf(before, after, {
    time,
    isProduction: productionBy([]),
    gates: { maxPeople: 20, protect: [], never },
  });
}

function faultsOf(value: unknown): string[] {
  return new Validator(schema, "2020-12", false).validate(value).errors.map(({ instanceLocation, error }) => {
    return `${instanceLocation} ${error}`;
  });
}

/** Somebody joins the administrators, the releases lose an account, data engineers may more, and RAM's deployers, too. */
function changed({ objects, ...rest }: Estate): Estate {
  const of = (kind: string) => objects[kind] ?? [];
  const named = (kind: string, name: string) => of(kind).find((one) => one.name === name) as EstateObject;
  const bare = (one: EstateObject) => one.id.slice(one.id.lastIndexOf(":") + 1);
  const directoryId = of("cloudsso:Directory")[0]?.id ?? "";
  const [groupId, userId] = [
    bare(named("cloudsso:Group", "platform-admins")),
    bare(named("cloudsso:User", "mei.hoffmann@example.com")),
  ];
  const object = (id: string, inputs: Values): EstateObject => ({ id, name: "new", inputs, outputs: {} });
  const releases = bare(named("cloudsso:Group", "release-engineers"));
  const lost = of("cloudsso:AccessAssignment")
    .filter(({ inputs }) => inputs["principalId"] === releases)
    .slice(0, 6);
  const more = {
    permissionPolicyType: "Inline",
    permissionPolicyName: "more",
    permissionPolicyDocument: JSON.stringify({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: ["ram:CreateAccessKey", "ecs:StopInstance"], Resource: "*" }],
    }),
  };
  const deployers = bare(named("ims:Group", "deployers"));
  const policy = { policyName: "AliyunRAMFullAccess", policyType: "System", groupId: deployers };
  return {
    ...rest,
    objects: {
      ...objects,
      "cloudsso:UserAttachment": [
        ...of("cloudsso:UserAttachment"),
        object(`${directoryId}:${groupId}:${userId}`, { directoryId, groupId, userId }),
      ],
      "cloudsso:AccessAssignment": of("cloudsso:AccessAssignment").filter((one) => !lost.includes(one)),
      "cloudsso:AccessConfiguration": of("cloudsso:AccessConfiguration").map((one) => {
        const { permissionPolicies } = one.inputs;
        return one.name === "DataEngineer" && Array.isArray(permissionPolicies)
          ? { ...one, inputs: { ...one.inputs, permissionPolicies: [...permissionPolicies, more] } }
          : one;
      }),
      "ram:GroupPolicyAttachment": [
        ...of("ram:GroupPolicyAttachment"),
        object(`AliyunRAMFullAccess:System:${deployers}`, policy),
      ],
    },
  };
}

/** `RECORD=1` writes it anew. */
function isGolden(name: string, text: string): void {
  if (process.env["RECORD"] === "1") {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(join(GOLDEN, name), text);
  }
  assert.equal(text, readFileSync(join(GOLDEN, name), "utf8"));
}
