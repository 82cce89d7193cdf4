import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallEntry } from "./calls";
import type { ArmedFault, Control, Pause } from "./control";
import { Refusal } from "./refusal";
import { held } from "./store";

export const controlPath = "/_emulator/";

/**
 * The control over HTTP: `POST /_emulator/<method>` with the arguments as a JSON list, answered with the result as JSON.
 * `GET /_emulator/calls` gives the records as JSON lines, `GET /_emulator/snapshot` the state, and
 * `GET /_emulator/credentials?seconds=900` temporary credentials in the form that `ALIBABA_CLOUD_CREDENTIALS_URI` expects.
 */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  pathname: string,
  search: string,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const method = pathname.slice(controlPath.length);
  const answer = (status: number, type: string, text: string) =>
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
  const json = (status: number, value: unknown) => answer(status, "application/json", JSON.stringify(value ?? null));

  if (!isLoopback(request.headers.host)) return void json(403, { message: "The control answers to loopback only." });
  try {
    if (request.method === "GET" && method === "calls") {
      const calls = await control.calls(Object.fromEntries(new URLSearchParams(search)));
      return void answer(200, "application/x-ndjson", calls.map((call) => `${JSON.stringify(call)}\n`).join(""));
    }
    if (request.method === "GET" && method === "snapshot") return void json(200, await control.snapshot());
    if (request.method === "GET" && method === "credentials") return void json(200, await session(control, search));
    const verb = held(remoteVerbs(control), method);
    if (request.method !== "POST" || verb === undefined) {
      return void json(404, { message: `The control has no ${request.method} "${method}".` });
    }
    if (!String(request.headers["content-type"]).startsWith("application/json")) {
      return void json(415, { message: "Arguments are a JSON list, content type application/json." });
    }
    const given: unknown = body.length === 0 ? [] : JSON.parse(body.toString("utf8"));
    return void json(200, await verb(...((Array.isArray(given) ? given : [given]) as never[])));
  } catch (error) {
    const refusal = error instanceof Refusal ? { code: error.code, status: error.status } : {};
    return void json(400, { ...refusal, message: error instanceof Error ? error.message : String(error) });
  }
}

const sessionRole = "emulator-session";

/** Of a role of its own, which is made when the first session is asked for. */
async function session(control: Control, search: string): Promise<object> {
  const { managementAccountId } = await control.snapshot();
  const Principal = { RAM: [`acs:ram::${managementAccountId}:root`] };
  const trustPolicy = { Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] };
  const role = {
    RoleName: sessionRole,
    AssumeRolePolicyDocument: JSON.stringify(trustPolicy),
    MaxSessionDuration: 43_200,
  };
  await control.perform("ram", "CreateRole", role).catch((error) => {
    if (!(error instanceof Refusal && error.code === "EntityAlreadyExists.Role")) throw error;
  });
  const answer = await control.perform("sts", "AssumeRole", {
    RoleArn: `acs:ram::${managementAccountId}:role/${sessionRole}`,
    RoleSessionName: "credentials-uri",
    DurationSeconds: new URLSearchParams(search).get("seconds") ?? "3600",
  });
  return { Code: "Success", ...(answer["Credentials"] as object) };
}

type Verb = (...given: never[]) => Promise<unknown>;

/** Handles of faults and pauses stay on this side; the other one refers to them by id. */
const faults = new WeakMap<Control, Map<string, ArmedFault>>();
const pauses = new WeakMap<Control, Map<string, Pause>>();

function remoteVerbs(control: Control): Readonly<Record<string, Verb>> {
  const armed = handles(faults, control);
  const paused = handles(pauses, control);
  return {
    fault: async (fault: Parameters<Control["fault"]>[0]) => keep(armed, await control.fault(fault)),
    faultHits: async (id: string) => armed.get(id)?.hits() ?? 0,
    removeFault: async (id: string) => armed.get(id)?.remove(),
    faults: control.faults,
    clearFaults: control.clearFaults,
    pause: async (match: Parameters<Control["pause"]>[0]) => keep(paused, await control.pause(match)),
    pauseReached: async (id: string, timeoutMs?: number): Promise<CallEntry | undefined> =>
      paused.get(id)?.reached(timeoutMs ?? undefined),
    releasePause: async (id: string) => paused.get(id)?.release(),
    waitForCall: control.waitForCall,
    perform: control.perform,
    synchronize: control.synchronize,
    bindMfaDevice: control.bindMfaDevice,
    setTaskDuration: control.setTaskDuration,
    finishTasks: control.finishTasks,
    advanceClock: control.advanceClock,
    setClock: control.setClock,
    setOptions: control.setOptions,
    calls: control.calls,
    clearCalls: control.clearCalls,
    snapshot: control.snapshot,
    restore: control.restore,
    reset: control.reset,
    addAccount: control.addAccount,
    removeAccount: control.removeAccount,
    setAccountCondition: control.setAccountCondition,
  };
}

function handles<Handle>(all: WeakMap<Control, Map<string, Handle>>, control: Control): Map<string, Handle> {
  const known = all.get(control) ?? new Map<string, Handle>();
  all.set(control, known);
  return known;
}

function keep<Handle extends { readonly id: string }>(known: Map<string, Handle>, handle: Handle): string {
  known.set(handle.id, handle);
  return handle.id;
}

/** A web page in a browser can reach this port by a name of its own; it may not steer the emulator. */
function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? "");
}
