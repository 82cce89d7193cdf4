import assert from "node:assert/strict";
import * as sdk from "@alicloud/ims20190815";
import type { OperationFacts, ParameterFacts, Shape } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";

/** The official SDK describes each message by two maps from its own names: to wire names and to types. */
interface Model {
  names(): { readonly [property: string]: string };
  types(): { readonly [property: string]: Type };
}

type Type = string | Model | { readonly type: "array"; readonly itemType: Type };

const models = sdk as unknown as { readonly [name: string]: Model | undefined };

/** Sent as text by the SDK, numbers by their meaning; on the wire both are text. */
const NUMBERS_AS_TEXT = ["GetCredentialReport.MaxItems", "GetGovernanceItemReport.MaxItems"];

describe("facts of ims against the official SDK", () => {
  const { operations } = factsOf("ims");
  const official = operations.filter(({ action }) => models[`${action}ResponseBody`]);

  it("name every operation of the SDK, and mark those that it lacks as newer", () => {
    const actions = Object.keys(models).flatMap((name) => /^(.+)ResponseBody$/.exec(name)?.[1] ?? []);
    assert.deepEqual(
      actions.filter((action) => !operations.some((operation) => operation.action === action)),
      [],
    );
    const lacking = operations.filter((operation) => !official.includes(operation));
    assert.deepEqual(
      lacking.filter(({ newer }) => !newer).map(({ action }) => action),
      [],
    );
  });

  for (const operation of official) {
    it(`${operation.action} takes and answers what the SDK models`, () => {
      const fields = fieldsOf(models[`${operation.action}ShrinkRequest`] ?? models[`${operation.action}Request`]);
      const known = operation.request.filter(({ newer }) => !newer);
      assert.deepEqual(
        Object.fromEntries(known.map((parameter) => [parameter.name, typeOf(operation, parameter)])),
        Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, parameterType(type)])),
      );
      assertHolds(operation.response, models[`${operation.action}ResponseBody`], operation.action);
    });
  }
});

function fieldsOf(model: Model | undefined): { readonly [name: string]: Type } {
  if (!model) return {};
  const types = model.types();
  return Object.fromEntries(Object.entries(model.names()).map(([property, name]) => [name, types[property] ?? "none"]));
}

function typeOf({ action }: OperationFacts, { name, type }: ParameterFacts): string {
  if (type === "json" || NUMBERS_AS_TEXT.includes(`${action}.${name}`)) return "string";
  return type;
}

function parameterType(type: Type): string {
  if (type === "number") return "integer";
  if (typeof type === "string") return type;
  assert.ok(!isModel(type));
  return type.itemType === "string" ? "strings" : "tags";
}

/** The facts may know more fields than the SDK, never fewer, and never of another type. */
function assertHolds(shape: Shape, type: Type | undefined, where: string): void {
  if (type === undefined) return;
  if (isModel(type)) {
    assert.ok(typeof shape === "object" && !Array.isArray(shape), where);
    for (const [name, inner] of Object.entries(fieldsOf(type))) {
      const field = (shape as { readonly [name: string]: Shape })[name];
      assert.ok(field, `${where}.${name}`);
      assertHolds(field, inner, `${where}.${name}`);
    }
  } else if (typeof type === "object") {
    assert.ok(Array.isArray(shape), where);
    assertHolds(shape[0], type.itemType, `${where}[]`);
  } else {
    assert.equal({ number: "integer" }[type] ?? type, shape, where);
  }
}

function isModel(type: Type): type is Model {
  return typeof type === "function";
}
