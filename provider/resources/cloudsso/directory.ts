import { z } from "zod";
import type { Directory } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { createOnce } from "../../kernel/create-once";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { deleteWhenClear } from "../delete-when-clear";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { counted } from "../naming";

export interface DirectoryInputs extends Timed {
  /**
   * 2 to 64 lower-case letters, digits and single hyphens, unique in all of CloudSSO; part of the portal's address.
   * Absent: whatever it is stays. A directory that does not exist yet cannot be made without one.
   */
  directoryName?: string;
  /** Rename a directory that is there already and has another name. Absent: `false`, and a different name is refused. */
  adopt?: boolean;
}

export interface DirectoryOutputs {
  /** The region that holds it; calls must go to that region's endpoint. */
  region: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
}

type Inputs = DirectoryInputs;
type Live = Found<Inputs, DirectoryOutputs>;

const fields: Fields<Inputs> = {
  directoryName: {
    schema: z.string().regex(/^(?!d-)(?!.*--)[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/, {
      message:
        "must be 2 to 64 lower-case letters, digits and single hyphens, with no hyphen at either end and not beginning with d-",
    }),
  },
  adopt: { schema: z.boolean(), stateOnly: true, createOnly: true },
  ...timed,
};

/**
 * The account's CloudSSO directory. An account has one: it is taken over as it is, and made only where there is none.
 *
 * Kept when it leaves the program (`retainOnDelete: true`) unless the options say otherwise; a delete never empties it.
 *
 * @example
 * const directory = new cloudsso.Directory("directory");
 */
export const directory: Definition<Context, Inputs, DirectoryOutputs> = {
  kind: "cloudsso:Directory",
  fields,
  outputs: { region: {}, createTime: {} },
  id: ["directoryId"],
  idOutputs: {
    /** `d-...`, which is the id. */
    directoryId: 0,
  },
  retainOnDelete: true,
  naturalKey: [],
  elsewhere: {
    directoryGlobalAccessStatus: "cloudsso.GlobalAccess",
    loginPreference: "cloudsso.LoginPreference",
    mfaAuthenticationSettingInfo: "cloudsso.MfaSettings",
    mfaAuthenticationStatus: "cloudsso.MfaSettings",
    passwordPolicy: "cloudsso.PasswordPolicy",
    samlIdentityProviderConfiguration: "cloudsso.SamlIdentityProvider",
    samlServiceProvider: "cloudsso.SamlServiceProvider",
    scimSynchronizationStatus: "cloudsso.ScimSynchronization",
    userProvisioningConfiguration: "cloudsso.UserProvisioningConfiguration",
  },
  home: inDirectory,

  async *list({ cloudsso }) {
    for (const { DirectoryId: id, DirectoryName: name } of (await cloudsso.listDirectories({})).Directories ?? []) {
      if (id !== undefined) yield { id, name: name ?? id };
    }
  },

  /** An account has one directory: it is taken over as it is, and made only where there is none. */
  async create(context, inputs) {
    const row = await createOnce<Directory>(context.claim, {
      find: async () => (await context.cloudsso.listDirectories({})).Directories?.[0],
      create: () => make(context, inputs),
      adopt: (found) => takeOver(context, found, inputs),
    });
    return toFound(row, inputs);
  },

  read: (context, id, recorded) => find(context, id, recorded),

  async update(context, id, recorded, wanted) {
    if (wanted.directoryName !== undefined && wanted.directoryName !== recorded.directoryName) {
      await context.cloudsso.updateDirectory({ DirectoryId: id, NewDirectoryName: wanted.directoryName });
    }
    const live = await find(context, id, wanted);
    if (live === undefined) throw new Error(`directory ${id} was deleted while it was written`);
    return live;
  },

  /** Never empties a directory: what is left in it is named, and the delete fails. */
  delete: (context, id) =>
    deleteWhenClear(context, {
      cannot: `directory ${id} cannot be deleted`,
      remove: () => context.cloudsso.deleteDirectory({ DirectoryId: id }),
      blockers: () => contents(context, id),
      isConflict: isRefusal,
    }),
};

async function make(context: Context, inputs: Inputs): Promise<Directory> {
  const status = (await context.cloudsso.getServiceStatus({})).ServiceStatus;
  if (status?.Status === "Disabled") {
    throw new Error(
      "CloudSSO is not enabled for this account; enable it once, in the console or with: alicloud-identity call cloudsso EnableService",
    );
  }
  const elsewhere = status?.RegionsInUse ?? [];
  if (elsewhere.length > 0) {
    throw new Error(
      `this account's directory lives in ${elsewhere.join(", ")}; set alicloud-identity:region to that region`,
    );
  }
  if (inputs.directoryName === undefined) {
    throw new Error(
      "there is no directory yet, and making one needs directoryName, which becomes part of the portal's address",
    );
  }
  const answer = await context.cloudsso.createDirectory({ DirectoryName: inputs.directoryName });
  return answered(answer.Directory, `the directory that was created (request ${answer.RequestId})`);
}

async function takeOver(context: Context, found: Directory, inputs: Inputs): Promise<Directory> {
  const id = answered(found.DirectoryId, "the id of the directory");
  const name = found.DirectoryName;
  if (inputs.directoryName === undefined || inputs.directoryName === name) return found;
  if (inputs.adopt !== true) {
    throw new Error(
      `directory ${id} is there already and is called ${name}, not ${inputs.directoryName}; leave directoryName out to take it ` +
        "as it is, or set adopt: true to rename it, which changes the address of the portal",
    );
  }
  await context.cloudsso.updateDirectory({ DirectoryId: id, NewDirectoryName: inputs.directoryName });
  context.notice(
    `took over directory ${id} and renamed it from ${name} to ${inputs.directoryName}, as adopt: true says`,
  );
  return { ...found, DirectoryName: inputs.directoryName };
}

async function find(context: Context, id: string, recorded: Partial<Inputs>): Promise<Live | undefined> {
  const answer = await unlessGone(context.cloudsso.getDirectory({ DirectoryId: id }));
  return answer === undefined ? undefined : toFound(answered(answer.Directory, `directory ${id}`), recorded);
}

/** A name that the program does not give stays as it is, so it is no input. */
function toFound(row: Directory, recorded: Partial<Inputs>): Live {
  return {
    id: answered(row.DirectoryId, "the id of the directory"),
    inputs: {
      ...(recorded.directoryName === undefined ? {} : given({ directoryName: row.DirectoryName })),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ region: row.Region, createTime: row.CreateTime }),
  };
}

async function contents(context: Context, id: string) {
  const answer = await context.cloudsso.getDirectoryStatistics({ DirectoryId: id });
  const counts = answered(answer.DirectoryStatistics, `the statistics of directory ${id}`);
  const parts = [
    [counts.AccessAssignmentCount, "assignment"],
    [counts.AccessConfigurationCount, "access configuration"],
    [counts.UserCount, "user"],
    [counts.GroupCount, "group"],
    [counts.SCIMServerCredentialCount, "SCIM credential"],
  ] as const;
  const left = parts.filter(([count]) => (count ?? 0) > 0).map(([count, what]) => counted(count ?? 0, what));
  return {
    count: parts.reduce((sum, [count]) => sum + (count ?? 0), 0),
    counted: left.join(", "),
    why: `it still has ${left.join(", ")}; remove them first`,
  };
}
