import { randomUUID } from "node:crypto";
import { masked } from "./calls";
import { flatten } from "./flatten";
import { Refusal } from "./refusal";
import { operatorOf } from "./seed";
import { address, services } from "./services";
import type { World } from "./world";

/** Carries out an action for whoever needs no signature, and records it. */
export function perform(
  world: World,
  serviceName: string,
  action: string,
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const service = services.find(({ name }) => name === serviceName);
  if (service === undefined) throw new Error(`There is no service "${serviceName}" here.`);
  const addressed = address(service.facts.version, action);
  const flat = flatten(parameters);
  const requestId = randomUUID().toUpperCase();
  const entry = world.log.begin({
    at: world.clock.now(),
    by: "console",
    service: serviceName,
    action,
    protocol: "unsigned",
    parameters: masked(flat, addressed.operation),
    requestId,
  });
  try {
    const fields = world.carryOut(addressed, flat, operatorOf(world.state));
    entry.carriedOut = true;
    entry.status = 200;
    // Over the wire undefined fields are not there; the same here.
    return JSON.parse(JSON.stringify({ RequestId: requestId, ...fields })) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Refusal)
      Object.assign(entry, { status: error.status, code: error.code, message: error.message });
    throw error;
  } finally {
    entry.durationMs = 0;
    world.log.end(entry);
  }
}
