import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { newGroup, newUser } from "../support/people";
import { type Program, resultOf, startProgram } from "../support/program";

describe("getGroupMembers", () => {
  let program: Program;
  let groupId: string;
  let users: readonly string[];

  before(async () => {
    program = await startProgram();
    const { directoryId } = program.cloud;
    groupId = await newGroup(program, "operators");
    const made: string[] = [];
    for (const name of ["cas", "ann", "ben"]) made.push(await newUser(program, name));
    users = made;
    const described = { DirectoryId: directoryId, UserId: made[1], NewDisplayName: "Ann", NewEmail: "ann@example.com" };
    await program.console("UpdateUser", described);
    for (const UserId of made) {
      await program.console("AddUserToGroup", { DirectoryId: directoryId, GroupId: groupId, UserId });
    }
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("gives the members in the order of their names", async () => {
    const { ids, members } = await cloudsso.getGroupMembers({ groupId });
    const [cas, ann, ben] = users;
    assert.deepEqual(ids, [ann, ben, cas]);
    const [{ joinTime, ...first } = { joinTime: "" }, second] = members;
    assert.match(joinTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(first, {
      id: ann,
      userId: ann,
      userName: "ann",
      displayName: "Ann",
      email: "ann@example.com",
      status: "Enabled",
      provisionType: "Manual",
    });
    assert.deepEqual(Object.keys(second ?? {}).sort(), [
      "id",
      "joinTime",
      "provisionType",
      "status",
      "userId",
      "userName",
    ]);
  });

  it("asks in full pages of the directory that is given, and takes a joined id", async () => {
    const { directoryId } = program.cloud;
    await cloudsso.getGroupMembers({ directoryId, groupId: `${directoryId}:${groupId}` });
    assert.deepEqual(
      program.calls().map(({ action, parameters }) => [action, parameters["MaxResults"], parameters["GroupId"]]),
      [["ListGroupMembers", "100", groupId]],
    );
  });

  it("takes outputs, and gives one", async () => {
    const found = await resultOf(cloudsso.getGroupMembersOutput({ groupId: pulumi.output(groupId) }));
    assert.equal(found.members.length, 3);
  });

  it("gives none of an empty group, and fails for one that is not there", async () => {
    const empty = await newGroup(program, "auditors");
    assert.deepEqual(await cloudsso.getGroupMembers({ groupId: empty }), { ids: [], members: [] });
    await assert.rejects(cloudsso.getGroupMembers({ groupId: "g-nobody" }), /EntityNotExists\.Group/);
  });

  it("refuses what is no id of a group before anything is sent", async () => {
    const message = "groupId must be the id of a group (g-...)";
    await assert.rejects(cloudsso.getGroupMembers({ groupId: "operators" }), { message });
    assert.deepEqual(program.calls(), []);
  });
});
