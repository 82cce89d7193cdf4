import { z } from "zod";
import { isDeleteConflict, isGone } from "../../client/error-codes";
import { createOnce } from "../../kernel/create-once";
import type { Definition, Found } from "../../kernel/definition";
import { stateOnlyValues } from "../../kernel/fields";
import type { Context } from "../context";
import { counted } from "../naming";
import { type Timeouts, timeoutsField } from "../timeouts";

export interface DirectoryInputs {
  /**
   * 2 to 64 lower-case letters, digits and single hyphens, unique in all of CloudSSO; part of the portal's address.
   * Absent: whatever it is stays. A directory that does not exist yet cannot be made without one.
   */
  directoryName?: string;
  /** Rename a directory that is there already and has another name. Absent: `false`, and a different name is refused. */
  adopt?: boolean;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Timeouts;
}

export interface DirectoryOutputs {
  /** The region that holds it; calls must go to that region's endpoint. */
  region?: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: string;
}

type Inputs = DirectoryInputs;
type Live = Found<Inputs, DirectoryOutputs>;

interface Row {
  readonly DirectoryId?: string;
  readonly DirectoryName?: string;
  readonly Region?: string;
  readonly CreateTime?: string;
}

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
  fields: {
    directoryName: {
      schema: z.string().regex(/^(?!d-)(?!.*--)[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/, {
        message:
          "must be 2 to 64 lower-case letters, digits and single hyphens, with no hyphen at either end and not beginning with d-",
      }),
    },
    adopt: { schema: z.boolean(), stateOnly: true, createOnly: true },
    timeouts: timeoutsField,
  },
  outputs: { region: {}, createTime: {} },
  id: ["directoryId"],
  idOutputs: {
    /** `d-...`, which is the id. */
    directoryId: 0,
  },
  retainOnDelete: true,

  /** An account has one directory: it is taken over as it is, and made only where there is none. */
  async create(context, inputs) {
    const row = await createOnce<Row>({
      find: async () => (await context.cloudsso.listDirectories({})).Directories?.[0],
      create: () => make(context, inputs),
      meet: (found) => takeOver(context, found, inputs),
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
  async delete(context, id) {
    try {
      await context.cloudsso.deleteDirectory({ DirectoryId: id });
    } catch (error) {
      if (isGone(error)) return;
      const left = await contents(context, id);
      if (left !== "") throw new Error(`directory ${id} cannot be deleted: it still has ${left}; remove them first`);
      if (isDeleteConflict(error)) throw new Error(`directory ${id} cannot be deleted: ${(error as Error).message}`);
      throw error;
    }
  },
};

async function make(context: Context, inputs: Inputs): Promise<Row> {
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
  return answer.Directory ?? {};
}

async function takeOver(context: Context, found: Row, inputs: Inputs): Promise<Row> {
  const { DirectoryId: id = "", DirectoryName: name } = found;
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
  try {
    return toFound((await context.cloudsso.getDirectory({ DirectoryId: id })).Directory ?? {}, recorded);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** A name that the program does not give stays as it is, so it is no input. */
function toFound(row: Row, recorded: Partial<Inputs>): Live {
  return {
    id: row.DirectoryId ?? "",
    inputs: {
      ...(recorded.directoryName === undefined || row.DirectoryName === undefined
        ? {}
        : { directoryName: row.DirectoryName }),
      ...stateOnlyValues(directory.fields, recorded),
    },
    outputs: {
      ...(row.Region === undefined ? {} : { region: row.Region }),
      ...(row.CreateTime === undefined ? {} : { createTime: row.CreateTime }),
    },
  };
}

async function contents(context: Context, id: string): Promise<string> {
  const { DirectoryStatistics: counts = {} } = await context.cloudsso.getDirectoryStatistics({ DirectoryId: id });
  const parts = [
    [counts.AccessAssignmentCount, "assignment"],
    [counts.AccessConfigurationCount, "access configuration"],
    [counts.UserCount, "user"],
    [counts.GroupCount, "group"],
  ] as const;
  return parts
    .filter(([count]) => (count ?? 0) > 0)
    .map(([count, what]) => counted(count ?? 0, what))
    .join(", ");
}
