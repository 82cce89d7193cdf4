import type { UpdateAccessConfigurationRequest } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { adopt, NotOurs } from "../../kernel/adopt";
import { createOnce } from "../../kernel/create-once";
import type { Definition } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import type { AnyFields } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { holdsUnknown, UNKNOWN } from "../../kernel/unknowns";
import type { Configuration } from "../../rollout/target";
import { whenFree } from "../../rollout/when-free";
import { changed } from "../changed";
import { refuseUncleared } from "../cleared";
import type { Context } from "../context";
import { inDirectory } from "../in-directory";
import { nameTaken } from "../name-taken";
import { orUnfinished } from "../or-unfinished";
import { lintProblems, lintWarnings } from "../policy-lint";
import { sentTags, type Tags, tagsOf, writeTags } from "../tags";
import {
  type AccessConfigurationOutputs,
  accessConfigurationFields as fields,
  type AccessConfigurationInputs as Inputs,
} from "./access-configuration-fields";
import { find, HEALTHY, type Live, readBack, stateAfterFailure } from "./access-configuration-live";
import { reprovisionIfStale } from "./access-configuration-roll-out";
import { deleteAccessConfiguration } from "./delete-access-configuration";
import { directoryIds } from "./directories";
import { policyRevision } from "./policies";
import { changedDocuments } from "./policy-lint";
import { refuseOverQuota } from "./policy-quotas";
import { writePolicies } from "./write-policies";

/** The most that ListAccessConfigurations gives at once. */
const PAGE = 100;

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

  check: (wanted, context, from) => lintProblems(changedDocuments(wanted, from), wanted.lintIgnore, context),
  warnings: (wanted, from, context) => lintWarnings(changedDocuments(wanted, from), wanted.lintIgnore, context),

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
    Tags: sentTags(inputs.tags),
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

/** Sends what changed and nothing else. That an empty text clears no document says: the read that follows shows it. */
async function writeSettings(context: Context, of: Configuration, recorded: Inputs, wanted: Inputs): Promise<void> {
  const request = changed<Inputs, UpdateAccessConfigurationRequest>(fields, recorded, wanted, {
    description: "NewDescription",
    sessionDuration: "NewSessionDuration",
    relayState: "NewRelayState",
  });
  const target = { DirectoryId: of.directoryId, AccessConfigurationId: of.accessConfigurationId };
  if (request !== undefined) {
    await whenFree(context.clock, context, () => context.cloudsso.updateAccessConfiguration({ ...request, ...target }));
  }
  if (!sameValue(fields.tags, recorded.tags, wanted.tags)) await bringTags(context, of, wanted.tags);
}

/** Against what is live, so that a tag from elsewhere goes as well. */
async function bringTags(context: Context, of: Configuration, wanted: Tags = {}): Promise<void> {
  const { cloudsso } = context;
  const { directoryId: DirectoryId, accessConfigurationId: AccessConfigurationId } = of;
  const { AccessConfiguration: live } = await cloudsso.getAccessConfiguration({ DirectoryId, AccessConfigurationId });
  const tagged = { DirectoryId, ResourceType: "accessConfiguration", ResourceId: [AccessConfigurationId] } as const;
  await writeTags(tagsOf(answered(live, `access configuration ${AccessConfigurationId}`).Tags), wanted, {
    tag: (Tag) => cloudsso.tagResources({ ...tagged, Tag }),
    untag: (TagKey) => cloudsso.untagResources({ ...tagged, TagKey }),
  });
}
