import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, trust } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamGroup, newRamUser } from "../support/ram-people";
import { ramPolicies, ramVersions } from "../support/ram-view";
import { entityContract } from "./contract";

const KIND = "ram:Policy";
const NAME = "readers";
const [reading, listing, foreign] = ["oss:Get*", "oss:List*", "*"].map(document) as [string, string, string];

type Here = Lifecycle<ProviderHere>;

const ram = ({ console }: Here, action: string, parameters: object = {}) =>
  console(action, { PolicyName: NAME, ...parameters }, "ram");

/** Somebody puts another version in force. */
const overrule = (here: Here, text = foreign) =>
  ram(here, "CreatePolicyVersion", { PolicyDocument: text, SetAsDefault: true });

const tag = (here: Here, tags: object) =>
  here.console(
    "TagResources",
    { ResourceType: "policy", ResourceNames: JSON.stringify([NAME]), Tag: JSON.stringify(tags) },
    "ram",
  );

entityContract(KIND, {
  program: () => ({
    policyName: NAME,
    policyDocument: reading,
    description: "May read",
    tags: { team: "audit", env: "live" },
  }),
  held: ({ cloud }) => ramPolicies(cloud),
  edits: {
    "the document": [{ policyDocument: listing }],
    "the document, as an object": [{ policyDocument: JSON.parse(listing) }, { policyDocument: listing }],
    "the description": [{ description: "May list" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
    "the tags": [{ tags: { team: "sales" } }],
    "the tags, cleared": [{ tags: undefined }, { tags: {} }],
  },
  drifts: {
    "the document": [(here) => overrule(here), ["policyDocument"]],
    "the description": [(here) => ram(here, "UpdatePolicyDescription", { NewDescription: "x" }), ["description"]],
    "a tag's value": [(here) => tag(here, [{ Key: "team", Value: "x" }]), ["tags"]],
    "a foreign tag": [(here) => tag(here, [{ Key: "by", Value: "x" }]), ["tags"]],
  },
  edit: () => ({ policyDocument: listing, description: "", tags: { team: "sales" } }),
  vanish: (here) => ram(here, "DeletePolicy", { CascadingDelete: true }),
  async foreign(here) {
    await ram(here, "CreatePolicy", { PolicyDocument: foreign, Description: "others" });
    return NAME;
  },
  absent: () => "nobody",
});

describe("ram.Policy", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({ policyName: NAME, policyDocument: reading, ...changes });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** A user, a group and a role have it. */
  async function attached(changes: Values = {}): Promise<Managed> {
    const one = await existing(changes);
    await newRamUser(here, "ann");
    await newRamGroup(here, "operators");
    await here.console("CreateRole", { RoleName: "deploy", AssumeRolePolicyDocument: trust() }, "ram");
    const policy = { PolicyType: "Custom" };
    await ram(here, "AttachPolicyToUser", { ...policy, UserName: "ann" });
    await ram(here, "AttachPolicyToGroup", { ...policy, GroupName: "operators" });
    await ram(here, "AttachPolicyToRole", { ...policy, RoleName: "deploy" });
    await here.later();
    return one;
  }

  const documentOf = (number: number) => document(`oss:Get${number}`);

  it("has its name for an id, and says when it was made and which version is in force", async () => {
    const one = await existing();
    assert.deepEqual([one.id, one.outputs["defaultVersion"]], [NAME, "v1"]);
    assert.match(String(one.outputs["createDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("bug: a policy that somebody else made was named twice, as its name is its id", async () => {
    await ram(here, "CreatePolicy", { PolicyDocument: foreign });
    const { message } = await failureOf(here.resource(KIND).up(program()));
    assert.match(message, /^policy readers is there already and differs in policyDocument, and nothing proves/);
  });

  it("makes a version of each edit, and the oldest makes room from the fifth edit on", async () => {
    const one = await existing();
    const seen: string[] = [];
    for (let edit = 1; edit <= 6; edit++) {
      await one.up(program({ policyDocument: documentOf(edit) }));
      seen.push(ramVersions(here.cloud, NAME));
    }
    assert.deepEqual(seen.slice(2), [
      "v1, v2, v3, v4*",
      "v1, v2, v3, v4, v5*",
      "v2, v3, v4, v5, v6*",
      "v3, v4, v5, v6, v7*",
    ]);
    assert.equal(one.outputs["defaultVersion"], "v7");
    assert.deepEqual(new Set(here.writes()), new Set(["CreatePolicyVersion"]));
  });

  it("keeps the version in force where that is the oldest of five", async () => {
    const one = await existing();
    for (let version = 2; version <= 5; version++) await ram(here, "CreatePolicyVersion", { PolicyDocument: foreign });
    await one.up(program({ policyDocument: listing }));
    assert.equal(ramVersions(here.cloud, NAME), "v1, v3, v4, v5, v6*");
  });

  it("takes a version that is not in force for no drift", async () => {
    const one = await existing();
    await ram(here, "CreatePolicyVersion", { PolicyDocument: foreign });
    await one.refresh();
    assert.deepEqual(await one.drift(program()), []);
  });

  it("finds an older version that was put in force, and brings its own back in a new one", async () => {
    const one = await existing();
    await one.up(program({ policyDocument: listing }));
    await ram(here, "SetDefaultPolicyVersion", { VersionId: "v1" });
    await here.later();
    await one.refresh();
    assert.deepEqual(await one.drift(program({ policyDocument: listing })), ["policyDocument"]);
    await one.up(program({ policyDocument: listing }));
    assert.equal(ramVersions(here.cloud, NAME), "v1, v2, v3*");
    assert.equal(ramPolicies(here.cloud)[0]?.policyDocument, listing);
  });

  it("compares documents by meaning, also with a version of another spelling in force", async () => {
    const one = await existing();
    const spelt = {
      Version: "1",
      Statement: { Resource: ["*"], Action: ["oss:Get*"], Effect: "Allow" },
    };
    await overrule(here, JSON.stringify({ ...spelt, Statement: [spelt.Statement] }, undefined, 2));
    await one.refresh();
    assert.deepEqual(await one.drift(program()), []);
    assert.equal(one.inputs["policyDocument"], reading);
    assert.equal(await one.preview(program({ policyDocument: JSON.parse(reading) })), "same");
  });

  it("shows a foreign document in the form of the program's", async () => {
    const one = await existing({ policyDocument: JSON.parse(reading) });
    await overrule(here);
    await one.refresh();
    assert.deepEqual(one.inputs["policyDocument"], JSON.parse(foreign));
  });

  it("does not make a version twice when the answer is lost", async () => {
    const one = await existing();
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreatePolicyVersion" });
    await one.up(program({ policyDocument: listing }));
    assert.equal(ramVersions(here.cloud, NAME), "v1, v2*");
  });

  it("is read in one list with all others of the program", async () => {
    const all: Managed[] = [];
    for (let index = 0; index < 5; index++) {
      all.push(await existing({ policyName: `policy-${index}`, tags: { n: `${index}` } }));
    }
    await Promise.all(all.map((one) => one.refresh()));
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      ["GetCallerIdentity", "ListPolicies"],
    );
  });

  it("refuses in the preview what RAM would not take", async () => {
    const wrong = program({ policyName: "may read", policyDocument: '{"Version":"2"}', description: "x".repeat(1025) });
    assert.equal(
      (await failureOf(here.resource(KIND).preview(wrong))).message,
      'policyName must be 1 to 128 letters, digits and hyphens, not "may read"\n' +
        'policyDocument.Version must be "1", the only version that RAM knows\n' +
        "policyDocument.Statement must be a list of at least one statement\n" +
        "description must have at most 1,024 characters, not 1,025",
    );
    const noDocument = failureOf(here.resource(KIND).preview(program({ policyDocument: 7 })));
    assert.match((await noDocument).message, /^policyDocument must be /);
    assert.deepEqual(here.calls(), []);
  });

  it("is not deleted while somebody has it, and names them", async () => {
    const one = await attached();
    await assert.rejects(one.destroy(), {
      message:
        "policy readers cannot be deleted: it still has an attachment to user ann, an attachment to group operators, " +
        "an attachment to role deploy; detach it, or set forceDestroy: true and run pulumi up before the delete",
    });
    assert.equal(ramPolicies(here.cloud).length, 1);
    assert.deepEqual(new Set(here.writes()), new Set(["DeletePolicy"]));
  });

  it("is taken from everybody with forceDestroy: true, and deleted with its versions", async () => {
    const one = await attached({ forceDestroy: true });
    await overrule(here);
    await one.destroy();
    assert.deepEqual(ramPolicies(here.cloud), []);
    assert.deepEqual(here.writes().sort(), [
      "DeletePolicy",
      "DetachPolicyFromGroup",
      "DetachPolicyFromRole",
      "DetachPolicyFromUser",
    ]);
  });

  it("is deleted although an answer was lost while it was taken away", async () => {
    const one = await attached({ forceDestroy: true });
    await here.cloud.control.fault({ kind: "resetAfter", action: "DetachPolicyFromRole" });
    await one.destroy();
    assert.deepEqual(ramPolicies(here.cloud), []);
  });

  it("waits with its delete until the service sees that nobody has it any more", async () => {
    const one = await attached({ forceDestroy: true });
    await here.cloud.control.setOptions({ readLagMs: 2000 });
    await one.destroy();
    assert.deepEqual(ramPolicies(here.cloud), []);
  });

  it("is deleted without forceDestroy after edits of its own", async () => {
    const one = await existing();
    await one.up(program({ policyDocument: listing }));
    await here.later();
    await one.destroy();
    assert.deepEqual(ramPolicies(here.cloud), []);
  });
});
