import assert from "node:assert/strict";
import { recordedOutputs } from "../../../provider/dynamic/record";
import { unreadValues } from "../../../provider/kernel/fields";

const outputs = { createDate: {}, accessKeySecret: { secret: true, kept: true } } as const;

describe("dynamic/record", () => {
  it("keeps what the service told once, through reads and updates that cannot bring it back", () => {
    const found = { id: "1", inputs: { status: "Active" }, outputs: { createDate: "2026-01-01" } };
    const before = { accessKeySecret: "told once", createDate: "2025-01-01", gone: "x" };
    assert.deepEqual(recordedOutputs({ outputs }, found, { __urn: "urn:1" }, before), {
      status: "Active",
      createDate: "2026-01-01",
      accessKeySecret: "told once",
      __urn: "urn:1",
    });
  });

  it("takes a new value where the service tells one", () => {
    const found = { id: "1", inputs: {}, outputs: { accessKeySecret: "rotated" } };
    const recorded = recordedOutputs({ outputs }, found, {}, { accessKeySecret: "told once" });
    assert.equal(recorded["accessKeySecret"], "rotated");
  });

  it("leaves inputs that the service never shows as they are recorded", () => {
    const schema = { safeParse: () => ({ success: true }) };
    const fields = {
      name: { schema },
      password: { schema, writeOnly: true, secret: true },
      force: { schema, stateOnly: true },
    } as const;
    const recorded = { name: "a", password: "p", force: true };
    assert.deepEqual(unreadValues<typeof recorded>(fields, recorded), { password: "p", force: true });
  });
});
