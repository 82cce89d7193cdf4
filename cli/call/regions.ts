import type { Answer, Call, Send } from "../../provider/client/call";
import { TransportError } from "../../provider/client/errors";
import { ConfigurationError, SERVICES, type Settings } from "../../provider/config";

/** A newcomer learns the region of the directory from this action, so it must not need one. */
export function needsNoRegion({ service, action }: Call, { region, endpoints }: Settings): boolean {
  const anywhere = region === undefined && Object.keys(endpoints).length === 0;
  return anywhere && service === "cloudsso" && action === "GetServiceStatus";
}

/** How long one region may take before the next one is asked, in milliseconds. */
const PATIENCE = 10_000;

/** Asks the regions that serve CloudSSO in turn. A refusal is an answer: only what cannot be reached is passed over. */
export async function askRegions(
  call: Call,
  settings: Settings,
  sendIn: (settings: Settings) => Send,
): Promise<Answer> {
  for (const region of SERVICES.cloudsso.regions) {
    try {
      return await sendIn({ ...settings, region, maxRetryTimeout: Math.min(PATIENCE, settings.maxRetryTimeout) })(call);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
    }
  }
  throw new ConfigurationError(
    `None of the regions with CloudSSO can be reached from here (${SERVICES.cloudsso.regions.join(", ")}); look at the network, or at a proxy that is set.`,
  );
}
