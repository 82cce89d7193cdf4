import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { trust } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { policiesOfRole, ramRoles } from "../support/ram-view";
import { entityContract } from "./contract";

const KIND = "ram:Role";
const NAME = "Deploy";
const other = trust({ RAM: ["acs:ram::1000000000000000:root"] });

type Here = Lifecycle<ProviderHere>;

const ram = ({ console }: Here, action: string, parameters: object = {}) =>
  console(action, { RoleName: NAME, ...parameters }, "ram");

const byHand = (parameters: object) => (here: Here) =>
  ram(here, "UpdateRole", { NewMaxSessionDuration: 7200, ...parameters });

const tag = (here: Here, tags: object) =>
  here.console(
    "TagResources",
    { ResourceType: "role", ResourceNames: JSON.stringify([NAME]), Tag: JSON.stringify(tags) },
    "ram",
  );

entityContract(KIND, {
  program: () => ({
    roleName: NAME,
    assumeRolePolicyDocument: trust(),
    description: "Deploys",
    maxSessionDuration: 7200,
    tags: { team: "ops", env: "live" },
  }),
  held: ({ cloud }) => ramRoles(cloud),
  edits: {
    "the trust policy": [{ assumeRolePolicyDocument: other }],
    "the trust policy, as an object": [
      { assumeRolePolicyDocument: JSON.parse(other) },
      { assumeRolePolicyDocument: other },
    ],
    "the description": [{ description: "Builds" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
    "the longest session": [{ maxSessionDuration: 43_200 }],
    "the longest session, by default": [{ maxSessionDuration: undefined }, { maxSessionDuration: 3600 }],
    "the tags": [{ tags: { team: "sales" } }],
    "the tags, cleared": [{ tags: undefined }, { tags: {} }],
  },
  drifts: {
    "the trust policy": [byHand({ NewAssumeRolePolicyDocument: other }), ["assumeRolePolicyDocument"]],
    "the description": [byHand({ NewDescription: "x" }), ["description"]],
    "the longest session": [byHand({ NewMaxSessionDuration: 3600 }), ["maxSessionDuration"]],
    "a tag's value": [(here) => tag(here, [{ Key: "team", Value: "x" }]), ["tags"]],
    "a foreign tag": [(here) => tag(here, [{ Key: "by", Value: "x" }]), ["tags"]],
  },
  edit: () => ({ assumeRolePolicyDocument: other, description: "", maxSessionDuration: 3600, tags: { team: "sales" } }),
  vanish: (here) => ram(here, "DeleteRole"),
  async foreign(here) {
    await ram(here, "CreateRole", { AssumeRolePolicyDocument: other, Description: "others" });
    return NAME;
  },
  absent: () => "nobody",
});

describe("ram.Role", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    roleName: NAME,
    assumeRolePolicyDocument: trust(),
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  async function powerful(changes: Values = {}): Promise<Managed> {
    const one = await existing(changes);
    for (const PolicyName of ["ReadOnlyAccess", "AliyunOSSFullAccess"]) {
      await ram(here, "AttachPolicyToRole", { PolicyName, PolicyType: "System" });
    }
    return one;
  }

  const longest = () => ramRoles(here.cloud)[0]?.maxSessionDuration;

  it("has its name for an id, and its ARN in RAM's spelling", async () => {
    const one = await existing();
    const { arn, roleId, createDate } = one.outputs;
    assert.deepEqual([one.id, arn], [NAME, `acs:ram::${here.cloud.managementAccountId}:role/deploy`]);
    assert.match(`${roleId} ${createDate}`, /^\d+ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  for (const roleSessionOnUpdate of ["reset", "keep"] as const) {
    it(`keeps how long sessions may last through other edits, where the service would ${roleSessionOnUpdate} it`, async () => {
      await here.cloud.control.setOptions({ roleSessionOnUpdate });
      const one = await existing({ maxSessionDuration: 7200 });
      await one.up(program({ maxSessionDuration: 7200, description: "Deploys" }));
      assert.equal(longest(), 7200);
      await one.up(program({ maxSessionDuration: 7200, description: "Deploys", assumeRolePolicyDocument: other }));
      assert.equal(longest(), 7200);
    });
  }

  it("leaves a duration that somebody set to the next refresh, which shows it", async () => {
    const one = await existing();
    await ram(here, "UpdateRole", { NewMaxSessionDuration: 10_800 });
    await one.up(program({ description: "Deploys" }));
    assert.equal(longest(), 10_800);
  });

  it("compares trust policies by meaning, and ARNs of principals without case", async () => {
    const account = here.cloud.managementAccountId;
    const one = await existing({
      assumeRolePolicyDocument: trust({ RAM: `acs:ram::${account}:role/Builder`, Service: "ecs.aliyuncs.com" }),
    });
    const spelt = trust({ Service: ["ecs.aliyuncs.com"], RAM: [`acs:ram::${account}:role/builder`] });
    await ram(here, "UpdateRole", { NewAssumeRolePolicyDocument: spelt });
    await here.later();
    await one.refresh();
    assert.equal(await one.preview(program({ assumeRolePolicyDocument: JSON.parse(spelt) })), "same");
    const another = trust({ Service: ["ECS.aliyuncs.com"], RAM: [`acs:ram::${account}:role/builder`] });
    assert.equal(await one.preview(program({ assumeRolePolicyDocument: another })), "update");
  });

  it("keeps the case of conditions", async () => {
    const when = (sub: string) => {
      const document = JSON.parse(trust({ Federated: "acs:ram::1:oidc-provider/ci" }));
      document.Statement[0].Condition = { StringEquals: { "oidc:sub": sub } };
      return program({ assumeRolePolicyDocument: document });
    };
    const one = await existing(when("acs:Repo"));
    assert.equal(await one.preview(when("acs:repo")), "update");
  });

  it("reads the tags of all roles of the program in one list", async () => {
    const all: Managed[] = [];
    for (let index = 0; index < 4; index++) {
      all.push(await existing({ roleName: `role-${index}`, tags: { n: `${index}` } }));
    }
    await Promise.all(all.map((one) => one.refresh()));
    const counts = ["ListRoles", "GetRole", "ListTagResources"].map((action) => here.calls(action).length);
    assert.deepEqual(counts, [1, 4, 0]);
  });

  it("refuses in the preview what RAM would not take", async () => {
    const wrong = {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" },
        { Effect: "Allow", Principal: { Ram: "acs:ram::1:root" } },
        { Effect: "Allow", Action: [], Principal: { Service: 7 } },
      ],
    };
    const at = "assumeRolePolicyDocument.Statement";
    assert.equal(
      (
        await failureOf(
          here
            .resource(KIND)
            .preview({ roleName: "de ploy", assumeRolePolicyDocument: wrong, maxSessionDuration: 900 }),
        )
      ).message,
      'roleName must be 1 to 64 letters, digits, . and -, not "de ploy"\n' +
        `${at}[0].Resource is not an element of a RAM statement; the role itself is the resource\n` +
        `${at}[0].Principal must name whom the role trusts, by RAM, Service or Federated\n` +
        `${at}[1] must have Action, such as sts:AssumeRole\n` +
        `${at}[1].Principal.Ram is not an element of a RAM principal; did you mean RAM?\n` +
        `${at}[2].Action must be a string or a list of at least one string\n` +
        `${at}[2].Principal.Service must be a string or a list of at least one string\n` +
        "maxSessionDuration must be 3,600 to 43,200 seconds, not 900",
    );
    assert.deepEqual(here.calls(), []);
  });

  it("is not deleted while it has policies, and names them", async () => {
    const one = await powerful();
    await assert.rejects(one.destroy(), {
      message:
        "role Deploy cannot be deleted: it still has policy System/ReadOnlyAccess, policy System/AliyunOSSFullAccess; " +
        "detach them, or set forceDestroy: true and run pulumi up before the delete",
    });
    assert.equal(policiesOfRole(here.cloud, NAME).length, 2);
  });

  it("loses its policies with forceDestroy: true, and is deleted", async () => {
    const one = await powerful({ forceDestroy: true });
    await here.cloud.control.fault({ kind: "resetAfter", action: "DetachPolicyFromRole" });
    await one.destroy();
    assert.deepEqual(ramRoles(here.cloud), []);
  });
});
