import assert from "node:assert/strict";
import { compareEstates } from "../../../estate/compare";
import { type Estate, type EstateObject, FORMAT, VERSION } from "../../../estate/model";
import { NOTHING } from "../../support/directory";

const USER = "cloudsso:User";
const CONFIGURATION = "cloudsso:AccessConfiguration";

function object(id: string, name: string, inputs: object = {}, outputs: object = {}): EstateObject {
  return { id, name, inputs: { ...inputs }, outputs: { ...outputs } };
}

function estate(objects: Estate["objects"], more: Partial<Estate> = {}): Estate {
  return { format: FORMAT, version: VERSION, accountId: "1", objects: { ...NOTHING, ...objects }, unread: [], ...more };
}

function inline(document: unknown) {
  return {
    permissionPolicyType: "Inline",
    permissionPolicyName: "dev",
    permissionPolicyDocument: JSON.stringify(document),
  };
}

const reading = { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" };

function changesOfPolicies(before: readonly object[], after: readonly object[]) {
  const [old, now] = [before, after].map((permissionPolicies) =>
    estate({ [CONFIGURATION]: [object("d:ac", "dev", { permissionPolicies })] }),
  );
  return compareEstates(old as Estate, now as Estate).differences[0]?.changes;
}

describe("the differences of two estates", () => {
  it("are none between an estate and itself", () => {
    const one = estate({ [USER]: [object("d:u", "ann", { email: "a@x" })] });
    assert.deepEqual(compareEstates(one, structuredClone(one)), { differences: [], notCompared: [] });
  });

  it("say what was added, removed and changed, by kind, then name", () => {
    const before = estate({
      "cloudsso:Group": [object("d:g", "dev", { groupName: "dev" })],
      [USER]: [object("d:1", "cid", { email: "old" }), object("d:2", "bob", { userName: "bob" })],
    });
    const after = estate({
      "cloudsso:Group": [],
      [USER]: [object("d:1", "cid", { email: "new", displayName: "Cid" }), object("d:3", "ann", { userName: "ann" })],
    });
    assert.deepEqual(compareEstates(before, after).differences, [
      { change: "removed", what: "cloudsso:Group", id: "d:g", name: "dev", inputs: { groupName: "dev" } },
      { change: "added", what: USER, id: "d:3", name: "ann", inputs: { userName: "ann" } },
      { change: "removed", what: USER, id: "d:2", name: "bob", inputs: { userName: "bob" } },
      {
        change: "changed",
        what: USER,
        id: "d:1",
        name: "cid",
        changes: [
          { path: "displayName", new: "Cid" },
          { path: "email", old: "old", new: "new" },
        ],
      },
    ]);
  });

  it("look into a policy document, and name a policy by its type and name wherever it stands", () => {
    const wider = { Version: "1", Statement: [{ Effect: "Allow", Action: ["ecs:Describe*", "ecs:Stop*"] }] };
    const narrow = { Version: "1", Statement: [{ Effect: "Allow", Action: ["ecs:Describe*"] }] };
    assert.deepEqual(changesOfPolicies([inline(narrow), reading], [reading, inline(wider)]), [
      {
        path: "permissionPolicies[Inline:dev].permissionPolicyDocument.Statement[0].Action",
        old: ["ecs:Describe*"],
        new: ["ecs:Describe*", "ecs:Stop*"],
      },
    ]);
    assert.deepEqual(changesOfPolicies([reading], [reading, inline(narrow)]), [
      { path: "permissionPolicies[Inline:dev]", new: inline(narrow) },
    ]);
  });

  it("are no difference where a document or a list means the same", () => {
    const one = inline({ Version: "1", Statement: [] });
    const spaced = { ...one, permissionPolicyDocument: '{ "Version": "1",\n "Statement": [ ] }' };
    assert.equal(changesOfPolicies([one, reading], [reading, spaced]), undefined);
  });

  it("take a statement in front of the others for one more", () => {
    const [first, second] = [{ Effect: "Allow" }, { Effect: "Deny" }];
    const documents = [[second], [first, second]].map((Statement) => [inline({ Statement })]);
    assert.deepEqual(changesOfPolicies(documents[0] ?? [], documents[1] ?? []), [
      { path: "permissionPolicies[Inline:dev].permissionPolicyDocument.Statement[0]", new: first },
    ]);
  });

  it("pass over times, and tell other outputs as such", () => {
    const before = estate({ [USER]: [object("d:1", "ann", {}, { createTime: "1", provisionType: "Manual" })] });
    const after = estate({ [USER]: [object("d:1", "ann", {}, { createTime: "2", provisionType: "Synchronized" })] });
    assert.deepEqual(
      compareEstates(before, after).differences.flatMap(({ changes }) => changes),
      [{ path: "outputs.provisionType", old: "Manual", new: "Synchronized" }],
    );
  });

  it("tell of folders and accounts", () => {
    const organisation = {
      resourceDirectoryId: "rd",
      rootFolderId: "r",
      managementAccountId: "1",
      folders: [{ folderId: "fd-1", folderName: "core", parentFolderId: "r" }],
      accounts: [{ accountId: "2", displayName: "logs", folderId: "r", status: "Active", tags: {} }],
    } as const;
    const moved = { ...organisation, folders: [], accounts: [{ ...organisation.accounts[0], folderId: "fd-1" }] };
    assert.deepEqual(
      compareEstates(estate({}, { organisation }), estate({}, { organisation: moved })).differences.map(
        ({ change, what, name, changes }) => ({ change, what, name, changes }),
      ),
      [
        {
          change: "changed",
          what: "organisation:Account",
          name: "logs",
          changes: [{ path: "folderId", old: "r", new: "fd-1" }],
        },
        { change: "removed", what: "organisation:Folder", name: "core", changes: undefined },
      ],
    );
  });

  it("do not take for gone what one of the two could not read", () => {
    const full = estate({ [USER]: [object("d:1", "ann"), object("d:2", "bob")], "cloudsso:Group": [] });
    const refused = { what: USER, reason: "the caller has no permission for ListUsers" };
    const denied = estate({ [USER]: [], "cloudsso:Group": [] }, { unread: [refused] });
    assert.deepEqual(compareEstates(full, denied), { differences: [], notCompared: [refused] });
    assert.deepEqual(compareEstates(denied, full), { differences: [], notCompared: [refused] });
    const single = { what: USER, id: "d:2", reason: "the caller has no permission for GetUser" };
    const partly = estate({ [USER]: [object("d:1", "ann")], "cloudsso:Group": [] }, { unread: [single] });
    assert.deepEqual(compareEstates(full, partly), { differences: [], notCompared: [single] });
    const { [USER]: _, ...others } = NOTHING;
    const narrow = { ...estate({}), objects: others };
    const gap = { differences: [], notCompared: [{ what: USER, reason: "it was not asked for" }] };
    assert.deepEqual(compareEstates(full, narrow), gap);
    assert.deepEqual(compareEstates(narrow, full), gap);
  });

  it("do not take for equal what neither was asked for, or could read", () => {
    const { [USER]: _, ...others } = NOTHING;
    const narrow = { ...estate({}), objects: others };
    assert.deepEqual(compareEstates(narrow, narrow).notCompared, [{ what: USER, reason: "it was not asked for" }]);
    const kinds = { ...estate({}), objects: { "ims:User": [] } };
    assert.equal(compareEstates(kinds, kinds).notCompared.length, Object.keys(NOTHING).length - 1);
    const refused = { what: "organisation", reason: "the caller has no permission" };
    const blind = estate({}, { unread: [refused] });
    assert.deepEqual(compareEstates(blind, blind).notCompared, [refused]);
  });

  it("do not take the accounts for gone of which one of the two does not tell", () => {
    const organisation = { resourceDirectoryId: "rd", rootFolderId: "r", managementAccountId: "1" };
    const accounts = [{ accountId: "2", displayName: "logs", folderId: "r", status: "Active", tags: {} }] as const;
    const full = estate({}, { organisation: { ...organisation, folders: [], accounts } });
    assert.deepEqual(compareEstates(full, estate({})), {
      differences: [],
      notCompared: [{ what: "organisation", reason: "it was not asked for" }],
    });
  });

  it("are refused between two accounts", () => {
    assert.throws(() => compareEstates(estate({}), estate({}, { accountId: "2" })), /of account 1, the other of 2/);
  });
});
