import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import { attachByHand, attachedPolicies, newRamPolicy, PRINCIPALS } from "../support/ram-principals";
import { ramOf } from "../support/view";
import { edgeContract } from "./edge-contract";

for (const of of PRINCIPALS) {
  const kind = `ram:${of.name}PolicyAttachment`;

  edgeContract(kind, {
    id: ["policyName", "policyType", of.input],
    async siblings(here) {
      await newRamPolicy(here, "readers");
      const programs: Values[] = [];
      for (const name of ["ann", "ben", "cas"]) {
        programs.push({ policyName: "readers", policyType: "Custom", [of.input]: await of.make(here, name) });
      }
      return programs;
    },
    held: attachedPolicies,
    list: "ListEntitiesForPolicy",
    attach: (here, program) => attachByHand(here, of, "Attach", String(program[of.input]), program),
    detach: (here, program) => attachByHand(here, of, "Detach", String(program[of.input]), program),
    vanish: (here) => here.console("DeletePolicy", { PolicyName: "readers" }, "ram"),
  });

  describe(`ram.${of.name}PolicyAttachment`, () => {
    let here: Lifecycle;
    let ann: string;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(async () => {
      await here.reset();
      ann = await of.make(here, "ann");
      await here.cloud.control.clearCalls();
    });

    const program = (changes: Values = {}): Values => ({
      policyName: "ReadOnlyAccess",
      policyType: "System",
      [of.input]: ann,
      ...changes,
    });

    it("takes names in whatever case", async () => {
      await newRamPolicy(here, "Readers");
      const one = here.resource(kind);
      const custom = program({ policyName: "readers", policyType: "Custom" });
      await one.up(custom);
      assert.deepEqual(attachedPolicies(here), ["ann: Custom/Readers"]);
      assert.equal(await one.up({ ...custom, policyName: "READERS" }), "same");
      await here.later();
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.up({ ...custom, policyName: "Readers" }), "same");
      await here.later();
      await one.destroy();
      assert.deepEqual(attachedPolicies(here), []);
    });

    it("is another policy when the type is another, and leaves others alone", async () => {
      await newRamPolicy(here, "ReadOnlyAccess");
      await attachByHand(here, of, "Attach", ann, { policyType: "System", policyName: "AdministratorAccess" });
      const one = here.resource(kind);
      await one.up(program());
      assert.equal(await one.up(program({ policyType: "Custom" })), "replace");
      assert.deepEqual(attachedPolicies(here), ["ann: Custom/ReadOnlyAccess", "ann: System/AdministratorAccess"]);
    });

    it("says what it does not find", async () => {
      const { message } = await failureOf(
        here.resource(kind).up(program({ policyName: "Nothing", policyType: "Custom" })),
      );
      assert.match(message, /^there is no policy Nothing; declare it in this program and use its output, or correct p/);
      const nobody = of.name === "Role" ? "nobody" : "200000000000000000";
      const { message: absent } = await failureOf(here.resource(kind).up(program({ [of.input]: nobody })));
      assert.match(absent, new RegExp(`there is no ${of.name.toLowerCase()} ${nobody}`));
    });

    it("says why there is no room", async () => {
      for (let index = 10; index < 30; index++) {
        const policy = { policyType: "System", policyName: `Aliyun${index}Access` };
        await attachByHand(here, of, "Attach", ann, policy);
      }
      const { message } = await failureOf(here.resource(kind).up(program({ policyName: "AdministratorAccess" })));
      assert.match(
        message,
        new RegExp(
          `^policy System/AdministratorAccess of ${of.name.toLowerCase()} ${ann} could not be added: .*LimitExceeded`,
        ),
      );
    });
  });
}

describe("policy attachments of what is renamed", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const policy = { policyName: "ReadOnlyAccess", policyType: "System" };

  it("stay as they are when a user gets another name, by number and by name, in the same run", async () => {
    const { defaultDomain } = ramOf(here.cloud);
    const name = (short: string) => `${short}@${defaultDomain}`;
    const [user, byId, byName] = [
      here.resource("ims:User"),
      here.resource("ram:UserPolicyAttachment"),
      here.resource("ram:UserPolicyAttachment"),
    ];
    await user.up({ userPrincipalName: name("alice"), displayName: "Alice" });
    const other = { ...policy, policyName: "AliyunOSSReadOnlyAccess" };
    await byId.up({ ...policy, userId: user.id });
    await byName.up({ ...other, userId: name("alice") });
    assert.equal(byName.id, `AliyunOSSReadOnlyAccess:System:${user.id}`);
    await here.later();
    assert.equal(await byName.preview({ ...other, userId: name("alicia") }), "update", "the name is not given yet");
    await here.later();
    await user.up({ userPrincipalName: name("alicia"), displayName: "Alice" });
    await here.cloud.control.clearCalls();
    assert.equal(await byId.up({ ...policy, userId: user.id }), "same");
    assert.equal(await byName.up({ ...other, userId: name("alicia") }), "same");
    assert.deepEqual(here.writes(), []);
    await here.later();
    assert.equal(await byId.refresh(), "there");
    await byId.destroy();
    await byName.destroy();
    assert.deepEqual(attachedPolicies(here), []);
  });

  it("stay as they are when a group gets another name, and are taken away by the new one", async () => {
    const [group, one] = [here.resource("ims:Group"), here.resource("ram:GroupPolicyAttachment")];
    await group.up({ groupName: "operators" });
    await one.up({ ...policy, groupId: "Operators" });
    await here.later();
    await group.up({ groupName: "admins" });
    await here.cloud.control.clearCalls();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.up({ ...policy, groupId: "admins" }), "same");
    assert.deepEqual(here.writes(), []);
    await here.later();
    await one.destroy();
    assert.deepEqual(attachedPolicies(here), []);
  });

  for (const verb of ["up", "destroy"] as const) {
    it(`go on, in ${verb}, although user and group are renamed after the names were listed`, async () => {
      for (const of of PRINCIPALS.slice(0, 2)) {
        await here.reset();
        const ann = await of.make(here, "ann");
        const one = here.resource(`ram:${of.name}PolicyAttachment`);
        const program = { ...policy, [of.input]: ann };
        if (verb === "destroy") {
          await one.up(program);
          await here.later();
        }
        const action = verb === "up" ? `AttachPolicyTo${of.name}` : `DetachPolicyFrom${of.name}`;
        const held = await here.cloud.control.pause({ at: "before", action });
        const done = verb === "up" ? one.up(program) : one.destroy();
        await held.reached();
        const renamed =
          of.name === "User"
            ? { UserId: ann, NewUserPrincipalName: `anna@${ramOf(here.cloud).defaultDomain}` }
            : { GroupName: "ann", NewGroupName: "anna" };
        await here.console(`Update${of.name}`, renamed, "ims");
        await held.release();
        await done;
        assert.deepEqual(attachedPolicies(here), verb === "up" ? ["anna: System/ReadOnlyAccess"] : []);
      }
    });
  }

  it("of a hundred users are read in one call for each policy", async () => {
    const users: string[] = [];
    for (let index = 0; index < 100; index++) users.push(await (PRINCIPALS[0]?.make(here, `user-${index}`) ?? ""));
    const all = users.map((userId) => ({ one: here.resource("ram:UserPolicyAttachment"), userId }));
    await here.cloud.control.clearCalls();
    await Promise.all(all.map(({ one, userId }) => one.up({ ...policy, userId })));
    const counts = ["ListEntitiesForPolicy", "ListPoliciesForUser", "GetUser", "AttachPolicyToUser"];
    assert.deepEqual(
      counts.map((action) => here.calls(action).length),
      [1, 0, 0, 100],
    );
    await here.later();
    await here.cloud.control.clearCalls();
    await Promise.all(all.map(({ one }) => one.refresh()));
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      ["GetCallerIdentity", "ListEntitiesForPolicy"],
    );
  });
});
