import { unverified } from "../refusal";

/** Start and end tags, and what may stand between them: text, comments, instructions, character data. */
const part =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;

interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: string;
  /** Its parent's name; absent at the top. */
  readonly parent: string | undefined;
}

/**
 * The document as Base64 without line breaks. Refuses what is not the Base64 of well-formed SAML metadata with one
 * descriptor of an identity provider and at most two certificates. Schemas and signatures are not looked at.
 */
export function checkedMetadata(encoded: string, subject: "SAMLProvider" | "UserSsoSettings"): string {
  const refuse = (why: string) => unverified("invalid", `${subject}.Metadata`, `The metadata document ${why}.`);
  const base64 = encoded.replace(/\s/g, "");
  if (base64 === "" || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw refuse("is not in Base64");
  }
  const elements = elementsOf(Buffer.from(base64, "base64").toString("utf8"));
  if (elements === undefined) throw refuse("is not well-formed XML");
  const [root] = elements;
  if (root?.name !== "EntityDescriptor" || !/\sentityID\s*=/.test(root.attributes)) {
    throw refuse("is not an EntityDescriptor with an entityID");
  }
  const providers = elements.filter(({ name, parent }) => name === "IDPSSODescriptor" && parent === root.name);
  if (providers.length !== 1) throw refuse("does not have one IDPSSODescriptor");
  if (elements.filter(({ name }) => name === "X509Certificate").length > 2) {
    throw refuse("has more than two certificates");
  }
  return base64;
}

/** As it is read: in lines, as a mail would have it. */
export function inLines(base64: string, lineBreaks: "76 columns" | "none"): string {
  return lineBreaks === "none" ? base64 : (base64.match(/.{1,76}/g) ?? []).join("\n");
}

/** All elements in their order; nothing when the text is not well-formed. Documents with a DOCTYPE are not taken. */
function elementsOf(xml: string): Element[] | undefined {
  const elements: Element[] = [];
  const open: string[] = [];
  const text = xml.replace(/^\uFEFF/, "");
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) return undefined;
    const [whole, closing, tag, attributes = "", alone] = match;
    if (tag === undefined) {
      const markup = whole.startsWith("<!--") || whole.startsWith("<?");
      if (open.length === 0 && !markup && whole.trim() !== "") return undefined;
    } else if (closing === "/") {
      if (open.pop() !== tag) return undefined;
    } else {
      if (open.length === 0 && elements.length > 0) return undefined;
      elements.push({
        name: localName(tag),
        attributes,
        parent: open.length > 0 ? localName(open.at(-1) ?? "") : undefined,
      });
      if (alone !== "/") open.push(tag);
    }
  }
  return open.length === 0 && elements.length > 0 ? elements : undefined;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1);
}
