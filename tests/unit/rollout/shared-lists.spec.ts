import assert from "node:assert/strict";
import { CancelledError } from "../../../provider/client/errors";
import { SharedLists } from "../../../provider/rollout/shared-lists";

const KEY = "members of d-1:g-1";

/** A list that arrives, or fails, when the test says so. */
function parcel<L>() {
  let arrive: (list: L) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const list = new Promise<L>((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  return { take: () => list, arrive, fail };
}

describe("shared lists", () => {
  let now = 0;
  let taken = 0;
  let lists: SharedLists;

  beforeEach(() => {
    now = 1_000_000;
    taken = 0;
    lists = new SharedLists(() => now);
  });

  const take = async () => {
    taken++;
    return new Set(["u-1", "u-2"]);
  };

  it("ask once for many readers at a time, and for those that come within half a minute", async () => {
    await Promise.all(Array.from({ length: 100 }, () => lists.read(KEY, take)));
    now += 30_000;
    await lists.read(KEY, take);
    assert.equal(taken, 1);
    now += 1;
    await lists.read(KEY, take);
    assert.equal(taken, 2);
  });

  it("recall the last one with what this process did since, however old, and none that was dropped or failed", async () => {
    assert.equal(await lists.recall(KEY), undefined);
    await lists.read(KEY, take);
    now += 600_000;
    lists.patch<Set<string>>(KEY, (members) => members.add("u-3"));
    assert.deepEqual(await lists.recall(KEY), new Set(["u-1", "u-2", "u-3"]));
    assert.equal(taken, 1);
    lists.drop(KEY);
    assert.equal(await lists.recall(KEY), undefined);
    const failing = lists.read(KEY, () => Promise.reject(new Error("No.")));
    assert.equal(await lists.recall(KEY), undefined);
    await assert.rejects(failing, { message: "No." });
  });

  it("keep one list a key", async () => {
    await lists.read(KEY, take);
    const other = await lists.read("members of d-1:g-2", async () => new Set(["u-9"]));
    assert.deepEqual([...other], ["u-9"]);
    assert.deepEqual([...(await lists.read(KEY, take))], ["u-1", "u-2"]);
  });

  it("know what this process did", async () => {
    await lists.read(KEY, take);
    lists.patch<Set<string>>(KEY, (members) => members.add("u-3"));
    assert.ok((await lists.read(KEY, take)).has("u-3"));
    assert.equal(taken, 1);
  });

  it("put what this process did on top of a list that was on its way meanwhile", async () => {
    const before = parcel<Set<string>>();
    const reading = lists.read(KEY, before.take);
    lists.patch<Set<string>>(KEY, (members) => members.delete("u-1"));
    const next = lists.read(KEY, take);
    before.arrive(new Set(["u-1", "u-2"]));
    assert.deepEqual([...(await reading)], ["u-2"]);
    assert.deepEqual([...(await next)], ["u-2"]);
    assert.equal(taken, 0);
  });

  it("take a patch of what nobody has read for nothing", async () => {
    lists.patch<Set<string>>(KEY, () => assert.fail("there is no list"));
    assert.deepEqual([...(await lists.read(KEY, take))], ["u-1", "u-2"]);
  });

  it("are asked for again after a drop, also when the old one arrives later", async () => {
    const old = parcel<Set<string>>();
    const reading = lists.read(KEY, old.take);
    lists.drop(KEY);
    await lists.read(KEY, take);
    old.arrive(new Set());
    assert.equal((await reading).size, 0);
    assert.deepEqual([...(await lists.read(KEY, take))], ["u-1", "u-2"]);
    assert.equal(taken, 1);
  });

  it("are dropped by the beginning of their keys", async () => {
    for (const key of ["d-1:ac-1/policies", "d-1:ac-1/assignments", "d-1:ac-10/policies"]) await lists.read(key, take);
    lists.dropAll("d-1:ac-1/");
    await lists.read("d-1:ac-10/policies", take);
    assert.equal(taken, 3);
    await lists.read("d-1:ac-1/policies", take);
    await lists.read("d-1:ac-1/assignments", take);
    assert.equal(taken, 5);
  });

  it("tell every reader of a failure, and are asked for again by the next", async () => {
    const failing = parcel<Set<string>>();
    const readers = [lists.read(KEY, failing.take), lists.read(KEY, take)];
    lists.patch<Set<string>>(KEY, () => assert.fail("there is no list"));
    failing.fail(new Error("denied"));
    for (const reader of readers) await assert.rejects(reader, { message: "denied" });
    assert.equal(taken, 0);
    await lists.read(KEY, take);
    assert.equal(taken, 1);
  });

  it("do not fail one verb because the time of another was up", async () => {
    const cancelled = parcel<Set<string>>();
    const impatient = lists.read(KEY, cancelled.take);
    const others = [lists.read(KEY, take), lists.read(KEY, take)];
    cancelled.fail(new CancelledError("The call was cancelled."));
    await assert.rejects(impatient, CancelledError);
    for (const other of others) assert.deepEqual([...(await other)], ["u-1", "u-2"]);
    assert.equal(taken, 1);
  });

  it("are renewed for all who ask while one is on its way at once, by the next one", async () => {
    const first = parcel<Set<string>>();
    const early = lists.read(KEY, first.take);
    const late = Array.from({ length: 50 }, () => lists.renew(KEY, take));
    first.arrive(new Set());
    assert.deepEqual([...(await early)], []);
    for (const list of await Promise.all(late)) assert.equal(list.size, 2);
    assert.equal(taken, 1);
    assert.equal(await lists.read(KEY, take), await late[0], "it is the shared one from then on");
    await lists.renew(KEY, take);
    assert.equal(taken, 2);
  });

  it("are renewed also where the one before failed", async () => {
    const first = parcel<Set<string>>();
    const early = lists.read(KEY, first.take);
    const late = lists.renew(KEY, take);
    first.fail(new Error("denied"));
    await assert.rejects(early, /denied/);
    assert.equal((await late).size, 2);
  });
});
