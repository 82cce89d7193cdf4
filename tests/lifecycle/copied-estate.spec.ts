import assert from "node:assert/strict";
import { startEmulator } from "../../emulator";
import { textOf } from "../../estate/file";
import type { Estate } from "../../estate/model";
import { estateOf } from "../support/estate";
import { providerFailureOf } from "../support/failures";
import { type Lifecycle, startLifecycle } from "../support/lifecycle";
import { inline, system } from "../support/programs";
import { makeRich } from "../support/rich-cloud";
import { assignments, directoryOf, provisionings, ramOf } from "../support/view";

/** The access configuration of the estate, as a program would say it. */
const ANALYST = {
  accessConfigurationName: "Analyst",
  description: "reads",
  relayState: "https://ecs.console.aliyun.com",
  sessionDuration: 7200,
  tags: { risk: "low" },
  adopt: true,
};
const DOCUMENT = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:Get*","Resource":"*"}]}';
const POLICIES = [
  system("ReadOnlyAccess"),
  system("AliyunECSFullAccess"),
  system("AliyunOSSReadOnlyAccess"),
  inline("extra", DOCUMENT),
];

describe("a program on a copy of an estate", () => {
  let estate: Estate;
  let here: Lifecycle;
  let directoryId: string;

  before(async () => {
    const origin = await startEmulator({ accounts: 4, taskDurationMs: 0 });
    await makeRich(origin);
    estate = await estateOf(origin);
    await origin.close();
    here = await startLifecycle({ cloud: { estate } });
    directoryId = here.cloud.directoryId;
  });
  after(() => here.close());
  beforeEach(() => here.reset());

  const idOf = (kind: string, name: string) =>
    estate.objects[kind]
      ?.find((object) => object.name === name)
      ?.id.split(":")
      .at(-1) ?? "";
  const statuses = () => Object.fromEntries(provisionings(here.cloud).map(({ account, status }) => [account, status]));

  it("takes over what is there, writes nothing, and finds nothing to do", async () => {
    const analyst = here.resource("cloudsso:AccessConfiguration");
    const args = { ...ANALYST, directoryId, permissionPolicies: POLICIES, reprovision: "manual" };
    assert.equal(await analyst.up(args), "create");
    assert.deepEqual(here.writes(), []);
    assert.equal(await analyst.preview(args), "same");
  });

  it("brings an edit of the policies to every account that has the configuration", async () => {
    const [first = "", second = ""] = here.cloud.accountIds;
    assert.deepEqual(statuses(), {
      [here.cloud.managementAccountId]: "failed",
      [first]: "current",
      [second]: "stale",
    });
    const analyst = here.resource("cloudsso:AccessConfiguration");
    const args = { ...ANALYST, directoryId, permissionPolicies: POLICIES, reprovision: "manual" };
    await analyst.up(args);
    const edited = { ...args, reprovision: "auto", permissionPolicies: POLICIES.slice(1) };
    await here.later();
    await analyst.up({ ...edited, reprovision: "manual" });
    assert.equal(statuses()[first], "stale");

    await here.later();
    await analyst.up(edited);
    assert.equal(statuses()[first], "current");
    assert.equal(statuses()[second], "current");
    const brought = provisionings(here.cloud).filter(({ status }) => status === "current");
    assert.ok(brought.every(({ policies }) => policies.length === 3));
  });

  it("grants access by a task", async () => {
    const [, second = ""] = here.cloud.accountIds;
    const before = assignments(here.cloud);
    await here.resource("cloudsso:AccessAssignment").up({
      directoryId,
      accessConfigurationId: idOf("cloudsso:AccessConfiguration", "Analyst"),
      targetType: "RD-Account",
      targetId: second,
      principalType: "Group",
      principalId: idOf("cloudsso:Group", "analysts"),
    });
    assert.deepEqual(assignments(here.cloud), [...before, `Analyst for group analysts in ${second}`].sort());
    assert.ok(here.calls("GetTaskStatus").length + here.calls("GetTask").length + here.calls("ListTasks").length > 0);
  });

  it("may not delete a group that people and grants still need", async () => {
    const analysts = here.resource("cloudsso:Group");
    await analysts.up({ directoryId, groupName: "analysts", description: "all of them", adopt: true });
    await here.later();
    const failure = await providerFailureOf(analysts.destroy());
    assert.match(failure.message, /analysts/);
    assert.ok(directoryOf(here.cloud).groups[idOf("cloudsso:Group", "analysts")]);
  });

  it("may not delete a RAM user's policy while a user has it", async () => {
    const buckets = here.resource("ram:Policy");
    const { inputs } = estate.objects["ram:Policy"]?.[0] ?? {};
    await buckets.up({ ...inputs, adopt: true });
    await here.later();
    const failure = await providerFailureOf(buckets.destroy());
    assert.match(failure.message, /buckets/);
  });

  it("gets ids that nothing in the copy has", async () => {
    const text = textOf(estate);
    await here.resource("cloudsso:User").up({ directoryId, userName: "new" });
    await here.resource("cloudsso:Group").up({ directoryId, groupName: "new" });
    await here.resource("cloudsso:AccessConfiguration").up({ directoryId, accessConfigurationName: "New" });
    await here.resource("ims:User").up({ userPrincipalName: "new@rich.onaliyun.com", displayName: "New" });
    await here.resource("ims:Group").up({ groupName: "new" });
    await here.console("CreateFolder", { FolderName: "new" }, "resourceDirectory");
    const { users, groups, accessConfigurations } = directoryOf(here.cloud);
    const ram = ramOf(here.cloud);
    const made = [
      users,
      groups,
      accessConfigurations,
      ram.users,
      ram.groups,
      here.cloud.state.resourceDirectory.folders,
    ]
      .flatMap((items) => Object.keys(items))
      .filter((id) => !text.includes(JSON.stringify(id)) && !text.includes(`:${id}"`));
    assert.equal(made.length, 6);
    assert.ok(!text.includes(await here.cloud.control.addAccount("new")));
  });
});
