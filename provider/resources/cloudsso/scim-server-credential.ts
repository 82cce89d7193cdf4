import { z } from "zod";
import type { SCIMServerCredential } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { expiryStatus } from "../expiry";
import { promised } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { listed } from "../naming";
import { orUnfinished } from "../or-unfinished";
import { createSecretOnce } from "../shapes/secret-once";
import { directoryIds } from "./directories";

export interface ScimServerCredentialInputs extends Timed {
  /** The directory (`d-...`) whose users and groups an identity provider synchronizes with it. */
  directoryId: string;
  /** `Enabled` or `Disabled`. Synchronization with a disabled one fails; it can be enabled again. Absent: `Enabled`. */
  status?: "Enabled" | "Disabled";
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: number;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  expiryStatus: "Valid" | "Expiring" | "Expired";
}

export interface ScimServerCredentialOutputs {
  /** `BearerToken`. */
  credentialType: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
  /** When it ends, a year after it was made in the API's samples: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  expireTime: string;
  /** The bearer token. Told at creation alone: `get` cannot read it, and has nothing here. */
  credentialSecret: string;
}

type Inputs = ScimServerCredentialInputs;
type Outputs = ScimServerCredentialOutputs;
type Live = Found<Inputs, Outputs>;
type Rows = Map<string, SCIMServerCredential>;

/** Of a directory, where no more were granted. */
const MOST = 2;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  status: { schema: z.enum(["Enabled", "Disabled"]), default: "Enabled" },
  renewBeforeDays: { schema: z.int().min(0).max(180), unit: "days", default: 30, stateOnly: true },
  ...timed,
  expiryStatus: { schema: z.string(), derived: true, replaces: true },
};

/**
 * The token with which an identity provider synchronizes users and groups into a directory by SCIM.
 *
 * It lasts a year, and its age is drift: a refresh shows `Expiring` (or `Expired`), and the next `up` makes a new
 * credential, then updates what uses `credentialSecret`, then deletes the old one. Where the secret is carried to the
 * identity provider by hand, declare a second credential instead, move over, and let the first leave the program. A
 * directory has two at most, so one place must be free; where it is not, the create is refused, the old one stays, and
 * the sentence names both.
 *
 * The secret is told once, so a credential that is there cannot be taken over, and `get` cannot recover its secret.
 *
 * @example
 * const token = new cloudsso.ScimServerCredential("token", { directoryId: directory.id });
 *
 * export const bearerToken = token.credentialSecret;
 */
export const scimServerCredential: Definition<Context, Inputs, Outputs> = {
  kind: "cloudsso:ScimServerCredential",
  fields,
  outputs: { credentialType: {}, createTime: {}, expireTime: {}, credentialSecret: { secret: true, kept: true } },
  id: ["directoryId", "credentialId"],
  idOutputs: {
    /** `scimcred-...`, the second part of the id. */
    credentialId: 1,
  },
  naturalKey: [],
  parentKey: ["directoryId"],
  home: inDirectory,

  derive: () => ({ expiryStatus: "Valid" }),

  async *list(context) {
    for (const directoryId of await directoryIds(context)) {
      for (const credentialId of (await rowsOf(context, directoryId)).keys()) {
        yield { id: joinId(directoryId, credentialId), name: credentialId };
      }
    }
  },

  async create(context, inputs) {
    const { directoryId } = inputs;
    const { row, secret } = await createSecretOnce(context, {
      named: `a SCIM credential of directory ${directoryId}`,
      parent: listKey(directoryId),
      list: (signal) => present(context, directoryId, signal),
      create: () => make(context, directoryId),
      idOf: ({ row }) => joinId(directoryId, idOf(row)),
      toRemove: `delete it with: ${removal(directoryId)}`,
      most: MOST,
    }).finally(() => context.lists.drop(listKey(directoryId)));
    const made = found(context, directoryId, row, inputs);
    const live = { ...made, outputs: { ...made.outputs, credentialSecret: secret } };
    if (inputs.status === live.inputs.status) return live;
    return orUnfinished(live, async () => {
      await setStatus(context, live.id, inputs);
      return { ...live, inputs: { ...live.inputs, ...inputs, expiryStatus: live.inputs.expiryStatus } };
    });
  },

  read: (context, id, recorded) => find(context, id, recorded, true),

  async update(context, id, recorded, wanted) {
    if (wanted.status !== recorded.status) await unlessGone(setStatus(context, id, wanted));
    const live = await find(context, id, wanted, false);
    if (live !== undefined) return live;
    const { directoryId, credentialId } = partsOf(id);
    throw new Error(
      `SCIM credential ${credentialId} of directory ${directoryId} is not there any more; run pulumi up --refresh, which ` +
        "makes a new one",
    );
  },

  async delete({ cloudsso, lists }, id) {
    const { directoryId, credentialId } = partsOf(id);
    await unlessGone(cloudsso.deleteSCIMServerCredential({ DirectoryId: directoryId, CredentialId: credentialId }));
    lists.patch<Rows>(listKey(directoryId), (rows) => rows.delete(credentialId));
  },
};

function partsOf(id: string): { readonly directoryId: string; readonly credentialId: string } {
  const [directoryId = "", credentialId = ""] = splitId(id, scimServerCredential.id);
  return { directoryId, credentialId };
}

function listKey(directoryId: string): string {
  return `SCIM credentials of directory ${directoryId}`;
}

function removal(directoryId: string): string {
  return `alicloud-identity call cloudsso DeleteSCIMServerCredential --DirectoryId ${directoryId} --CredentialId <its id>`;
}

function idOf(row: SCIMServerCredential): string {
  return answered(row.CredentialId, "the id of a SCIM credential");
}

/** There is no other way to read one. */
async function rowsOf({ cloudsso }: Context, directoryId: string, signal?: AbortSignal): Promise<Rows> {
  const { SCIMServerCredentials: rows = [] } = await cloudsso.listSCIMServerCredentials(
    { DirectoryId: directoryId },
    { signal },
  );
  return new Map(rows.map((row) => [idOf(row), row]));
}

async function present(context: Context, directoryId: string, signal: AbortSignal) {
  const rows = await rowsOf(context, directoryId, signal);
  return [...rows].map(([id, { CreateTime }]) => ({ id: joinId(directoryId, id), createdAt: CreateTime }));
}

/** An answer without the secret is one whose secret is lost. */
async function make({ cloudsso }: Context, directoryId: string) {
  const answer = await cloudsso.createSCIMServerCredential({ DirectoryId: directoryId });
  const row = answered(answer.SCIMServerCredential, "the SCIM credential that was made");
  const secret = answered(row.CredentialSecret || undefined, `the secret of SCIM credential ${idOf(row)}`);
  return { row, secret };
}

/** Carried out or not: what was listed before is too old now. */
async function setStatus({ cloudsso, lists }: Context, id: string, { status = "Enabled" }: Inputs): Promise<void> {
  const { directoryId, credentialId } = partsOf(id);
  const request = { DirectoryId: directoryId, CredentialId: credentialId, NewStatus: status };
  await cloudsso.updateSCIMServerCredentialStatus(request).finally(() => lists.drop(listKey(directoryId)));
}

/** @param speaks of what somebody should know in time, as a read does. */
async function find(
  context: Context,
  id: string,
  recorded: Partial<Inputs>,
  speaks: boolean,
): Promise<Live | undefined> {
  const { directoryId, credentialId } = partsOf(id);
  const rows = await unlessGone(context.lists.read(listKey(directoryId), () => rowsOf(context, directoryId)));
  const row = rows?.get(credentialId);
  if (rows === undefined || row === undefined) return undefined;
  const live = found(context, directoryId, row, recorded);
  const named = `SCIM credential ${credentialId} of directory ${directoryId}`;
  if (speaks && recorded.directoryId === undefined) {
    context.notice(`${named} told its secret at its creation alone, so credentialSecret is empty here`);
  }
  const warning = speaks ? warningOf(context, live, [...rows.keys()]) : undefined;
  if (warning !== undefined) context.warn(`${named} ${warning}`);
  return live;
}

/** The secret stays as it is recorded: no answer holds it again. */
function found({ clock }: Context, directoryId: string, row: SCIMServerCredential, recorded: Partial<Inputs>): Live {
  const { renewBeforeDays = fields.renewBeforeDays.default } = recorded;
  const inputs: Inputs = {
    directoryId,
    status: answered(row.Status, `the status of SCIM credential ${idOf(row)}`) as NonNullable<Inputs["status"]>,
    ...unreadValues(fields, recorded),
    expiryStatus: expiryStatus(row.CreateTime, row.ExpireTime, renewBeforeDays ?? 0, clock.now()),
  };
  const { CredentialType: credentialType, CreateTime: createTime, ExpireTime: expireTime } = row;
  const outputs = promised({ credentialType, createTime, expireTime }) as Outputs;
  return { id: joinId(directoryId, idOf(row)), inputs, outputs };
}

/** @param all the ids of the directory's credentials. */
function warningOf({ clock }: Context, { inputs, outputs }: Live, all: readonly string[]): string | undefined {
  const { expireTime } = outputs;
  if (inputs.expiryStatus === "Valid") {
    if (Date.parse(expireTime) > clock.now()) return undefined;
    return `ended at ${expireTime}, and renewBeforeDays: 0 says that nothing replaces it`;
  }
  if (all.length < MOST) return undefined;
  return (
    `ends at ${expireTime}, and the new one needs a place, while the directory has ${listed(all)} and may have ${MOST}; when ` +
    `nobody uses another one, delete it with: ${removal(inputs.directoryId)}; or set deleteBeforeReplace: true`
  );
}
