import type { Emulator } from "../../emulator";
import type { Estate } from "../../estate/model";
import { readEstate } from "../../estate/read";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";

/** The estate as the operator of an emulator sees it, without pauses for the services' rates. */
export function estateOf(cloud: Emulator): Promise<Estate> {
  const environment = cloud.environment();
  const settings = readSettings(() => undefined, {
    ...environment,
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
  });
  return readEstate(createSend(settings), { region: environment["ALIBABA_CLOUD_REGION"] });
}
