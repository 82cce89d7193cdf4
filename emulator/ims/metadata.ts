import { readSamlMetadata } from "../../provider/api/saml-metadata";
import { unverified } from "../refusal";

/** The document as Base64 without line breaks. Refuses what is not the metadata of one identity provider in Base64. */
export function checkedMetadata(encoded: string, subject: "SAMLProvider" | "UserSsoSettings"): string {
  const refuse = (why: string) => unverified("invalid", `${subject}.Metadata`, `The metadata document ${why}.`);
  const base64 = encoded.replace(/\s/g, "");
  if (base64 === "" || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw refuse("is not in Base64");
  }
  const metadata = readSamlMetadata(Buffer.from(base64, "base64").toString("utf8"));
  if (metadata === undefined) throw refuse("is not well-formed XML without a DOCTYPE");
  if (metadata.entityId === "") throw refuse("is not an EntityDescriptor with an entityID");
  const [provider, ...others] = metadata.identityProviders;
  if (provider === undefined || others.length > 0) throw refuse("does not have one IDPSSODescriptor");
  if (provider.certificates.length > 2) throw refuse("has more than two certificates");
  return base64;
}

/** As it is read: in lines, as a mail would have it. */
export function inLines(base64: string, lineBreaks: "76 columns" | "none"): string {
  return lineBreaks === "none" ? base64 : (base64.match(/.{1,76}/g) ?? []).join("\n");
}
