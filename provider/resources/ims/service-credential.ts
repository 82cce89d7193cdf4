import { z } from "zod";
import type { ServiceCredential } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { bareId, joinId, splitId } from "../../kernel/ids";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { endingWarning, expiryStatus } from "../expiry";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { secretOnce } from "../shapes/secret-once";
import { byNameFromNow, userNameFromNow } from "./names";
import { ramUserField, toUser } from "./references";

export interface ServiceCredentialInputs extends Timed {
  /**
   * The RAM user whom the service takes its holder for, by its number, which is the `id` of an `ims.User`, or by its logon
   * name with the domain. A rename of the user changes nothing here.
   */
  userId: string;
  /** The service that takes it, such as `dlf.aliyuncs.com`. A change makes a new credential. */
  serviceName: string;
  /** 1 to 128 letters, digits, `.`, `-` and `_`. A change renames in place. */
  serviceCredentialName: string;
  /** `Active` or `Inactive`. Absent: `Active`, so one that somebody disabled is drift; the preview warns of one that is to work again. */
  status?: "Active" | "Inactive";
  /** How many days it lives, 1 to 36,600. A change makes a new credential. Absent: for ever. */
  credentialAgeDays?: number;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: number;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  expiryStatus: "Valid" | "Expiring" | "Expired";
}

export interface ServiceCredentialOutputs extends InAccount {
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
  /** When it ends: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Nothing here: never. */
  expirationTime?: string;
  /** The secret. Told at creation alone: `get` has nothing here. */
  serviceCredentialSecret: string;
}

type Inputs = ServiceCredentialInputs;
type Outputs = ServiceCredentialOutputs;

/** Of a user for one service, where no more were granted. */
const MOST = 2;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  serviceName: { schema: text(/^\S+$/, "the name of a service, without blanks"), required: true, replaces: true },
  serviceCredentialName: {
    schema: text(/^[A-Za-z0-9._-]{1,128}$/, "1 to 128 letters, digits, ., - and _"),
    required: true,
  },
  status: { schema: z.enum(["Active", "Inactive"]), default: "Active" },
  credentialAgeDays: { schema: z.int().min(1).max(36_600), unit: "days", writeOnly: true, replaces: true },
  renewBeforeDays: { schema: z.int().min(0).max(180), unit: "days", default: 30, stateOnly: true },
  ...timed,
  expiryStatus: { schema: z.string(), derived: true, replaces: true },
};

/**
 * An API key of a RAM user for one service.
 *
 * The secret is told once, so a credential that is there cannot be taken over, and `get` cannot recover its secret. A user
 * has two for one service at most, so one place must be free where one is replaced. With `credentialAgeDays`, its age is
 * drift: a refresh shows `Expiring` (or `Expired`), and the next `up` makes a new credential, then updates what uses
 * `serviceCredentialSecret`, then deletes the old one.
 *
 * @example
 * const credential = new ims.ServiceCredential("robot", {
 *   userId: robot.id,
 *   serviceName: "dlf.aliyuncs.com",
 *   serviceCredentialName: "robot",
 *   credentialAgeDays: 90,
 * });
 *
 * export const secret = credential.serviceCredentialSecret; // a secret
 */
export const serviceCredential: Definition<Context, Inputs, Outputs> = {
  kind: "ims:ServiceCredential",
  fields,
  outputs: {
    createTime: {},
    expirationTime: {},
    serviceCredentialSecret: { secret: true, kept: true },
    accountId: { kept: true },
  },
  id: ["userId", "serviceCredentialId"],
  idOutputs: {
    /** `SC...`, the second part of the id. */
    serviceCredentialId: 1,
  },
  naturalKey: [],
  parentKey: ["userId", "serviceName"],
  references: { userId: toUser },
  home: inAccount,

  derive: () => ({ expiryStatus: "Valid" }),

  warnings(wanted, from) {
    const again = from?.status === "Inactive" && wanted.status === "Active";
    return again
      ? [`service credential ${from.serviceCredentialName} of user ${from.userId} is disabled and will work again`]
      : [];
  },

  async *list({ ims }) {
    const users = await ims.listUserBasicInfos.all({ Status: "active,freeze" });
    const idsOf = new Map(users.map(({ UserPrincipalName: name = "", UserId }) => [name, UserId]));
    for await (const row of ims.listServiceCredentials.items({ AllUsers: true })) {
      const userId = idsOf.get(row.UserPrincipalName ?? "");
      if (userId !== undefined) yield { id: idOf(userId, row), name: nameOf(row) };
    }
  },

  ...secretOnce<Inputs, Outputs, ServiceCredential>({
    fields,
    told: ["serviceCredentialSecret"],
    named: ({ userId, serviceName }, id) =>
      id === undefined
        ? `a service credential of user ${userId} for ${serviceName}`
        : `service credential ${bareId(id)} of user ${userId}`,
    partsOf: (id) => ({ userId: userOf(id) }),
    key: ({ userId }) => `service credentials of user ${userId}`,
    createdAt: ({ CreateTime }) => CreateTime,
    isLike: ([, { ServiceName }], { serviceName }) => ServiceName === serviceName,
    most: MOST,

    /** Without a name the service would tell of the caller's own. */
    async rows(context, { userId = "" }, signal) {
      const rows = await byNameFromNow(context, userId, (UserPrincipalName) =>
        context.ims.listServiceCredentials.all({ UserPrincipalName }, { signal }),
      );
      return new Map(rows.map((row) => [idOf(userId, row), row]));
    },

    toRemove: async (context, { userId }) => `delete it with: ${removal(await userNameFromNow(context, userId))}`,

    async create(context, { userId, serviceName, serviceCredentialName, credentialAgeDays }) {
      const answer = await byNameFromNow(context, userId, (UserPrincipalName) =>
        context.ims.createServiceCredential({
          UserPrincipalName,
          ServiceName: serviceName,
          ServiceCredentialName: serviceCredentialName,
          CredentialAgeDays: credentialAgeDays,
        }),
      );
      const row = answered(answer.ServiceCredential, "the service credential that was made");
      const id = idOf(userId, row);
      const secret = answered(row.ServiceCredentialSecret || undefined, `the secret of ${bareId(id)}`);
      return { id, row, secrets: { serviceCredentialSecret: secret } };
    },

    found({ clock }, id, row, recorded) {
      const { CreateTime: createTime, ExpirationTime: expirationTime } = row;
      const { renewBeforeDays = fields.renewBeforeDays.default } = recorded;
      const inputs: Inputs = {
        userId: userOf(id),
        serviceName: answered(row.ServiceName, `the service of ${bareId(id)}`),
        serviceCredentialName: nameOf(row),
        status: answered(row.Status, `the status of ${bareId(id)}`) as NonNullable<Inputs["status"]>,
        ...unreadValues(fields, recorded),
        expiryStatus: expiryStatus(createTime, expirationTime, renewBeforeDays ?? 0, clock.now()),
      };
      return { id, inputs, outputs: { ...promised({ createTime }), ...given({ expirationTime }) } as Outputs };
    },

    write: (context, id, _from, { userId, serviceCredentialName, status = "Active" }) =>
      byNameFromNow(context, userId, (UserPrincipalName) =>
        context.ims.updateServiceCredential({
          UserPrincipalName,
          ServiceCredentialId: bareId(id),
          ServiceCredentialName: serviceCredentialName,
          Status: status,
        }),
      ),

    warning({ clock }, { id, inputs, outputs }, siblings) {
      const { serviceName, expiryStatus: status } = inputs;
      const forService = [...siblings].filter(([, { ServiceName }]) => ServiceName === serviceName);
      return endingWarning(status, outputs.expirationTime, clock.now(), {
        of: `the user for ${serviceName}`,
        ids: forService.map(([other]) => other),
        most: MOST,
        toRemove: `delete it with: ${removal(siblings.get(id)?.UserPrincipalName ?? "<the user's name>")}`,
      });
    },

    delete: (context, id, { userId }) =>
      byNameFromNow(context, userId, (UserPrincipalName) =>
        context.ims.deleteServiceCredential({ UserPrincipalName, ServiceCredentialId: bareId(id) }),
      ),
  }),
};

function userOf(id: string): string {
  return splitId(id, serviceCredential.id)[0] ?? "";
}

function idOf(userId: string, row: ServiceCredential): string {
  return joinId(userId, answered(row.ServiceCredentialId, `the id of a service credential of user ${userId}`));
}

function nameOf(row: ServiceCredential): string {
  return answered(row.ServiceCredentialName, `the name of service credential ${row.ServiceCredentialId}`);
}

function removal(userPrincipalName: string): string {
  return `alicloud-identity call ims DeleteServiceCredential --UserPrincipalName ${userPrincipalName} --ServiceCredentialId <its id>`;
}
