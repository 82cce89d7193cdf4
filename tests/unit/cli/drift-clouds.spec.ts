import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../emulator";
import type { DriftReport } from "../../../report/drift/model";
import { otherAccount } from "../../support/other-account";
import { drift, IN_ORDER, type Played } from "./drift/world";

const SERVICES = ["cloudsso", "ims", "ram", "resourceDirectory", "sts"];

/** Two accounts, each with a directory of its own, and a policy of RAM that both have under one name. */
describe("drift --unmanaged with the settings of the stacks", () => {
  let own: Emulator;
  let other: Emulator;
  let environment: NodeJS.ProcessEnv;

  before(async () => {
    own = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    other = await otherAccount(own);
    for (const cloud of [own, other]) {
      await cloud.control.perform("ram", "CreatePolicy", {
        PolicyName: "readers",
        PolicyDocument: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:Describe*","Resource":"*"}]}',
      });
      await cloud.control.perform("cloudsso", "CreateUser", { DirectoryId: cloud.directoryId, UserName: "ann" });
    }
    environment = { ...own.environment(), ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" };
  });
  after(() => own.close());

  /** Where all calls of a stack go, over the environment. */
  const at = ({ url }: Emulator) => ({
    "alicloud-identity:endpoints": JSON.stringify(Object.fromEntries(SERVICES.map((name) => [name, url]))),
  });
  const holding = (resources: readonly (readonly [kind: string, id: string])[]) =>
    JSON.stringify({
      version: 3,
      deployment: {
        resources: resources.map(([kind, id]) => ({
          urn: `urn:pulumi:s::p::pulumi-nodejs:dynamic/${kind}::${id}`,
          type: `pulumi-nodejs:dynamic/${kind}`,
          id,
        })),
      },
    });
  const ann = ({ directoryId, state }: Emulator): readonly [string, string] => {
    const users = Object.values(state.cloudsso.directory?.users ?? {});
    return ["cloudsso:User", `${directoryId}:${users.find(({ userName }) => userName === "ann")?.userId}`];
  };
  const policy = ["ram:Policy", "readers"] as const;
  const looked = async (
    exports: { readonly [stack: string]: string },
    configurations: Played["configurations"] = {},
  ) => {
    for (const cloud of [own, other]) await cloud.control.clearCalls();
    const stacks = Object.fromEntries(Object.keys(exports).map((stack) => [stack, IN_ORDER]));
    const words = ["--stacks", Object.keys(exports).join(","), "--unmanaged", "cloudsso", "ram", "-f", "json"];
    const result = await drift(words, { stacks, exports, configurations, environment });
    return { ...result, report: JSON.parse(result.printed) as DriftReport };
  };
  const found = ({ findings }: DriftReport) => findings.map(({ account, kind, object }) => [account, kind, object]);
  const times = (cloud: Emulator, action: string) => cloud.calls.filter((call) => call.action === action).length;

  it("looks where the environment says, unless a stack says otherwise", async () => {
    const { code, report, shown } = await looked({ dev: holding([ann(own), policy]) });
    assert.deepEqual([code, report.outcome, report.unmanaged?.failures], [0, "clean", []]);
    assert.deepEqual(
      report.unmanaged?.clouds.map(({ account, region, stacks }) => [account, region, stacks]),
      [[own.managementAccountId, "cn-shanghai", ["dev"]]],
    );
    assert.match(shown, /in no stack: account 1\d{15}, cn-shanghai, of dev, with environment variable ALIBABA_CLOUD_/);
    const elsewhere = await looked({ dev: holding([ann(other), policy]) }, { dev: at(other) });
    assert.deepEqual([elsewhere.code, elsewhere.report.outcome], [0, "clean"]);
    assert.deepEqual([own.calls.length, times(other, "ListRoles")], [0, 1]);
  });

  it("looks once at each cloud, however many stacks are there, and holds against it what is there", async () => {
    const { code, report } = await looked(
      { a: holding([policy]), b: holding([ann(own)]), c: holding([ann(other)]), d: holding([]) },
      { a: at(own), c: at(other), d: at(other) },
    );
    assert.equal(code, 7);
    assert.deepEqual(
      report.unmanaged?.clouds.map(({ account, stacks }) => [account, stacks]),
      [
        [own.managementAccountId, ["a", "b"]],
        [other.managementAccountId, ["c", "d"]],
      ],
    );
    // The other account's policy has a name that a stack of the first has.
    assert.deepEqual(found(report), [[other.managementAccountId, ...policy]]);
    assert.deepEqual(report.unmanaged?.failures, []);
    for (const cloud of [own, other]) assert.equal(times(cloud, "ListRoles"), 1);
    const { findings } = (await looked({ a: holding([ann(own)]), c: holding([ann(other)]) }, { c: at(other) })).report;
    assert.equal(new Set(findings.map(({ id }) => id)).size, 2, "one of each account");
  });

  it("takes other settings for the same account for the same cloud", async () => {
    const slower = { "alicloud-identity:maxRetryTimeout": "60" };
    const { code, report } = await looked({ a: holding([ann(own)]), b: holding([policy]) }, { b: slower });
    assert.deepEqual([code, report.unmanaged?.clouds.map(({ stacks }) => stacks)], [0, [["a", "b"]]]);
    assert.equal(times(own, "ListRoles"), 1);
  });

  it("finds nothing, and says why, where a stack does not tell its settings", async () => {
    const failed = async (configuration: NonNullable<Played["configurations"]>[string]) => {
      const { code, report } = await looked({ a: holding([]), b: holding([]) }, { b: configuration });
      assert.deepEqual([code, report.outcome, report.findings], [1, "incomplete", []]);
      assert.deepEqual(own.calls, []);
      return report.unmanaged?.failures;
    };
    assert.deepEqual(await failed({ code: 255, out: "", err: "error: incorrect passphrase\n" }), [
      "the configuration of the stack b cannot be read: incorrect passphrase",
    ]);
    assert.deepEqual(await failed({ code: 0, out: "warning: of-a-secret", err: "" }), [
      "the configuration of the stack b cannot be read: pulumi config --json printed something else",
    ]);
    assert.deepEqual(await failed({ "alicloud-identity:maxRetryTimeout": "0" }), [
      "the settings of the stack b are wrong: alicloud-identity:maxRetryTimeout must be from 1 to 3,600 seconds, not 0.",
    ]);
  });

  it("names whose policy is to be detached, though nobody asked for users and groups", async () => {
    const domain = `${own.managementAccountId}.onaliyun.com`;
    const intruder = { UserPrincipalName: `mallory@${domain}`, DisplayName: "m" };
    await own.control.perform("ims", "CreateUser", intruder);
    const attached = { PolicyType: "System", PolicyName: "AdministratorAccess", UserName: "mallory" };
    await own.control.perform("ram", "AttachPolicyToUser", attached);
    const { code, report } = await looked({ a: holding([ann(own), policy]) });
    assert.equal(code, 7);
    assert.deepEqual(
      report.findings.map(({ severity, kind, repair }) => [severity, kind, repair]),
      [
        [
          "critical",
          "ram:UserPolicyAttachment",
          `ALIBABA_CLOUD_ACCOUNT_ID=${own.managementAccountId} alicloud-identity call ram DetachPolicyFromUser ` +
            "--PolicyType System --PolicyName AdministratorAccess --UserName mallory",
        ],
      ],
    );
  });
});
