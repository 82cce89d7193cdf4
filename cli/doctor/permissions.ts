import { policyOf, READING_OPERATIONS } from "../../estate/permissions";
import type { OperationFacts, ParameterFacts, ServiceName } from "../../provider/api/facts";
import { factsOf } from "../../provider/api/tables";
import type { Call, Send } from "../../provider/client/call";
import { isDenied, isGone, isRefusal } from "../../provider/client/error-codes";
import { ConfigurationError, serviceOf } from "../../provider/config";
import { inWords } from "../../provider/config/values";
import { type Finding, fail, notLookedAt, ok, sentenceOf, warn } from "./finding";

/** What an operation answered: `unclear` where it was turned down for another reason before it said who may call it. */
type Told = "allowed" | "denied" | "unclear" | "not asked";

/**
 * Calls each read that a snapshot needs once, with names that nobody has: a service looks at who asks before it looks
 * for what is asked for. Nothing is written.
 */
export async function permissionFindings(
  services: readonly ServiceName[],
  send: Send,
  directoryId: string | undefined,
): Promise<Finding[]> {
  return Promise.all(services.map((service) => findingOf(service, send, directoryId)));
}

async function findingOf(service: ServiceName, send: Send, directoryId: string | undefined): Promise<Finding> {
  const check = `permissions: ${serviceOf(service)?.label ?? service}`;
  try {
    const answers = await Promise.all(callsOf(service, directoryId).map((call) => ask(call, send)));
    return verdict(check, service, answers);
  } catch (error) {
    if (error instanceof ConfigurationError) return notLookedAt(check, "there is no region to ask in");
    return fail(check, sentenceOf(error), "mend that, and ask again");
  }
}

interface Asked {
  readonly action: string;
  readonly told: Told;
}

function verdict(check: string, service: ServiceName, answers: readonly Asked[]): Finding {
  const of = (told: Told) => answers.filter((one) => one.told === told).map(({ action }) => action);
  const denied = of("denied");
  const asked = answers.length - of("not asked").length;
  const unclear = of("unclear");
  const policyFor = (actions: readonly string[]) => policyOf(actions.map((action) => `${service}:${action}`));
  const rest = restOf(unclear, of("not asked").length);
  if (asked === 0) return notLookedAt(check, "there is no directory to ask about");
  if (denied.length === 0) {
    const found = `${asked - unclear.length} of ${asked} reads that a snapshot needs are allowed${rest}`;
    if (unclear.length > 0) return { ...warn(check, found, UNCLEAR), policy: policyFor(unclear) };
    return rest === "" ? ok(check, found) : warn(check, found, "ask again when there is a directory");
  }
  return {
    check,
    result: denied.length === asked ? "fail" : "warn",
    found: `${denied.length} of ${asked} reads that a snapshot needs are denied: ${denied.join(", ")}${rest}`,
    advice: "give the caller this policy; without it, what they read is left out or fails",
    policy: policyFor(denied),
  };
}

const UNCLEAR = "see whether alicloud-identity snapshot reads it; where it does not, give the caller this policy";

function restOf(unclear: readonly string[], left: number): string {
  return [
    ...(unclear.length === 0 ? [] : [`; ${inWords(unclear)} did not tell`]),
    ...(left === 0 ? [] : [`; ${left} others need a directory and were not asked`]),
  ].join("");
}

function callsOf(service: ServiceName, directoryId: string | undefined): (Call | string)[] {
  const { version, operations } = factsOf(service);
  const wanted = READING_OPERATIONS.filter((name) => name.startsWith(`${service}:`)).map((name) => name.split(":")[1]);
  return operations
    .filter(({ action }) => wanted.includes(action))
    .map((operation) => {
      const parameters = parametersOf(operation, directoryId);
      const { action, kind, repeat } = operation;
      return parameters === undefined ? action : { service, version, action, kind, repeat, parameters };
    });
}

/** The least that an operation takes. `undefined`: it is about a directory, and there is none. */
function parametersOf({ request }: OperationFacts, directoryId: string | undefined): Call["parameters"] | undefined {
  const wanted = request.filter(({ required, needed }) => required || needed === true);
  const first = wanted.filter(({ oneOf }, index) => {
    return oneOf === undefined || wanted.findIndex((other) => other.oneOf === oneOf) === index;
  });
  if (directoryId === undefined && first.some(({ name }) => name === "DirectoryId")) return undefined;
  return Object.fromEntries(first.map((one) => [one.name, one.name === "DirectoryId" ? directoryId : madeUp(one)]));
}

function madeUp({ values, pattern }: ParameterFacts): string {
  return values?.[0] ?? (pattern === "^\\d+$" ? "1" : "alicloud-identity-doctor");
}

/** @throws what says nothing about permissions, such as a throttle. */
async function ask(call: Call | string, send: Send): Promise<Asked> {
  if (typeof call === "string") return { action: call, told: "not asked" };
  const { action } = call;
  try {
    await send(call);
    return { action, told: "allowed" };
  } catch (error) {
    if (isDenied(error)) return { action, told: "denied" };
    if (isGone(error)) return { action, told: "allowed" };
    if (isRefusal(error)) return { action, told: "unclear" };
    throw error;
  }
}
