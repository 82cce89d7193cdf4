import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { parseEstate, textOf } from "../../estate/file";
import { estateKinds } from "../../estate/kinds";
import type { Estate } from "../../estate/model";
import { estateOf } from "../support/estate";
import { makeRich } from "../support/rich-cloud";

describe("emulator: a copy of an estate", () => {
  const running: Emulator[] = [];
  let rich: Estate;

  async function start(options: Parameters<typeof startEmulator>[0]): Promise<Emulator> {
    const cloud = await startEmulator({ taskDurationMs: 0, ...options });
    running.push(cloud);
    return cloud;
  }

  before(async () => {
    const cloud = await start({ accounts: 4 });
    await makeRich(cloud);
    rich = parseEstate(textOf(await estateOf(cloud)), "rich.json");
  });
  after(async () => {
    for (const cloud of running) await cloud.close();
  });

  it("is tried with at least one of each kind that an estate holds", () => {
    const missing = estateKinds.filter(({ kind }) => !rich.objects[kind]?.length).map(({ kind }) => kind);
    assert.deepEqual(missing, []);
    assert.deepEqual(rich.unread, []);
  });

  it("reads as the estate does, byte for byte, with one of each kind", async () => {
    const copy = await start({ estate: rich });
    assert.equal(textOf(await estateOf(copy)), textOf(rich));
  });

  it("reads as the estate does, byte for byte, for a company", async () => {
    const company = await estateOf(await start({ seed: "company" }));
    const copy = await start({ estate: company });
    assert.equal(textOf(await estateOf(copy)), textOf(company));
  });
});
