import assert from "node:assert/strict";
import { readCertificate } from "../../../provider/resources/certificate";
import {
  readSamlDocument,
  type SamlDocument,
  sameSamlDocument,
  writeSamlDocument,
} from "../../../provider/resources/saml-document";
import { certificates, metadata } from "../../emulator/cloudsso/certificates";

function read(text: string): SamlDocument {
  const document = readSamlDocument(text);
  if ("fault" in document) assert.fail(document.fault);
  return document;
}

const certificate = (pem: string) => readCertificate(pem) ?? assert.fail("no certificate");

describe("resources/saml-document", () => {
  it("reads what a service takes from metadata, without keys for encryption", () => {
    const { base64, certificates: own, ...rest } = read(metadata(certificates.first, certificates.second));
    assert.deepEqual(rest, {
      entityId: "https://idp.example/e",
      logons: [{ bindingType: "Redirect", loginUrl: "https://idp.example/sso?a=1&b=2" }],
      wantsSignedRequests: true,
    });
    assert.deepEqual(
      own.map(({ subject }) => subject),
      ["CN=first.example", "CN=second.example"],
    );
    assert.equal(base64, metadata(certificates.first, certificates.second));
  });

  it("counts a certificate that is there twice once", () => {
    assert.equal(read(metadata(certificates.first, certificates.first, certificates.second)).certificates.length, 2);
  });

  it("writes what it reads, whatever characters are in it", () => {
    for (const wantsSignedRequests of [true, false]) {
      const of = {
        entityId: `https://idp.example/"<a>'&amp;`,
        loginUrl: "https://idp.example/sso?a=1&b=2",
        bindingType: "Post" as const,
        wantsSignedRequests,
        certificates: [certificate(certificates.first)],
      };
      const { logons, base64: _, ...rest } = read(writeSamlDocument(of));
      assert.deepEqual({ ...logons[0], ...rest }, of);
    }
  });

  it("compares what documents say: what no service reads makes no difference", () => {
    const one = Buffer.from(metadata(certificates.first), "base64").toString();
    const same: readonly string[] = [
      metadata(certificates.first),
      one.replace("<md:IDP", "<md:Extensions/><md:IDP"),
      one.replace("<md:EntityDescriptor", '<md:EntityDescriptor validUntil="2030-01-01T00:00:00Z"'),
      one.replace("</md:IDP", '<md:SingleLogoutService Binding="b" Location="l"/></md:IDP'),
    ];
    for (const other of same) assert.equal(sameSamlDocument(one, other), true, other);
    const different: readonly unknown[] = [
      metadata(certificates.second),
      metadata(certificates.first, certificates.second),
      one.replace("/e", "/f"),
      one.replace("/sso", "/in"),
      one.replace("HTTP-Redirect", "HTTP-POST"),
      one.replace('Signed="true"', 'Signed="false"'),
      "no metadata",
      undefined,
    ];
    for (const other of different) assert.equal(sameSamlDocument(one, other), false, String(other));
    assert.equal(sameSamlDocument("no metadata", "no metadata"), true);
  });
});

describe("resources/certificate", () => {
  it("is the same in PEM and in bare Base64", () => {
    const bare = certificates.rsa.replace(/-----[A-Z ]+-----|\s/g, "");
    assert.deepEqual(readCertificate(bare), readCertificate(certificates.rsa));
    assert.equal(certificate(bare).pem.trim(), certificates.rsa);
  });

  it("is not read from what holds more, or something else", () => {
    const { first, second } = certificates;
    const texts = [
      "",
      "QUJD",
      `${first}\n${second}`,
      first.replaceAll("CERTIFICATE", "PUBLIC KEY"),
      first.slice(0, -60),
    ];
    for (const text of texts) assert.equal(readCertificate(text), undefined, text);
  });
});
