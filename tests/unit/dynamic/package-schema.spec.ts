import assert from "node:assert/strict";
import { join } from "node:path";
import manifest from "../../../package.json";
import type { AnyFields } from "../../../provider/kernel/fields";
import { definitions } from "../../../provider/registry";
import { Declarations } from "../../../scripts/docs/declarations";
import {
  type ObjectSpec,
  PACKAGE,
  type PropertySpec,
  packageSchema,
  type TypeSpec,
} from "../../../scripts/generate/resources/package-schema";
import { subjectsOf } from "../../../scripts/generate/resources/subjects";

const root = join(__dirname, "../../..");
const declarations = new Declarations(root);
const schema = packageSchema(manifest, subjectsOf(root, declarations), declarations);

const TOKEN = new RegExp(`^${PACKAGE}:[a-z]+:[A-Z][A-Za-z0-9]*$`);
const NAME = /^[a-z][A-Za-z0-9]*$/;
/** Pulumi's own, which no property of a package may take. */
const RESERVED = ["id", "urn", "provider", "__provider"];

describe("the schema of a Pulumi package on these definitions", () => {
  const objects = new Map<string, ObjectSpec>();
  for (const [token, type] of Object.entries(schema.types)) if (type.type === "object") objects.set(token, type);
  for (const [token, resource] of Object.entries(schema.resources)) {
    objects.set(`${token}, outputs`, resource);
    const [properties, required] = [resource.inputProperties, resource.requiredInputs];
    objects.set(`${token}, inputs`, { description: resource.description, properties, required });
    objects.set(`${token}, state`, resource.stateInputs);
  }

  it("has every resource, under tokens that Pulumi takes", () => {
    assert.deepEqual(
      Object.keys(schema.resources),
      definitions.map(({ kind }) => `${PACKAGE}:${kind}`),
    );
    for (const token of [...Object.keys(schema.resources), ...Object.keys(schema.types)]) assert.match(token, TOKEN);
  });

  for (const [token, { description, properties, required }] of objects) {
    it(`${token}: names, words, types and defaults are as Pulumi wants them`, () => {
      assert.notEqual(description, "", "a description");
      for (const name of required) assert.ok(name in properties, `${name} is required, and is there`);
      for (const [name, property] of Object.entries(properties)) {
        assert.match(name, NAME);
        assert.ok(!RESERVED.includes(name), `${name} is Pulumi's own`);
        assert.notEqual(property.description ?? "", "", `${name} has a description`);
        assertType(property, name);
        if (property.default !== undefined)
          assert.equal(typeof property.default, scalarOf(property), `${name}'s default`);
      }
    });
  }

  for (const definition of definitions) {
    const fields: AnyFields = definition.fields;
    const spec = schema.resources[`${PACKAGE}:${definition.kind}`];
    assert.ok(spec !== undefined);

    it(`${definition.kind}: says of each property what its facts say`, () => {
      for (const [name, field] of Object.entries(fields)) {
        const input: PropertySpec | undefined = spec.inputProperties[name];
        const output: PropertySpec | undefined = spec.properties[name];
        assert.equal(input === undefined, field.derived === true, `${name} is given, unless it is derived`);
        assert.equal(
          output === undefined,
          field.createOnly === true,
          `${name} is recorded, unless it counts at creation alone`,
        );
        assert.equal(spec.requiredInputs.includes(name), field.required === true, name);
        assert.equal(input?.secret ?? output?.secret, field.secret, name);
        if (input !== undefined) assert.equal(input.willReplaceOnChanges, field.replaces, name);
        if (output !== undefined) assert.equal(output.replaceOnChanges, field.replaces, name);
        if (input !== undefined && typeof field.default !== "object") assert.equal(input.default, field.default, name);
      }
      for (const part of Object.keys(definition.idOutputs ?? {})) assert.ok(spec.required.includes(part), part);
      for (const name of Object.keys(definition.outputs)) assert.ok(name in spec.properties, name);
    });
  }

  it("has the words of the source, an example, enums and references", () => {
    const spec = schema.resources[`${PACKAGE}:cloudsso:AccessConfiguration`];
    assert.match(spec?.description ?? "", /^A named set of permissions[\s\S]*```typescript\nconst readers = /);
    assert.deepEqual(spec?.inputProperties["permissionPolicies"]?.items, {
      $ref: `#/types/${PACKAGE}:cloudsso:PermissionPolicy`,
    });
    const reprovision = schema.types[`${PACKAGE}:cloudsso:AccessConfigurationReprovision`];
    assert.ok(reprovision !== undefined && "enum" in reprovision);
    assert.deepEqual(reprovision.enum, [{ value: "auto" }, { value: "manual" }]);
  });

  /** One way to say what it is, and every reference leads somewhere. */
  function assertType(spec: TypeSpec, name: string): void {
    const ways = [spec.type, spec.$ref, spec.oneOf].filter((way) => way !== undefined);
    assert.equal(ways.length, 1, `${name} has one type`);
    if (spec.$ref !== undefined && spec.$ref !== "pulumi.json#/Any") {
      assert.ok(spec.$ref.replace("#/types/", "") in schema.types, `${name}: ${spec.$ref}`);
    }
    if (spec.type === "array") assert.ok(spec.items !== undefined, `${name} says what its items are`);
    for (const inner of [spec.items, spec.additionalProperties, ...(spec.oneOf ?? [])]) {
      if (inner !== undefined) assertType(inner, name);
    }
  }

  function scalarOf({ type, $ref }: PropertySpec): string {
    if ($ref !== undefined) return "string"; // of an enum
    return type === "integer" ? "number" : (type ?? "");
  }
});
