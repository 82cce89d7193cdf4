import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { newGroup, newUser } from "../support/people";
import { type Program, resultOf, startProgram } from "../support/program";

type Grant = readonly [configuration: string, account: string, principal: string];

describe("functions about access assignments", () => {
  let program: Program;
  let directoryId: string;
  let first: string;
  let second: string;
  let operators: string;
  let ann: string;
  const configurations = new Map<string, string>();

  before(async () => {
    program = await startProgram({ taskDurationMs: 0 });
    directoryId = program.cloud.directoryId;
    [first = "", second = ""] = program.cloud.accountIds;
    for (const AccessConfigurationName of ["writers", "admins"]) {
      const answer = await program.console("CreateAccessConfiguration", {
        DirectoryId: directoryId,
        AccessConfigurationName,
      });
      const { AccessConfigurationId: id } = answer["AccessConfiguration"] as { AccessConfigurationId: string };
      configurations.set(AccessConfigurationName, id);
    }
    operators = await newGroup(program, "operators");
    ann = await newUser(program, "ann");
    for (const grant of [
      ["writers", second, operators],
      ["writers", first, ann],
      ["admins", second, ann],
    ] as const)
      await program.console("CreateAccessAssignment", wire(grant));
    await program.cloud.control.finishTasks();
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  function wire([configuration, account, principal]: Grant): object {
    return {
      DirectoryId: directoryId,
      AccessConfigurationId: configurations.get(configuration),
      TargetType: "RD-Account",
      TargetId: account,
      PrincipalType: principal.startsWith("g-") ? "Group" : "User",
      PrincipalId: principal,
    };
  }

  const idOf = ([configuration, account, principal]: Grant): string =>
    [
      directoryId,
      configurations.get(configuration),
      "RD-Account",
      account,
      principal.startsWith("g-") ? "Group" : "User",
      principal,
    ].join(":");

  describe("getAccessAssignments", () => {
    it("gives all of them, by the name of the configuration, then by account", async () => {
      const { ids, assignments } = await cloudsso.getAccessAssignments();
      assert.deepEqual(
        ids,
        [
          ["admins", second, ann],
          ["writers", first, ann],
          ["writers", second, operators],
        ].map((grant) => idOf(grant as unknown as Grant)),
      );
      const { createTime = "", targetPath, targetPathName, ...one } = assignments[0] ?? assert.fail("there is none");
      assert.match(createTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.match(`${targetPath} ${targetPathName}`, /^rd-\S+ rd-\S+\/root\/\S*account-2$/);
      assert.deepEqual(one, {
        id: idOf(["admins", second, ann]),
        directoryId,
        accessConfigurationId: configurations.get("admins"),
        accessConfigurationName: "admins",
        targetType: "RD-Account",
        targetId: second,
        targetName: "account-2",
        principalType: "User",
        principalId: ann,
        principalName: "ann",
      });
    });

    it("filters by configuration, account and principal, in full pages", async () => {
      const idsOf = async (args: cloudsso.GetAccessAssignmentsArgs) =>
        (await cloudsso.getAccessAssignments({ directoryId, ...args })).ids;
      const admins = `${directoryId}:${configurations.get("admins")}`;
      assert.deepEqual(await idsOf({ accessConfigurationId: admins }), [idOf(["admins", second, ann])]);
      assert.deepEqual(await idsOf({ targetId: first }), [idOf(["writers", first, ann])]);
      const group = { principalType: "Group", principalId: `${directoryId}:${operators}` } as const;
      assert.deepEqual(await idsOf(group), [idOf(["writers", second, operators])]);
      assert.deepEqual(await idsOf({ ...group, targetId: first }), []);
      assert.deepEqual(new Set(program.calls().map(({ parameters }) => parameters["MaxResults"])), new Set(["20"]));
      assert.equal(program.calls().length, 4);
    });

    it("refuses half of a pair, and a type that the id denies, before anything is sent", async () => {
      const refused = (args: cloudsso.GetAccessAssignmentsArgs, message: string) =>
        assert.rejects(cloudsso.getAccessAssignments(args), { message });
      const halves = "filters only together with";
      await refused({ principalType: "User" }, `principalType ${halves} principalId; give both or neither`);
      await refused({ principalId: ann }, `principalId ${halves} principalType; give both or neither`);
      await refused({ targetType: "RD-Account" }, `targetType ${halves} targetId; give both or neither`);
      await refused(
        { principalType: "User", principalId: operators },
        "principalId must be an id (u-...), bare or joined",
      );
      assert.deepEqual(program.calls(), []);
    });

    it("takes outputs, and gives one", async () => {
      const targetId = pulumi.output(first);
      const found = await resultOf(cloudsso.getAccessAssignmentsOutput({ targetId }));
      assert.equal(found.assignments.length, 1);
    });
  });

  describe("getTasks", () => {
    it("gives those of the last day, the first one first", async () => {
      const { ids, tasks } = await cloudsso.getTasks({ taskType: "CreateAccessAssignment", status: "Success" });
      assert.equal(ids.length, 3);
      assert.deepEqual(
        tasks.map(({ startTime }) => startTime).sort(),
        tasks.map(({ startTime }) => startTime),
      );
      const made = tasks.find(({ principalId }) => principalId === operators);
      assert.deepEqual(
        [made?.taskType, made?.status, made?.accessConfigurationName, made?.targetId, made?.principalName],
        ["CreateAccessAssignment", "Success", "writers", second, "operators"],
      );
    });

    it("filters by all that the API does, and says why a task failed", async () => {
      const bob = await newUser(program, "bob");
      await program.cloud.control.setTaskDuration(60_000);
      await program.console("CreateAccessAssignment", wire(["writers", first, bob]));
      await program.console("DeleteUser", { DirectoryId: directoryId, UserId: bob });
      await program.cloud.control.finishTasks();
      const startTime = new Date(Date.now() - 60 * 60_000).toISOString();
      const { tasks } = await cloudsso.getTasks({
        directoryId,
        accessConfigurationId: configurations.get("writers") ?? "",
        targetId: first,
        principalType: "User",
        principalId: bob,
        status: "Failed",
        taskType: "CreateAccessAssignment",
        startTime,
      });
      assert.deepEqual(
        tasks.map(({ failureReason }) => failureReason),
        ["The principal does not exist any more."],
      );
      assert.equal(program.calls()[0]?.parameters["Filter"], `StartTime ge ${startTime.replace(/\.\d+Z/, "Z")}`);
      assert.deepEqual((await cloudsso.getTasks({ status: "InProgress" })).tasks, []);
    });

    it("refuses what is no time, and half of a pair", async () => {
      const message = "startTime must be a time in ISO 8601, such as 2026-01-31T08:00:00Z";
      for (const startTime of ["", "yesterday", "2026-01-31"]) {
        await assert.rejects(cloudsso.getTasks({ startTime }), { message });
      }
      await assert.rejects(cloudsso.getTasks({ principalId: ann }), /^\w*Error: principalId filters only together/);
      assert.deepEqual(program.calls(), []);
    });

    it("takes outputs, and gives one", async () => {
      const found = await resultOf(cloudsso.getTasksOutput({ targetId: pulumi.output(second) }));
      assert.equal(found.tasks.length, 2);
    });
  });
});
