import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { attachByHand, attachedPolicies, newRamPolicy, PRINCIPALS } from "../support/ram-principals";
import { ramOf } from "../support/view";
import { exclusiveListContract } from "./exclusive-list-contract";

const system = (policyName: string) => ({ policyType: "System", policyName });
const custom = (policyName: string) => ({ policyType: "Custom", policyName });
const shown = ({ policyType, policyName }: ReturnType<typeof system>) => `${policyType}/${policyName}`;

for (const of of PRINCIPALS) {
  const kind = `ram:${of.name}Policies`;

  exclusiveListContract(kind, {
    id: [of.input],
    list: "policies",
    foreign: "foreignPolicies",
    item: "policy",
    items: "policies",
    async furnish(here) {
      await newRamPolicy(here, "auditors");
      await newRamPolicy(here, "buyers");
      const id = await of.make(here, "ann");
      const all = [custom("auditors"), custom("buyers"), system("AdministratorAccess"), system("ReadOnlyAccess")];
      const items = all.map((value) => ({ value, label: `ann: ${shown(value)}`, shown: shown(value) }));
      return { whose: { [of.input]: id }, named: `${of.name.toLowerCase()} ${id}`, items };
    },
    held: attachedPolicies,
    actions: {
      list: `ListPoliciesFor${of.name}`,
      add: `AttachPolicyTo${of.name}`,
      remove: `DetachPolicyFrom${of.name}`,
    },
    add: (here, whose, policy) => attachByHand(here, of, "Attach", String(whose[of.input]), policy as object),
    remove: (here, whose, policy) => attachByHand(here, of, "Detach", String(whose[of.input]), policy as object),
    vanish: (here, whose) => of.vanish(here, String(whose[of.input])),
    nobody: custom("nothing"),
    part: { kind: `ram:${of.name}PolicyAttachment`, of: (whose, policy) => ({ ...whose, ...(policy as object) }) },
  });

  describe(`ram.${of.name}Policies`, () => {
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

    it("takes names in whatever case", async () => {
      await newRamPolicy(here, "Readers");
      const one = here.resource(kind);
      const wanted = { [of.input]: ann, policies: [custom("readers")] };
      await one.up(wanted);
      assert.deepEqual(attachedPolicies(here), ["ann: Custom/Readers"]);
      await here.later();
      await one.refresh();
      assert.deepEqual(await one.drift(wanted), []);
      assert.equal(await one.up({ ...wanted, policies: [custom("READERS")] }), "same");
    });

    it("makes room among policies of the same type, where there are as many as the service allows", async () => {
      await newRamPolicy(here, "readers");
      const one = here.resource(kind);
      const twenty = Array.from({ length: 20 }, (_, index) => system(`Aliyun${index + 10}Access`));
      await one.up({ [of.input]: ann, policies: [custom("readers"), ...twenty] });
      await here.later();
      await here.cloud.control.clearCalls();
      await one.up({ [of.input]: ann, policies: [...twenty.slice(1), system("PowerUserAccess")] });
      const held = [...twenty.slice(1), system("PowerUserAccess")].map((policy) => `ann: ${shown(policy)}`);
      assert.deepEqual(attachedPolicies(here), held);
      const changes = here.calls().flatMap(({ action, parameters }) => {
        const [does] = /^(Attach|Detach)/.exec(action) ?? [];
        return does === undefined ? [] : `${does} ${parameters["PolicyName"]}`;
      });
      assert.deepEqual(changes, [
        "Attach PowerUserAccess",
        "Detach Aliyun10Access",
        "Attach PowerUserAccess",
        "Detach readers",
      ]);
    });
  });
}

describe("lists of policies of what is renamed", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  it("stay as they are", async () => {
    const { defaultDomain } = ramOf(here.cloud);
    const name = (short: string) => `${short}@${defaultDomain}`;
    const [user, one] = [here.resource("ims:User"), here.resource("ram:UserPolicies")];
    const policies = [system("ReadOnlyAccess")];
    await user.up({ userPrincipalName: name("alice"), displayName: "Alice" });
    await one.up({ userId: name("alice"), policies });
    assert.equal(one.id, user.id);
    await here.later();
    await user.up({ userPrincipalName: name("alicia"), displayName: "Alice" });
    await here.cloud.control.clearCalls();
    assert.equal(await one.up({ userId: name("alicia"), policies }), "same");
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(here.writes(), []);
  });
});
