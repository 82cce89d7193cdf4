import { z } from "zod";
import { isDeleteConflict, isGone } from "../../client/error-codes";
import { ServiceError } from "../../client/errors";
import type { Definition, Found } from "../../kernel/definition";
import { unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { deprovision, provision, statusOf } from "../../rollout/provisioning";
import { WaitEnded } from "../../rollout/scheduler";
import type { Target } from "../../rollout/target";
import { accessConfigurationIdField, accountIdField, directoryIdField } from "../common-fields";
import type { Context } from "../context";
import { deleteWhenClear } from "../delete-when-clear";
import { inDirectory } from "../in-directory";
import { type Timeouts, timeoutsField } from "../timeouts";
import { accessConfiguration } from "./access-configuration";
import { assignmentBlockers } from "./assignments";
import { failureText } from "./in-accounts";
import { isProvisioned, liveRevision } from "./provisioned";

export interface AccessConfigurationProvisioningInputs {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: string;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: string;
  /** The account's UID. */
  targetId: string;
  /** `Provisioned`, which is also what absence means. What is live may be `ReprovisionRequired` or `DeprovisionFailed`. */
  status?: string;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows in every account it reaches. */
  policyRevision?: string;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Timeouts;
}

type Inputs = AccessConfigurationProvisioningInputs;
type Outputs = Record<never, never>;

/**
 * One access configuration in one account: a role there, with the configuration's policies.
 *
 * `status` is `Provisioned` or drift: a refresh shows `ReprovisionRequired` and `DeprovisionFailed`, and the next `up`
 * provisions again.
 *
 * @example
 * new cloudsso.AccessConfigurationProvisioning("readers-production", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   targetId: "1234567890123456",
 *   policyRevision: readers.policyRevision,
 * });
 */
export const accessConfigurationProvisioning: Definition<Context, Inputs, Outputs> = {
  kind: "cloudsso:AccessConfigurationProvisioning",
  fields: {
    directoryId: directoryIdField,
    accessConfigurationId: accessConfigurationIdField,
    targetType: { schema: z.enum(["RD-Account"]), default: "RD-Account", replaces: true },
    targetId: accountIdField,
    status: { schema: z.enum(["Provisioned"]), default: "Provisioned" },
    policyRevision: { schema: z.string() },
    timeouts: timeoutsField,
  },
  outputs: {},
  id: ["directoryId", "accessConfigurationId", "targetType", "targetId"],
  naturalKey: ["directoryId", "accessConfigurationId", "targetType", "targetId"],
  home: inDirectory,
  shares: [
    {
      of: "provisionings",
      by: ["directoryId", "accessConfigurationId", "targetId"],
      part: ["targetId"],
      refusal: (other) =>
        `is an account of the set ${other} of this program, which brings the configuration there; leave it to ${other}, or ` +
        "name it in its targets.exceptAccountIds",
    },
  ],

  /** By configuration, as `read` asks, too. */
  async *list(context) {
    for await (const { id: of, name } of accessConfiguration.list(context)) {
      const [directoryId = "", accessConfigurationId = ""] = splitId(of, accessConfiguration.id);
      const request = { DirectoryId: directoryId, AccessConfigurationId: accessConfigurationId, MaxResults: 20 };
      for await (const row of context.cloudsso.listAccessConfigurationProvisionings.items(request)) {
        if (row.TargetId === undefined) continue;
        yield { id: joinId(of, "RD-Account", row.TargetId), name: `${name} in ${row.TargetName ?? row.TargetId}` };
      }
    }
  },

  /** Adopts silently: to be provisioned is all that a provisioning is. */
  create: (context, inputs) => provisionIfStale(context, targetOf(idOf(inputs)), inputs),

  async read(context, id, recorded) {
    const target = targetOf(id);
    try {
      const row = (await context.snapshots.provisioningsOf(target)).get(target.targetId);
      if (row === undefined) return undefined;
      return found(target, row.status, recorded, await liveRevision(context, target, recorded));
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  },

  update: (context, id, _recorded, wanted) => provisionIfStale(context, targetOf(id), wanted),

  delete(context, id) {
    const target = targetOf(id);
    const cannot = `access configuration ${target.accessConfigurationId} cannot be deprovisioned from account ${target.targetId}`;
    return deleteWhenClear(context, {
      cannot,
      async remove() {
        const outcome = await context.scheduler
          .run(deprovision(context.snapshots, target), context)
          .catch((error: unknown) => {
            const isPlain = error instanceof ServiceError && !isGone(error) && !isDeleteConflict(error);
            throw isPlain ? new Error(`${cannot}: ${error.message}`) : error;
          });
        if (outcome.status === "Failed") throw new Error(`${cannot}: ${failureText(outcome)}`);
      },
      blockers: () => assignmentBlockers(context, target, target.targetId),
      // Of those that this run takes away one after the other, this account's may come last.
      explained: () => context.scheduler.isUnderWay(target, "DeleteAccessAssignment"),
    });
  },
};

function idOf(inputs: Inputs): string {
  return joinId(inputs.directoryId, inputs.accessConfigurationId, inputs.targetType ?? "RD-Account", inputs.targetId);
}

function targetOf(id: string): Target {
  const [directoryId = "", accessConfigurationId = "", , targetId = ""] = splitId(
    id,
    accessConfigurationProvisioning.id,
  );
  return { directoryId, accessConfigurationId, targetType: "RD-Account", targetId };
}

/** Provisions where the account lacks the configuration or its present policies; otherwise there is nothing to do. */
async function provisionIfStale(context: Context, target: Target, wanted: Inputs): Promise<Found<Inputs, Outputs>> {
  if (!(await isProvisioned(context, target))) {
    const outcome = await context.scheduler
      .run(provision(context.snapshots, target), context)
      .catch((error: unknown) => {
        throw error instanceof WaitEnded || isGone(error)
          ? error
          : new Error(unprovisionedText(target, (error as Error).message));
      });
    if (outcome.status === "Failed") return fail(context, target, wanted, failureText(outcome));
  }
  return found(target, "Provisioned", wanted, wanted.policyRevision);
}

/** Whether a failed first task leaves a record is not documented, so we look: what is there must stay in the state. */
async function fail(context: Context, target: Target, wanted: Inputs, why: string): Promise<never> {
  const reason = unprovisionedText(target, why);
  // Where the look fails, too, the task's failure is the one to tell; the next create finds what there is.
  const status = await statusOf(context.cloudsso, target).catch(() => undefined);
  if (status === undefined) throw new Error(reason);
  throw new Unfinished(found(target, status, wanted, undefined), reason);
}

function unprovisionedText({ accessConfigurationId, targetId }: Target, why: string): string {
  return `access configuration ${accessConfigurationId} could not be provisioned to account ${targetId}: ${why}`;
}

function found(
  target: Target,
  status: string,
  recorded: Partial<Inputs>,
  revision: string | undefined,
): Found<Inputs, Outputs> {
  return {
    id: joinId(target.directoryId, target.accessConfigurationId, target.targetType, target.targetId),
    inputs: {
      ...target,
      status,
      ...(revision === undefined ? {} : { policyRevision: revision }),
      ...unreadValues(accessConfigurationProvisioning.fields, recorded),
    },
    outputs: {},
  };
}
