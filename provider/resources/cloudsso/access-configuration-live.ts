import { answered } from "../../client/answered";
import { align } from "../../kernel/align";
import type { Found } from "../../kernel/definition";
import { unreadValues } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { tagsOf } from "../tags";
import {
  type AccessConfigurationOutputs,
  accessConfigurationFields as fields,
  type AccessConfigurationInputs as Inputs,
} from "./access-configuration-fields";
import { asRecorded, policyKey, policyRevision, toPolicy } from "./policies";

export type Live = Found<Inputs, AccessConfigurationOutputs>;

export const HEALTHY = "Provisioned";
export const STALE = "ReprovisionRequired";

/** As it is in the cloud, in the order and the spelling of what is recorded. `undefined`: it is gone. */
export async function find(context: Context, of: Configuration, recorded: Partial<Inputs>): Promise<Live | undefined> {
  const request = { DirectoryId: of.directoryId, AccessConfigurationId: of.accessConfigurationId };
  const answers = await unlessGone(
    Promise.all([context.cloudsso.getAccessConfiguration(request), context.snapshots.policiesOf(of)]),
  );
  if (answers === undefined) return undefined;
  const [answer, policies] = answers;
  const live = answered(answer.AccessConfiguration, `access configuration ${of.accessConfigurationId}`);
  const permissionPolicies = align(recorded.permissionPolicies ?? [], policies.map(toPolicy), policyKey, asRecorded);
  const flagged = live.StatusNotifications?.includes(STALE) === true && recorded.reprovision !== "manual";
  const stale = flagged && (await isStaleSomewhere(context, of));
  const name = answered(live.AccessConfigurationName, `the name of access configuration ${of.accessConfigurationId}`);
  return {
    id: joinId(of.directoryId, of.accessConfigurationId),
    inputs: {
      accessConfigurationName: name,
      directoryId: of.directoryId,
      ...given({ description: live.Description, relayState: live.RelayState, tags: tagsOf(live.Tags) }),
      ...(live.SessionDuration ? { sessionDuration: live.SessionDuration } : {}), // 0 is read as unset, as Terraform does
      ...(permissionPolicies.length > 0 || recorded.permissionPolicies ? { permissionPolicies } : {}),
      ...unreadValues(fields, recorded),
      ...(recorded.reprovision === "manual" ? {} : { provisioningStatus: stale ? STALE : HEALTHY }),
      policyRevision: policyRevision(permissionPolicies),
    },
    outputs: promised({ createTime: live.CreateTime }),
  };
}

/** The flag may outlive its cause, so the list decides. */
async function isStaleSomewhere(context: Context, of: Configuration): Promise<boolean> {
  const answer = await context.cloudsso.listAccessConfigurationProvisionings({
    DirectoryId: of.directoryId,
    AccessConfigurationId: of.accessConfigurationId,
    ProvisioningStatus: STALE,
    MaxResults: 20,
  });
  return (answer.AccessConfigurationProvisionings ?? []).length > 0;
}

export async function readBack(context: Context, of: Configuration, wanted: Inputs): Promise<Live> {
  const live = await find(context, of, wanted);
  if (live === undefined)
    throw new Error(`access configuration ${wanted.accessConfigurationName} was deleted while it was written`);
  return live;
}

/** What is known after a failure; where even the read fails, that which was asked for, less what may be undone. */
export async function stateAfterFailure(
  context: Context,
  of: Configuration,
  wanted: Inputs,
): Promise<Found<Partial<Inputs>, object>> {
  const live = await find(context, of, wanted).catch(() => undefined);
  if (live !== undefined) return live;
  const { permissionPolicies: _, policyRevision: __, ...settings } = wanted;
  return { id: joinId(of.directoryId, of.accessConfigurationId), inputs: settings, outputs: {} };
}
