/** What a directory takes from an identity provider's metadata file. */
export interface SamlMetadata {
  readonly entityId: string;
  readonly loginUrl: string;
  readonly bindingType: "Post" | "Redirect";
  readonly wantRequestSigned: boolean;
  /** Bare Base64. */
  readonly certificates: readonly string[];
}

/** Reads the Base64 of a metadata file; undefined when it describes no identity provider. Its signature is not verified. */
export function readMetadata(encoded: string): SamlMetadata | undefined {
  const xml = Buffer.from(encoded, "base64").toString("utf8");
  const entityId = attribute(openings(xml, "EntityDescriptor")[0], "entityID");
  const [provider] = openings(xml, "IDPSSODescriptor");
  const services = openings(xml, "SingleSignOnService").map((service) => ({
    bindingType: bindings[attribute(service, "Binding")?.split(":").at(-1) ?? ""],
    loginUrl: attribute(service, "Location"),
  }));
  const service = services.find(({ bindingType, loginUrl }) => bindingType !== undefined && loginUrl !== undefined);
  if (!entityId || provider === undefined || !service?.bindingType || !service.loginUrl) return undefined;
  return {
    entityId,
    loginUrl: service.loginUrl,
    bindingType: service.bindingType,
    wantRequestSigned: attribute(provider, "WantAuthnRequestsSigned") === "true",
    certificates: signingCertificates(xml),
  };
}

const bindings: Readonly<Record<string, "Post" | "Redirect">> = { "HTTP-POST": "Post", "HTTP-Redirect": "Redirect" };

/** Keys for encryption are not for checking signatures. */
function signingCertificates(xml: string): string[] {
  const keys = [...xml.matchAll(/<(?:[\w-]+:)?KeyDescriptor\b([^>]*)>([\s\S]*?)<\/(?:[\w-]+:)?KeyDescriptor>/g)];
  return keys
    .filter(([, opening = ""]) => attribute(opening, "use") !== "encryption")
    .flatMap(([, , inner = ""]) => [...inner.matchAll(/<(?:[\w-]+:)?X509Certificate\b[^>]*>([^<]*)</g)])
    .map(([, certificate = ""]) => certificate.replace(/\s/g, ""));
}

function openings(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}\\b([^>]*)>`, "g"))].map(([, inner = ""]) => inner);
}

function attribute(opening: string | undefined, name: string): string | undefined {
  const [, , value] = new RegExp(`\\b${name}\\s*=\\s*(["'])(.*?)\\1`).exec(opening ?? "") ?? [];
  return value?.replace(/&amp;/g, "&");
}
