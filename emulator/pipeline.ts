import { randomUUID } from "node:crypto";
import { type Answer, type AnswerFrame, failure, success } from "./answer";
import { type CallEntry, masked } from "./calls";
import { type Fault, type Mishap, skewOf, strikeAfter, strikeBefore, taskFailureOf } from "./faults";
import { checkTransport, type Envelope, type Received, readEnvelope } from "./protocol";
import { Refusal } from "./refusal";
import { type Addressed, address, lookUp } from "./services";
import { verifySignature } from "./signature";
import type { Identity } from "./store";
import { checkPermission, type World } from "./world";

export type Outcome = { readonly kind: "answer"; readonly answer: Answer } | Mishap;

/** A call from the wire to its end: recorded, disturbed, judged, carried out, answered. */
export async function handle(world: World, received: Received): Promise<Outcome> {
  const envelope = readEnvelope(received);
  const frame = frameOf(world, received, envelope);
  const entry = record(world, received, envelope, frame);
  const faults = [...world.faults.strike(entry), ...world.chaos.strike(entry)];
  entry.faults.push(...faults.map(({ kind }) => kind));
  const began = performance.now();
  const judged = { ...frame, now: frame.now + skewOf(faults) };
  try {
    const outcome = await run(world, received, envelope, entry, faults, judged);
    if (outcome.kind !== "reset" && outcome.kind !== "silence") entry.status = 200;
    return outcome;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : defect(error, entry);
    entry.status = refusal.status;
    entry.code = refusal.code;
    entry.message ??= refusal.message.replace(/ server (CanonicalRequest|StringToSign|string to sign) .*/is, "");
    return { kind: "answer", answer: failure(judged, refusal) };
  } finally {
    entry.durationMs = Math.round(performance.now() - began);
    world.log.end(entry);
  }
}

/** The stages in their order. */
async function run(
  world: World,
  received: Received,
  envelope: Envelope,
  entry: CallEntry,
  faults: readonly Fault[],
  frame: AnswerFrame,
): Promise<Outcome> {
  world.rates.count(entry.service, world.options.throttlingStatus);
  const before = await strikeBefore(faults, world.options);
  if (before !== undefined) return before;
  await world.pauses.hold(entry, "before", received.caller);
  // Who was killed while held here has, for all the cloud knows, never called.
  if (received.caller?.isGone() === true) return { kind: "reset" };

  checkTransport(received, envelope);
  const addressed = address(envelope.version, envelope.action);
  const caller = identify(world, received, envelope, addressed, faults, frame.now);
  addressed.service.admit?.(caller, world.state);
  const { name, ramCode = name, unrestricted } = addressed.service;
  if (unrestricted?.has(envelope.action) !== true) checkPermission(caller, ramCode, envelope.action);

  const fields = world.carryOut(addressed, envelope.parameters, caller, taskFailureOf(faults));
  entry.carriedOut = true;
  noteTask(entry, fields);

  await world.pauses.hold(entry, "after", received.caller);
  const after = await strikeAfter(faults);
  return after ?? { kind: "answer", answer: success(frame, fields) };
}

function identify(
  world: World,
  received: Received,
  envelope: Envelope,
  { service, operation }: Addressed,
  faults: readonly Fault[],
  now: number,
): Identity {
  if (service.anonymous?.has(operation.action) === true) return anonymous;
  const expired = faults.some(({ kind }) => kind === "tokenExpiry");
  const key = verifySignature(received, envelope, {
    now,
    options: world.options,
    nonces: world.nonces,
    find: (accessKeyId) => {
      const found = world.findKey(accessKeyId);
      return expired && found?.session ? { ...found, session: { ...found.session, expiration: 0 } } : found;
    },
  });
  return key.identity;
}

const anonymous: Identity = { type: "Account", accountId: "", arn: "", principalId: "" };

/** What is said of a refusal before there is a call. */
export function frameOfNoCall(world: World): AnswerFrame {
  const requestId = randomUUID().toUpperCase();
  return { requestId, format: "XML", action: "", product: "", host: "", now: world.clock.now() };
}

function frameOf(world: World, received: Received, envelope: Envelope): AnswerFrame {
  const { service } = lookUp(envelope.version, envelope.action);
  return {
    requestId: randomUUID().toUpperCase(),
    format: envelope.format,
    action: envelope.action,
    product: service?.facts.product ?? "",
    host: String(received.headers.host ?? ""),
    now: world.clock.now(),
  };
}

function record(world: World, received: Received, envelope: Envelope, frame: AnswerFrame): CallEntry {
  const { parameters, action, protocol } = envelope;
  const { service, operation } = lookUp(envelope.version, action);
  const accessKeyId =
    /Credential=([^,]+)/.exec(String(received.headers.authorization ?? ""))?.[1] ??
    [...envelope.query, ...envelope.form].find(([name]) => name === "AccessKeyId")?.[1];
  return world.log.begin({
    at: frame.now,
    by: "api",
    service: service?.name ?? "unknown",
    action,
    protocol,
    parameters: masked(parameters, operation),
    requestId: frame.requestId,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(received.headers["user-agent"] === undefined ? {} : { userAgent: received.headers["user-agent"] }),
  });
}

function noteTask(entry: CallEntry, fields: object): void {
  const { Task, Tasks } = fields as { Task?: { TaskId?: unknown }; Tasks?: readonly { TaskId?: unknown }[] };
  const taskId = Task?.TaskId ?? Tasks?.[0]?.TaskId;
  const starts = /^(Provision|Deprovision|Create|Delete)/.test(entry.action);
  if (starts && typeof taskId === "string") entry.taskId = taskId;
}

/** A mistake in the emulator itself: said so, never dressed up as an answer of the cloud. The record has its place. */
function defect(error: unknown, entry: CallEntry): Refusal {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  entry.message = stack ?? message;
  return new Refusal(
    "EmulatorDefect",
    500,
    `The emulator made a mistake, which its record of this call shows: ${message}`,
  );
}
