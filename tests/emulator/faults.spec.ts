import assert from "node:assert/strict";
import { type Control, connectControl } from "../../emulator";
import { type Desk, newConfiguration, onAccount, openDesk } from "./desk";
import { callV3 } from "./wire";

/** The control in this process, and the same over HTTP: both must do the same. */
const hands: readonly [string, (desk: Desk) => Control][] = [
  ["in the same process", (desk) => desk.emulator.control],
  ["over HTTP", (desk) => connectControl(desk.emulator.url)],
];

for (const [where, handOf] of hands) {
  describe(`emulator: the control ${where}`, () => {
    let desk: Desk;
    let control: Control;
    beforeEach(async () => {
      desk = await openDesk();
      control = handOf(desk);
    });
    afterEach(() => desk.close());

    const create = (GroupName = "g") => desk.answer("cloudsso", "CreateGroup", { GroupName });
    const groups = () => Object.keys(desk.emulator.state.cloudsso.directory?.groups ?? {}).length;

    it("throttles, with the wait in milliseconds when told", async () => {
      const fault = await control.fault({ kind: "throttle", retryAfterMs: 40 });
      const { status, json, headers } = await create();
      assert.deepEqual([status, json.Code, headers["x-acs-retry-after"]], [400, "Throttling.User", "40"]);
      assert.deepEqual([groups(), await fault.hits()], [0, 1]);
      assert.equal((await create()).status, 200);
    });

    it("throttles with another code and status", async () => {
      await control.fault({ kind: "throttle", code: "Throttling", status: 429 });
      const { status, json, headers } = await create();
      assert.deepEqual([status, json.Code, headers["x-acs-retry-after"]], [429, "Throttling", undefined]);
    });

    it("fails inside, before or after the work", async () => {
      await control.fault({ kind: "error500" });
      const failed = await create();
      assert.deepEqual([failed.status, failed.json.Code, groups()], [500, "InternalError", 0]);
      await control.fault({ kind: "error500", carriedOut: true });
      assert.deepEqual([(await create()).status, groups()], [500, 1]);
      await control.fault({ kind: "unavailable" });
      assert.deepEqual([(await create()).json.Code, groups()], ["ServiceUnavailable", 1]);
    });

    it("resets the connection before or after the work", async () => {
      await control.fault({ kind: "resetBefore" });
      await assert.rejects(create(), { code: "ECONNRESET" });
      assert.equal(groups(), 0);
      await control.fault({ kind: "resetAfter" });
      await assert.rejects(create(), { code: "ECONNRESET" });
      assert.equal(groups(), 1);
      const [before, after] = await control.calls({ action: "CreateGroup" });
      assert.deepEqual([before?.carriedOut, before?.status, before?.faults], [false, undefined, ["resetBefore"]]);
      assert.deepEqual([after?.carriedOut, after?.status, after?.faults], [true, undefined, ["resetAfter"]]);
    });

    it("never answers, and is done with it when the caller leaves", async () => {
      await control.fault({ kind: "hang", action: "CreateGroup", carriedOut: true });
      const signal = AbortSignal.timeout(50);
      const { accessKeyId, accessKeySecret, url, directoryId } = desk.emulator;
      const hanging = callV3({
        url,
        key: { accessKeyId, accessKeySecret },
        service: "cloudsso",
        action: "CreateGroup",
        parameters: { DirectoryId: directoryId, GroupName: "g" },
      });
      const outcome = await Promise.race([
        hanging.then(() => "answered"),
        new Promise((resolve) => signal.addEventListener("abort", () => resolve("silence"))),
      ]);
      assert.deepEqual([outcome, groups()], ["silence", 1]);
      hanging.catch(() => {});
    });

    it("answers late, and as no service would", async () => {
      await control.fault({ kind: "slow", delayMs: 20 });
      assert.equal((await create()).status, 200);
      assert.deepEqual((await control.calls()).at(-1)?.faults, ["slow"]);
      await control.fault({ kind: "html" });
      const { status, headers, json } = await create("h");
      assert.deepEqual([status, headers["content-type"], json], [200, "text/html", undefined]);
      assert.equal(groups(), 1);
    });

    it("refuses with any code", async () => {
      await control.fault({ kind: "refuse", code: "NoPermission", status: 403, message: "Not you." });
      const { status, json } = await create();
      assert.deepEqual([status, json.Code, json.Message], [403, "NoPermission", "Not you."]);
    });

    it("hits what it is meant for: service, action, parameters, the nth, so many times", async () => {
      await control.fault({
        kind: "error500",
        service: "cloudsso",
        action: "Create*",
        parameters: { GroupName: "b" },
        nth: 2,
        times: 2,
      });
      const statuses: number[] = [];
      for (const name of ["a", "b", "b", "a2", "b", "b"]) statuses.push((await create(name)).status);
      // The first "b" is made; the second and third are hit; the fourth finds the name taken.
      assert.deepEqual(statuses, [200, 200, 500, 200, 500, 409]);
      const [armed] = await control.faults();
      assert.deepEqual([armed?.seen, armed?.hits], [4, 2]);
      await control.clearFaults();
      assert.deepEqual(await control.faults(), []);
    });

    it("removes a fault that has no end", async () => {
      const fault = await control.fault({ kind: "error500", times: Number.POSITIVE_INFINITY });
      for (let count = 0; count < 3; count += 1) assert.equal((await create()).status, 500);
      await fault.remove();
      assert.equal((await create()).status, 200);
    });

    it("sets the clock wrong until it is removed; a client can right itself by the Date header", async () => {
      const { accessKeyId, accessKeySecret, url } = desk.emulator;
      await control.fault({ kind: "clockSkew", skewMs: 20 * 60_000 });
      const call = {
        url,
        key: { accessKeyId, accessKeySecret },
        service: "cloudsso",
        action: "GetServiceStatus",
      } as const;
      const refused = await callV3(call);
      assert.equal(refused.json.Code, "InvalidTimeStamp.Expired");
      const date = new Date(String(refused.headers["date"]));
      assert.equal((await callV3({ ...call, date })).status, 200);
      assert.equal((await callV3(call)).json.Code, "InvalidTimeStamp.Expired");
    });

    it("holds a call before it is carried out, until it is released", async () => {
      const pause = await control.pause({ action: "CreateGroup", at: "before", nth: 2 });
      assert.equal((await create("a")).status, 200);
      const held = create("b");
      const entry = await pause.reached();
      assert.deepEqual([entry.parameters["GroupName"], entry.status, groups()], ["b", undefined, 1]);
      await pause.release();
      assert.equal((await held).status, 200);
      assert.equal((await create("c")).status, 200);
    });

    it("holds a call after it was carried out", async () => {
      const pause = await control.pause({ action: "CreateGroup", at: "after" });
      const held = create();
      assert.equal((await pause.reached()).carriedOut, true);
      assert.equal(groups(), 1);
      await pause.release();
      assert.equal((await held).status, 200);
    });

    it("waits for calls that have ended, past ones too", async () => {
      const waiting = control.waitForCall({ action: "CreateGroup", parameters: { GroupName: "b" } });
      await create("a");
      await create("b");
      assert.equal((await waiting).parameters["GroupName"], "b");
      const second = await control.waitForCall({ action: "CreateGroup" }, { count: 2 });
      assert.equal(second.parameters["GroupName"], "b");
      await assert.rejects(
        control.waitForCall({ action: "DeleteGroup" }, { timeoutMs: 5 }),
        /DeleteGroup.*within 5 ms/,
      );
    });

    it("acts as another administrator, unsigned, checked and recorded as by the console", async () => {
      await control.fault({ kind: "error500", times: 0 });
      const DirectoryId = desk.emulator.directoryId;
      const made = await control.perform("cloudsso", "CreateUser", {
        DirectoryId,
        UserName: "eve",
        Tags: [{ Key: "a", Value: "b" }],
      });
      const user = made["User"] as { UserName: string; Tags: object };
      assert.deepEqual([user.UserName, user.Tags], ["eve", [{ Key: "a", Value: "b" }]]);
      const refused = control.perform("cloudsso", "CreateUser", { DirectoryId, UserName: "eve" });
      await assert.rejects(refused, { code: "Unverified.AlreadyExists.User", status: 409 });
      const [call, repeated] = await control.calls({ action: "CreateUser" });
      assert.deepEqual([call?.by, call?.protocol, call?.status], ["console", "unsigned", 200]);
      assert.equal(repeated?.code, "Unverified.AlreadyExists.User");
    });

    it("takes the state out and puts it back", async () => {
      await newConfiguration(desk, "Admin");
      const snapshot = await control.snapshot();
      await create();
      await control.restore(snapshot);
      assert.equal(groups(), 0);
      const list = await desk.cloudsso("ListAccessConfigurations");
      assert.equal(list.AccessConfigurations[0].AccessConfigurationName, "Admin");
      await create();
      assert.equal(Object.keys(snapshot.cloudsso.directory?.groups ?? {}).length, 0);
    });

    it("keeps running tasks over a snapshot", async () => {
      await control.setTaskDuration(60_000);
      const AccessConfigurationId = await newConfiguration(desk, "Admin");
      const place = { AccessConfigurationId, ...onAccount(desk.emulator.accountIds[0]) };
      await desk.cloudsso("ProvisionAccessConfiguration", place);
      await control.restore(await control.snapshot());
      assert.equal(await desk.refused("cloudsso", "ProvisionAccessConfiguration", place), "OperationConflict.Task");
      await control.finishTasks();
      assert.equal((await desk.cloudsso("ListAccessConfigurationProvisionings")).TotalCounts, 1);
    });

    it("goes back to the start", async () => {
      const { directoryId } = desk.emulator;
      await create();
      await control.fault({ kind: "error500", times: 0 });
      await control.advanceClock(3_600_000);
      await control.setOptions({ nameCase: "sensitive" });
      await control.reset();
      assert.deepEqual([groups(), desk.emulator.calls.length, desk.emulator.directoryId], [0, 0, directoryId]);
      assert.equal((await create()).status, 200);
    });

    it("adds accounts to the resource directory", async () => {
      const id = await control.addAccount("newcomer");
      assert.deepEqual([id, desk.emulator.accountIds.at(-1)], ["1000000000000004", "1000000000000004"]);
      const AccessConfigurationId = await newConfiguration(desk, "Admin");
      const { Tasks } = await desk.cloudsso("ProvisionAccessConfiguration", {
        AccessConfigurationId,
        ...onAccount(id),
      });
      assert.equal(Tasks[0].TargetName, "newcomer");
    });
  });
}

describe("emulator: the control's door", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  it("gives the records as JSON lines, without secrets", async () => {
    await desk.answer("ims", "ChangePassword", { OldPassword: "old-secret", NewPassword: "new-secret" });
    const response = await fetch(`${desk.emulator.url}/_emulator/calls?action=ChangePassword`);
    const lines = (await response.text()).trim().split("\n");
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines[0] ?? "", /old-secret|new-secret/);
    assert.deepEqual(JSON.parse(lines[0] ?? "").parameters, { OldPassword: "***", NewPassword: "***" });
  });

  it("is shut to web pages", async () => {
    const plain = await fetch(`${desk.emulator.url}/_emulator/reset`, { method: "POST", body: "[]" });
    assert.equal(plain.status, 415);
    assert.equal((await fetch(`${desk.emulator.url}/_emulator/nothing`)).status, 404);
  });

  it("throttles what comes faster than it was started for", async () => {
    const busy = await openDesk({ maxCallsPerSecond: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => busy.answer("cloudsso", "GetServiceStatus")));
    // Eight calls span two seconds at most.
    const throttled = answers.filter(({ json }) => json.Code === "Throttling.User").length;
    assert.ok(throttled >= 4 && throttled <= 6, `${throttled} of 8`);
    await busy.close();
  });

  it("lets a call that was held before the work go unheard when its caller was killed meanwhile", async () => {
    const pause = await desk.emulator.control.pause({ action: "CreateGroup", at: "before" });
    const { accessKeyId, accessKeySecret, url, directoryId } = desk.emulator;
    let kill = () => {};
    const killed = callV3({
      url,
      key: { accessKeyId, accessKeySecret },
      service: "cloudsso",
      action: "CreateGroup",
      parameters: { DirectoryId: directoryId, GroupName: "g" },
      onSocket: (destroy) => {
        kill = destroy;
      },
    });
    const entry = await pause.reached();
    kill();
    await assert.rejects(killed);
    const ended = await desk.emulator.control.waitForCall({ action: "CreateGroup" });
    assert.deepEqual([ended.requestId, ended.carriedOut], [entry.requestId, false]);
  });
});
