import { z } from "zod";
import type { SCIMServerCredential } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import type { Definition } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { bareId, joinId, splitId } from "../../kernel/ids";
import { directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { endingWarning, expiryStatus } from "../expiry";
import { promised } from "../given";
import { inDirectory } from "../in-directory";
import { secretOnce } from "../shapes/secret-once";
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
      for (const id of (await rowsOf(context, directoryId)).keys()) yield { id, name: bareId(id) };
    }
  },

  ...secretOnce<Inputs, Outputs, SCIMServerCredential>({
    fields,
    told: ["credentialSecret"],
    named: ({ directoryId }, id) =>
      `${id === undefined ? "a SCIM credential" : `SCIM credential ${bareId(id)}`} of directory ${directoryId}`,
    partsOf,
    key: ({ directoryId }) => `SCIM credentials of directory ${directoryId}`,
    rows: (context, { directoryId = "" }, signal) => rowsOf(context, directoryId, signal),
    createdAt: ({ CreateTime }) => CreateTime,
    toRemove: (_, { directoryId }) => `delete it with: ${removal(directoryId)}`,
    most: MOST,

    async create({ cloudsso }, { directoryId }) {
      const answer = await cloudsso.createSCIMServerCredential({ DirectoryId: directoryId });
      const row = answered(answer.SCIMServerCredential, "the SCIM credential that was made");
      const id = idOf(directoryId, row);
      const secret = answered(row.CredentialSecret || undefined, `the secret of SCIM credential ${bareId(id)}`);
      return { id, row, secrets: { credentialSecret: secret } };
    },

    found({ clock }, id, row, recorded) {
      const { CreateTime: createTime, ExpireTime: expireTime, CredentialType: credentialType } = row;
      const { renewBeforeDays = fields.renewBeforeDays.default } = recorded;
      const inputs: Inputs = {
        ...partsOf(id),
        status: answered(row.Status, `the status of SCIM credential ${bareId(id)}`) as NonNullable<Inputs["status"]>,
        ...unreadValues(fields, recorded),
        expiryStatus: expiryStatus(createTime, expireTime, renewBeforeDays ?? 0, clock.now()),
      };
      return { id, inputs, outputs: promised({ credentialType, createTime, expireTime }) as Outputs };
    },

    write: ({ cloudsso }, id, _from, { status = "Enabled" }) =>
      cloudsso.updateSCIMServerCredentialStatus({ ...requestOf(id), NewStatus: status }),
    warning: ({ clock }, { inputs: { directoryId, expiryStatus }, outputs: { expireTime } }, siblings) =>
      endingWarning(expiryStatus, expireTime, clock.now(), {
        of: "the directory",
        ids: [...siblings.keys()],
        most: MOST,
        toRemove: `delete it with: ${removal(directoryId)}`,
      }),
    delete: ({ cloudsso }, id) => cloudsso.deleteSCIMServerCredential(requestOf(id)),
  }),
};

function partsOf(id: string): { readonly directoryId: string } {
  return { directoryId: requestOf(id).DirectoryId };
}

function requestOf(id: string): { readonly DirectoryId: string; readonly CredentialId: string } {
  const [DirectoryId = "", CredentialId = ""] = splitId(id, scimServerCredential.id);
  return { DirectoryId, CredentialId };
}

function removal(directoryId: string): string {
  return `alicloud-identity call cloudsso DeleteSCIMServerCredential --DirectoryId ${directoryId} --CredentialId <its id>`;
}

function idOf(directoryId: string, row: SCIMServerCredential): string {
  return joinId(directoryId, answered(row.CredentialId, "the id of a SCIM credential"));
}

async function rowsOf(
  { cloudsso }: Context,
  directoryId: string,
  signal?: AbortSignal,
): Promise<Map<string, SCIMServerCredential>> {
  const { SCIMServerCredentials: rows = [] } = await cloudsso.listSCIMServerCredentials(
    { DirectoryId: directoryId },
    { signal },
  );
  return new Map(rows.map((row) => [idOf(directoryId, row), row]));
}
