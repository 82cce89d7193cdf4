import assert from "node:assert/strict";
import { z } from "zod";
import { Unfinished } from "../../../provider/kernel/unfinished";
import { type Standing, standing } from "../../../provider/resources/common-fields";
import type { Context } from "../../../provider/resources/context";
import { setting } from "../../../provider/resources/shapes/setting";

interface Inputs extends Standing {
  directoryId: string;
  days?: number;
}

describe("resources/shapes/setting", () => {
  it("stays in the state when the service takes a value and shows another, which is said", async () => {
    const { create } = setting<Inputs, { readonly Days?: number }>({
      fields: { directoryId: { schema: z.string() }, days: { schema: z.int() }, ...standing },
      named: "the setting",
      wire: { days: "Days" },
      idOf: (_context, { directoryId }) => directoryId,
      ofId: (directoryId) => ({ directoryId }),
      get: async () => ({ Days: 3 }),
      set: async () => undefined,
      defaults: {},
    });
    const context = { report: () => undefined } as unknown as Context;
    await assert.rejects(create(context, { directoryId: "d-1", days: 4 }), (error: Unfinished) => {
      assert.ok(error instanceof Unfinished);
      assert.deepEqual(error.found, { id: "d-1", inputs: { directoryId: "d-1", days: 3 }, outputs: {} });
      assert.equal(
        error.message,
        "the service took days of the setting and shows other values; look at it in the console",
      );
      return true;
    });
  });

  it("of a directory still has its directory after a refresh, which would be replaced otherwise", async () => {
    const { read } = setting<Inputs, { readonly Days?: number }>({
      fields: {
        directoryId: { schema: z.string(), required: true, replaces: true },
        days: { schema: z.int() },
        ...standing,
      },
      named: "the setting",
      wire: { days: "Days" },
      idOf: (_context, { directoryId }) => directoryId,
      ofId: (directoryId) => ({ directoryId }),
      get: async () => ({ Days: 3 }),
      set: async () => undefined,
      defaults: {},
    });
    for (const recorded of [{}, { directoryId: "d-1", days: 2 }]) {
      const found = await read({} as Context, "d-1", recorded);
      assert.deepEqual(found?.inputs, { directoryId: "d-1", days: 3 });
    }
  });
});
