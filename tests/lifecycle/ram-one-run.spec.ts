import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { document, trust } from "../support/programs";
import { attachByHand, attachedPolicies, newRamPolicy, PRINCIPALS, type Principals } from "../support/ram-principals";
import { ramOf } from "../support/view";

/** What resources of one run tell each other of who has which policy. */
describe("policies and who has them, in one run", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const readers = { policyName: "readers", policyType: "Custom" };
  const logon = (name: string) => `${name}@${ramOf(here.cloud).defaultDomain}`;

  /** Both have the policy, ann by a resource that has read so in this run, ben by hand. */
  async function readOnceBefore(of: Principals) {
    const [ann, ben] = [await of.make(here, "ann"), await of.make(here, "ben")];
    const one = here.resource(`ram:${of.name}PolicyAttachment`);
    await one.up({ ...readers, [of.input]: ann });
    await attachByHand(here, of, "Attach", ben, readers);
    await here.later();
    assert.equal(await one.refresh(), "there");
    return { ann, ben };
  }

  for (const of of PRINCIPALS) {
    const attachments = `ram:${of.name}PolicyAttachment`;

    it(`are attached to a ${of.name.toLowerCase()} again that lost them with a policy that was made anew`, async () => {
      const policy = here.resource("ram:Policy");
      const program = { policyName: "readers", policyDocument: document("oss:Get*"), forceDestroy: true };
      await policy.up(program);
      const { ben } = await readOnceBefore(of);
      await policy.destroy();
      await policy.up(program);
      await here.resource(attachments).up({ ...readers, [of.input]: ben });
      assert.deepEqual(attachedPolicies(here), ["ben: Custom/readers"]);
    });

    it(`are attached to a ${of.name.toLowerCase()} again that lost them with its list`, async () => {
      await newRamPolicy(here, "readers");
      const { ben } = await readOnceBefore(of);
      const list = here.resource(`ram:${of.name}Policies`);
      await list.up({ [of.input]: ben, policies: [readers] });
      await here.later(); // the next program has the list elsewhere, so this one goes first
      await here.resource(attachments).up({ ...readers, [of.input]: await of.make(here, "cas") });
      await list.destroy();
      await here.resource(attachments).up({ ...readers, [of.input]: ben });
      assert.deepEqual(attachedPolicies(here), ["ann: Custom/readers", "ben: Custom/readers", "cas: Custom/readers"]);
    });

    it(`are not in the list of a ${of.name.toLowerCase()} when an attachment has taken them away`, async () => {
      await newRamPolicy(here, "readers");
      const ann = await of.make(here, "ann");
      const [one, list] = [here.resource(attachments), here.resource(`ram:${of.name}Policies`)];
      await one.up({ ...readers, [of.input]: ann });
      await here.later();
      await list.up({ [of.input]: ann, policies: [readers] });
      await here.later();
      assert.equal(await list.refresh(), "there");
      await one.destroy();
      assert.equal(await list.refresh(), "there");
      assert.deepEqual(list.inputs["policies"], []);
    });
  }

  it("are attached to a role again that was made anew", async () => {
    await newRamPolicy(here, "readers");
    const role = here.resource("ram:Role");
    const program = { roleName: "deploy", assumeRolePolicyDocument: trust(), forceDestroy: true };
    await role.up(program);
    const [, , roles] = PRINCIPALS as [Principals, Principals, Principals];
    await attachByHand(here, roles, "Attach", "deploy", readers);
    await readOnceBefore(roles);
    await role.destroy();
    await role.up(program);
    await here.resource("ram:RolePolicyAttachment").up({ ...readers, roleName: "deploy" });
    assert.ok(attachedPolicies(here).includes("deploy: Custom/readers"), String(attachedPolicies(here)));
  });

  it("stay with a new user of a deleted one's name when what the old one had is taken away", async () => {
    await newRamPolicy(here, "readers");
    const user = here.resource("ims:User");
    const program = { userPrincipalName: logon("ann"), displayName: "Ann", forceDestroy: true };
    await user.up(program);
    const old = here.resource("ram:UserPolicyAttachment");
    await old.up({ ...readers, userId: user.id });
    await here.later();
    await old.refresh();
    await old.preview({ ...readers, userId: logon("ann") }); // lists the names
    await user.destroy();
    await user.up(program);
    await here.resource("ram:UserPolicyAttachment").up({ ...readers, userId: logon("ann") });
    assert.deepEqual(attachedPolicies(here), ["ann: Custom/readers"]);
    await old.destroy();
    assert.deepEqual(attachedPolicies(here), ["ann: Custom/readers"]);
  });

  it("are found at a group that somebody renamed after the groups were listed", async () => {
    await newRamPolicy(here, "readers");
    const [, groups] = PRINCIPALS as [Principals, Principals, Principals];
    const ann = await groups.make(here, "ann");
    const one = here.resource("ram:GroupPolicyAttachment");
    await one.up({ ...readers, groupId: ann });
    await here.later();
    await one.preview({ ...readers, groupId: "ann" }); // lists the groups
    await here.console("UpdateGroup", { GroupName: "ann", NewGroupName: "anna" }, "ims");
    assert.equal(await one.refresh(), "there");
  });

  for (const of of PRINCIPALS) {
    it(`stay with a ${of.name.toLowerCase()} when their resource gets another name, and the policy's another case`, async () => {
      await newRamPolicy(here, "readers");
      const ann = await of.make(here, "ann");
      const [before, after] = ["before", "after"].map((name) => here.resource(`ram:${of.name}PolicyAttachment`, name));
      await before?.up({ ...readers, [of.input]: ann });
      await here.later();
      await after?.up({ ...readers, policyName: "Readers", [of.input]: ann });
      await before?.destroy();
      assert.deepEqual(attachedPolicies(here), ["ann: Custom/readers"]);
    });
  }

  it("stay with a role when their list gets another name, and the role's another case", async () => {
    await newRamPolicy(here, "readers");
    const [, , roles] = PRINCIPALS as [Principals, Principals, Principals];
    await roles.make(here, "deploy");
    const policies = [readers];
    const [before, after] = ["before", "after"].map((name) => here.resource("ram:RolePolicies", name));
    await before?.up({ roleName: "deploy", policies });
    await here.later();
    await after?.up({ roleName: "Deploy", policies });
    await before?.destroy();
    assert.deepEqual(attachedPolicies(here), ["deploy: Custom/readers"]);
  });
});

describe("roles of CloudSSO and of services", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  const others = {
    "ram:Role": { assumeRolePolicyDocument: trust(), adopt: true },
    "ram:RolePolicies": { policies: [] },
    "ram:RolePolicyAttachment": { policyName: "ReadOnlyAccess", policyType: "System" },
  };
  for (const [kind, rest] of Object.entries(others)) {
    it(`are refused in the preview by ${kind}, which would take them from their owner`, async () => {
      await here.reset();
      for (const roleName of ["AliyunReservedSSO-Admin", "AliyunServiceRoleForECS"]) {
        await assert.rejects(here.resource(kind).preview({ roleName, ...rest }), {
          message:
            "roleName must not begin with AliyunReservedSSO- or AliyunServiceRoleFor: such roles belong to CloudSSO and to services",
        });
      }
      assert.deepEqual(here.writes(), []);
    });
  }
});

describe("names of RAM that differ in case alone", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const programs = {
    "ram:Policy": (policyName: string) => ({ policyName, policyDocument: document("oss:Get*") }),
    "ram:Role": (roleName: string) => ({ roleName, assumeRolePolicyDocument: trust() }),
  };
  for (const [kind, program] of Object.entries(programs)) {
    it(`are one name to ${kind}, so another case is no change that comes back with every up`, async () => {
      const one = here.resource(kind);
      await one.up(program("deploy"));
      await here.later();
      await one.up(program("Deploy"));
      await here.later();
      assert.equal(await one.preview(program("Deploy")), "same");
      await one.refresh();
      assert.equal(await one.preview(program("Deploy")), "same");
    });
  }
});
