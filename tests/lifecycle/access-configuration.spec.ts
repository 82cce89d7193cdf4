import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { configurationIds, configurations } from "../support/view";
import { entityContract } from "./contract";

const KIND = "cloudsso:AccessConfiguration";

type Here = Lifecycle<ProviderHere>;
const READ_ONLY = system("ReadOnlyAccess");

/** By somebody at the console. */
function byHand(action: string, parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console(action, { ...idsOf(id), ...parameters });
}

function tagged(action: string, parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => {
    const { DirectoryId, AccessConfigurationId } = idsOf(id);
    const of = { DirectoryId, ResourceType: "accessConfiguration", ResourceId: [AccessConfigurationId] };
    return here.console(action, { ...of, ...parameters });
  };
}

function idsOf(id: string): { DirectoryId: string; AccessConfigurationId: string } {
  const [DirectoryId = "", AccessConfigurationId = ""] = id.split(":");
  return { DirectoryId, AccessConfigurationId };
}

const ADMINISTRATOR = { PermissionPolicyType: "System", PermissionPolicyName: "AdministratorAccess" };

entityContract(KIND, {
  program: ({ cloud }) => ({
    accessConfigurationName: "readers",
    directoryId: cloud.directoryId,
    description: "may read",
    sessionDuration: 7200,
    relayState: "https://home.console.aliyun.com",
    tags: { team: "audit", stage: "prod" },
    permissionPolicies: [READ_ONLY, inline("own", document("oss:Get*"))],
  }),
  held: ({ cloud }) => configurations(cloud),
  edits: {
    "the description": [{ description: "may look" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
    "the session duration": [{ sessionDuration: 900 }],
    "the session duration, left to the default": [{ sessionDuration: undefined }, { sessionDuration: 3600 }],
    "the relay state": [{ relayState: "https://ram.console.aliyun.com" }],
    "the relay state, cleared": [{ relayState: undefined }, { relayState: "" }],
    "a tag added": [{ tags: { team: "audit", stage: "prod", owner: "ben" } }],
    "a tag's value": [{ tags: { team: "security", stage: "prod" } }],
    "a tag removed": [{ tags: { team: "audit" } }],
    "all tags removed": [{ tags: undefined }, { tags: {} }],
    "a policy added": [
      { permissionPolicies: [READ_ONLY, inline("own", document("oss:Get*")), system("AliyunOSSReadOnlyAccess")] },
      { policies: [`Inline:own ${document("oss:Get*")}`, "System:AliyunOSSReadOnlyAccess", "System:ReadOnlyAccess"] },
    ],
    "a policy removed": [{ permissionPolicies: [READ_ONLY] }, { policies: ["System:ReadOnlyAccess"] }],
    "an inline policy renamed": [
      { permissionPolicies: [READ_ONLY, inline("other", document("oss:Get*"))] },
      { policies: [`Inline:other ${document("oss:Get*")}`, "System:ReadOnlyAccess"] },
    ],
    "no policies any more": [{ permissionPolicies: undefined }, { policies: [] }],
  },
  drifts: {
    "the description": [byHand("UpdateAccessConfiguration", { NewDescription: "edited" }), ["description"]],
    "the session duration": [byHand("UpdateAccessConfiguration", { NewSessionDuration: 1800 }), ["sessionDuration"]],
    "the relay state": [
      byHand("UpdateAccessConfiguration", { NewRelayState: "https://ecs.console.aliyun.com" }),
      ["relayState"],
    ],
    "a foreign tag": [tagged("TagResources", { Tag: [{ Key: "x", Value: "y" }] }), ["tags"]],
    "a tag's value": [tagged("TagResources", { Tag: [{ Key: "team", Value: "y" }] }), ["tags"]],
    "a tag taken away": [tagged("UntagResources", { TagKey: ["team"] }), ["tags"]],
    "a foreign policy": [
      byHand("AddPermissionPolicyToAccessConfiguration", ADMINISTRATOR),
      ["permissionPolicies", "policyRevision"],
    ],
    "a policy taken away": [
      byHand("RemovePermissionPolicyFromAccessConfiguration", {
        PermissionPolicyType: "System",
        PermissionPolicyName: "ReadOnlyAccess",
      }),
      ["permissionPolicies", "policyRevision"],
    ],
    "an inline document": [
      byHand("UpdateInlinePolicyForAccessConfiguration", {
        InlinePolicyName: "own",
        NewInlinePolicyDocument: document("*"),
      }),
      ["permissionPolicies", "policyRevision"],
    ],
  },
  edit: () => ({
    description: "may look",
    tags: { stage: "test", new: "1" },
    permissionPolicies: [inline("own", document("oss:List*")), system("AliyunOSSReadOnlyAccess")],
  }),
  vanish: byHand("DeleteAccessConfiguration", { ForceRemovePermissionPolicies: true }),
  async foreign(here) {
    const { directoryId: DirectoryId } = here.cloud;
    const { AccessConfiguration } = (await here.console("CreateAccessConfiguration", {
      DirectoryId,
      AccessConfigurationName: "readers",
      Description: "somebody's",
      SessionDuration: 900,
      Tags: [{ Key: "somebody", Value: "else" }],
    })) as { AccessConfiguration: { AccessConfigurationId: string } };
    const id = `${DirectoryId}:${AccessConfiguration.AccessConfigurationId}`;
    await byHand("AddPermissionPolicyToAccessConfiguration", ADMINISTRATOR)(here, id);
    return id;
  },
  absent: ({ cloud }) => `${cloud.directoryId}:ac-00000000000000000000`,
});

describe("tags of cloudsso.AccessConfiguration", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (tags: Values): Values => ({
    accessConfigurationName: "readers",
    directoryId: here.cloud.directoryId,
    tags,
  });
  const held = () => configurations(here.cloud)[0]?.tags;
  const written = () => here.calls().flatMap(({ action }) => (/agResources$/.test(action) ? [action] : []));

  async function existing(tags: Values): Promise<Managed> {
    const one = here.resource(KIND);
    await one.up(program(tags));
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  it("are given with the creation, in one call", async () => {
    const one = here.resource(KIND);
    await one.up(program({ team: "audit" }));
    assert.deepEqual(held(), { team: "audit" });
    assert.deepEqual(written(), []);
  });

  it("are written before others are removed, and nothing is written that is the same", async () => {
    const one = await existing({ kept: "1", changed: "1", gone: "1" });
    await one.up(program({ kept: "1", changed: "2" }));
    assert.deepEqual(held(), { kept: "1", changed: "2" });
    assert.deepEqual(written(), ["TagResources", "UntagResources"]);
  });

  it("are all exchanged where the object may have no more", async () => {
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key-${index}`, "x"]));
    const one = await existing(twenty);
    const { "key-0": _, ...rest } = twenty;
    await one.up(program({ ...rest, new: "y" }));
    assert.deepEqual(held(), { ...rest, new: "y" });
  });

  it("make nothing stale", async () => {
    const one = await existing({ team: "audit" });
    const [TargetId] = here.cloud.accountIds;
    const target = { ...idsOf(one.id), TargetType: "RD-Account", TargetId };
    await here.console("ProvisionAccessConfiguration", target);
    await here.cloud.control.finishTasks();
    await one.up(program({ team: "ops" }));
    assert.deepEqual(here.calls("ProvisionAccessConfiguration"), []);
    assert.equal(one.outputs["provisioningStatus"], "Provisioned");
  });

  it("are refused in the preview where the service would refuse them", async () => {
    const one = here.resource(KIND);
    await assert.rejects(one.preview(program({ "acs:x": "1" })), /tags\["acs:x"\] must not begin with aliyun or acs:/);
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key-${index}`, "x"]));
    await assert.rejects(one.preview(program(many)), /tags must have at most 20 tags/);
    assert.deepEqual(here.calls(), []);
  });
});

describe("cloudsso.AccessConfiguration", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  function program(changes: Values = {}): Values {
    return {
      accessConfigurationName: "readers",
      directoryId: here.cloud.directoryId,
      description: "may read",
      sessionDuration: 7200,
      relayState: "https://home.console.aliyun.com",
      permissionPolicies: [READ_ONLY, inline("own", document("oss:Get*"))],
      ...changes,
    };
  }

  async function existing(changes: Values = {}): Promise<Managed> {
    const readers = here.resource(KIND);
    assert.equal(await readers.up(program(changes)), "create");
    await here.later();
    return readers;
  }

  function names(readers: Managed): string[] {
    return (readers.inputs["permissionPolicies"] as { permissionPolicyName: string }[]).map(
      (policy) => policy.permissionPolicyName,
    );
  }

  describe("from create to delete", () => {
    it("fills what a short program leaves out with the API's defaults", async () => {
      const short = { accessConfigurationName: "bare", directoryId: here.cloud.directoryId };
      const bare = here.resource(KIND);
      await bare.up(short);
      await here.later();
      await bare.refresh();

      assert.deepEqual(configurations(here.cloud), [
        { name: "bare", description: "", sessionDuration: 3600, relayState: "", tags: {}, policies: [] },
      ]);
      assert.equal(await bare.preview(short), "same");
    });

    it("sends only what changed", async () => {
      const readers = await existing();
      await here.cloud.control.clearCalls();

      await readers.up(program({ description: "may look" }));

      const [update] = here.calls("UpdateAccessConfiguration");
      assert.deepEqual(Object.keys(update?.parameters ?? {}).sort(), [
        "AccessConfigurationId",
        "DirectoryId",
        "NewDescription",
      ]);
      assert.equal(here.calls("AddPermissionPolicyToAccessConfiguration").length, 0);
    });

    it("updates an inline policy in place, never removing it", async () => {
      const readers = await existing();
      await here.cloud.control.clearCalls();

      await readers.up(program({ permissionPolicies: [READ_ONLY, inline("own", document("oss:List*"))] }));

      assert.equal(here.calls("UpdateInlinePolicyForAccessConfiguration").length, 1);
      assert.equal(here.calls("RemovePermissionPolicyFromAccessConfiguration").length, 0);
      assert.deepEqual(configurations(here.cloud)[0]?.policies, [
        `Inline:own ${document("oss:List*")}`,
        "System:ReadOnlyAccess",
      ]);
    });

    it("removes nothing for a system policy that RAM does not offer, and names the one that was probably meant", async () => {
      const readers = await existing();
      const before = configurations(here.cloud);
      const misspelt = program({
        permissionPolicies: [system("AdministratorAcess"), inline("own", document("oss:*"))],
      });

      const failure = await failureOf(readers.up(misspelt));

      assert.match(
        failure.message,
        /^System policy AdministratorAcess \(did you mean AdministratorAccess\?\) could not be added to access configuration ac-/,
      );
      assert.deepEqual(configurations(here.cloud), before);
      assert.equal(here.calls("RemovePermissionPolicyFromAccessConfiguration").length, 0);
    });

    it("removes system policies first where there is no room for both", async () => {
      const many = (from: number) => Array.from({ length: 11 }, (_, index) => system(`Some${from + index}Access`));
      const readers = await existing({ permissionPolicies: many(0) });
      await readers.up(program({ permissionPolicies: many(11) }));
      assert.equal(configurations(here.cloud)[0]?.policies.length, 11);
    });

    it("writes nothing for a second inline policy beyond the directory's quota", async () => {
      const readers = await existing();
      const before = configurations(here.cloud);
      const two = program({ permissionPolicies: [inline("a", document("oss:*")), inline("b", document("ecs:*"))] });
      const refused =
        `permissionPolicies has 2 Inline policies, and directory ${here.cloud.directoryId} allows 1 in an access ` +
        "configuration; merge their documents, or have the quota raised";

      assert.equal((await failureOf(readers.up(two))).message, refused);
      assert.deepEqual(configurations(here.cloud), before);

      const another = here.resource(KIND);
      assert.equal((await failureOf(another.up({ ...two, accessConfigurationName: "more" }))).message, refused);
      assert.deepEqual(configurations(here.cloud), before);
    });

    it("leaves the number of policies to the service where the quota cannot be asked for", async () => {
      const two = program({ permissionPolicies: [inline("a", document("oss:*")), inline("b", document("ecs:*"))] });
      await here.cloud.control.fault({
        kind: "refuse",
        code: "NoPermission",
        status: 403,
        action: "GetDirectoryStatistics",
        times: 9,
      });
      const failure = await failureOf(here.resource(KIND).up(two));
      assert.match(failure.message, /^Inline policy b could not be added to access configuration ac-/);
    });

    it("replaces a configuration that is renamed, the new one first", async () => {
      const readers = await existing();
      const old = readers.id;

      assert.equal(await readers.up(program({ accessConfigurationName: "viewers" })), "replace");

      assert.notEqual(readers.id, old);
      assert.deepEqual(
        configurations(here.cloud).map(({ name }) => name),
        ["viewers"],
      );
    });

    it("takes the directory by its joined id and shows no replacement for it", async () => {
      const readers = await existing();
      assert.equal(await readers.preview(program({ directoryId: here.cloud.directoryId })), "same");
      assert.equal(await readers.preview(program({ directoryId: "d-000000000000" })), "replace");
    });

    it("changes only the state when a setting of ours changes", async () => {
      const readers = await existing();
      await here.cloud.control.clearCalls();

      assert.equal(await readers.up(program({ deprovisionOnDelete: true, timeouts: { delete: "5m" } })), "update");

      const writes = here.calls().filter(({ action }) => !/^(Get|List)/.test(action));
      assert.deepEqual(writes, []);
      assert.equal(readers.outputs["deprovisionOnDelete"], true);
      await here.later();
      await readers.refresh();
      assert.equal(readers.inputs["deprovisionOnDelete"], true);
      assert.deepEqual(readers.inputs["timeouts"], { delete: "5m" });
    });
  });

  describe("drift", () => {
    it("appends a foreign policy as one item behind the program's own, in the program's order", async () => {
      const readers = await existing({
        permissionPolicies: [
          system("ReadOnlyAccess"),
          system("AliyunOSSReadOnlyAccess"),
          system("AliyunECSReadOnlyAccess"),
        ],
      });
      await here.console("AddPermissionPolicyToAccessConfiguration", {
        ...idsOf(readers.id),
        PermissionPolicyType: "System",
        PermissionPolicyName: "AdministratorAccess",
      });
      await here.later();
      await readers.refresh();

      assert.deepEqual(names(readers), [
        "ReadOnlyAccess",
        "AliyunOSSReadOnlyAccess",
        "AliyunECSReadOnlyAccess",
        "AdministratorAccess",
      ]);
    });

    it("sees no change in another order of the policies", async () => {
      const readers = await existing();
      const turned = program({ permissionPolicies: [inline("own", document("oss:Get*")), READ_ONLY] });
      assert.equal(await readers.preview(turned), "same");
    });

    it("compares documents by meaning and keeps the program's spelling", async () => {
      const readers = await existing();
      const respelt = `{ "Statement": [{ "Resource": ["*"], "Action": ["oss:Get*"], "Effect": "Allow" }], "Version": "1" }`;
      await here.console("UpdateInlinePolicyForAccessConfiguration", {
        ...idsOf(readers.id),
        InlinePolicyName: "own",
        NewInlinePolicyDocument: respelt,
      });
      await here.later();
      await readers.refresh();

      assert.deepEqual(await readers.drift(program()), []);
      assert.equal(await readers.preview(program({ permissionPolicies: [READ_ONLY, inline("own", respelt)] })), "same");
    });

    it("takes a document as an object, and shows drift in it as an object", async () => {
      const asObject = { Version: "1", Statement: [{ Effect: "Allow", Action: "oss:Get*", Resource: "*" }] };
      const wanted = program({
        permissionPolicies: [
          { permissionPolicyType: "Inline", permissionPolicyName: "own", permissionPolicyDocument: asObject },
        ],
      });
      const readers = here.resource(KIND);
      await readers.up(wanted);
      await here.later();
      await readers.refresh();
      assert.equal(await readers.preview(wanted), "same");

      await here.console("UpdateInlinePolicyForAccessConfiguration", {
        ...idsOf(readers.id),
        InlinePolicyName: "own",
        NewInlinePolicyDocument: document("*"),
      });
      await here.later();
      await readers.refresh();
      const [policy] = readers.inputs["permissionPolicies"] as { permissionPolicyDocument: unknown }[];
      assert.deepEqual(policy?.permissionPolicyDocument, JSON.parse(document("*")));
    });
  });

  describe("adoption", () => {
    async function made(parameters: object = {}): Promise<string> {
      const answer = (await here.console("CreateAccessConfiguration", {
        DirectoryId: here.cloud.directoryId,
        AccessConfigurationName: "readers",
        Description: "may read",
        SessionDuration: 7200,
        RelayState: "https://home.console.aliyun.com",
        ...parameters,
      })) as { AccessConfiguration: { AccessConfigurationId: string } };
      return answer.AccessConfiguration.AccessConfigurationId;
    }

    it("refuses one that is alike and young, since nothing proves whose it is", async () => {
      const id = await made();
      const readers = here.resource(KIND);
      const failure = await failureOf(readers.up(program({ permissionPolicies: undefined })));
      assert.match(
        failure.message,
        new RegExp(`^access configuration readers \\(${id}\\) is there already and does not differ`),
      );
      assert.equal(readers.recorded, undefined);
      assert.deepEqual(configurations(here.cloud)[0]?.policies, []);
    });

    it("stays in the state when its take-over fails half-way", async () => {
      const id = await made({ Description: "somebody's" });
      await here.cloud.control.fault({
        kind: "refuse",
        action: "UpdateAccessConfiguration",
        code: "InvalidParameter.X",
        status: 400,
      });
      const readers = here.resource(KIND);
      await assert.rejects(readers.up(program({ adopt: true })), /InvalidParameter\.X/);
      assert.equal(readers.id, `${here.cloud.directoryId}:${id}`);
    });

    it("names the one in the way when the names differ in case alone, whatever adopt says", async () => {
      const id = await made({ AccessConfigurationName: "Readers" });
      await assert.rejects(here.resource(KIND).up(program({ adopt: true })), {
        message:
          `the name of access configuration readers belongs to Readers (${id}) already, since names that differ in case ` +
          "alone are the same name; choose another name, or rename or delete that one first",
      });
    });

    it("refuses one that differs, names the differences, and writes nothing", async () => {
      const id = await made({ Description: "somebody's", SessionDuration: 900 });
      await here.console("AddPermissionPolicyToAccessConfiguration", {
        DirectoryId: here.cloud.directoryId,
        AccessConfigurationId: id,
        PermissionPolicyType: "System",
        PermissionPolicyName: "AdministratorAccess",
      });
      const before = configurations(here.cloud);
      const readers = here.resource(KIND);
      await assert.rejects(readers.up(program()), {
        message:
          `access configuration readers (${id}) is there already and differs in description, sessionDuration, ` +
          "permissionPolicies, and nothing proves that this resource made it; choose another name, or set adopt: true to " +
          "take it over, writing description, sessionDuration, permissionPolicies; a resource that was renamed in the " +
          "program needs aliases with its old name instead, and a stack whose runs forget everything in between " +
          "alicloud-identity:adoptIdentical",
      });
      assert.deepEqual(configurations(here.cloud), before);
    });
  });

  describe("delete", () => {
    it("refuses while foreign policies are there, with forceRemovePermissionPolicies: false", async () => {
      const readers = await existing({ forceRemovePermissionPolicies: false });
      await here.console("AddPermissionPolicyToAccessConfiguration", {
        ...idsOf(readers.id),
        PermissionPolicyType: "System",
        PermissionPolicyName: "AdministratorAccess",
      });
      await here.later();

      await assert.rejects(readers.destroy(), {
        message:
          "access configuration readers has policies that this stack did not add: System AdministratorAccess; remove " +
          "them, or set forceRemovePermissionPolicies: true and run pulumi up before the delete",
      });
      assert.equal(configurations(here.cloud)[0]?.policies.length, 3);
    });

    it("removes its own policies and goes, with forceRemovePermissionPolicies: false", async () => {
      const readers = await existing({ forceRemovePermissionPolicies: false });
      await readers.destroy();
      assert.deepEqual(configurations(here.cloud), []);
      assert.equal(here.calls("DeleteAccessConfiguration")[0]?.parameters["ForceRemovePermissionPolicies"], "false");
    });

    it("lists accounts that the stack does not provision, and touches none", async () => {
      const readers = await existing();
      for (const account of here.cloud.accountIds) {
        await here.console("ProvisionAccessConfiguration", {
          ...idsOf(readers.id),
          TargetType: "RD-Account",
          TargetId: account,
        });
      }
      await here.cloud.control.finishTasks();
      await here.later();

      await assert.rejects(readers.destroy(), {
        message:
          "access configuration readers is still provisioned to 3 accounts that this stack does not provision: " +
          `${here.cloud.accountIds.join(", ")}; deprovision it there, or set deprovisionOnDelete: true and run pulumi up before the delete`,
      });
      assert.equal(here.calls("DeprovisionAccessConfiguration").length, 0);
    });

    it("takes them along with deprovisionOnDelete: true", async () => {
      const readers = await existing({ deprovisionOnDelete: true });
      for (const account of here.cloud.accountIds) {
        await here.console("ProvisionAccessConfiguration", {
          ...idsOf(readers.id),
          TargetType: "RD-Account",
          TargetId: account,
        });
      }
      await here.cloud.control.finishTasks();
      await here.later();
      await readers.destroy();
      assert.deepEqual(configurations(here.cloud), []);
      assert.equal(here.calls("DeprovisionAccessConfiguration").length, 3);
    });

    it("names the assignments that stand in the way, twenty of them and the total", async () => {
      const readers = await existing();
      const directory = here.cloud.state.cloudsso.directory;
      const { AccessConfigurationId } = idsOf(readers.id);
      for (let number = 1; number <= 23; number++) {
        const user = `user-${String(number).padStart(2, "0")}`;
        const { User } = (await here.console("CreateUser", {
          DirectoryId: here.cloud.directoryId,
          UserName: user,
        })) as { User: { UserId: string } };
        await here.console("CreateAccessAssignment", {
          ...idsOf(readers.id),
          TargetType: "RD-Account",
          TargetId: here.cloud.accountIds[0],
          PrincipalType: "User",
          PrincipalId: User.UserId,
        });
        await here.cloud.control.finishTasks();
      }
      // The provisioning that came with the grants would be named first.
      for (const key of Object.keys(directory?.provisionings ?? {})) delete directory?.provisionings[key];
      await here.later();

      const account = here.cloud.accountIds[0];
      const shown = Array.from(
        { length: 20 },
        (_, index) => `user user-${String(index + 1).padStart(2, "0")} on ${account}`,
      );
      await assert.rejects(readers.destroy(), {
        message: `access configuration readers cannot be deleted: 23 assignments use it: ${shown.join(", ")} and 3 more; delete them first`,
      });
      assert.equal(configurationIds(here.cloud)[0], AccessConfigurationId);
    });
  });
});
