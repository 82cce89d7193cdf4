import assert from "node:assert/strict";
import { type CallEntry, type Chaos, type Emulator, startEmulator } from "../../emulator";
import { callV3 } from "./wire";

describe("emulator: chaos", () => {
  /** The same calls each time: looks at all accounts, and makes groups. */
  async function calls(emulator: Emulator, order: readonly number[]): Promise<void> {
    const { url, accessKeyId, accessKeySecret, directoryId: DirectoryId } = emulator;
    const key = { accessKeyId, accessKeySecret };
    for (const number of order) {
      const parameters = { DirectoryId, GroupName: `group-${number}` };
      for (const call of [
        { service: "cloudsso", action: "CreateGroup", parameters },
        { service: "cloudsso", action: "ListGroups", parameters: { DirectoryId } },
        { service: "resourceDirectory", action: "ListAccounts", parameters: {} },
      ] as const) {
        // A cut connection is one of the faults; what became of the call is in the record.
        await callV3({ url, key, ...call }).catch(() => undefined);
      }
    }
  }

  const forwards = Array.from({ length: 30 }, (_, index) => index);

  /** What was called and what hit it, in order. */
  async function fate(chaos: Chaos | undefined, order = forwards): Promise<string[]> {
    const emulator = await startEmulator(chaos === undefined ? {} : { chaos });
    try {
      await calls(emulator, order);
      return emulator.calls.map(
        ({ action, parameters, faults, status, code }) =>
          `${action} ${parameters["GroupName"]}: ${faults} ${status} ${code}`,
      );
    } finally {
      await emulator.close();
    }
  }

  const hit = (fates: readonly string[]) => fates.filter((each) => !/: +200 undefined$|: slow 200/.test(each));

  it("hits the same calls with the same faults for the same seed, and others for another", async () => {
    const first = await fate({ rate: 0.3, seed: 7 });
    assert.equal(first.length, 90);
    assert.deepEqual(await fate({ rate: 0.3, seed: 7 }), first);
    assert.notDeepEqual(await fate({ rate: 0.3, seed: 8 }), first);
  });

  it("hits a call as before whatever else is called before it", async () => {
    const creations = (fates: readonly string[]) => fates.filter((each) => each.startsWith("CreateGroup")).sort();
    const backwards = await fate({ rate: 0.3, seed: 7 }, forwards.toReversed());
    assert.deepEqual(creations(backwards), creations(await fate({ rate: 0.3, seed: 7 })));
  });

  it("hits about the share of calls that it was told, in every way that it has", async () => {
    const fates = await fate({ rate: 0.5 });
    const faults = fates.flatMap((each) => /: (\w+) /.exec(each)?.[1] ?? []);
    assert.ok(faults.length > 30 && faults.length < 60, `${faults.length} of 90`);
    assert.deepEqual([...new Set(faults)].sort(), ["error500", "resetAfter", "resetBefore", "slow", "throttle"]);
    for (const each of fates) {
      if (each.includes("throttle")) assert.match(each, /400 Throttling\.User/);
      if (each.includes("error500")) assert.match(each, /500 InternalError/);
      if (each.includes("reset")) assert.match(each, /undefined undefined/);
    }
  });

  it("hits all at a rate of 1, none at 0 or without being asked for", async () => {
    assert.ok((await fate({ rate: 1 })).every((each) => /: (\w+) /.test(each)));
    assert.deepEqual(hit(await fate({ rate: 0 })), []);
    assert.deepEqual(hit(await fate(undefined)), []);
  });

  it("carries a call out before the reset that comes after it, and not before the one that comes first", async () => {
    const emulator = await startEmulator({ chaos: { rate: 0.6, seed: 3 } });
    await calls(emulator, forwards);
    const made = new Set(
      Object.values(emulator.state.cloudsso.directory?.groups ?? {}).map(({ groupName }) => groupName),
    );
    const creations = emulator.calls.filter(({ action }) => action === "CreateGroup");
    const struck = (fault: string) => creations.filter(({ faults }) => faults.includes(fault));
    const isThere = ({ parameters }: CallEntry) => made.has(parameters["GroupName"] ?? "");
    assert.deepEqual([...new Set(struck("resetBefore").map(isThere))], [false]);
    assert.deepEqual([...new Set(struck("resetAfter").map(isThere))], [true]);
    await emulator.close();
  });

  it("leaves other administrators alone, and begins anew at a reset", async () => {
    const emulator = await startEmulator({ chaos: { rate: 0.5, seed: 2 } });
    const { directoryId: DirectoryId } = emulator;
    for (const number of forwards) {
      await emulator.control.perform("cloudsso", "CreateGroup", { DirectoryId, GroupName: `group-${number}` });
    }
    assert.ok(emulator.calls.every(({ faults }) => faults.length === 0));
    const faultsOf = async () => {
      await emulator.control.reset();
      await calls(emulator, [1, 2, 3, 4]);
      return emulator.calls.map(({ faults }) => faults.join());
    };
    assert.deepEqual(await faultsOf(), await faultsOf());
    await emulator.close();
  });

  it("refuses a rate or a seed that is none", async () => {
    await assert.rejects(startEmulator({ chaos: { rate: 1.1 } }), /^Error: The rate of chaos is a number from 0 to 1/);
    await assert.rejects(startEmulator({ chaos: { rate: 0.1, seed: 0.5 } }), /The seed of chaos is a whole number/);
  });
});
