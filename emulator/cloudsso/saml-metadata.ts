import { readSamlMetadata } from "../../provider/api/saml-metadata";

/** What a directory takes from an identity provider's metadata file. */
export interface SamlMetadata {
  readonly entityId: string;
  readonly loginUrl: string;
  readonly bindingType: "Post" | "Redirect";
  readonly wantRequestSigned: boolean;
  /** Bare Base64. */
  readonly certificates: readonly string[];
}

const bindings: Readonly<Record<string, "Post" | "Redirect">> = { "HTTP-POST": "Post", "HTTP-Redirect": "Redirect" };

/** Reads the Base64 of a metadata file; undefined when it describes no identity provider. */
export function readMetadata(encoded: string): SamlMetadata | undefined {
  const read = readSamlMetadata(Buffer.from(encoded, "base64").toString("utf8"));
  const provider = read?.identityProviders[0];
  if (!read?.entityId || provider === undefined) return undefined;
  for (const { binding, location } of provider.logonServices) {
    const bindingType = bindings[binding.split(":").at(-1) ?? ""];
    if (bindingType === undefined || location === "") continue;
    return {
      entityId: read.entityId,
      loginUrl: location,
      bindingType,
      wantRequestSigned: provider.wantsSignedRequests,
      // Keys for encryption are not for checking signatures.
      certificates: provider.certificates.filter(({ use }) => use !== "encryption").map(({ base64 }) => base64),
    };
  }
  return undefined;
}
