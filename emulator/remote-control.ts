import type { CallEntry } from "./calls";
import type { ArmedFaultState, Control } from "./control";
import { controlPath } from "./control-server";
import type { Snapshot } from "./store";

/** The control of an emulator in another process, such as one started by `alicloud-identity emulator`. */
export function connectControl(url: string): Control {
  const ask = async <Result>(verb: string, ...given: readonly unknown[]): Promise<Result> => {
    const response = await fetch(new URL(controlPath + verb, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(given),
    });
    const result: unknown = await response.json();
    if (!response.ok) throw failureOf(verb, result);
    return result as Result;
  };
  return {
    fault: async (fault) => {
      const endless = fault.times === Number.POSITIVE_INFINITY ? { ...fault, times: 0 } : fault;
      const id = await ask<string>("fault", endless);
      return { id, hits: () => ask<number>("faultHits", id), remove: () => ask("removeFault", id) };
    },
    faults: () => ask<readonly ArmedFaultState[]>("faults"),
    clearFaults: () => ask("clearFaults"),
    pause: async (match) => {
      const id = await ask<string>("pause", match);
      return {
        id,
        reached: (timeoutMs) => ask<CallEntry>("pauseReached", id, timeoutMs),
        release: () => ask("releasePause", id),
      };
    },
    waitForCall: (match, wait) => ask<CallEntry>("waitForCall", match, wait ?? {}),
    perform: (service, action, parameters) => ask("perform", service, action, parameters ?? {}),
    synchronize: (action, parameters, externalId) =>
      ask("synchronize", action, parameters ?? {}, ...(externalId === undefined ? [] : [externalId])),
    bindMfaDevice: (userId, device) => ask<string>("bindMfaDevice", userId, device),
    setTaskDuration: (ms) => ask("setTaskDuration", ms),
    finishTasks: () => ask("finishTasks"),
    advanceClock: (ms) => ask("advanceClock", ms),
    setClock: (mode) => ask("setClock", mode),
    setOptions: (options) => ask("setOptions", options),
    calls: (match) => ask<readonly CallEntry[]>("calls", match ?? {}),
    clearCalls: () => ask("clearCalls"),
    snapshot: () => ask<Snapshot>("snapshot"),
    restore: (snapshot) => ask("restore", snapshot),
    reset: () => ask("reset"),
    addAccount: (displayName) => ask<string>("addAccount", displayName),
    removeAccount: (accountId) => ask("removeAccount", accountId),
    setAccountCondition: (accountId, condition) => ask("setAccountCondition", accountId, condition),
  };
}

function failureOf(verb: string, result: unknown): Error {
  const { message = "no reason given", ...rest } = (result ?? {}) as { readonly message?: string };
  return Object.assign(new Error(`The emulator refused "${verb}": ${message}`), rest);
}
