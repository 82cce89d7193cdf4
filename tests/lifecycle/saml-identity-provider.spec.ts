import assert from "node:assert/strict";
import type { Uncertain } from "../../emulator";
import { systemClock } from "../../provider/client/wait";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "cloudsso:SamlIdentityProvider";
const { first, second, third, expired } = certificates;

const ON =
  "warning: SSO is switched on: users log on at the identity provider, and their CloudSSO passwords no longer work";
const OFF =
  "warning: SSO is switched off: users log on with their CloudSSO passwords, and no longer at the identity provider";

/** Single values, as for an identity provider without metadata. */
const single = {
  entityId: "https://idp.example/single",
  loginUrl: "https://idp.example/in",
  bindingType: "Post",
  wantRequestSigned: true,
  x509Certificates: [first],
  ssoStatus: "Enabled",
};

const xmlOf = (base64: string) => Buffer.from(base64, "base64").toString("utf8");
const base64Of = (xml: string) => Buffer.from(xml).toString("base64");

describe("cloudsso.SamlIdentityProvider", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (values: Values = single): Values => ({ directoryId: here.cloud.directoryId, ...values });
  const atConsole = (action: string, parameters: object = {}) =>
    here.console(action, { DirectoryId: here.cloud.directoryId, ...parameters });
  const setAtConsole = (parameters: object) => atConsole("SetExternalSAMLIdentityProvider", parameters);

  /** What is in the cloud, certificates by their names and in no order. */
  function held() {
    const live = directoryOf(here.cloud).settings.samlIdentityProvider;
    if (live === undefined) return undefined;
    const { entityId, loginUrl, bindingType, wantRequestSigned, ssoStatus } = live;
    const names = live.certificates.map(({ pem }) => nameOf(pem)).sort();
    return { entityId, loginUrl, bindingType, wantRequestSigned, ssoStatus, certificates: names };
  }

  function nameOf(pem: string): string {
    return Object.entries(certificates).find(([, one]) => one.trim() === pem.trim())?.[0] ?? "another";
  }

  const heldOf = ({ x509Certificates, ...values }: typeof single, ...names: string[]) => ({
    ...values,
    certificates: names.length > 0 ? names : x509Certificates.map(nameOf),
  });

  /** Made by an earlier command. */
  async function existing(values: Values = single) {
    const one = here.resource(KIND);
    await one.up(program(values));
    await nextCommand();
    return one;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  async function assertSettled(one: Awaited<ReturnType<typeof existing>>, values: Values = single): Promise<void> {
    assert.equal(await one.preview(program(values)), "same");
    await nextCommand();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(program(values)), []);
    assert.equal(await one.up(program(values)), "same");
    assert.deepEqual(here.writes(), []);
  }

  const messageOf = async (values: Values) =>
    (await failureOf(here.resource(KIND).preview(program(values)))).message.split("\n");

  describe("of single values", () => {
    it("is set with its first certificate, and switched on last", async () => {
      const one = await existing({ ...single, x509Certificates: [first, second] });
      assert.deepEqual(held(), heldOf(single, "first", "second"));
      assert.equal(one.id, here.cloud.directoryId);
      const { certificateIds, certificateExpireTimes, createTime, updateTime } = one.outputs;
      const live = directoryOf(here.cloud).settings.samlIdentityProvider?.certificates.map(
        (each) => each.certificateId,
      );
      assert.deepEqual(certificateIds, live);
      assert.deepEqual(certificateExpireTimes, ["2126-10-29T18:39:31Z", "2126-10-29T18:39:31Z"]);
      assert.match(`${createTime} ${updateTime}`, /^\d{4}-\S+Z \d{4}-\S+Z$/);
      await assertSettled(one, { ...single, x509Certificates: [first, second] });
      assert.equal(await one.preview(program({ ...single, x509Certificates: [second, first] })), "same");
    });

    it("sends its values, then its second certificate, then the switch", async () => {
      await here.resource(KIND).up(program({ ...single, x509Certificates: [first, second] }));
      assert.deepEqual(here.writes(), [
        "SetExternalSAMLIdentityProvider",
        "AddExternalSAMLIdPCertificate",
        "SetExternalSAMLIdentityProvider",
      ]);
      const switched = here.calls("SetExternalSAMLIdentityProvider").map(({ parameters }) => parameters["SSOStatus"]);
      assert.deepEqual(switched, ["Disabled", "Enabled"]);
    });

    it("is not written when all that is given is so already", async () => {
      await existing();
      await here.resource(KIND).up(program());
      assert.deepEqual(here.writes(), []);
    });

    it("changes in place what differs, with one call, whatever leaves a call out of it does", async () => {
      for (const omittedSsoFields of ["keep", "reset"] as const) {
        await here.reset({ omittedSsoFields });
        const one = await existing();
        const other = { ...single, loginUrl: "https://idp.example/new", bindingType: "Redirect" };
        assert.equal(await one.up(program(other)), "update");
        assert.deepEqual([here.writes(), held()], [["SetExternalSAMLIdentityProvider"], heldOf(other)]);
        await assertSettled(one, other);
      }
    });

    it("leaves what the program leaves out as it is, and does not look at it", async () => {
      await existing();
      const one = here.resource(KIND);
      await one.up(program({ loginUrl: "https://idp.example/new" }));
      assert.deepEqual(held(), { ...heldOf(single), loginUrl: "https://idp.example/new" });
      await setAtConsole({ EntityId: "https://idp.example/other", X509Certificate: second });
      await assertSettled(one, { loginUrl: "https://idp.example/new" });
    });

    const drifts: { readonly [what: string]: readonly [parameters: object, shown: string] } = {
      "the entity": [{ EntityId: "https://evil.example" }, "entityId"],
      "the address": [{ LoginUrl: "https://evil.example" }, "loginUrl"],
      "the binding": [{ BindingType: "Redirect" }, "bindingType"],
      "the signature of requests": [{ WantRequestSigned: false }, "wantRequestSigned"],
      "the certificate": [{ X509Certificate: third }, "x509Certificates"],
      "the switch": [{ SSOStatus: "Disabled" }, "ssoStatus"],
    };
    for (const [what, [parameters, shown]] of Object.entries(drifts)) {
      it(`finds what was changed at the console and repairs it: ${what}`, async () => {
        const one = await existing();
        await setAtConsole(parameters);
        await one.refresh();
        assert.deepEqual(await one.drift(program()), [shown]);
        assert.equal(await one.up(program()), "update");
        assert.deepEqual(held(), heldOf(single));
        await assertSettled(one);
      });
    }

    it("is set again after it was cleared at the console", async () => {
      const one = await existing();
      await setAtConsole({ SSOStatus: "Disabled" });
      await atConsole("ClearExternalSAMLIdentityProvider");
      await one.refresh();
      assert.equal(await one.up(program()), "update");
      assert.deepEqual(held(), heldOf(single));
      await assertSettled(one);
    });

    it("is read whole by get, and one of a directory that is not there is an error", async () => {
      const one = await existing();
      const { inputs } = await here.provider.read(KIND, one.id, {});
      assert.deepEqual(
        { ...inputs, x509Certificates: (inputs["x509Certificates"] as string[]).map(nameOf) },
        { directoryId: here.cloud.directoryId, ...single, x509Certificates: ["first"] },
      );
      await assert.rejects(here.provider.read(KIND, "d-000000000000", {}), {
        message: `there is no ${KIND} with the id d-000000000000`,
      });
    });

    it("is neither gone nor written nor cleared for the keys of another account", async () => {
      const { id, outputs, inputs } = await existing({ ...single, onDestroy: "reset" });
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await assert.rejects(provider.read(KIND, id, outputs), /account/);
      await assert.rejects(provider.update(KIND, id, outputs, { ...inputs, loginUrl: "https://x.example" }), /account/);
      await assert.rejects(provider.delete(KIND, id, outputs), /account/);
      assert.deepEqual(held(), heldOf(single));
    });
  });

  describe("of certificates that roll over", () => {
    const rolls: { readonly [what: string]: readonly [from: string[], to: string[], calls: string[]] } = {
      "one for another": [[first], [second], ["Add", "Remove"]],
      "one more": [[first], [first, second], ["Add"]],
      "the old one goes": [[first, second], [second], ["Remove"]],
      "one of two for another": [
        [first, second],
        [second, third],
        ["Remove", "Add"],
      ],
      "two for one": [[first, second], [third], ["Remove", "Add", "Remove"]],
      "two for two": [
        [first, second],
        [third, expired],
        ["Remove", "Add", "Remove", "Add"],
      ],
    };
    for (const [what, [from, to, calls]] of Object.entries(rolls)) {
      it(`never has none while SSO is on: ${what}`, async () => {
        const one = await existing({ ...single, x509Certificates: from });
        const values = { ...single, x509Certificates: to };
        assert.equal(await one.up(program(values)), "update");
        assert.deepEqual(
          here.writes().map((action) => /^[A-Z][a-z]+/.exec(action)?.[0]),
          calls,
        );
        assert.deepEqual(held(), heldOf(single, ...to.map(nameOf).sort()));
        await assertSettled(one, values);
      });
    }

    it("takes an expired one away first where there is no room", async () => {
      const one = await existing({ ...single, x509Certificates: [second, expired] });
      const [, old] = one.outputs["certificateIds"] as string[];
      await one.up(program({ ...single, x509Certificates: [third] }));
      const removed = here
        .calls("RemoveExternalSAMLIdPCertificate")
        .map(({ parameters }) => parameters["CertificateId"]);
      assert.equal(removed[0], old);
      assert.deepEqual(held(), heldOf(single, "third"));
    });

    it("sees no difference in how a certificate is written", async () => {
      const one = await existing();
      const bare = first.replace(/-----[A-Z ]+-----|\s/g, "");
      await here.cloud.control.clearCalls();
      for (const text of [bare, `\n${first}\n\n`, first.replaceAll("\n", "\r\n"), `Subject: CN\n${first}`.slice(12)]) {
        assert.equal(await one.up(program({ ...single, x509Certificates: [text] })), "same");
      }
      await one.refresh();
      assert.deepEqual(one.inputs["x509Certificates"], [first]);
      assert.deepEqual(here.writes(), []);
    });

    it("takes one away that is there twice", async () => {
      await here.reset({ repeatedCertificate: "accept" });
      const one = await existing();
      await atConsole("AddExternalSAMLIdPCertificate", { X509Certificate: first });
      await one.refresh();
      assert.deepEqual(await one.drift(program()), ["x509Certificates"]);
      await one.up(program());
      assert.deepEqual(held(), heldOf(single));
      await assertSettled(one);
    });
  });

  describe("of metadata", () => {
    const document = metadata(first, second);
    const ofDocument = {
      entityId: "https://idp.example/e",
      loginUrl: "https://idp.example/sso?a=1&b=2",
      bindingType: "Redirect",
      wantRequestSigned: true,
      ssoStatus: "Enabled",
      certificates: ["first", "second"],
    };
    const given = { encodedMetadataDocument: document, ssoStatus: "Enabled" };

    it("is set whole with one call, and switched on with another", async () => {
      const one = here.resource(KIND);
      assert.equal(await one.up(program(given)), "create");
      assert.deepEqual(here.writes(), ["SetExternalSAMLIdentityProvider", "SetExternalSAMLIdentityProvider"]);
      assert.deepEqual(held(), ofDocument);
      await assertSettled(one, given);
    });

    it("in other words, another format or another order is no difference", async () => {
      const one = await existing(given);
      const xml = xmlOf(document);
      const texts = {
        XML: xml,
        "XML with a byte order mark and blanks": `\uFEFF\n${xml}\n`,
        "XML on many lines": xml.replaceAll("><", ">\n  <"),
        "other prefixes": xml.replaceAll("md:", "m:").replace("xmlns:md", "xmlns:m"),
        "Base64 on many lines": (document.match(/.{1,76}/g) ?? []).join("\n"),
        "the keys in another order": xmlOf(metadata(second, first)),
        "a comment": xml.replace("<md:IDP", "<!-- ours --><md:IDP"),
      };
      for (const [what, text] of Object.entries(texts)) {
        assert.equal(await one.up(program({ ...given, encodedMetadataDocument: text })), "same", what);
      }
      assert.deepEqual(here.writes(), []);
    });

    it("that says something else is sent, as Base64, and nothing beside it that it says itself", async () => {
      const one = await existing(given);
      const other = { ...given, encodedMetadataDocument: xmlOf(metadata(third)).replace("/e", "/f") };
      assert.equal(await one.up(program(other)), "update");
      assert.deepEqual(held(), { ...ofDocument, entityId: "https://idp.example/f", certificates: ["third"] });
      const [sent] = here.calls("SetExternalSAMLIdentityProvider");
      const parameters: Values = { ...sent?.parameters };
      assert.equal(xmlOf(String(parameters["EncodedMetadataDocument"])), other.encodedMetadataDocument);
      assert.equal(parameters["EntityId"] ?? parameters["LoginUrl"] ?? parameters["BindingType"], undefined);
      await assertSettled(one, other);
    });

    const edits: { readonly [what: string]: (id: string) => Promise<unknown> } = {
      "other metadata": () => setAtConsole({ EncodedMetadataDocument: metadata(third) }),
      "the address alone": () => setAtConsole({ LoginUrl: "https://evil.example" }),
      "the entity alone": () => setAtConsole({ EntityId: "https://evil.example" }),
      "the signature of requests": () => setAtConsole({ WantRequestSigned: false }),
      "the certificates": () => setAtConsole({ X509Certificate: third }),
      "one certificate less": (CertificateId) => atConsole("RemoveExternalSAMLIdPCertificate", { CertificateId }),
    };
    for (const [what, edit] of Object.entries(edits)) {
      it(`edited at the console is found and repaired: ${what}`, async () => {
        const one = await existing(given);
        await edit((one.outputs["certificateIds"] as string[])[0] ?? "");
        await one.refresh();
        assert.deepEqual(await one.drift(program(given)), ["encodedMetadataDocument"]);
        assert.match(String(one.inputs["encodedMetadataDocument"]), /^<EntityDescriptor /);
        assert.equal(await one.up(program(given)), "update");
        assert.deepEqual(held(), ofDocument);
        await assertSettled(one, given);
      });
    }

    it("cleared at the console is found and set again", async () => {
      const one = await existing({ encodedMetadataDocument: document });
      await atConsole("ClearExternalSAMLIdentityProvider");
      await one.refresh();
      assert.deepEqual(await one.drift(program({ encodedMetadataDocument: document })), ["encodedMetadataDocument"]);
      await one.up(program({ encodedMetadataDocument: document }));
      assert.deepEqual(held(), { ...ofDocument, ssoStatus: "Disabled" });
    });

    it("with both bindings follows the program's choice", async () => {
      const post =
        '<md:SingleSignOnService Location="https://idp.example/post" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>';
      const both = xmlOf(document).replace("</md:IDPSSO", `${post}</md:IDPSSO`);
      const values = { ...given, encodedMetadataDocument: both };
      const one = await existing(values);
      assert.equal(held()?.loginUrl, ofDocument.loginUrl);
      for (const bindingType of ["Post", "Redirect"]) {
        await one.up(program({ ...values, bindingType }));
        const loginUrl = bindingType === "Post" ? "https://idp.example/post" : ofDocument.loginUrl;
        assert.deepEqual(held(), { ...ofDocument, bindingType, loginUrl });
        await assertSettled(one, { ...values, bindingType });
      }
    });

    it("takes single values beside it that say the same", async () => {
      const { certificates: _, ...same } = ofDocument;
      const values = { ...same, encodedMetadataDocument: document, x509Certificates: [second, first] };
      const one = await existing(values);
      assert.deepEqual(held(), ofDocument);
      await assertSettled(one, values);
    });

    it("is refused in the preview with single values that say something else", async () => {
      const values = {
        entityId: "https://other.example",
        loginUrl: "https://other.example",
        bindingType: "Post",
        wantRequestSigned: false,
        x509Certificates: [third],
      };
      assert.deepEqual(await messageOf({ ...given, ...values }), [
        "entityId must be the entityID of encodedMetadataDocument, or be left out",
        "loginUrl must be the Location of a SingleSignOnService of encodedMetadataDocument, or be left out",
        "wantRequestSigned must be true, as encodedMetadataDocument wants requests signed, or be left out",
        "x509Certificates must be the signing certificates of encodedMetadataDocument, or be left out",
      ]);
      assert.deepEqual(await messageOf({ ...given, bindingType: "Post" }), [
        "bindingType must be the Binding of a SingleSignOnService of encodedMetadataDocument, or be left out",
      ]);
      assert.deepEqual(here.calls(), []);
    });

    it("gives way to single values, and the other way round", async () => {
      const one = await existing(given);
      assert.equal(await one.up(program()), "update");
      assert.deepEqual(held(), heldOf(single));
      await assertSettled(one);
      assert.equal(await one.up(program(given)), "update");
      assert.deepEqual(held(), ofDocument);
      await assertSettled(one, given);
    });
  });

  describe("of bad input", () => {
    const key = ["-----BEGIN PRIVATE", "KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE", "KEY-----"].join(" ");
    const keyFault =
      "holds a private key, which stays with the identity provider; give the certificate alone, and have a new key made " +
      "where others may have seen this one";
    const xml = xmlOf(metadata(first));
    const entity = xml.replace(/^<\?xml.*?\?>/, "");
    const documents: { readonly [what: string]: readonly [text: string, reason: string] } = {
      words: ["metadata.xml", "must be an identity provider's SAML metadata, as XML or its Base64"],
      JSON: ['{"a":1}', "must be an identity provider's SAML metadata, as XML or its Base64"],
      "Base64 of words": [base64Of("metadata"), "must be an identity provider's SAML metadata, as XML or its Base64"],
      "broken XML": [xml.slice(0, -5), "must be well-formed XML without a DOCTYPE"],
      "a DOCTYPE": [`<!DOCTYPE a>${entity}`, "must be well-formed XML without a DOCTYPE"],
      "other XML": ["<html/>", "must be one EntityDescriptor with an entityID"],
      "two in a row": [entity + entity, "has 2 EntityDescriptors; give the one of your identity provider alone"],
      "two in one": [
        `<EntitiesDescriptor>${entity}${entity}</EntitiesDescriptor>`,
        "has 2 EntityDescriptors; give the one of your identity provider alone",
      ],
      "a service provider's": [
        '<EntityDescriptor entityID="https://sp"><SPSSODescriptor/></EntityDescriptor>',
        "has no IDPSSODescriptor, so it is not the metadata of an identity provider",
      ],
      "another binding": [
        xml.replace("HTTP-Redirect", "SOAP"),
        "has no SingleSignOnService with the binding HTTP-POST or HTTP-Redirect",
      ],
      "no certificate": [xmlOf(metadata()), "has no X509Certificate to check the provider's signatures with"],
      "a broken certificate": [
        xmlOf(metadata("QUJD")),
        "has an X509Certificate that is no X.509 certificate in Base64",
      ],
      "three certificates": [metadata(first, second, third), "has 3 signing certificates; at most 2 are allowed"],
      "a private key": [xml.replace("</md:Ent", `<!-- ${key} --></md:Ent`), keyFault],
      "a private key alone": [key, keyFault],
    };
    for (const [what, [text, reason]] of Object.entries(documents)) {
      it(`refuses metadata in the preview: ${what}`, async () => {
        assert.deepEqual(await messageOf({ encodedMetadataDocument: text }), [`encodedMetadataDocument ${reason}`]);
      });
    }

    it("refuses certificates in the preview, each by its index", async () => {
      const allowed =
        "must be an X.509 certificate in PEM, which begins with -----BEGIN CERTIFICATE-----, or its bare Base64";
      assert.deepEqual(await messageOf({ x509Certificates: ["QUJD", `${first}\n${second}`] }), [
        `x509Certificates[0] ${allowed}`,
        "x509Certificates[1] holds 2 certificates; give each of them in an item of its own",
      ]);
      assert.deepEqual(await messageOf({ x509Certificates: [first, first.replaceAll("\n", "\r\n")] }), [
        "x509Certificates[1] is there already as x509Certificates[0]",
      ]);
      assert.deepEqual(await messageOf({ x509Certificates: [first, second, third] }), [
        "x509Certificates must have 1 to 2 items, not 3",
      ]);
      assert.deepEqual(await messageOf({ x509Certificates: [] }), ["x509Certificates must not be empty"]);
    });

    it("refuses a private key in the place of a certificate, and quotes nothing of it", async () => {
      for (const text of [key, `${first}\n${key}`, `${key}\n${first}`]) {
        assert.deepEqual(await messageOf({ x509Certificates: [text] }), [`x509Certificates[0] ${keyFault}`]);
      }
    });

    it("quotes nothing of a private key in the place of anything else", async () => {
      assert.deepEqual(await messageOf({ x509Certificates: key, loginUrl: key, bindingType: key }), [
        "loginUrl must be an address that begins with https:// or http://, not [secret]",
        'bindingType must be "Post" or "Redirect", not [secret]',
        "x509Certificates must be a list, not [secret]",
      ]);
    });

    it("refuses words that there are not", async () => {
      const values = { bindingType: "POST", ssoStatus: "on", loginUrl: "idp.example" };
      assert.deepEqual(await messageOf(values), [
        'loginUrl must be an address that begins with https:// or http://, not "idp.example"',
        'bindingType must be "Post" or "Redirect", not "POST"',
        'ssoStatus must be "Enabled" or "Disabled", not "on"',
      ]);
      assert.deepEqual(here.calls(), []);
    });
  });

  describe("tells in the preview and in the update", () => {
    const warnings = async (from: Values, to: Values) => {
      const one = await existing(from);
      await one.preview(program(to));
      const { said } = here.provider;
      await nextCommand();
      await one.up(program(to));
      assert.deepEqual(here.provider.said, said, "the update");
      return said;
    };
    const off = { ...single, ssoStatus: "Disabled" };

    it("that SSO is switched on, and what that does to passwords", async () => {
      assert.deepEqual(await warnings(off, single), [ON]);
    });

    it("that SSO is switched off", async () => {
      assert.deepEqual(await warnings(single, off), [OFF]);
    });

    it("that requests are no longer signed", async () => {
      const sentence = "warning: requests to the identity provider are no longer signed";
      assert.deepEqual(await warnings(single, { ...single, wantRequestSigned: false }), [sentence]);
    });

    const sentence = (path: string) =>
      `warning: ${path} has a certificate that expired on 2025-03-01 (CN=expired.example); ask the identity provider for its new one`;

    it("that a certificate has expired", async () => {
      const both = { ...single, x509Certificates: [first, expired] };
      assert.deepEqual(await warnings(single, both), [sentence("x509Certificates[1]")]);
    });

    it("that one in the metadata has expired", async () => {
      const from = { encodedMetadataDocument: metadata(first) };
      const to = { encodedMetadataDocument: metadata(expired) };
      assert.deepEqual(await warnings(from, to), [sentence("encodedMetadataDocument")]);
    });

    it("of what is there before a create, too", async () => {
      await existing(single);
      await here.resource(KIND).preview(program({ ...off, wantRequestSigned: false }));
      assert.deepEqual(here.provider.said, [OFF, "warning: requests to the identity provider are no longer signed"]);
      await nextCommand();
      await here.resource(KIND).preview(program(single));
      assert.deepEqual(here.provider.said, []);
    });
  });

  describe("with SSO", () => {
    it("is not switched on where nobody could log on, whatever the service would do", async () => {
      for (const ssoWithoutProvider of ["refuse", "accept"] as const) {
        await here.reset({ ssoWithoutProvider });
        const failure = await failureOf(
          here.resource(KIND).up(program({ ssoStatus: "Enabled", entityId: "https://e" })),
        );
        assert.equal(
          failure.message,
          `SSO of directory ${here.cloud.directoryId} cannot be switched on: nobody could log on, as it has no loginUrl, ` +
            "x509Certificates; give what is missing, or encodedMetadataDocument",
        );
        assert.deepEqual(here.writes(), []);
      }
    });

    it("that cannot be switched on keeps what was set, and the next up goes on", async () => {
      await here.cloud.control.fault({
        ...{ kind: "refuse", code: "Unverified.WrongState.SSO", status: 400 },
        ...{ action: "SetExternalSAMLIdentityProvider", nth: 2 },
      });
      const one = here.resource(KIND);
      assert.match((await failureOf(one.up(program()))).message, /WrongState/);
      assert.deepEqual(held(), { ...heldOf(single), ssoStatus: "Disabled" });
      assert.equal(one.id, here.cloud.directoryId);
      await nextCommand();
      assert.equal(await one.up(program()), "update");
      assert.deepEqual(here.writes(), ["SetExternalSAMLIdentityProvider"]);
      assert.deepEqual(held(), heldOf(single));
      await assertSettled(one);
    });

    it("that somebody else may not write leaves nothing in the state when nothing was written", async () => {
      const action = "SetExternalSAMLIdentityProvider";
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action });
      const one = here.resource(KIND);
      assert.match((await failureOf(one.up(program()))).message, /NoPermission/);
      assert.equal(one.recorded, undefined);
    });

    it("goes off together with the last change", async () => {
      const one = await existing();
      const off = { ...single, ssoStatus: "Disabled", loginUrl: "https://idp.example/new" };
      await one.up(program(off));
      assert.deepEqual([here.writes(), held()], [["SetExternalSAMLIdentityProvider"], heldOf(off)]);
    });
  });

  describe("that leaves the program", () => {
    it("stays as it is, and says so", async () => {
      const one = await existing();
      await one.destroy();
      assert.deepEqual([here.writes(), held()], [[], heldOf(single)]);
      assert.deepEqual(here.provider.said, ["the SAML identity provider stays as it is"]);
    });

    const answers: readonly Partial<Uncertain>[] = [
      {},
      { clearingWithSsoOn: "accept" },
      { samlNeverSet: "nothing" },
      { ssoWithoutProvider: "accept" },
      { omittedSsoFields: "reset" },
    ];
    for (const answer of answers) {
      it(`is switched off and cleared with onDestroy: "reset", when ${JSON.stringify(answer)}`, async () => {
        await here.reset(answer);
        const values = { ...single, onDestroy: "reset" };
        const one = await existing(values);
        assert.deepEqual(held(), heldOf(single));
        await assertSettled(one, values);
        await nextCommand();
        await one.destroy();
        assert.equal(held(), undefined);
        assert.deepEqual(here.writes(), ["SetExternalSAMLIdentityProvider", "ClearExternalSAMLIdentityProvider"]);
        assert.deepEqual(here.provider.said, [OFF, "SSO is off, and the SAML identity provider is cleared"]);
      });
    }

    it("and was cleared already, is left alone", async () => {
      const one = await existing({ ...single, ssoStatus: "Disabled", onDestroy: "reset" });
      await atConsole("ClearExternalSAMLIdentityProvider");
      await here.cloud.control.clearCalls();
      await one.destroy();
      assert.deepEqual(here.writes(), []);
    });
  });

  const roll = { ...single, x509Certificates: [third] };
  const stories: readonly Story[] = [
    {
      what: "a create",
      prepare: async () => upOf(here.resource(KIND), program({ ...single, x509Certificates: [first, second] })),
    },
    {
      what: "an update of the metadata",
      prepare: async () =>
        upOf(
          await existing({ encodedMetadataDocument: metadata(first), ssoStatus: "Disabled" }),
          program({ encodedMetadataDocument: metadata(second), ssoStatus: "Enabled" }),
        ),
    },
    { what: "a roll-over", prepare: async () => upOf(await existing(), program(roll)) },
    {
      what: "a roll-over of two",
      prepare: async () => upOf(await existing({ ...single, x509Certificates: [first, second] }), program(roll)),
    },
    { what: "a read", prepare: async () => refreshOf(await existing(), program()) },
    { what: "a reset", prepare: async () => destroyOf(await existing({ ...single, onDestroy: "reset" })) },
  ];
  for (const story of stories) {
    unlessBroken(() => here, { ...story, look: held });
    unlessKilled(() => here, { ...story, look: held });
  }
});
