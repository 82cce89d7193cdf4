import assert from "node:assert/strict";
import { readSamlMetadata } from "../../../provider/api/saml-metadata";

const service = (binding: string, location: string) =>
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;
const key = (use: string, certificate: string) =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="x"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate>` +
  "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
const document = (inner: string, opening = '<md:IDPSSODescriptor WantAuthnRequestsSigned="true">') =>
  `<?xml version="1.0"?>\n<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp">` +
  `${opening}${inner}</md:IDPSSODescriptor></md:EntityDescriptor>\n`;

describe("SAML metadata", () => {
  it("is read with prefixes, comments, character data and entities that all XML has", () => {
    const redirect = service("HTTP-Redirect", "https://idp/sso?a=1&amp;b=2");
    const inner =
      `<!-- ${service("HTTP-POST", "https://no")} -->${key(' use="encryption"', "ENC")}` +
      `${key(' use="signing"', "\n  AA\n  BB\n")}${key("", "<![CDATA[CC]]>")}${redirect}`;
    assert.deepEqual(readSamlMetadata(document(inner)), {
      entityId: "https://idp",
      identityProviders: [
        {
          wantsSignedRequests: true,
          logonServices: [
            { binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", location: "https://idp/sso?a=1&b=2" },
          ],
          certificates: [
            { use: "encryption", base64: "ENC" },
            { use: "signing", base64: "AABB" },
            { use: "", base64: "CC" },
          ],
        },
      ],
    });
  });

  it("does not count the certificate of its own signature", () => {
    const signed = document("").replace("<md:IDP", `${key("", "SIGNATURE")}<md:IDP`);
    assert.deepEqual(readSamlMetadata(signed)?.identityProviders[0]?.certificates, []);
  });

  it("of something else names no identity provider", () => {
    const nothing = { entityId: "", identityProviders: [] };
    assert.deepEqual(readSamlMetadata("<html><IDPSSODescriptor/></html>"), nothing);
    const entity = '<EntityDescriptor entityID="https://sp"><SPSSODescriptor/></EntityDescriptor>';
    assert.deepEqual(readSamlMetadata(entity), { ...nothing, entityId: "https://sp" });
  });

  const expanding = `<!DOCTYPE a [<!ENTITY x "${"x".repeat(100)}">]>${document("&x;".repeat(100))}`;
  const refused: readonly (readonly [what: string, xml: string])[] = [
    ["nothing", ""],
    ["text", "metadata"],
    ["a tag that stays open", document("<a>")],
    ["two roots", `${document("")}${document("")}`],
    ["text after the root", `${document("")}x`],
    ["an attribute twice", document("", '<md:IDPSSODescriptor a="1" a="2">')],
    ["a DOCTYPE", `<!DOCTYPE a>${document("")}`],
    ["entities of its own", expanding],
    ["a file by an entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document("&x;")}`],
    ["tags without end", "<a>".repeat(100_000)],
    ["properties that every object has", "<__proto__><x/></__proto__>"],
  ];
  for (const [what, xml] of refused) {
    it(`is not taken with ${what}`, () => {
      assert.equal(readSamlMetadata(xml)?.entityId || undefined, undefined);
    });
  }
});
