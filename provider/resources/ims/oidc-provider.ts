import { z } from "zod";
import type { OIDCProvider, UpdateOIDCProviderRequest } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { isDuplicate, isRefusal } from "../../client/error-codes";
import { align } from "../../kernel/align";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type Fields, unreadValues } from "../../kernel/fields";
import { changed } from "../changed";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { entity } from "../shapes/entity";
import { fingerprintKey, fingerprintSteps, MOST_FINGERPRINTS } from "./fingerprint-steps";
import { entriesOf } from "./joined";
import { providerNameField } from "./provider-name";

export interface OidcProviderInputs extends Adoptable {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust; where the issuer stays, the old one goes first.
   */
  oidcProviderName: string;
  /**
   * Who issues the tokens, as they say it in `iss`: an https address of up to 255 characters without `?`, `#` and `@`. An
   * account has one provider of an issuer. Another issuer makes a new provider; where the name stays, the old one goes
   * first.
   */
  issuerUrl: string;
  /**
   * Fingerprints of the certificates that the issuer's address is served with, 1 to 5: each the SHA-1 in hexadecimal,
   * without colons. Others are removed; case makes no difference. They are added and removed one by one, and at no moment
   * are there none or more than five, also where all five are replaced.
   */
  fingerprints: string[];
  /**
   * Applications whose tokens are taken, as they say it in `aud`: up to 50, each 1 to 128 letters, digits, `.`, `-`, `_`,
   * `:` and `/` that begin with a letter or a digit. Others are removed. Absent: none.
   */
  clientIds?: string[];
  /** Hours after its issue in which a token is taken: 1 to 168. Absent: 12. */
  issuanceLimitTime?: number;
  /** Up to 256 characters. Absent or `""`: empty. */
  description?: string;
}

export interface OidcProviderOutputs extends InAccount {
  /** `acs:ram::<account>:oidc-provider/<name>`, which a role trusts as `Federated`. */
  arn: string;
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
}

type Inputs = OidcProviderInputs;

const fields: Fields<Inputs> = {
  oidcProviderName: providerNameField,
  issuerUrl: {
    schema: text(/^https:\/\/[^?#@\s]+$/, "an address that begins with https://, without ?, # and @").max(255),
    required: true,
    replaces: true,
  },
  fingerprints: {
    schema: z
      .array(text(/^[A-Za-z0-9]{1,128}$/, "1 to 128 letters and digits, without colons"))
      .min(1)
      .max(MOST_FINGERPRINTS),
    required: true,
    set: fingerprintKey,
    same: () => true, // whatever its case
  },
  clientIds: {
    schema: z
      .array(
        text(
          /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/,
          "1 to 128 letters, digits, ., -, _, : and /, the first a letter or a digit",
        ),
      )
      .max(50),
    set: (clientId) => clientId,
  },
  issuanceLimitTime: { schema: z.int().min(1).max(168), unit: "hours", default: 12 },
  description: { schema: z.string().max(256) },
  ...adoptable,
};

async function* list({ ims }: Context): AsyncIterable<Listed> {
  for await (const { OIDCProviderName: name } of ims.listOIDCProviders.items({})) {
    if (name !== undefined) yield { id: name, name };
  }
}

const named = ({ oidcProviderName }: Inputs): string => `OIDC provider ${oidcProviderName}`;

/**
 * An OIDC identity provider, with whose tokens roles of the account can be assumed: those of a CI system, say, without
 * any access key. Roles that trust it do not keep it from being deleted.
 *
 * @example
 * new ims.OidcProvider("ci", {
 *   oidcProviderName: "github",
 *   issuerUrl: "https://token.actions.githubusercontent.com",
 *   fingerprints: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
 *   clientIds: ["sts.aliyuncs.com"],
 * });
 */
export const oidcProvider: Definition<Context, Inputs, OidcProviderOutputs> = {
  kind: "ims:OidcProvider",
  fields,
  outputs: { arn: {}, createDate: {}, accountId: { kept: true } },
  id: ["oidcProviderName"],
  naturalKey: ["oidcProviderName"],
  exclusive: ["oidcProviderName", "issuerUrl"],
  home: inAccount,
  list,
  ...entity<Inputs, OidcProviderOutputs>({
    fields,
    list,
    name: ({ oidcProviderName }) => oidcProviderName,
    named,
    clearable: ["description", "clientIds"],
    mayBeTaken: isRefusal,

    async findId({ ims }, wanted) {
      const name = wanted.oidcProviderName;
      const { OIDCProvider: live } = await ims.getOIDCProvider({ OIDCProviderName: name });
      if (live?.OIDCProviderName !== name) return undefined; // in another case it stays another's
      if (live.IssuerUrl === wanted.issuerUrl) return name;
      throw new Error(
        `${named(wanted)} is there already, with the issuer ${live.IssuerUrl}, which cannot be changed; choose another ` +
          "name, or delete that one first",
      );
    },

    async create(context, wanted) {
      const request = {
        OIDCProviderName: wanted.oidcProviderName,
        IssuerUrl: wanted.issuerUrl,
        Fingerprints: wanted.fingerprints.join(","),
        ClientIds: wanted.clientIds?.join(",") || undefined,
        IssuanceLimitTime: wanted.issuanceLimitTime,
        Description: wanted.description || undefined,
      };
      const { RequestId: requestId } = await context.ims.createOIDCProvider(request).catch(async (error: unknown) => {
        throw await issuerTaken(context, wanted, error);
      });
      return { id: wanted.oidcProviderName, requestId };
    },

    async read({ ims }, id, recorded) {
      const { OIDCProvider } = await ims.getOIDCProvider({ OIDCProviderName: id });
      const live = answered(OIDCProvider, `OIDC provider ${id}`);
      return live.OIDCProviderName === id ? toFound(id, live, recorded) : undefined;
    },

    /**
     * What is left out stays, and client ids go as a whole; that an empty text clears them is not documented, so the last
     * of them are removed one by one. Fingerprints have calls of their own.
     */
    async write({ ims }, id, from, to) {
      const at = { OIDCProviderName: id };
      const request = changed<Inputs, Omit<UpdateOIDCProviderRequest, "OIDCProviderName">>(fields, from, to, {
        description: "NewDescription",
        issuanceLimitTime: "IssuanceLimitTime",
      });
      const differs = (name: "clientIds" | "fingerprints") => !sameValue(fields[name], from[name], to[name]);
      const clientIds = differs("clientIds") ? (to.clientIds ?? []) : undefined;
      const ClientIds = clientIds?.join(",") || undefined;
      if (request !== undefined || ClientIds !== undefined) {
        await ims.updateOIDCProvider({ ...at, ...request, ClientIds });
      }
      if (!differs("fingerprints") && clientIds?.length !== 0) return;
      const { OIDCProvider: live } = await ims.getOIDCProvider(at);
      for (const ClientId of clientIds?.length === 0 ? entriesOf(live?.ClientIds) : []) {
        await ims.removeClientIdFromOIDCProvider({ ...at, ClientId });
      }
      for (const step of fingerprintSteps(entriesOf(live?.Fingerprints), to.fingerprints)) {
        const one = { ...at, Fingerprint: step.fingerprint };
        await (step.do === "add" ? ims.addFingerprintToOIDCProvider(one) : ims.removeFingerprintFromOIDCProvider(one));
      }
    },

    delete: ({ ims }, id) => ims.deleteOIDCProvider({ OIDCProviderName: id }),
    createdAt: ({ createDate }) => createDate,
    dependents: async () => [],
  }),
};

/** The service says that a provider of the issuer is there; which one, the list tells. */
async function issuerTaken({ ims }: Context, wanted: Inputs, error: unknown): Promise<unknown> {
  if (!isDuplicate(error)) return error;
  const rows = await ims.listOIDCProviders.all({}).catch(() => []);
  const holder = rows.find(({ IssuerUrl }) => IssuerUrl?.toLowerCase() === wanted.issuerUrl.toLowerCase());
  const name = holder?.OIDCProviderName;
  if (name === undefined || name === wanted.oidcProviderName) return error; // its own create, whose answer was lost
  return new Error(
    `the issuer of ${named(wanted)} has the provider ${name} already, and an account has one of an issuer; give this one ` +
      `that name and adopt: true, or delete ${name} first`,
  );
}

function toFound(id: string, live: OIDCProvider, recorded: Partial<Inputs>): Found<Inputs, OidcProviderOutputs> {
  const [fingerprints, clientIds] = [entriesOf(live.Fingerprints), entriesOf(live.ClientIds)];
  return {
    id,
    inputs: {
      oidcProviderName: id,
      issuerUrl: answered(live.IssuerUrl, `the issuer of OIDC provider ${id}`),
      fingerprints: align(recorded.fingerprints ?? [], fingerprints, fingerprintKey, (was) => was),
      ...given({
        clientIds: align(
          recorded.clientIds ?? [],
          clientIds,
          (one) => one,
          (was) => was,
        ),
        description: live.Description,
        issuanceLimitTime: live.IssuanceLimitTime,
      }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ arn: live.Arn, createDate: live.CreateDate }),
  };
}
