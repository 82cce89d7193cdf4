import { z } from "zod";
import type { SAMLProvider, UpdateSAMLProviderRequest } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { changed } from "../changed";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { expiredIn, sameSamlDocument, samlBase64, samlDocumentField } from "../saml-document";
import { entity } from "../shapes/entity";
import { providerNameField } from "./provider-name";

export interface SamlProviderInputs extends Adoptable {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust.
   */
  samlProviderName: string;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. A certificate that has expired is warned of.
   */
  encodedSamlMetadataDocument: string;
  /** How requests to the identity provider are signed. Absent: `rsa-sha1`. */
  authnSignAlgo?: "rsa-sha256" | "rsa-sha1";
  /** Absent or `""`: empty. */
  description?: string;
}

export interface SamlProviderOutputs extends InAccount {
  /** `acs:ram::<account>:saml-provider/<name>`, which a role trusts as `Federated`. */
  arn: string;
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
}

type Inputs = SamlProviderInputs;

const fields: Fields<Inputs> = {
  samlProviderName: providerNameField,
  encodedSamlMetadataDocument: { ...samlDocumentField("encodedSamlMetadataDocument"), required: true },
  authnSignAlgo: { schema: z.enum(["rsa-sha256", "rsa-sha1"]), default: "rsa-sha1" },
  description: { schema: z.string() },
  ...adoptable,
};

async function* list({ ims }: Context): AsyncIterable<Listed> {
  for await (const { SAMLProviderName: name } of ims.listSAMLProviders.items({})) {
    if (name !== undefined) yield { id: name, name };
  }
}

/**
 * A SAML identity provider, for whose users roles of the account can be assumed: role SSO. Roles that trust it do not
 * keep it from being deleted. The identity provider of RAM users is `ims.UserSsoSettings`.
 *
 * @example
 * new ims.SamlProvider("company", {
 *   samlProviderName: "company",
 *   encodedSamlMetadataDocument: readFileSync("metadata.xml", "utf8"),
 *   authnSignAlgo: "rsa-sha256",
 * });
 */
export const samlProvider: Definition<Context, Inputs, SamlProviderOutputs> = {
  kind: "ims:SamlProvider",
  fields,
  outputs: { arn: {}, createDate: {}, accountId: { kept: true } },
  id: ["samlProviderName"],
  naturalKey: ["samlProviderName"],
  home: inAccount,
  list,

  warnings: ({ encodedSamlMetadataDocument: document, authnSignAlgo }, from) => [
    ...(from?.authnSignAlgo === "rsa-sha256" && authnSignAlgo === "rsa-sha1"
      ? ["requests to the identity provider are signed with rsa-sha1, and no longer with rsa-sha256"]
      : []),
    ...expiredIn("encodedSamlMetadataDocument", document),
  ],

  ...entity<Inputs, SamlProviderOutputs>({
    fields,
    list,
    name: ({ samlProviderName }) => samlProviderName,
    named: ({ samlProviderName }) => `SAML provider ${samlProviderName}`,
    clearable: ["description"],
    mayBeTaken: isRefusal,

    async findId({ ims }, { samlProviderName: name }) {
      const { SAMLProvider: live } = await ims.getSAMLProvider({ SAMLProviderName: name });
      return live?.SAMLProviderName === name ? name : undefined; // in another case it stays another's
    },

    async create({ ims }, wanted) {
      const { RequestId: requestId } = await ims.createSAMLProvider({
        SAMLProviderName: wanted.samlProviderName,
        EncodedSAMLMetadataDocument: samlBase64(wanted.encodedSamlMetadataDocument),
        AuthnSignAlgo: wanted.authnSignAlgo,
        Description: wanted.description || undefined,
      });
      return { id: wanted.samlProviderName, requestId };
    },

    async read({ ims }, id, recorded) {
      const { SAMLProvider } = await ims.getSAMLProvider({ SAMLProviderName: id });
      const live = answered(SAMLProvider, `SAML provider ${id}`);
      return live.SAMLProviderName === id ? toFound(id, live, recorded) : undefined;
    },

    /**
     * The algorithm always goes along, and a new one with the document: no document says that the service keeps what is
     * left out, or that it takes an algorithm alone.
     */
    async write({ ims }, id, from, to) {
      const request = changed<Inputs, Omit<UpdateSAMLProviderRequest, "SAMLProviderName">>(fields, from, to, {
        encodedSamlMetadataDocument: "NewEncodedSAMLMetadataDocument",
        authnSignAlgo: "AuthnSignAlgo",
        description: "NewDescription",
      });
      if (request === undefined) return;
      const { NewDescription, ...others } = request;
      const document = Object.keys(others).length > 0 ? samlBase64(to.encodedSamlMetadataDocument) : undefined;
      await ims.updateSAMLProvider({
        SAMLProviderName: id,
        NewDescription,
        NewEncodedSAMLMetadataDocument: document,
        AuthnSignAlgo: to.authnSignAlgo,
      });
    },

    delete: ({ ims }, id) => ims.deleteSAMLProvider({ SAMLProviderName: id }),
    createdAt: ({ createDate }) => createDate,
    dependents: async () => [],
  }),
};

/** Lines in the Base64 are the service's. */
function toFound(id: string, live: SAMLProvider, recorded: Partial<Inputs>): Found<Inputs, SamlProviderOutputs> {
  const document = answered(live.EncodedSAMLMetadataDocument, `the metadata of SAML provider ${id}`).replace(/\s/g, "");
  const { encodedSamlMetadataDocument: was } = recorded;
  return {
    id,
    inputs: {
      samlProviderName: id,
      encodedSamlMetadataDocument: was !== undefined && sameSamlDocument(was, document) ? was : document,
      authnSignAlgo: (live.AuthnSignAlgo ?? "rsa-sha1") as NonNullable<Inputs["authnSignAlgo"]>,
      ...given({ description: live.Description }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ arn: live.Arn, createDate: live.CreateDate }),
  };
}
