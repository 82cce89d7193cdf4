import assert from "node:assert/strict";
import type { ServiceName } from "../../../../provider/api/facts";
import { factsOf } from "../../../../provider/api/tables";
import { definitions } from "../../../../provider/registry";
import { ruleOfUnmanaged } from "../../../../report/drift/classify";
import { removalsIn } from "../../../../report/drift/repair";
import { RULES } from "../../../../report/drift/rules";
import { UNMANAGED_KINDS } from "../../../../report/drift/unmanaged";
import { estateOf, NOTHING } from "../../../support/directory";
import { withRam } from "../../../support/ram-estate";

const empty = estateOf({ folders: {}, accounts: {}, people: [], groups: {}, configurations: [], assignments: [] });
const people = withRam({ ...empty, objects: NOTHING });
/** Nothing is attached to anything. */
const free = {
  ...people,
  objects: { ...NOTHING, "ims:User": people.objects["ims:User"] ?? [], "ims:Group": people.objects["ims:Group"] ?? [] },
};
const object = (kind: string) => ({
  id: (definitions.find((one) => one.kind === kind)?.id ?? []).map((part) => `${part}-1`).join(":"),
  name: "$(me)'s",
  inputs: { userId: kind === "ims:VirtualMfaDevice" ? undefined : "1", groupId: "10" },
  outputs: {},
});

describe("the repair of what is in no stack", () => {
  for (const kind of UNMANAGED_KINDS) {
    it(`is calls that there are, with all that they need: ${kind}`, () => {
      const { severity } = RULES[ruleOfUnmanaged(kind)];
      const repair = removalsIn(free)(kind, object(kind), severity);
      if (severity === "critical") assert.match(repair, /^(?:ALIBABA_CLOUD_ACCOUNT_ID=\d+ )?alicloud-identity call /);
      else assert.match(repair, /^declare it in a program, .*, or delete it: /);
      const calls = [...repair.matchAll(/alicloud-identity call (\w+) (\w+) (.*?)(?= && |$)/gs)];
      assert.notEqual(calls.length, 0, repair);
      for (const [, service = "", action, words = ""] of calls) {
        const operation = factsOf(service as ServiceName).operations.find((one) => one.action === action);
        const given = [...words.matchAll(/--(\w+) /g)].map(([, name]) => name);
        const names = operation?.request.map(({ name }) => name) ?? [];
        assert.deepEqual(
          given.filter((name) => name === undefined || !names.includes(name)),
          [],
          repair,
        );
        const needed = operation?.request.filter(({ required }) => required === true).map(({ name }) => name);
        assert.deepEqual(
          needed?.filter((name) => !given.includes(name)),
          [],
          repair,
        );
      }
    });
  }

  it("is no call for what a service would not delete as something is attached to it, or may be", () => {
    const role = object("ram:Role");
    const attachment = { ...object("ram:RolePolicyAttachment"), inputs: { roleName: role.id } };
    const attached = { ...free, objects: { ...free.objects, "ram:RolePolicyAttachment": [attachment] } };
    const known = Object.fromEntries(
      Object.entries(free.objects).filter(([kind]) => kind !== "ram:RolePolicyAttachment"),
    );
    for (const estate of [attached, { ...free, objects: known }]) {
      const repair = removalsIn(estate)("ram:Role", role, "critical");
      assert.equal(
        repair,
        "take away what is attached to it and delete it, or declare it in a program, which takes over what is equal",
      );
    }
  });

  it("is no call where nobody knows what the user is called, nor for a device that somebody logs on with", () => {
    const strangers = { ...free, objects: { ...free.objects, "ims:User": [] } };
    const sentence = /^declare it in a program, which takes over what is equal, or delete it$/;
    assert.match(removalsIn(strangers)("ims:AccessKey", object("ims:AccessKey"), "critical"), sentence);
    const bound = { ...object("ims:VirtualMfaDevice"), outputs: { userId: "1" } };
    assert.match(removalsIn(free)("ims:VirtualMfaDevice", bound, "medium"), sentence);
  });
});
