import type { Found } from "../../kernel/definition";
import { Unfinished } from "../../kernel/unfinished";
import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import type { AccessConfigurationInputs as Inputs } from "./access-configuration-fields";
import { HEALTHY, type Live, readBack, STALE, stateAfterFailure } from "./access-configuration-live";
import { reprovision, unreachedText } from "./reprovision";

/** Brings the policies wherever they are lacking, if that is this resource's matter. */
export async function reprovisionIfStale(
  context: Context,
  of: Configuration,
  wanted: Inputs,
  wrote: boolean,
): Promise<Live> {
  if (wrote && wanted.reprovision !== "manual") return reprovisionAccounts(context, of, wanted, true);
  const live = await readBack(context, of, wanted);
  return live.inputs.provisioningStatus === STALE ? reprovisionAccounts(context, of, wanted, false) : live;
}

async function reprovisionAccounts(
  context: Context,
  of: Configuration,
  wanted: Inputs,
  policiesWritten: boolean,
): Promise<Live> {
  const failures = await reprovision(context, of, policiesWritten);
  if (failures.length > 0) {
    // When the time is up no call of this verb goes out any more, and what failed must be told all the same.
    const left = await stateAfterFailure(context, of, wanted);
    throw new Unfinished(asStale(left), unreachedText(wanted.accessConfigurationName, failures));
  }
  const live = await readBack(context, of, wanted);
  if (live.inputs.provisioningStatus === HEALTHY) return live;
  throw new Unfinished(
    asStale(live),
    "an account became stale again while its policies were brought to all accounts; run pulumi up again",
  );
}

function asStale(found: Found<Partial<Inputs>, object>): Found<Partial<Inputs>, object> {
  return { ...found, inputs: { ...found.inputs, provisioningStatus: STALE } };
}
