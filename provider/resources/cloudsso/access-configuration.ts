import { z } from "zod";
import type { UpdateAccessConfigurationRequest } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { adopt, NotOurs } from "../../kernel/adopt";
import { align } from "../../kernel/align";
import { text } from "../../kernel/check";
import { createOnce } from "../../kernel/create-once";
import type { Definition, Found } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type AnyFields, type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown, UNKNOWN } from "../../kernel/unknowns";
import type { Configuration } from "../../rollout/target";
import { whenFree } from "../../rollout/when-free";
import { changed } from "../changed";
import { refuseUncleared } from "../cleared";
import { type Adoptable, adoptable, directoryIdField } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { nameTaken } from "../name-taken";
import { orUnfinished } from "../or-unfinished";
import { deleteAccessConfiguration } from "./delete-access-configuration";
import { directoryIds } from "./directories";
import {
  asRecorded,
  type PermissionPolicy,
  permissionPoliciesSchema,
  policyKey,
  policyRevision,
  samePolicy,
  toPolicy,
} from "./policies";
import { policyProblems } from "./policy-problems";
import { refuseOverQuota } from "./policy-quotas";
import { reprovision, unreachedText } from "./reprovision";
import { writePolicies } from "./write-policies";

export interface AccessConfigurationInputs extends Adoptable {
  /** 1 to 32 letters, digits and hyphens, unique in the directory whatever their case. The API cannot rename: a new name makes a new object. */
  accessConfigurationName: string;
  /** The directory (`d-...`) that it belongs to. */
  directoryId: string;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /** How long a session lasts, in seconds, 900 to 43,200. Absent: 3,600. Takes effect without re-provisioning. */
  sessionDuration?: number;
  /** The Alibaba Cloud console page that opens after logon. Absent or `""`: the console's home. Takes effect without re-provisioning. */
  relayState?: string;
  /** All permissions; a policy that is not listed is foreign and is removed. Absent: none. The order means nothing. */
  permissionPolicies?: PermissionPolicy[];
  /** Delete together with whatever policies are there. `false` refuses while foreign ones are. Absent: `true`. */
  forceRemovePermissionPolicies?: boolean;
  /**
   * Delete takes the configuration out of accounts that this stack does not provision, too. Absent: `false`, delete
   * lists them and fails.
   */
  deprovisionOnDelete?: boolean;
  /**
   * `auto`: a change of the policies is brought to every account where the configuration is provisioned, in the same
   * run, and `ReprovisionRequired` is drift. `manual`: policies only; each `AccessConfigurationProvisioning` brings
   * them to its own account. Absent: `auto`.
   */
  reprovision?: "auto" | "manual";
  /** `Provisioned`, or `ReprovisionRequired` when an account lacks the present policies. Not reported with `manual`. */
  provisioningStatus?: string;
  /** A name for the present policies. Give it to the provisionings, and a change of policies shows in each. */
  policyRevision: string;
}

export interface AccessConfigurationOutputs {
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
}

type Inputs = AccessConfigurationInputs;
type Live = Found<Inputs, AccessConfigurationOutputs>;

/** The most that ListAccessConfigurations gives at once. */
const PAGE = 100;
const HEALTHY = "Provisioned";
const STALE = "ReprovisionRequired";

const fields: Fields<Inputs> = {
  accessConfigurationName: {
    schema: text(/^[A-Za-z0-9-]{1,32}$/, "1 to 32 letters, digits and hyphens"),
    required: true,
    replaces: true,
  },
  directoryId: directoryIdField,
  description: { schema: z.string().max(1024) },
  sessionDuration: { schema: z.int().min(900).max(43_200), unit: "seconds", default: 3600 },
  relayState: { schema: text(/^(https:\/\/\S+)?$/, "an https URL of an Alibaba Cloud console page") },
  permissionPolicies: { schema: permissionPoliciesSchema, set: policyKey, same: samePolicy, examine: policyProblems },
  forceRemovePermissionPolicies: { schema: z.boolean(), default: true, stateOnly: true },
  deprovisionOnDelete: { schema: z.boolean(), default: false, stateOnly: true },
  reprovision: { schema: z.enum(["auto", "manual"]), default: "auto", stateOnly: true },
  ...adoptable,
  provisioningStatus: { schema: z.string(), derived: true },
  policyRevision: { schema: z.string(), derived: true },
};

/**
 * A named set of permissions that CloudSSO turns into a RAM role in every account where it is provisioned.
 *
 * A change of its policies makes every provisioning stale (`ReprovisionRequired`) and the service pushes nothing by
 * itself. By default (`reprovision: "auto"`) an update brings it to every account, in parallel, in the same run, and a
 * refresh shows accounts that became stale behind the program's back.
 *
 * @example
 * const readers = new cloudsso.AccessConfiguration("readers", {
 *   directoryId: directory.id,
 *   accessConfigurationName: "readers",
 *   permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }],
 * });
 */
export const accessConfiguration: Definition<Context, Inputs, AccessConfigurationOutputs> = {
  kind: "cloudsso:AccessConfiguration",
  fields,
  outputs: { createTime: {} },
  id: ["directoryId", "accessConfigurationId"],
  idOutputs: {
    /** `ac-...`, the second part of the id. */
    accessConfigurationId: 1,
  },
  naturalKey: ["directoryId", "accessConfigurationName"],
  home: inDirectory,

  derive(inputs) {
    const policies = inputs.permissionPolicies ?? [];
    return {
      policyRevision: holdsUnknown(policies) ? UNKNOWN : policyRevision(policies),
      ...(inputs.reprovision === "manual" ? {} : { provisioningStatus: HEALTHY }),
    };
  },

  async *list(context) {
    for (const directoryId of await directoryIds(context)) {
      const rows = context.cloudsso.listAccessConfigurations.items({ DirectoryId: directoryId, MaxResults: PAGE });
      for await (const { AccessConfigurationId: id, AccessConfigurationName: name } of rows) {
        if (id !== undefined && name !== undefined) yield { id: joinId(directoryId, id), name };
      }
    }
  },

  async create(context, inputs) {
    await refuseOverQuota(context, inputs.directoryId, inputs.permissionPolicies ?? []);
    const { of, met, write } = await createOnce<Made>(context.claim, {
      find: () => findByName(context, inputs),
      create: () => make(context, inputs),
      adopt: (found) => takeOver(context, found, inputs),
    });
    return orUnfinished(
      () => stateAfterFailure(context, of, inputs),
      async () => {
        if (!write) return readBack(context, of, inputs);
        const wrote = await writePolicies(context, of, inputs.permissionPolicies ?? []);
        // A new one is in no account yet; one that was taken over may be in many.
        return cleared(await reprovisionIfStale(context, of, inputs, met && wrote), inputs);
      },
    );
  },

  read: (context, id, recorded) => find(context, configurationOf(id), recorded),

  async update(context, id, recorded, wanted) {
    const of = configurationOf(id);
    await writeSettings(context, of, recorded, wanted);
    const edited = !sameValue(fields.permissionPolicies, recorded.permissionPolicies, wanted.permissionPolicies);
    const wrote = edited && (await writePolicies(context, of, wanted.permissionPolicies ?? []));
    return cleared(await reprovisionIfStale(context, of, wanted, wrote), wanted);
  },

  delete: (context, id, recorded) => deleteAccessConfiguration(context, configurationOf(id), recorded),
};

function cleared(live: Live, wanted: Inputs): Live {
  refuseUncleared(
    `access configuration ${wanted.accessConfigurationName}`,
    ["description", "relayState"],
    wanted,
    live,
  );
  return live;
}

function configurationOf(id: string): Configuration {
  const [directoryId = "", accessConfigurationId = ""] = splitId(id, accessConfiguration.id);
  return { directoryId, accessConfigurationId };
}

interface Made {
  readonly of: Configuration;
  /** It was there already. */
  readonly met: boolean;
  /** What differs is to be written. */
  readonly write: boolean;
}

/** Names are unique whatever their case, and so does the filter look them up. */
async function findByName(context: Context, inputs: Inputs): Promise<Made | undefined> {
  const { directoryId, accessConfigurationName: name } = inputs;
  const request = { DirectoryId: directoryId, Filter: `AccessConfigurationName eq ${name}`, MaxResults: PAGE };
  for await (const row of context.cloudsso.listAccessConfigurations.items(request)) {
    const { AccessConfigurationId: accessConfigurationId, AccessConfigurationName: other } = row;
    if (accessConfigurationId === undefined || other?.toLowerCase() !== name.toLowerCase()) continue;
    return { of: { directoryId, accessConfigurationId }, met: true, write: false };
  }
  return undefined;
}

async function make(context: Context, inputs: Inputs): Promise<Made> {
  const answer = await context.cloudsso.createAccessConfiguration({
    DirectoryId: inputs.directoryId,
    AccessConfigurationName: inputs.accessConfigurationName,
    Description: inputs.description,
    SessionDuration: inputs.sessionDuration,
    RelayState: inputs.relayState,
  });
  const accessConfigurationId = answered(
    answer.AccessConfiguration?.AccessConfigurationId,
    `the id of access configuration ${inputs.accessConfigurationName}, which it created (request ${answer.RequestId})`,
  );
  return { of: { directoryId: inputs.directoryId, accessConfigurationId }, met: false, write: true };
}

/** Takes over what is proven to be its own, and nothing else unasked. */
async function takeOver(context: Context, { of }: Made, wanted: Inputs): Promise<Made | undefined> {
  const live = await find(context, of, { ...wanted, permissionPolicies: [] });
  if (live === undefined) return undefined;
  const { accessConfigurationName: name } = live.inputs;
  if (name !== wanted.accessConfigurationName) {
    const named = `access configuration ${wanted.accessConfigurationName}`;
    const holder = { id: of.accessConfigurationId, name };
    throw new NotOurs(nameTaken(named, holder, wanted.accessConfigurationName), live.id);
  }
  const encounter = {
    named: `access configuration ${name} (${of.accessConfigurationId})`,
    id: live.id,
    fields: fields as AnyFields,
    wanted: { ...wanted },
    found: { ...live.inputs },
    createdAt: live.outputs.createTime,
  };
  const { notice, write } = adopt(context.claim, encounter, wanted.adopt);
  context.notice(notice);
  if (write) await orUnfinished(live, () => writeSettings(context, of, live.inputs, wanted));
  return { of, met: true, write };
}

async function find(context: Context, of: Configuration, recorded: Partial<Inputs>): Promise<Live | undefined> {
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
      ...given({ description: live.Description, relayState: live.RelayState }),
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

async function readBack(context: Context, of: Configuration, wanted: Inputs): Promise<Live> {
  const live = await find(context, of, wanted);
  if (live === undefined)
    throw new Error(`access configuration ${wanted.accessConfigurationName} was deleted while it was written`);
  return live;
}

/** What is known after a failure; where even the read fails, that which was asked for, less what may be undone. */
async function stateAfterFailure(
  context: Context,
  of: Configuration,
  wanted: Inputs,
): Promise<Found<Partial<Inputs>, object>> {
  const live = await find(context, of, wanted).catch(() => undefined);
  if (live !== undefined) return live;
  const { permissionPolicies: _, policyRevision: __, ...settings } = wanted;
  return { id: joinId(of.directoryId, of.accessConfigurationId), inputs: settings, outputs: {} };
}

/** Sends what changed and nothing else. That an empty text clears no document says: the read that follows shows it. */
async function writeSettings(context: Context, of: Configuration, recorded: Inputs, wanted: Inputs): Promise<void> {
  const request = changed<Inputs, UpdateAccessConfigurationRequest>(fields, recorded, wanted, {
    description: "NewDescription",
    sessionDuration: "NewSessionDuration",
    relayState: "NewRelayState",
  });
  if (request === undefined) return;
  const target = { DirectoryId: of.directoryId, AccessConfigurationId: of.accessConfigurationId };
  await whenFree(context.clock, context, () => context.cloudsso.updateAccessConfiguration({ ...request, ...target }));
}

/** Brings the policies wherever they are lacking, if that is this resource's matter. */
async function reprovisionIfStale(context: Context, of: Configuration, wanted: Inputs, wrote: boolean): Promise<Live> {
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
