import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf, SERVICE_NAMES } from "../../../provider/api/tables";
import { fileNameOf, renderTypes } from "../../../scripts/generate/render";

describe("generated types", () => {
  for (const service of SERVICE_NAMES) {
    it(`of ${service} are what the facts give: otherwise run \`npm run generate\``, () => {
      const path = join(__dirname, "../../../provider/api", `${fileNameOf(service)}.generated.ts`);
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

  it("name a list that some answers wrap and others do not as both", () => {
    const operation = { kind: "read", repeat: "safe", request: [], errors: [] } as const;
    const Tags = [{ Key: "string" }] as const;
    const text = renderTypes({
      service: "ims",
      product: "Ims",
      version: "1",
      errors: [],
      operations: [
        { ...operation, action: "GetThing", response: { Thing: { Name: "string", Tags } } },
        { ...operation, action: "SetThing", response: { Thing: { Name: "string", Tags: { Tag: Tags } } } },
      ],
    });
    assert.match(text, /readonly Tags\?: readonly Tag\[\] \| \{ readonly Tag\?: readonly Tag\[\] \};/);
  });
});
