import assert from "node:assert/strict";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { flatten } from "../../emulator/flatten";
import type { Shape } from "../../provider/api/facts";
import { factsOf } from "../../provider/api/tables";
import { callV3, type WireAnswer } from "./wire";

type Given = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Answered = any;

/** An emulator and a client at its counter: `cloudsso(action, parameters)` resolves to the answer or fails the test. */
export interface Desk {
  readonly emulator: Emulator;
  /** DirectoryId is added when the operation has one and none is given. */
  cloudsso(action: string, parameters?: Given): Promise<Answered>;
  ims(action: string, parameters?: Given): Promise<Answered>;
  /** The refusal's code; fails when the call is answered. */
  refused(service: "cloudsso" | "ims", action: string, parameters?: Given): Promise<string>;
  answer(service: "cloudsso" | "ims", action: string, parameters?: Given): Promise<WireAnswer>;
  close(): Promise<void>;
}

export async function openDesk(options: EmulatorOptions = {}): Promise<Desk> {
  const emulator = await startEmulator(options);
  const { url, accessKeyId, accessKeySecret } = emulator;
  const answer = (service: "cloudsso" | "ims", action: string, parameters: Given = {}) => {
    const operation = factsOf(service).operations.find((each) => each.action === action);
    const inDirectory = operation?.request.some(({ name }) => name === "DirectoryId") === true;
    const all =
      service === "cloudsso" && inDirectory ? { DirectoryId: emulator.directoryId, ...parameters } : parameters;
    return callV3({ url, key: { accessKeyId, accessKeySecret }, service, action, parameters: flatten(all) });
  };
  const succeed = async (service: "cloudsso" | "ims", action: string, parameters?: Given) => {
    const { status, json, text } = await answer(service, action, parameters);
    assert.equal(status, 200, `${action}: ${text}`);
    const operation = factsOf(service).operations.find((each) => each.action === action);
    asTheFactsSay(operation?.response ?? {}, json, action);
    return json;
  };
  return {
    emulator,
    answer,
    cloudsso: (action, parameters) => succeed("cloudsso", action, parameters),
    ims: (action, parameters) => succeed("ims", action, parameters),
    refused: async (service, action, parameters) => {
      const { status, json, text } = await answer(service, action, parameters);
      assert.notEqual(status, 200, `${action} was answered: ${text}`);
      return String(json.Code);
    },
    async close() {
      knownCodesOnly(emulator);
      await emulator.close();
    },
  };
}

/** No refusal may have a code that the facts table does not list for the operation, or a reason it does not name. */
function knownCodesOnly(emulator: Emulator): void {
  for (const { service, action, code } of emulator.calls) {
    if (code === undefined || (service !== "cloudsso" && service !== "ims")) continue;
    const facts = factsOf(service);
    const operation = facts.operations.find((each) => each.action === action);
    if (operation === undefined) continue;
    const listed = [...facts.errors, ...operation.errors].flatMap(({ code: known }) => known ?? []);
    assert.ok(listed.includes(code) || isOfTheGateway(code), `${service} ${action} was refused with ${code}`);
  }
}

/** No answer may have a field that the facts table does not know, or a value of another type. */
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

export const systemPolicy = (name: string) => ({ PermissionPolicyType: "System", PermissionPolicyName: name });

export const inlinePolicy = (name: string, action = "oss:Get*") => ({
  PermissionPolicyType: "Inline",
  PermissionPolicyName: name,
  InlinePolicyDocument: policyDocument(action),
});

export function policyDocument(action: string): string {
  return JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
}

export const onAccount = (accountId: string | undefined) => ({ TargetType: "RD-Account", TargetId: accountId });

/** An access configuration with one system policy; resolves to its id. */
export async function newConfiguration(desk: Desk, name: string): Promise<string> {
  const { AccessConfiguration } = await desk.cloudsso("CreateAccessConfiguration", { AccessConfigurationName: name });
  const AccessConfigurationId: string = AccessConfiguration.AccessConfigurationId;
  await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", {
    AccessConfigurationId,
    ...systemPolicy("ReadOnlyAccess"),
  });
  return AccessConfigurationId;
}

/** Provisions and lets the task end. */
export async function provision(
  desk: Desk,
  AccessConfigurationId: string,
  accountId: string | undefined,
): Promise<string> {
  const { Tasks } = await desk.cloudsso("ProvisionAccessConfiguration", {
    AccessConfigurationId,
    ...onAccount(accountId),
  });
  await desk.emulator.control.finishTasks();
  return Tasks[0].TaskId;
}
