import { bindServices, type Services } from "../../provider/api/services";
import type { Send } from "../../provider/client/call";
import { isLoopback, SERVICES, type Settings } from "../../provider/config";
import { inWords } from "../../provider/config/values";
import { askRegions } from "../call/regions";
import { type Finding, fail, notLookedAt, ok, sentenceOf, warn } from "./finding";

export interface DirectoryFindings {
  readonly findings: readonly Finding[];
  readonly directoryId?: string;
}

/** Whether CloudSSO serves the region, and whether the account's directory is there. */
export async function lookAtDirectory(
  settings: Settings,
  sendIn: (settings: Settings) => Send,
): Promise<DirectoryFindings> {
  const { region, ...anywhere } = settings;
  const isServed = isEndpointGiven(settings) || (region !== undefined && REGIONS.includes(region));
  let status: Awaited<ReturnType<Services["cloudsso"]["getServiceStatus"]>>["ServiceStatus"];
  try {
    const send: Send = isServed ? sendIn(settings) : (call) => askRegions(call, anywhere, sendIn);
    status = (await bindServices(send).cloudsso.getServiceStatus({})).ServiceStatus;
  } catch (error) {
    const why = "CloudSSO tells nothing of the account";
    const region = fail("region", sentenceOf(error), "allow cloudsso:GetServiceStatus, or look at the region");
    return { findings: [region, notLookedAt("directory", why)] };
  }
  const regions = status?.RegionsInUse ?? [];
  const where = regionFinding(settings, isServed, regions);
  if (status?.Status === "Disabled") {
    const advice = "enable it once, in the console or with: alicloud-identity call cloudsso EnableService";
    return { findings: [where, warn("directory", "CloudSSO is not enabled for this account", advice)] };
  }
  if (regions.length === 0) {
    const advice = "a cloudsso.Directory with a directoryName makes it";
    return { findings: [where, warn("directory", "the account has none", advice)] };
  }
  if (where.result !== "ok") return { findings: [where, notLookedAt("directory", "it is in another region")] };
  const { findings, ...found } = await directoryIn(bindServices(sendIn(settings)));
  return { findings: [where, ...findings], ...found };
}

const REGIONS: readonly string[] = SERVICES.cloudsso.regions;

/** An address that is given serves whatever region is named; a service on this machine stands for all of them. */
function isEndpointGiven({ endpoints }: Settings): boolean {
  return endpoints.cloudsso !== undefined || Object.values(endpoints).some(isLoopback);
}

function regionFinding({ region, sources }: Settings, isServed: boolean, inUse: readonly string[]): Finding {
  const set = (name: string) => `pulumi config set alicloud-identity:region ${name}, or ALICLOUD_REGION=${name}`;
  const [home] = inUse;
  if (region === undefined) {
    const found = "none is set, and without one nothing of CloudSSO can be called";
    const one = home ?? `<region>, one of ${inWords(REGIONS, "or")}`;
    return warn("region", home === undefined ? found : `${found}; the directory is in ${inWords(inUse)}`, set(one));
  }
  const given = `${region}, from ${sources["region"] ?? "the settings"}`;
  if (home !== undefined && !inUse.includes(region)) {
    return fail("region", `${given}; the directory of the account is in ${inWords(inUse)}`, set(home));
  }
  if (isServed) return ok("region", given);
  return fail("region", `${given}, has no CloudSSO`, `name one of ${inWords(REGIONS, "or")}`);
}

async function directoryIn(services: Services): Promise<DirectoryFindings> {
  try {
    const [directory] = (await services.cloudsso.listDirectories({})).Directories ?? [];
    const { DirectoryId: directoryId, DirectoryName: name = "" } = directory ?? {};
    if (directoryId === undefined) {
      const advice = "see whether the caller may see it: the management account or its delegated administrator does";
      return { findings: [fail("directory", "the region has one, and the caller is shown none", advice)] };
    }
    return { findings: [ok("directory", `${directoryId} (${name})`)], directoryId };
  } catch (error) {
    return { findings: [fail("directory", sentenceOf(error), "allow cloudsso:ListDirectories")] };
  }
}
