import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf } from "../../../provider/api/tables";
import { renderTypes } from "../../../scripts/generate/render";

describe("generated types", () => {
  for (const service of ["cloudsso", "ims"] as const) {
    it(`of ${service} are what the facts give: otherwise run \`npm run generate\``, () => {
      const path = join(__dirname, "../../../provider/api", `${service}.generated.ts`);
      assert.ok(readFileSync(path, "utf8") === renderTypes(factsOf(service)), `${service}.generated.ts is stale`);
    });
  }

  it("refuse a noun whose field has two types", () => {
    const operation = { kind: "read", repeat: "safe", request: [], errors: [] } as const;
    const facts = {
      service: "ims",
      product: "Ims",
      version: "1",
      errors: [],
      operations: [
        { ...operation, action: "GetThing", response: { Thing: { Size: "integer" } } },
        { ...operation, action: "SetThing", response: { Thing: { Size: "string" } } },
      ],
    } as const;
    assert.throws(() => renderTypes(facts), /Thing\.Size has two types; SetThing disagrees with GetThing/);
  });
});
