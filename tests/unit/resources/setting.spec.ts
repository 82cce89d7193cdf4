import assert from "node:assert/strict";
import { z } from "zod";
import { type Standing, standing } from "../../../provider/resources/common-fields";
import type { Context } from "../../../provider/resources/context";
import { setting } from "../../../provider/resources/shapes/setting";

interface Inputs extends Standing {
  directoryId: string;
  days?: number;
}

describe("resources/shapes/setting", () => {
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
