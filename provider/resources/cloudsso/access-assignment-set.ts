import { createHash } from "node:crypto";
import { z } from "zod";
import { text } from "../../kernel/check";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import { assign, type Grant } from "../../rollout/grant";
import type { Configuration } from "../../rollout/target";
import { accessConfigurationIdField, directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { given } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { counted, listed } from "../naming";
import type { NoOutputs } from "../shapes/verbs";
import {
  type AccountSet,
  accountSetFields,
  accountsOf,
  asAccounts,
  inUse,
  setProblems,
  setWarnings,
} from "./account-set";
import {
  type Deviations,
  deviationsOf,
  failed,
  foreignOf,
  grantsOf,
  keyOf,
  leftOf,
  pairsOf,
  patch,
  refuseNobody,
  TAKE_ALONG,
  takeAway,
} from "./grant-set";
import { grantOfId, grantsKey, idOfGrant } from "./grants";
import { type Failure, inAccounts } from "./in-accounts";

export interface AccessAssignmentSetInputs extends AccountSet, Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: string;
  /** Users (`u-...`) and groups (`g-...`), by ids or by joined ids that end with one. The order means nothing. */
  principalIds: string[];
  /**
   * Whether nobody else may have the configuration in these accounts: then grants that somebody else made there are drift,
   * and go. Absent: `false`, they are none of this set's business.
   */
  exclusive?: boolean;
  /**
   * What becomes of the provisioning in an account of which the last assignment of the configuration goes: as in an
   * `AccessAssignment`. Absent: it stays where this program declares it, by itself or in a set, and goes otherwise.
   */
  deprovisionStrategy?: string;
  /**
   * Grants that are not as they should be, by `<account>/<user or group>`: `missing`; `foreign`, of somebody else where
   * the set is exclusive; `left`, which was to go and could not. Absent: there is none, which is what every program wants.
   */
  deviations?: { [grant: string]: string };
}

type Inputs = AccessAssignmentSetInputs;
type Live = Found<Inputs, NoOutputs>;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  accessConfigurationId: accessConfigurationIdField,
  principalIds: {
    schema: z.array(text(/^[ug]-[A-Za-z0-9]+$/, "the id of a user (u-...) or of a group (g-...)")).min(1),
    required: true,
    refersTo: true,
    set: (id) => id,
  },
  ...accountSetFields,
  exclusive: { schema: z.boolean(), stateOnly: true },
  deprovisionStrategy: { schema: z.enum([TAKE_ALONG, "None"]), stateOnly: true },
  deviations: { schema: z.record(z.string(), z.string()), derived: true },
  ...timed,
};

/**
 * One access configuration for users and groups in a whole set of accounts: by UID, by folder, by tags or everywhere,
 * less exceptions. It is one resource, however many grants there are, and each preview looks which accounts are in the
 * set: one that is new, moved or closed is one row of `accounts`.
 *
 * A refresh shows in `deviations` which grants are not as they should be, and nothing else. What fails keeps none of the
 * others from their turn, and the next `up` does what is missing. Where the configuration is not provisioned yet, its
 * first grant provisions it; for policies that reach every account, declare an `AccessConfigurationProvisioningSet` too,
 * and take `accessConfigurationId` from that.
 *
 * A grant has one owner in a program: it is refused in two sets, and in a set and an `AccessAssignment`. So is any other
 * grant of the configuration in an account of an exclusive set.
 *
 * @example
 * new cloudsso.AccessAssignmentSet("operators", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   principalIds: [operators.groupId],
 *   targets: { folderIds: ["fd-Workloads1"] },
 * });
 */
export const accessAssignmentSet: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:AccessAssignmentSet",
  fields,
  outputs: {},
  id: ["directoryId", "accessConfigurationId", "set"],
  naturalKey: [],
  parentKey: ["directoryId", "accessConfigurationId"],
  home: inDirectory,
  shares: [
    {
      of: "grants",
      by: ["directoryId", "accessConfigurationId", "principalIds", "accounts"],
      whole: "accounts",
      refusal: (other, account) =>
        `hold account ${account}, in which the resource ${other} of this program has one of these grants; leave it to one of the two`,
    },
    {
      of: "accounts of grants",
      by: ["directoryId", "accessConfigurationId", "accounts"],
      part: ["principalIds"],
      refusal: (other, account) =>
        `hold account ${account} of the exclusive set ${other} of this program, which would take these grants away; put the ` +
        `principals into ${other}, or leave the account out of one of the two`,
    },
    {
      of: "accounts of grants",
      by: ["directoryId", "accessConfigurationId", "accounts"],
      whole: "accounts",
      when: "exclusive",
      refusal: (other, account) =>
        `hold account ${account}, in which the resource ${other} of this program has a grant that this exclusive set would ` +
        "take away; put its principals into this set, or leave the account out",
    },
  ],

  check: setProblems,
  derive: async (inputs, context) => ({ accounts: await accountsOf(inputs, context) }),

  async warnings(wanted, from, context) {
    const what = `the grants of access configuration ${wanted.accessConfigurationId}`;
    const sentences = await setWarnings(what, wanted, from, context);
    if (wanted.exclusive !== true || holdsUnknown({ ...wanted, targets: undefined })) return sentences;
    const inputs = wanted as Inputs;
    const there = await unlessGone(grantsOf(context(), inputs));
    // What the set gave itself and the program has dropped is nobody else's.
    const before = new Set(from?.accounts === undefined ? [] : pairsOf(from as Inputs).map(idOfGrant));
    const foreign = foreignOf(inputs, there).filter((grant) => !before.has(idOfGrant(grant)));
    if (foreign.length === 0) return sentences;
    const removes = `removes ${counted(foreign.length, "grant")} of others, as the set is exclusive`;
    return [...sentences, `${removes}: ${listed(foreign.map(keyOf))}`];
  },

  /** Nothing in the cloud tells a set from single assignments. */
  async *list() {},

  /** Adopts silently, grant by grant. */
  create(context, inputs) {
    const set = createHash("sha256").update(context.claim.urn).digest("hex").slice(0, 12);
    return bring(context, joinId(inputs.directoryId, inputs.accessConfigurationId, set), undefined, inputs);
  },

  read: (context, id, recorded) => unlessGone(read(context, id, recorded)),
  update: bring,

  async delete(context, id, recorded) {
    const there = (await unlessGone(grantsOf(context, configurationOf(id)))) ?? new Set<string>();
    const own = [...pairsOf(recorded), ...leftOf(recorded)].filter((grant) => there.has(idOfGrant(grant)));
    const failures = await takeAway(context, recorded, own);
    if (failures.length === 0) return;
    const of = `grants of access configuration ${recorded.accessConfigurationId}`;
    throw new Error(`${of} could not be taken away in ${failed(failures)}`);
  },
};

function configurationOf(id: string): Configuration {
  const [directoryId = "", accessConfigurationId = ""] = splitId(id, accessAssignmentSet.id);
  return { directoryId, accessConfigurationId };
}

async function read(context: Context, id: string, recorded: Partial<Inputs>): Promise<Live> {
  const of = configurationOf(id);
  const there = await grantsOf(context, of);
  const all = [...there].map(grantOfId);
  if (all.length === 0) {
    // A configuration of which there are no grants and one that is gone can have the same list.
    const { directoryId: DirectoryId, accessConfigurationId: AccessConfigurationId } = of;
    await context.cloudsso.getAccessConfiguration({ DirectoryId, AccessConfigurationId });
  }
  const set = {
    accounts: recorded.accounts ?? asAccounts(all.map(({ targetId }) => targetId)),
    principalIds: recorded.principalIds ?? [...new Set(all.map(({ principalId }) => principalId))].sort(),
  };
  const inputs = { ...of, ...recorded, ...set } as Inputs;
  const left = leftOf(inputs).filter((grant) => there.has(idOfGrant(grant)));
  return found(id, inputs, deviationsOf(inputs, there, left));
}

function found(id: string, inputs: Inputs, deviations: Deviations): Live {
  const { accounts, principalIds } = inputs;
  return {
    id,
    inputs: {
      ...configurationOf(id),
      principalIds,
      accounts,
      ...given({ deviations }),
      ...unreadValues(fields, inputs),
    } as Inputs,
    outputs: {},
  };
}

/** Gives what is missing, then takes away what is not the set's any longer, and what others have where it is exclusive. */
async function bring(context: Context, id: string, recorded: Inputs | undefined, wanted: Inputs): Promise<Live> {
  const of = configurationOf(id);
  const there = new Set(await grantsOf(context, of));
  const missing = pairsOf(wanted).filter((grant) => !there.has(idOfGrant(grant)));
  await refuseNobody(context, missing);
  const ungiven = await inAccounts(context, "makes", missing, (grant) => assign(context.snapshots, grant), "grant");
  patch(context, of, missing, ungiven, (ids, grant) => ids.add(grant));
  const isInUse = await inUse(context, wanted);
  const own = new Set(pairsOf(wanted).map(idOfGrant));
  const before = recorded === undefined ? [] : [...pairsOf(recorded), ...leftOf(recorded)];
  const old = before.filter((grant) => !own.has(idOfGrant(grant)) && isInUse(grant.targetId));
  const foreign = wanted.exclusive === true ? foreignOf(wanted, there) : [];
  const goes = [...old, ...foreign].filter((grant) => there.has(idOfGrant(grant)));
  const untaken = await takeAway(context, wanted, goes);
  if (ungiven.length === 0 && untaken.length === 0) return found(id, wanted, {});
  // What others have goes only as long as the set is exclusive; what was the set's goes in any case.
  const owed = new Set(old.map(idOfGrant));
  throw await unfinished(context, id, wanted, ungiven, untaken, ({ target }) => owed.has(idOfGrant(target)));
}

/** On record is what is left to do, so that the next update differs in that and in nothing else. */
async function unfinished(
  context: Context,
  id: string,
  wanted: Inputs,
  ungiven: readonly Failure<Grant>[],
  untaken: readonly Failure<Grant>[],
  isOwed: (failure: Failure<Grant>) => boolean,
): Promise<Unfinished> {
  const of = configurationOf(id);
  context.lists.drop(grantsKey(of));
  const texts = [
    ungiven.length > 0 && `could not be made in ${failed(ungiven)}`,
    untaken.length > 0 && `could not be taken away in ${failed(untaken)}`,
  ];
  const reason = `grants of access configuration ${of.accessConfigurationId} ${texts.filter(Boolean).join(", and ")}`;
  // Where the time is up, or the list fails, too, the failures are what is known.
  const there = await grantsOf(context, of).catch(() => undefined);
  const owed = untaken.filter(isOwed).map(({ target }) => target);
  const left = owed.filter((grant) => there?.has(idOfGrant(grant)) !== false);
  const lacking = new Set(ungiven.map(({ target }) => idOfGrant(target)));
  const known =
    there ??
    new Set(
      pairsOf(wanted)
        .map(idOfGrant)
        .filter((grant) => !lacking.has(grant)),
    );
  return new Unfinished(
    found(id, wanted, deviationsOf(wanted, known, left)),
    `${reason}; the next pulumi up tries only these again`,
  );
}
