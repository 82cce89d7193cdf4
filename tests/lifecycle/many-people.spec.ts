import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { groups, users } from "../support/view";

const MANY = 30;

/** What a directory of hundreds costs: as many calls as there are objects to write, and full pages for what is read. */
describe("many users and groups of a directory", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const directoryId = () => here.cloud.directoryId;
  const user = (index: number) => ({ directoryId: directoryId(), userName: `user-${index}`, displayName: "A user" });
  const group = (index: number) => ({
    directoryId: directoryId(),
    groupName: `group-${index}`,
    description: "A group",
  });
  const kinds = [
    ["cloudsso:User", user, "User"],
    ["cloudsso:Group", group, "Group"],
  ] as const;

  const called = (): { readonly [action: string]: number } => {
    const counts: { [action: string]: number } = {};
    for (const { action } of here.calls()) counts[action] = (counts[action] ?? 0) + 1;
    return counts;
  };

  async function made(kind: string, program: (index: number) => object): Promise<readonly Managed[]> {
    const all = Array.from({ length: MANY }, () => here.resource(kind));
    await Promise.all(all.map((one, index) => one.up({ ...program(index) })));
    return all;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  for (const [kind, program, noun] of kinds) {
    it(`${kind}: are made in one call each after one look, and read in full pages`, async () => {
      const all = await made(kind, program);
      assert.equal(noun === "User" ? users(here.cloud).length : groups(here.cloud).length, MANY);
      assert.deepEqual(called(), { [`List${noun}s`]: 1, [`Create${noun}`]: MANY });
      await nextCommand();
      await Promise.all(all.map((one) => one.refresh()));
      assert.deepEqual(called(), { [`List${noun}s`]: 1 });
      for (const [index, one] of all.entries()) assert.equal(await one.preview({ ...program(index) }), "same");
    });

    it(`${kind}: of whom one was changed and one deleted at the console, only these two are asked for by themselves`, async () => {
      const all = await made(kind, program);
      const [first, second] = all;
      assert.ok(first !== undefined && second !== undefined);
      const at = (one: Managed) => ({ DirectoryId: directoryId(), [`${noun}Id`]: one.id.split(":")[1] });
      await here.console(`Update${noun}`, { ...at(first), NewDescription: "Somebody else" });
      await here.console(`Delete${noun}`, at(second));
      await nextCommand();
      const found = await Promise.all(all.map((one) => one.refresh()));
      assert.deepEqual(called(), { [`List${noun}s`]: 1, [`Get${noun}`]: 2, GetDirectory: 1 });
      assert.deepEqual(
        found.flatMap((one, index) => (one === "gone" ? [index] : [])),
        [1],
      );
      assert.deepEqual(await first.drift({ ...program(0) }), ["description"]);
    });
  }

  it("with passwords are held against one reading of the directory's policy, and against the one that the program sets", async () => {
    const password = "Correct-horse-7";
    await Promise.all([1, 2, 3].map((index) => here.resource("cloudsso:User").up({ ...user(index), password })));
    assert.equal(here.calls("GetPasswordPolicy").length, 1);
    const policy = { directoryId: directoryId(), minPasswordLength: 20 };
    await here.resource("cloudsso:PasswordPolicy").up(policy);
    const late = here.resource("cloudsso:User").up({ ...user(4), password });
    await assert.rejects(late, /was not made, because its password breaks the policy/);
    assert.equal(users(here.cloud).length, 3);
  });

  it("whose list is denied are not taken for gone", async () => {
    const all = await made("cloudsso:User", user);
    await nextCommand();
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "ListUsers" });
    await assert.rejects(all[0]?.refresh() ?? Promise.resolve(), /NoPermission/);
  });

  it("a user who was made by a run whose answer was lost is looked for anew, and not in the list of before", async () => {
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreateUser" });
    await here.resource("cloudsso:User").up(user(0));
    assert.equal(users(here.cloud).length, 1);
    assert.equal(here.calls("CreateUser").length, 1);
  });
});
