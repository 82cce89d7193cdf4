import { z } from "zod";
import type { SAMLServiceProvider, SetDirectorySAMLServiceProviderInfoRequest } from "../../api/cloudsso.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { promised } from "../given";
import { setting } from "../shapes/setting";
import { weakerBy } from "../weaker";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface SamlServiceProviderInputs extends Standing {
  /** The directory (`d-...`) that takes part in SAML as a service provider. */
  directoryId: string;
  /** The algorithm of the signature on requests to the identity provider. Absent: stays as it is. */
  authnSignAlgo?: "rsa-sha256" | "rsa-sha1";
  /**
   * The certificate of that signature: `self-signed`, or `public` from a certificate authority. After a change the
   * identity provider may need the directory's new metadata. Absent: stays as it is.
   */
  certificateType?: "self-signed" | "public";
  /** Whether the identity provider may encrypt its assertions. Absent: stays as it is. */
  supportEncryptedAssertion?: boolean;
}

export interface SamlServiceProviderOutputs {
  /** What the identity provider calls the directory: `https://signin-<region>.alibabacloudsso.com/saml/sp/<directoryId>`. */
  entityId: string;
  /** Where the identity provider sends its assertions (the Assertion Consumer Service). */
  acsUrl: string;
  /** The directory's own SAML metadata in Base64, for the configuration of the identity provider. */
  encodedMetadataDocument: string;
}

type Inputs = SamlServiceProviderInputs;
type Outputs = SamlServiceProviderOutputs;
type Whole = Omit<SetDirectorySAMLServiceProviderInfoRequest, "DirectoryId">;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  authnSignAlgo: { schema: z.enum(["rsa-sha256", "rsa-sha1"]) },
  certificateType: { schema: z.enum(["self-signed", "public"]) },
  supportEncryptedAssertion: { schema: z.boolean() },
  ...standing,
};

/**
 * How a directory takes part in SAML as a service provider, and what its identity provider has to know of it. What the
 * program leaves out stays as it is; without any argument but the directory it only tells.
 *
 * @example
 * const directory = new cloudsso.Directory("directory");
 * const serviceProvider = new cloudsso.SamlServiceProvider("service-provider", { directoryId: directory.id });
 * const forTheIdentityProvider = serviceProvider.encodedMetadataDocument;
 */
export const samlServiceProvider: Definition<Context, Inputs, Outputs> = {
  kind: "cloudsso:SamlServiceProvider",
  fields,
  outputs: { entityId: {}, acsUrl: {}, encodedMetadataDocument: {} },
  ...settingOfDirectory("SAML service provider"),
  ...setting<Inputs, Whole, Outputs, SAMLServiceProvider>({
    fields,
    named: "the SAML service provider",
    wire: {
      authnSignAlgo: "AuthnSignAlgo",
      certificateType: "CertificateType",
      supportEncryptedAssertion: "SupportEncryptedAssertion",
    },
    ...idOfDirectory,
    get: async ({ cloudsso }, id) =>
      (await cloudsso.getDirectorySAMLServiceProviderInfo({ DirectoryId: id })).SAMLServiceProvider,
    set: ({ cloudsso }, id, whole) => cloudsso.setDirectorySAMLServiceProviderInfo({ DirectoryId: id, ...whole }),
    outputs: ({ EntityId, AcsUrl, EncodedMetadataDocument }) =>
      promised({ entityId: EntityId, acsUrl: AcsUrl, encodedMetadataDocument: EncodedMetadataDocument }),
    defaults: { authnSignAlgo: "rsa-sha256", certificateType: "self-signed", supportEncryptedAssertion: false },
    weaker: weakerBy<Inputs>({
      authnSignAlgo: (was, is) =>
        was === "rsa-sha256" && is === "rsa-sha1"
          ? "requests to the identity provider are signed with SHA-1, which can be forged, and no longer with SHA-256"
          : undefined,
      supportEncryptedAssertion: (was, is) =>
        was && !is
          ? "the identity provider may no longer encrypt its assertions, so browsers see what is in them"
          : undefined,
    }),
  }),
};
