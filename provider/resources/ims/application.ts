import type { Application, UpdateApplicationRequest } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { align } from "../../kernel/align";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { unreadValues } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { holdsUnknown, UNKNOWN } from "../../kernel/unknowns";
import { changed } from "../changed";
import type { Context } from "../context";
import { given, promised } from "../given";
import { inAccount } from "../in-account";
import { namedSo } from "../naming";
import { entity } from "../shapes/entity";
import { weakerBy } from "../weaker";
import {
  type ApplicationOutputs,
  defaultsOf,
  applicationFields as fields,
  type ApplicationInputs as Inputs,
} from "./application-fields";
import { inOrderOf, namesOf, outside, sentScopes } from "./scopes";

const weaker = weakerBy<Inputs>({
  isMultiTenant: (was, is) => (!was && is ? "any other account can install the application" : undefined),
  secretRequired: (was, is) => (was && !is ? "the application gets tokens without a secret" : undefined),
});

const LIST = "ims applications";

async function* list(context: Context): AsyncIterable<Listed> {
  for (const [id, { AppName: name }] of await rowsOf(context)) if (name !== undefined) yield { id, name };
}

const named = ({ appName }: Inputs): string => `application ${appName}`;

/**
 * An OAuth application: a program that signs in RAM users, or calls APIs in their name or its own. Its secrets are
 * resources of their own, `AppSecret`.
 *
 * Delete takes its secrets along, and takes it out of every account that has it installed.
 *
 * @example
 * new ims.Application("portal", {
 *   appName: "portal",
 *   appType: "WebApp",
 *   displayName: "Portal",
 *   redirectUris: ["https://portal.example.com/callback"],
 *   predefinedScopes: ["aliuid", "profile"],
 *   requiredScopes: ["aliuid"],
 * });
 */
export const application: Definition<Context, Inputs, ApplicationOutputs> = {
  kind: "ims:Application",
  fields,
  outputs: { createDate: {}, accountId: { kept: true } },
  id: ["appId"],
  idOutputs: {
    /** The application's number, which is the id: the `client_id` of OAuth. */
    appId: 0,
  },
  naturalKey: ["appName"],
  home: inAccount,

  check({ appType, secretRequired, predefinedScopes = [], requiredScopes = [] }) {
    const problems: Problem[] = [];
    if (secretRequired === false && (appType === "WebApp" || appType === "ServerApp")) {
      problems.push({
        path: "secretRequired",
        reason: `must be true for a ${appType}; only a NativeApp can go without`,
      });
    }
    if (holdsUnknown(predefinedScopes) || holdsUnknown(requiredScopes)) return problems;
    const lacking = outside(requiredScopes, predefinedScopes).map(([index]) => ({
      path: `requiredScopes[${index}]`,
      reason: "must be among predefinedScopes, as the service passes over what is not",
    }));
    return [...problems, ...lacking];
  },

  derive(inputs) {
    const { appType } = inputs;
    const absent = Object.entries(defaultsOf(appType ?? "WebApp")).filter(([name]) => !Object.hasOwn(inputs, name));
    return Object.fromEntries(absent.map(([name, value]) => [name, holdsUnknown(appType) ? UNKNOWN : value]));
  },

  warnings: (wanted, from) => (from === undefined ? [] : weaker(from, wanted)),
  list,
  ...entity<Inputs, ApplicationOutputs>({
    fields,
    list,
    name: ({ appName }) => appName,
    named,
    clearable: ["redirectUris"],
    mayBeTaken: isRefusal, // the code is not documented

    async findId(context, { appName }, again) {
      if (again) context.lists.drop(LIST);
      const rows = await context.lists.read(LIST, () => rowsOf(context));
      return namedSo([...rows.values()], appName, ({ AppName }) => AppName)?.AppId;
    },

    async create({ ims, lists }, wanted) {
      const { Application: made, RequestId: requestId } = await ims.createApplication({
        AppName: wanted.appName,
        AppType: wanted.appType,
        DisplayName: wanted.displayName,
        ProtocolVersion: wanted.protocolVersion,
        RedirectUris: wanted.redirectUris?.join(";"),
        PredefinedScopes: sentScopes(wanted.predefinedScopes),
        RequiredScopes: sentScopes(wanted.requiredScopes),
        AccessTokenValidity: wanted.accessTokenValidity,
        RefreshTokenValidity: wanted.refreshTokenValidity,
        IsMultiTenant: wanted.isMultiTenant,
        SecretRequired: wanted.secretRequired,
      });
      const id = made?.AppId;
      if (made === undefined || id === undefined) return { requestId };
      lists.patch<Map<string, Application>>(LIST, (rows) => rows.set(id, made));
      return { id, requestId, live: toFound(id, made, wanted) };
    },

    async read({ ims }, id, recorded) {
      return toFound(
        id,
        answered((await ims.getApplication({ AppId: id })).Application, `application ${id}`),
        recorded,
      );
    },

    async look(context, id, recorded) {
      const row = (await context.lists.read(LIST, () => rowsOf(context))).get(id);
      return row && toFound(id, row, recorded);
    },

    drop: ({ lists }) => lists.drop(LIST),

    /** The required scopes go along with every update: one that replaces the scopes may lose those that it does not name. */
    async write({ ims }, id, from, to) {
      refuseOtherNature(from, to);
      const request = changed<Inputs, UpdateApplicationRequest>(fields, from, to, {
        displayName: "NewDisplayName",
        accessTokenValidity: "NewAccessTokenValidity",
        refreshTokenValidity: "NewRefreshTokenValidity",
        isMultiTenant: "NewIsMultiTenant",
        secretRequired: "NewSecretRequired",
      });
      const differs = (name: "redirectUris" | "predefinedScopes" | "requiredScopes") =>
        !sameValue(fields[name], from[name], to[name]);
      const uris = differs("redirectUris") ? { NewRedirectUris: (to.redirectUris ?? []).join(";") } : undefined;
      if (!request && !uris && !differs("predefinedScopes") && !differs("requiredScopes")) return;
      await ims.updateApplication({
        AppId: id,
        ...request,
        ...uris,
        NewPredefinedScopes: sentScopes(to.predefinedScopes),
        NewRequiredScopes: sentScopes(to.requiredScopes),
      });
    },

    delete: ({ ims }, id) => ims.deleteApplication({ AppId: id }),
    createdAt: ({ createDate }) => createDate,

    async dependents({ ims }, id) {
      const { AppSecrets } = await ims.listAppSecretIds({ AppId: id });
      return (AppSecrets?.AppSecret ?? []).map(({ AppSecretId }) => `secret ${AppSecretId}`);
    },
  }),
};

/** There is one page of them. */
async function rowsOf({ ims }: Context): Promise<Map<string, Application>> {
  const { Applications } = await ims.listApplications();
  return new Map(
    (Applications?.Application ?? []).map((row) => [answered(row.AppId, "the number of an application"), row]),
  );
}

/** Where one of the same name is taken over, its own old one of a replacement among them. */
function refuseOtherNature(from: Inputs, to: Inputs): void {
  const { appType, protocolVersion } = from;
  if (appType === to.appType && protocolVersion === to.protocolVersion) return;
  throw new Error(
    `${named(from)} is a ${appType} of OAuth ${protocolVersion} and stays one; give the new one another appName, or, to ` +
      "replace it with its secrets, set deleteBeforeReplace: true among the resource's options",
  );
}

function toFound(id: string, live: Application, recorded: Partial<Inputs>): Found<Inputs, ApplicationOutputs> {
  const uris = live.RedirectUris?.RedirectUri ?? [];
  const { DelegatedScope: scopes } = live;
  return {
    id,
    inputs: {
      appName: answered(live.AppName, `the name of application ${id}`),
      appType: answered(live.AppType, `the type of application ${id}`) as Inputs["appType"],
      displayName: live.DisplayName ?? "",
      ...given({
        protocolVersion: live.ProtocolVersion as Inputs["protocolVersion"],
        redirectUris: align(recorded.redirectUris ?? [], uris, String, (uri) => uri),
        predefinedScopes: inOrderOf(recorded.predefinedScopes, namesOf(scopes)),
        requiredScopes: inOrderOf(recorded.requiredScopes, namesOf(scopes, "required")),
        accessTokenValidity: live.AccessTokenValidity,
        refreshTokenValidity: live.RefreshTokenValidity,
        isMultiTenant: live.IsMultiTenant,
        secretRequired: live.SecretRequired,
      }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ createDate: live.CreateDate }),
  };
}
