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
    const context = { clock: { now: () => 0 }, report: () => undefined } as unknown as Context;
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

  it("keeps the program's spelling and order of what means the same, and shows what does not", async () => {
    type Rule = { readonly name: string; readonly days: number };
    type Whole = { readonly text?: string; readonly rules?: Rule[] };
    const live: Whole = {
      text: "ABC",
      rules: [
        { name: "c", days: 3 },
        { name: "b", days: 9 },
        { name: "a", days: 1 },
      ],
    };
    const { read } = setting<Standing & Whole, Whole>({
      fields: {
        text: { schema: z.string(), same: (a, b) => String(a).toLowerCase() === String(b).toLowerCase() },
        rules: { schema: z.array(z.object({})), set: ({ name }) => name },
        ...standing,
      },
      named: "the setting",
      wire: { text: "text", rules: "rules" },
      idOf: () => "1",
      get: async () => live,
      set: async () => undefined,
      defaults: {},
    });
    const [a, b] = [
      { name: "a", days: 1 },
      { name: "b", days: 2 },
    ] as const;
    const found = await read({} as Context, "1", { text: "abc", rules: [a, b] });
    assert.deepEqual(found?.inputs, { text: "abc", rules: [a, { name: "b", days: 9 }, { name: "c", days: 3 }] });
    assert.deepEqual((await read({} as Context, "1", { text: "abd" }))?.inputs, { text: "ABC" });
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
