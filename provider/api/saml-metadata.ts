/** Loaded when the first document is read: most programs and tests read none. */
const library = () => require("fast-xml-parser") as typeof import("fast-xml-parser");

/** What SAML 2.0 metadata says of identity providers. Schemas and signatures are not looked at. */
export interface SamlMetadata {
  /** Empty when the document is not one `EntityDescriptor` with an `entityID`. */
  readonly entityId: string;
  readonly identityProviders: readonly SamlIdentityProvider[];
}

interface SamlIdentityProvider {
  readonly wantsSignedRequests: boolean;
  readonly logonServices: readonly { readonly binding: string; readonly location: string }[];
  /** In the order of the document. */
  readonly certificates: readonly SamlCertificate[];
}

interface SamlCertificate {
  /** `signing` or `encryption`; empty for both. */
  readonly use: string;
  /** Bare Base64, without line breaks. */
  readonly base64: string;
}

/** An element: lists of elements by name, texts by `@` and an attribute's name, and its own text. */
interface Element {
  readonly [name: string]: readonly Element[] | string;
}

/**
 * `undefined` for what is not well-formed XML. Documents with a DOCTYPE or entities of their own are not taken, whatever
 * they say: SAML has no use for either, and both are ways to make a reader of XML read other files or never end.
 */
export function readSamlMetadata(xml: string): SamlMetadata | undefined {
  const root = rootOf(xml.replace(/^\uFEFF/, ""));
  if (root === undefined) return undefined;
  const [entity] = childrenOf(root, "EntityDescriptor");
  return {
    entityId: textOf(entity, "@entityID"),
    identityProviders: childrenOf(entity, "IDPSSODescriptor").map((provider) => ({
      wantsSignedRequests: /^(true|1)$/.test(textOf(provider, "@WantAuthnRequestsSigned")),
      logonServices: childrenOf(provider, "SingleSignOnService").map((service) => ({
        binding: textOf(service, "@Binding"),
        location: textOf(service, "@Location"),
      })),
      certificates: certificatesOf(provider, ""),
    })),
  };
}

/** The element above the document's one root. */
function rootOf(xml: string): Element | undefined {
  // The library reads on after the root, and drops what it finds there.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || !/>\s*$/.test(xml)) return undefined;
  const { XMLParser } = library();
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    alwaysCreateTextNode: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  });
  try {
    const document = parser.parse(xml, true) as Element;
    const roots = Object.keys(document).filter((name) => name !== TEXT);
    return roots.length === 1 && childrenOf(document, roots[0] ?? "").length === 1 ? document : undefined;
  } catch {
    return undefined;
  }
}

const TEXT = "#text";

function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  const children = element?.[name];
  return typeof children === "object" ? children : [];
}

function textOf(element: Element | undefined, name: string): string {
  const text = element?.[name];
  return typeof text === "string" ? text : "";
}

/** However deep they are; the use is that of the key which they describe. */
function certificatesOf(element: Element, use: string): SamlCertificate[] {
  return Object.keys(element).flatMap((name) =>
    childrenOf(element, name).flatMap((child) => {
      if (name === "X509Certificate") return [{ use, base64: textOf(child, TEXT).replace(/\s/g, "") }];
      return certificatesOf(child, name === "KeyDescriptor" ? textOf(child, "@use") : use);
    }),
  );
}
