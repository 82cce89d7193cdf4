import assert from "node:assert/strict";
import type { Emulator } from "../../emulator";
import { services } from "../../emulator/services";
import type { ServiceFacts, Shape } from "../../provider/api/facts";

/** The services whose answers their tables describe. */
export type Described = "cloudsso" | "ims" | "resourceDirectory" | "ram";

export function factsOf(service: Described): Pick<ServiceFacts, "errors" | "operations"> {
  const found = services.find(({ name }) => name === service);
  assert.ok(found, `there is no service ${service}`);
  return found.facts;
}

/** No refusal may have a code that the facts table does not list for the operation, or a reason it does not name. */
export function knownCodesOnly(emulator: Pick<Emulator, "calls">): void {
  for (const { service, action, code } of emulator.calls) {
    if (code === undefined || service === "sts" || service === "unknown") continue;
    const facts = factsOf(service as Described);
    const operation = facts.operations.find((each) => each.action === action);
    if (operation === undefined) continue;
    // Of some operations no document lists the errors; there any code of a sibling may do.
    const siblings =
      operation.errors.length === 0 ? facts.operations.flatMap(({ errors }) => errors) : operation.errors;
    const listed = [...facts.errors, ...siblings].flatMap(({ code: known }) => known ?? []);
    assert.ok(listed.includes(code) || isOfTheGateway(code), `${service} ${action} was refused with ${code}`);
  }
}

/** No answer may have a field that the facts table does not know, or a value of another type. */
export function answerAsTheFactsSay(service: Described, action: string, json: unknown): void {
  const operation = factsOf(service).operations.find((each) => each.action === action);
  asTheFactsSay(operation?.response ?? {}, json, action);
}

function asTheFactsSay(shape: Shape, value: unknown, path: string): void {
  if (shape === "any") return;
  if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value), `${path} is a list`);
    for (const item of value) asTheFactsSay(shape[0], item, `${path}[]`);
  } else if (typeof shape === "object") {
    assert.ok(typeof value === "object" && value !== null && !Array.isArray(value), `${path} is an object`);
    for (const [field, content] of Object.entries(value)) {
      const known = (shape as Readonly<Record<string, Shape>>)[field];
      assert.ok(known !== undefined, `${path} has no field ${field} in the facts table`);
      asTheFactsSay(known, content, `${path}.${field}`);
    }
  } else if (shape === "integer") {
    assert.ok(Number.isInteger(value), `${path} is an integer`);
  } else {
    assert.equal(typeof value, shape, path);
  }
}

function isOfTheGateway(code: string): boolean {
  return /^(Unverified\.|Emulator|InvalidParameter\.|Missing|Throttling|InvalidTimeStamp|NoPermission|Signature|Incomplete|Invalid(AccessKeyId|SecurityToken|SignatureMethod)|InternalError|ServiceUnavailable)/.test(
    code,
  );
}
