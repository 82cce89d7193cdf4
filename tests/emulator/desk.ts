import assert from "node:assert/strict";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { flatten } from "../../emulator/flatten";
import { answerAsTheFactsSay, type Described, factsOf, knownCodesOnly } from "./conformance";
import { callV3, type WireAnswer, type WireCall } from "./wire";

type Given = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Answered = any;

/** An emulator and a client at its counter: `cloudsso(action, parameters)` resolves to the answer or fails the test. */
export interface Desk {
  readonly emulator: Emulator;
  /** DirectoryId is added when the operation has one and none is given. */
  cloudsso(action: string, parameters?: Given): Promise<Answered>;
  ims(action: string, parameters?: Given): Promise<Answered>;
  call(service: Described, action: string, parameters?: Given): Promise<Answered>;
  /** The refusal's code; fails when the call is answered. */
  refused(service: Described, action: string, parameters?: Given): Promise<string>;
  answer(service: Described, action: string, parameters?: Given): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** Hears every answered call with what was sent. */
type Listener = (service: Described, action: string, sent: Given, answer: Answered) => void;

/** Carries one call to the emulator; parameters are in JSON form (`{Tags: [{Key, Value}]}`), undefined ones left out. */
export type Carrier = (
  call: Pick<WireCall, "url" | "key" | "service" | "action"> & { readonly parameters: Given },
) => Promise<WireAnswer>;

export const byHand: Carrier = (call) => callV3({ ...call, parameters: flatten(call.parameters) });

export async function openDesk(
  options: EmulatorOptions = {},
  listen: Listener = () => {},
  carry: Carrier = byHand,
): Promise<Desk> {
  const emulator = await startEmulator(options);
  const { url, accessKeyId, accessKeySecret } = emulator;
  const answer = (service: Described, action: string, parameters: Given = {}) => {
    const operation = factsOf(service).operations.find((each) => each.action === action);
    const inDirectory = operation?.request.some(({ name }) => name === "DirectoryId") === true;
    const all =
      service === "cloudsso" && inDirectory ? { DirectoryId: emulator.directoryId, ...parameters } : parameters;
    return carry({ url, key: { accessKeyId, accessKeySecret }, service, action, parameters: all });
  };
  const succeed = async (service: Described, action: string, parameters?: Given) => {
    const { status, json, text } = await answer(service, action, parameters);
    assert.equal(status, 200, `${action}: ${text}`);
    answerAsTheFactsSay(service, action, json);
    listen(service, action, parameters ?? {}, json);
    return json;
  };
  return {
    emulator,
    answer,
    cloudsso: (action, parameters) => succeed("cloudsso", action, parameters),
    ims: (action, parameters) => succeed("ims", action, parameters),
    call: succeed,
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
