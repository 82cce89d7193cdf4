import type { AppSecret } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import type { Definition } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { bareId, joinId, splitId } from "../../kernel/ids";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { secretOnce } from "../shapes/secret-once";
import { appIdField } from "./application-fields";

export interface AppSecretInputs extends Timed {
  /** The application that proves itself with it: the `id` of an `ims.Application`. */
  appId: string;
}

export interface AppSecretOutputs extends InAccount {
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate: string;
  /** The secret, the `client_secret` of OAuth. Told at creation alone: `get` has nothing here. */
  appSecretValue: string;
}

type Inputs = AppSecretInputs;
type Outputs = AppSecretOutputs;

const fields: Fields<Inputs> = { appId: appIdField, ...timed };

/**
 * The secret with which an OAuth application proves that it is itself.
 *
 * The secret is told once, so one that is there cannot be taken over, and `get` cannot recover it. An application has two
 * at most. To replace one without a gap, declare a second, move over, and let the first leave the program. An application
 * of OAuth 2.1 uses none.
 *
 * @example
 * const secret = new ims.AppSecret("portal", { appId: portal.id });
 *
 * export const clientSecret = secret.appSecretValue; // a secret
 */
export const appSecret: Definition<Context, Inputs, Outputs> = {
  kind: "ims:AppSecret",
  fields,
  outputs: { createDate: {}, appSecretValue: { secret: true, kept: true }, accountId: { kept: true } },
  id: ["appId", "appSecretId"],
  idOutputs: {
    /** The second part of the id, a UUID. It is no secret. */
    appSecretId: 1,
  },
  naturalKey: [],
  parentKey: ["appId"],
  home: inAccount,

  async *list(context) {
    const { Applications } = await context.ims.listApplications();
    for (const { AppId } of Applications?.Application ?? []) {
      const appId = answered(AppId, "the number of an application");
      for (const id of (await rowsOf(context, appId)).keys()) yield { id, name: bareId(id) };
    }
  },

  ...secretOnce<Inputs, Outputs, AppSecret>({
    fields,
    told: ["appSecretValue"],
    named: ({ appId }, id) => `${id === undefined ? "a secret" : `secret ${bareId(id)}`} of application ${appId}`,
    partsOf: (id) => ({ appId: requestOf(id).AppId }),
    key: ({ appId }) => `secrets of application ${appId}`,
    rows: (context, { appId = "" }, signal) => rowsOf(context, appId, signal),
    createdAt: ({ CreateDate }) => CreateDate,
    toRemove: (_, { appId }) =>
      `delete it with: alicloud-identity call ims DeleteAppSecret --AppId ${appId} --AppSecretId <its id>`,
    most: 2,

    async create({ ims }, { appId }) {
      const row = answered((await ims.createAppSecret({ AppId: appId })).AppSecret, "the secret that was made");
      const id = idOf(appId, row);
      const appSecretValue = answered(row.AppSecretValue || undefined, `the value of secret ${bareId(id)}`);
      return { id, row, secrets: { appSecretValue } };
    },

    found: (_, id, row, recorded) => ({
      id,
      inputs: { appId: requestOf(id).AppId, ...unreadValues(fields, recorded) },
      outputs: promised({ createDate: row.CreateDate }) as Outputs,
    }),

    delete: ({ ims }, id) => ims.deleteAppSecret(requestOf(id)),
  }),
};

function requestOf(id: string): { readonly AppId: string; readonly AppSecretId: string } {
  const [AppId = "", AppSecretId = ""] = splitId(id, appSecret.id);
  return { AppId, AppSecretId };
}

function idOf(appId: string, row: AppSecret): string {
  return joinId(appId, answered(row.AppSecretId, `the id of a secret of application ${appId}`));
}

/** Without the values, whatever `GetAppSecret` may tell. */
async function rowsOf({ ims }: Context, appId: string, signal?: AbortSignal): Promise<Map<string, AppSecret>> {
  const { AppSecrets } = await ims.listAppSecretIds({ AppId: appId }, { signal });
  return new Map((AppSecrets?.AppSecret ?? []).map((row) => [idOf(appId, row), row]));
}
