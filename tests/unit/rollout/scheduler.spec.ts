import assert from "node:assert/strict";
import { ServiceError, UnknownOutcomeError } from "../../../provider/client/errors";
import { Scheduler } from "../../../provider/rollout/scheduler";
import { SharedLists } from "../../../provider/rollout/shared-lists";
import type { Work } from "../../../provider/rollout/work";
import { VirtualClock } from "../client/clock";
import { FakeCloudSso } from "./fake-cloudsso";

const PROVISION = "ProvisionAccessConfiguration";
const DEPROVISION = "DeprovisionAccessConfiguration";
const GRANT = "CreateAccessAssignment";
const REVOKE = "DeleteAccessAssignment";

describe("the scheduler of tasks", () => {
  let clock: VirtualClock;
  let cloud: FakeCloudSso;
  let lists: SharedLists;
  let scheduler: Scheduler;
  let forever: { readonly signal: AbortSignal };

  beforeEach(() => {
    clock = new VirtualClock();
    cloud = new FakeCloudSso(clock);
    lists = new SharedLists(() => clock.now());
    scheduler = new Scheduler(cloud.api, lists, clock);
    forever = { signal: new AbortController().signal };
  });

  const run = (work: Work) => scheduler.run(work, forever);
  const started = (type: string): number => cloud.calls.filter((call) => call === type).length;

  it("starts one task for all that want the same", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => run(cloud.work(PROVISION, "1"))));
    assert.deepEqual(new Set(outcomes.map(({ taskId }) => taskId)), new Set(["t-1"]));
    assert.equal(started(PROVISION), 1);
  });

  it("does not join a task that was started too early for the one who asks now", async () => {
    const first = run(cloud.work(PROVISION, "1"));
    await clock.sleep(100);
    const now = clock.now();
    const second = run(cloud.work(PROVISION, "1", { serves: (startedAt) => startedAt >= now }));
    assert.equal((await first).taskId, "t-1");
    assert.equal((await second).taskId, "t-2");
  });

  it("does one thing after the other to the same object", async () => {
    const outcomes = await Promise.all([run(cloud.work(PROVISION, "1")), run(cloud.work(DEPROVISION, "1"))]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["Success", "Success"],
    );
    assert.equal(cloud.width(), 1);
    assert.equal(started(PROVISION) + started(DEPROVISION), 2);
  });

  it("takes a task that it has never heard of, and grants to several principals of one account", async () => {
    const done: string[] = [];
    const grant = (principalId: string) =>
      run(cloud.work(GRANT, "1", { principalId, succeeded: () => done.push(principalId) }));
    const outcomes = await Promise.all([grant("u-1"), grant("u-2"), grant("u-1"), grant("g-1")]);
    assert.deepEqual(
      outcomes.map(({ taskId }) => taskId),
      ["t-1", "t-2", "t-1", "t-3"],
    );
    assert.deepEqual(done, ["u-1", "u-2", "g-1"]);
    assert.equal(started(GRANT), 3);
  });

  for (const [conflicts, width, tries] of [
    ["nothing", 3, 3],
    ["account", 1, 4],
  ] as const) {
    it(`runs tasks that share an account side by side where the service takes that: conflicts of ${conflicts}`, async () => {
      cloud.conflicts = conflicts;
      const grants = ["u-1", "u-2", "g-1"].map((principalId) =>
        run(cloud.work(GRANT, "1", { principalId, sharesAccount: true })),
      );
      assert.ok((await Promise.all(grants)).every(({ status }) => status === "Success"));
      assert.equal(cloud.width(), width);
      assert.equal(started(GRANT), tries);
      // What was learnt counts from now on, for removals as well.
      const removals = ["u-1", "u-2", "g-1"].map((principalId) =>
        run(cloud.work(REVOKE, "1", { principalId, sharesAccount: true })),
      );
      await Promise.all(removals);
      assert.equal(started(REVOKE), 3);
    });
  }

  it("runs nothing beside a task that wants its account alone", async () => {
    cloud.conflicts = "nothing";
    await Promise.all([
      run(cloud.work(GRANT, "1", { principalId: "u-1", sharesAccount: true })),
      run(cloud.work(REVOKE, "1", { principalId: "u-2" })),
      run(cloud.work(GRANT, "1", { principalId: "u-3", sharesAccount: true })),
      run(cloud.work(PROVISION, "1")),
    ]);
    const alone = cloud.tasks.filter((task) => task.PrincipalId === "u-2" || task.TaskType === PROVISION);
    for (const { startedAt: at, ms, TaskId } of alone) {
      const beside = cloud.tasks.filter((o) => o.TaskId !== TaskId && o.startedAt < at + ms && at < o.startedAt + o.ms);
      assert.deepEqual(beside, []);
    }
  });

  it("learns nothing of its own tasks from somebody else's in the account", async () => {
    cloud.start(PROVISION, "1", undefined, 5000);
    const grants = ["u-1", "u-2"].map((principalId) =>
      run(cloud.work(GRANT, "1", { principalId, sharesAccount: true })),
    );
    await clock.sleep(4000);
    cloud.conflicts = "nothing";
    await Promise.all(grants);
    assert.equal(cloud.width(), 2);
  });

  it("waits with a grant and with its removal for somebody else's task in the account", async () => {
    for (const type of [GRANT, REVOKE] as const) {
      cloud.start(PROVISION, "1", undefined, 5000);
      const outcome = await run(cloud.work(type, "1", { principalId: "u-1" }));
      assert.equal(outcome.status, "Success");
      assert.ok(started(type) <= 3, `${started(type)} tries`);
    }
  });

  it("tells a success when its task started, and a failure that nothing is certain", async () => {
    const told: unknown[] = [];
    const begin = clock.now();
    const hooks = { succeeded: (at: number) => told.push(at - begin), uncertain: () => told.push("uncertain") };
    await run(cloud.work(GRANT, "1", { ...hooks, principalId: "u-1" }));
    const start = async () => ({ taskId: cloud.start(GRANT, "2", "u-1", 2000, "No."), requestId: "r-2" });
    const outcome = await run(cloud.work(GRANT, "2", { ...hooks, principalId: "u-1", start }));
    assert.deepEqual(outcome, { status: "Failed", failureReason: "No.", taskId: "t-2", requestId: "r-2" });
    assert.deepEqual(told, [0, "uncertain"]);
  });

  it("asks the object when the task is no longer listed", async () => {
    cloud.forgotten.add("t-1").add("t-2");
    const there = { reached: async () => ({ done: true, seen: "it is there" }) };
    assert.equal((await run(cloud.work(GRANT, "1", { ...there, principalId: "u-1" }))).status, "Success");
    assert.deepEqual(await run(cloud.work(GRANT, "2", { principalId: "u-1" })), {
      status: "Failed",
      failureReason: "the task is no longer listed, and it is not there",
      taskId: "t-2",
      requestId: "r-1",
    });
  });

  it("goes on with the task whose start got no answer, and with nobody else's in the same account", async () => {
    cloud.conflicts = "nothing";
    cloud.start(GRANT, "1", "u-2");
    let tries = 0;
    const start = async (): Promise<never> => {
      tries++;
      cloud.start(GRANT, "1", "u-1");
      throw new UnknownOutcomeError("The connection broke.");
    };
    const outcome = await run(cloud.work(GRANT, "1", { principalId: "u-1", start }));
    assert.equal(outcome.taskId, "t-2");
    assert.equal(tries, 1);
  });

  it("repeats a start without an answer of which no task is seen, and takes the refusal for what it means", async () => {
    const answers = [
      new UnknownOutcomeError("The connection broke."),
      new ServiceError("It is there already.", { code: "EntityAlreadyExists.AccessAssignment" }),
    ];
    const start = async (): Promise<never> => {
      throw answers.shift();
    };
    const asked: boolean[] = [];
    const isDone = (_error: unknown, repeated: boolean) => asked.push(repeated) > 0 && repeated;
    const outcome = await run(cloud.work(GRANT, "1", { principalId: "u-1", start, isDone }));
    assert.equal(outcome.status, "Success");
    assert.deepEqual(asked, [true]);
  });

  it("fails with the refusal when nothing says that the work is done", async () => {
    const refusal = new ServiceError("You may not.", { code: "NoPermission" });
    const start = async (): Promise<never> => {
      throw refusal;
    };
    await assert.rejects(run(cloud.work(GRANT, "1", { start, isDone: () => false })), refusal);
  });

  it("keeps working side by side when the task in the way is behind a page of others", async () => {
    cloud.taskMs = 20_000;
    const accounts = Array.from({ length: 60 }, (_, index) => String(index + 1));
    cloud.start(PROVISION, "1", undefined, 30_000);
    for (let index = 0; index < 25; index++) cloud.tasks.unshift({ ...runningIn(`9${index}`), TaskId: `x-${index}` });
    const outcomes = await Promise.all(accounts.map((account) => run(cloud.work(PROVISION, account))));
    assert.ok(outcomes.every(({ status }) => status === "Success"));
    assert.ok(cloud.width() > 50, `${cloud.width()} at once`);
  });

  function runningIn(account: string) {
    return { TaskId: "", TaskType: PROVISION, TargetId: account, startedAt: clock.now(), ms: 30_000 } as const;
  }

  it("finds tasks in lists again after the clock was set, instead of asking for each", async () => {
    const accounts = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const all = () => Promise.all(accounts.map((account) => run(cloud.work(PROVISION, account))));
    await all();
    cloud.aheadMs = -3_600_000;
    cloud.calls.length = 0;
    await all();
    const questions = started("GetTaskStatus") + started("ListTasks");
    assert.ok(questions <= 8, `${questions} questions`);
  });

  it("does one task after the other where the service refuses two of a configuration", async () => {
    cloud.conflicts = "configuration";
    const outcomes = await Promise.all(["1", "2", "3", "4"].map((account) => run(cloud.work(PROVISION, account))));
    assert.ok(outcomes.every(({ status }) => status === "Success"));
    assert.equal(started(PROVISION), 5);
  });

  it("reads a configuration's lists again after somebody else's task, and no other's", async () => {
    let taken = 0;
    const take = async () => new Set([++taken]);
    const keys = ["d-1:ac-1/assignments", "d-1:ac-1/provisionings", "d-1:ac-2/assignments"];
    for (const key of keys) await lists.read(key, take);
    cloud.start(GRANT, "1", "u-9", 5000);
    await run(cloud.work(GRANT, "1", { principalId: "u-1" }));
    for (const key of keys) await lists.read(key, take);
    assert.equal(taken, 5);
  });

  it("tells everybody who waits when running tasks can no longer be seen, and that nothing is certain", async () => {
    const denied = new ServiceError("You may not look.", { code: "NoPermission" });
    (cloud.api as { getTaskStatus: unknown }).getTaskStatus = async () => {
      throw denied;
    };
    let uncertain = 0;
    const work = cloud.work(GRANT, "1", { uncertain: () => uncertain++ });
    const both = [run(work), run(work)];
    for (const one of both) await assert.rejects(one, denied);
    assert.equal(uncertain, 1);
  });

  it("names the work whose wait was ended", async () => {
    const named = "user u-1 for ac-1 in account 1";
    const deadline = new AbortController();
    const waiting = scheduler.run(cloud.work(GRANT, "1", { named, principalId: "u-1" }), { signal: deadline.signal });
    await clock.sleep(100);
    deadline.abort(new Error("create took longer than 1 s"));
    await assert.rejects(waiting, {
      message: "create took longer than 1 s: the task t-1 of user u-1 for ac-1 in account 1 was still running",
    });
  });

  it("does not start a task after a conflict when nobody waits for it any more", async () => {
    cloud.start(PROVISION, "1", undefined, 5000);
    const stop = new AbortController();
    const work = cloud.work(PROVISION, "1");
    let tries = 0;
    const start: Work["start"] = async (api) => {
      tries += 1;
      stop.abort(new Error("create took longer than 1 s"));
      await Promise.resolve();
      return work.start(api);
    };
    await assert.rejects(scheduler.run({ ...work, start }, { signal: stop.signal }), /longer than 1 s/);
    await clock.sleep(20_000);
    assert.equal(tries, 1);
    assert.equal(cloud.tasks.length, 1);
  });

  it("does something else to the object when nobody waits for the first thing any more", async () => {
    cloud.start(PROVISION, "1", undefined, 5000);
    const stop = new AbortController();
    const first = scheduler.run(cloud.work(PROVISION, "1"), { signal: stop.signal });
    await clock.sleep(100);
    const second = run(cloud.work(DEPROVISION, "1"));
    await clock.sleep(100);
    stop.abort(new Error("create took longer than 1 s"));
    await assert.rejects(first, /longer than 1 s/);
    assert.equal((await second).status, "Success");
    assert.equal(started(PROVISION), 2, "somebody else's, and the try that met it");
  });
});
