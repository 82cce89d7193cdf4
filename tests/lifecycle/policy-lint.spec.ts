import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, inline, system, trust } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramPolicies } from "../support/ram-view";

type Here = Lifecycle<ProviderHere>;

const policy = (text: string | object, more: Values = {}): Values => ({
  policyName: "readers",
  policyDocument: text,
  ...more,
});
const escalating = document("ram:CreateAccessKey");
const sentence =
  'is "ram:CreateAccessKey", which leads to administrator: make a key of a user who is administrator ' +
  "(ram:CreateAccessKey) (escalation): Take the action out, ";

describe("lint in a preview", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const said = () => here.provider.said;

  /** What the next command says, of a resource or of a program that says this. */
  async function saidBy(command: () => Promise<unknown>): Promise<readonly string[]> {
    await here.later();
    await command();
    return said();
  }

  it("warns of a new policy, with the path of the property, and sends nothing", async () => {
    await here.resource("ram:Policy").preview(policy(escalating));
    assert.equal(said().length, 1);
    assert.ok(said()[0]?.startsWith(`warning: policyDocument.Statement[0].Action ${sentence}`), said()[0]);
    assert.deepEqual(here.calls(), []);
  });

  it("warns of the same policy as an object, at the item of a list", async () => {
    const Statement = [{ Effect: "Allow", Action: ["oss:GetObject", "ram:CreateAccessKey"], Resource: "*" }];
    await here.resource("ram:Policy").preview(policy({ Version: "1", Statement }));
    assert.ok(said()[0]?.startsWith(`warning: policyDocument.Statement[0].Action[1] ${sentence}`), said()[0]);
  });

  it("says nothing about a policy that stays, whatever else changes", async () => {
    const one = here.resource("ram:Policy");
    await one.up(policy(escalating));
    assert.deepEqual(await saidBy(() => one.preview(policy(escalating))), []);
    const spelt = JSON.stringify(JSON.parse(escalating), undefined, 4);
    assert.deepEqual(await saidBy(() => one.up(policy(spelt, { description: "Others" }))), []);
    assert.equal(ramPolicies(here.cloud)[0]?.description, "Others");
    assert.deepEqual(await saidBy(() => one.refresh()), []);
  });

  it("warns of a policy that changes, and of the bad one that comes back after a better one", async () => {
    const one = here.resource("ram:Policy");
    await one.up(policy(document("oss:Get*")));
    assert.deepEqual(said(), []);
    assert.equal((await saidBy(() => one.up(policy(escalating)))).length, 1);
    assert.deepEqual(await saidBy(() => one.up(policy(document("oss:List*")))), []);
    assert.equal((await saidBy(() => one.preview(policy(escalating)))).length, 1);
  });

  it("shows nothing that is only untidy or not known for sure", async () => {
    const Statement = [
      { Effect: "Allow", Action: ["ecs:*", "ecs:RunInstances", "neverheardof:DoIt"], Resource: "*" },
      { Effect: "Allow", Action: "ecs:RunInstances", Resource: "*" },
    ];
    await here.resource("ram:Policy").preview(policy({ Version: "1", Statement }));
    assert.deepEqual(said(), []);
  });

  it("says no more than four sentences of one resource, and how many there are", async () => {
    const actions = ["a", "b", "c", "d", "e", "f"];
    const Statement = [{ Effect: "Allow", Action: actions, Resource: "acs:oss:*:*:x" }];
    await here.resource("ram:Policy").preview(policy({ Version: "1", Statement }));
    assert.equal(said().length, 5);
    assert.equal(said()[4], "warning: 2 more findings are left out; `alicloud-identity lint` tells them all");
  });

  it("looks at the inline policies of access configurations, where one is new or changed", async () => {
    const configuration = (...permissionPolicies: Values[]): Values => ({
      directoryId: here.cloud.directoryId,
      accessConfigurationName: "keys",
      permissionPolicies,
    });
    const one = here.resource("cloudsso:AccessConfiguration");
    await one.up(configuration(system("ReadOnlyAccess"), inline("keys", escalating)));
    assert.equal(said().length, 1);
    const path = "permissionPolicies[1].permissionPolicyDocument.Statement[0].Action";
    assert.ok(said()[0]?.startsWith(`warning: ${path} ${sentence}`), said()[0]);
    const more = configuration(system("ReadOnlyAccess"), system("AliyunOSSFullAccess"), inline("keys", escalating));
    assert.deepEqual(await saidBy(() => one.up(more)), []);
    const changed = configuration(inline("keys", document("ram:*")));
    assert.match(
      (await saidBy(() => one.up(changed))).join(),
      /^warning: permissionPolicies\[0\]\.\S+ is "ram:\*", which/,
    );
  });

  it("looks at the trust policies of roles", async () => {
    const trusting = trust({ Federated: "acs:ram::1:oidc-provider/ci" });
    await here.resource("ram:Role").preview({ roleName: "ci", assumeRolePolicyDocument: trusting });
    assert.deepEqual(
      said().map(
        (text) =>
          /^warning: assumeRolePolicyDocument\.Statement\[0\]\.Principal\.Federated .* \((\S+)\): /.exec(text)?.[1],
      ),
      ["oidc-subject", "oidc-audience"],
    );
  });

  it("says nothing while the document is unknown", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    await here
      .resource("ram:Policy")
      .preview(policy(unknown, { lintIgnore: { escalation: "the rotation makes keys" } }));
    await here.resource("ram:Role").preview({ roleName: "ci", assumeRolePolicyDocument: unknown });
    assert.deepEqual(said(), []);
  });

  describe("with reasons", () => {
    const reasons = (lintIgnore: Values) => policy(escalating, { lintIgnore });

    it("passes over what is meant, keeps the reason in the state, and sends it nowhere", async () => {
      const one = here.resource("ram:Policy");
      await one.up(reasons({ escalation: "the rotation makes keys" }));
      assert.deepEqual(said(), []);
      await one.refresh();
      assert.deepEqual(one.inputs["lintIgnore"], { escalation: "the rotation makes keys" });
      assert.equal(await one.preview(reasons({ escalation: "the rotation makes keys" })), "same");
      assert.equal(ramPolicies(here.cloud).length, 1);
      assert.doesNotMatch(JSON.stringify(here.cloud.state), /the rotation makes keys/);
    });

    it("tells it again when the reason is taken away", async () => {
      const one = here.resource("ram:Policy");
      await one.up(reasons({ escalation: "the rotation makes keys" }));
      assert.equal((await saidBy(() => one.preview(policy(escalating)))).length, 1);
    });

    it("tells a reason for which nothing is found", async () => {
      await here.resource("ram:Policy").preview(reasons({ escalation: "keys", "log-tampering": "nobody" }));
      assert.deepEqual(said(), ["warning: lintIgnore.log-tampering is for nothing: the rule finds nothing here"]);
    });

    it("refuses a rule that there is not, and a reason that says nothing", async () => {
      const { message } = await failureOf(
        here.resource("ram:Policy").preview(reasons({ escalations: "keys", escalation: " ", grammar: "x" })),
      );
      assert.equal(
        message,
        'lintIgnore.escalation must say why what the rule finds is meant, not " "\n' +
          "lintIgnore.escalations is not a rule; did you mean escalation?\n" +
          "lintIgnore.grammar cannot be passed over",
      );
    });
  });

  it("shows nothing of a document that the program made secret", async () => {
    const hidden = document("ram:CreateAccessKey");
    await here.resource("ram:Policy").preview({ ...policy(hidden), __secrets: ["policyDocument"] });
    assert.equal(said().length, 1);
    assert.doesNotMatch(said().join(), /CreateAccessKey/);
  });
});

describe("lint that refuses", () => {
  let here: Here;

  before(async () => {
    here = await startLifecycle({ configuration: { "alicloud-identity:lint": "error" } });
  });

  after(() => here.close());

  const refusal = async (one: Managed, args: Values) => (await failureOf(one.preview(args))).message;

  it("names the property and how to say that it is meant, and sends nothing", async () => {
    const message = await refusal(here.resource("ram:Policy"), policy(escalating));
    assert.ok(message.startsWith(`policyDocument.Statement[0].Action ${sentence}`), message);
    assert.match(message, /If it is meant, say why in lintIgnore$/);
    assert.deepEqual(here.calls(), []);
  });

  it("takes what has a reason, and warns of medium severity", async () => {
    const lintIgnore = { escalation: "the pipeline passes roles to its functions" };
    const Statement = [{ Effect: "Allow", Action: ["ram:PassRole", "fc:CreateFunction"], Resource: "*" }];
    const one = here.resource("ram:Policy");
    assert.equal(await one.up(policy({ Version: "1", Statement }, { lintIgnore })), "create");
    assert.match(
      here.provider.said.join(),
      /^warning: policyDocument\.Statement\[0\]\.Action\[0\] is "ram:PassRole", which passes/,
    );
    assert.equal(await one.preview(policy({ Version: "1", Statement }, { lintIgnore, description: "x" })), "update");
  });

  it("gives nothing of a secret document away", async () => {
    const args = { ...policy(escalating), __secrets: ["policyDocument"] };
    assert.equal(
      await refusal(here.resource("ram:Policy"), args),
      "policyDocument has something in it that the rule escalation finds",
    );
  });

  it("is silent with off", async () => {
    const quiet = await startLifecycle({ configuration: { "alicloud-identity:lint": "off" } });
    await quiet.resource("ram:Policy").up(policy(escalating));
    assert.deepEqual(quiet.provider.said, []);
    assert.equal(ramPolicies(quiet.cloud).length, 1);
    await quiet.close();
  });

  it("refuses another word with those that there are", async () => {
    const wrong = await startLifecycle({ configuration: { "alicloud-identity:lint": "strict" } });
    const { message } = await failureOf(wrong.resource("ram:Policy").preview(policy(escalating)));
    assert.match(message, /alicloud-identity:lint must be off, warn or error, not "strict"/);
    await wrong.close();
  });
});
