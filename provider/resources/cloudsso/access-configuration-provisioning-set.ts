import { z } from "zod";
import { answered } from "../../client/answered";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { provision } from "../../rollout/provisioning";
import type { Configuration, Target } from "../../rollout/target";
import { accessConfigurationIdField, directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { given } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { counted } from "../naming";
import type { NoOutputs } from "../shapes/verbs";
import {
  type AccountSet,
  type Accounts,
  accountSetFields,
  accountsOf,
  asAccounts,
  inUse,
  setProblems,
  setWarnings,
} from "./account-set";
import { type Failure, failuresText, inAccounts } from "./in-accounts";
import { isProvisioned, liveRevision } from "./provisioned";
import { heldText, takeOut } from "./take-out";

export interface AccessConfigurationProvisioningSetInputs extends AccountSet, Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: string;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows here and is brought to every account. */
  policyRevision?: string;
  /**
   * Accounts of the set that are not as they should be, by UID: `ReprovisionRequired`, `DeprovisionFailed`, or `missing`
   * where somebody took the configuration out. Absent: there is none, which is what every program wants.
   */
  deviations?: { [accountId: string]: string };
}

type Inputs = AccessConfigurationProvisioningSetInputs;
type Live = Found<Inputs, NoOutputs>;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  accessConfigurationId: accessConfigurationIdField,
  policyRevision: { schema: z.string() },
  ...accountSetFields,
  deviations: { schema: z.record(z.string(), z.string()), derived: true },
  ...timed,
};

/**
 * One access configuration in a whole set of accounts: by UID, by folder, by tags or everywhere, less exceptions. It is
 * one resource, however many accounts there are, and each preview looks who is in the set: an account that is new, moved
 * or closed is one row of `accounts`.
 *
 * A refresh shows in `deviations` what is not as it should be, and nothing else. What fails in one account keeps none of
 * the others from their turn, and the next `up` does what is missing. An account that leaves the set loses the
 * configuration, unless others have grants of it there, which are named, or a resource of its own provisions it.
 *
 * There is one set for each configuration in a program, and an account of the set has no `AccessConfigurationProvisioning`
 * beside it. Grants for the same accounts are an `AccessAssignmentSet`.
 *
 * @example
 * new cloudsso.AccessConfigurationProvisioningSet("readers", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   policyRevision: readers.policyRevision,
 *   targets: { folderIds: ["fd-Workloads1"], exceptAccountIds: ["1234567890123456"] },
 * });
 */
export const accessConfigurationProvisioningSet: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:AccessConfigurationProvisioningSet",
  fields,
  outputs: {},
  id: ["directoryId", "accessConfigurationId"],
  naturalKey: ["directoryId", "accessConfigurationId"],
  home: inDirectory,
  shares: [
    {
      of: "provisionings",
      by: ["directoryId", "accessConfigurationId", "accounts"],
      whole: "accounts",
      refusal: (other, account) =>
        `hold account ${account}, to which the resource ${other} of this program brings the configuration by itself; ` +
        "leave it to one of the two, with targets.exceptAccountIds here or without the other",
    },
  ],

  check: setProblems,
  derive: async (inputs, context) => ({ accounts: await accountsOf(inputs, context) }),
  warnings: (wanted, from, context) =>
    setWarnings(`access configuration ${wanted.accessConfigurationId}`, wanted, from, context),

  /** Nothing in the cloud tells a set from single provisionings. */
  async *list() {},

  /** Adopts silently, account by account: to be provisioned is all that a provisioning is. */
  create: (context, inputs) => bring(context, inputs, {}),

  async read(context, id, recorded) {
    const of = configurationOf(id);
    return unlessGone(read(context, of, recorded));
  },

  update: (context, _id, recorded, wanted) => bring(context, wanted, recorded.accounts),

  async delete(context, id, recorded) {
    const of = configurationOf(id);
    const rows = await unlessGone(context.snapshots.provisioningsOf(of));
    const there = Object.keys(recorded.accounts).filter(
      (account) => rows?.has(account) === true && !isDeclared(context, of, account),
    );
    const { held, failures } = await takeOut(context, of, there);
    if (held.length === 0 && failures.length === 0) return;
    const texts = [
      ...(failures.length > 0 ? [failuresText(failures)] : []),
      ...(held.length > 0 ? [`${await heldText(context, of, held)}; delete what uses it first`] : []),
    ];
    const count = counted(held.length + failures.length, "account");
    throw new Error(
      `access configuration ${of.accessConfigurationId} cannot be deprovisioned from ${count}: ${texts.join("; ")}`,
    );
  },
};

function configurationOf(id: string): Configuration {
  const [directoryId = "", accessConfigurationId = ""] = splitId(id, accessConfigurationProvisioningSet.id);
  return { directoryId, accessConfigurationId };
}

function targetOf({ directoryId, accessConfigurationId }: Configuration, targetId: string): Target {
  return { directoryId, accessConfigurationId, targetType: "RD-Account", targetId };
}

async function read(context: Context, of: Configuration, recorded: Partial<Inputs>): Promise<Live> {
  const rows = await context.snapshots.provisioningsOf(of);
  const revision = await liveRevision(context, of, recorded);
  if (rows.size === 0 && revision === undefined) {
    // A configuration that is nowhere and one that is gone can have the same list.
    const { directoryId: DirectoryId, accessConfigurationId: AccessConfigurationId } = of;
    const { AccessConfiguration } = await context.cloudsso.getAccessConfiguration({
      DirectoryId,
      AccessConfigurationId,
    });
    answered(AccessConfiguration, `access configuration ${AccessConfigurationId}`);
  }
  const accounts = recorded.accounts ?? asAccounts([...rows.keys()]);
  const statuses = Object.keys(accounts).map((account) => [account, rows.get(account)?.status ?? "missing"] as const);
  const deviations = Object.fromEntries(statuses.filter(([, status]) => status !== "Provisioned"));
  return found(of, recorded, { accounts, deviations, ...given({ policyRevision: revision }) });
}

/** @param recorded has what no read brings back. */
function found(of: Configuration, recorded: Partial<Inputs>, live: Partial<Live["inputs"]>): Live {
  const { accounts = {}, ...others } = live;
  return {
    id: joinId(of.directoryId, of.accessConfigurationId),
    inputs: { ...of, accounts, ...given(others), ...unreadValues(fields, recorded) } as Inputs,
    outputs: {},
  };
}

function liveOf({ policyRevision }: Inputs, accounts: Accounts, deviations: { [accountId: string]: string }) {
  return { accounts, deviations, ...given({ policyRevision }) };
}

/** Brings the configuration to whom it lacks or is stale, then takes it out of the accounts that left the set. */
async function bring(context: Context, wanted: Inputs, before: Accounts): Promise<Live> {
  const { directoryId, accessConfigurationId } = wanted;
  const of = { directoryId, accessConfigurationId };
  const stale: Target[] = [];
  for (const account of Object.keys(wanted.accounts)) {
    const target = targetOf(of, account);
    if (!(await isProvisioned(context, target))) stale.push(target);
  }
  const unreached = await inAccounts(context, "provisions", stale, (target) => provision(context.snapshots, target));
  const isInUse = await inUse(context, wanted);
  const gone = Object.keys(before).filter(
    (account) => !Object.hasOwn(wanted.accounts, account) && isInUse(account) && !isDeclared(context, of, account),
  );
  // After a long roll-out the list is taken anew, which is worth its pages only where somebody leaves.
  const rows = gone.length > 0 ? await context.snapshots.provisioningsOf(of).catch(() => undefined) : undefined;
  const leave = gone.filter((account) => rows?.has(account) !== false);
  const { held, failures } = await takeOut(context, of, leave);
  if (held.length > 0) {
    const stays = `access configuration ${accessConfigurationId} stays in ${counted(held.length, "account")}`;
    const whose = `that left the set, as long as there are grants of it: ${await heldText(context, of, held)}`;
    context.warn(`${stays} ${whose}; those of this program take it along when they go, others have to be deleted`);
  }
  if (unreached.length > 0 || failures.length > 0) throw await unfinished(context, wanted, unreached, failures);
  return found(of, wanted, liveOf(wanted, wanted.accounts, {}));
}

/** A resource of its own goes on with the account. */
function isDeclared(context: Context, { directoryId, accessConfigurationId }: Configuration, account: string): boolean {
  return context.isDeclared("cloudsso provisionings", [directoryId, accessConfigurationId, account]);
}

/** On record stays what the cloud has, so that the next update differs in what is left to do, and in nothing else. */
async function unfinished(
  context: Context,
  wanted: Inputs,
  unreached: readonly Failure[],
  failures: readonly Failure[],
): Promise<Unfinished> {
  const { directoryId, accessConfigurationId } = wanted;
  const of = { directoryId, accessConfigurationId };
  const stayed = failures.map(({ target }) => target.targetId);
  const accounts = asAccounts([...Object.keys(wanted.accounts), ...stayed]);
  // Where the time is up, or the list fails, too, the failures are what is known.
  const rows = await context.snapshots.provisioningsOf(of).catch(() => undefined);
  const failed = new Set(unreached.map(({ target }) => target.targetId));
  const statuses = Object.keys(accounts).flatMap((account): [string, string][] => {
    const status = rows === undefined ? undefined : (rows.get(account)?.status ?? "missing");
    if (status !== undefined && status !== "Provisioned") return [[account, status]];
    return failed.has(account) ? [[account, "ReprovisionRequired"]] : [];
  });
  const texts = [
    unreached.length > 0 &&
      `could not be provisioned to ${counted(unreached.length, "account")}: ${failuresText(unreached)}`,
    failures.length > 0 &&
      `could not be taken out of ${counted(failures.length, "account")} that left the set: ${failuresText(failures)}`,
  ];
  return new Unfinished(
    found(of, wanted, liveOf(wanted, accounts, Object.fromEntries(statuses))),
    `access configuration ${accessConfigurationId} ${texts.filter(Boolean).join(", and ")}; the next pulumi up tries ` +
      "only these again",
  );
}
