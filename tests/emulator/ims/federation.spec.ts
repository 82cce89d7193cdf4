import assert from "node:assert/strict";
import { type Answered, accountId, type Company, foundCompany, metadata } from "./company";

describe("emulator: IMS, providers and applications", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany();
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  const control = () => company.desk.emulator.control;
  const set = (options: Parameters<ReturnType<typeof control>["setOptions"]>[0]) => control().setOptions(options);

  describe("providers", () => {
    const idp = "<IDPSSODescriptor/>";
    const certificate = "<X509Certificate>x</X509Certificate>";
    const documents: readonly (readonly [string, string, boolean])[] = [
      ["one descriptor", metadata(idp), true],
      ["prefixes, comments and character data", prefixed(), true],
      ["two certificates", metadata(`<IDPSSODescriptor>${certificate.repeat(2)}</IDPSSODescriptor>`), true],
      ["three certificates", metadata(`<IDPSSODescriptor>${certificate.repeat(3)}</IDPSSODescriptor>`), false],
      ["two descriptors", metadata(idp + idp), false],
      ["a service provider only", metadata("<SPSSODescriptor/>"), false],
      ["a descriptor in a comment", metadata(`<!-- ${idp} -->`), false],
      ["a tag left open", metadata(`${idp}<a>`), false],
      ["another root", Buffer.from("<a><IDPSSODescriptor/></a>").toString("base64"), false],
      ["text after the end", Buffer.from(`${decoded(metadata(idp))} x`).toString("base64"), false],
      ["a document type", Buffer.from(`<!DOCTYPE a>${decoded(metadata(idp))}`).toString("base64"), false],
      ["plain XML", decoded(metadata(idp)), false],
    ];
    for (const [what, document, good] of documents) {
      it(`${good ? "take" : "refuse"} SAML metadata with ${what}`, async () => {
        const made = { SAMLProviderName: "x", EncodedSAMLMetadataDocument: document };
        const code = await company.peek("CreateSAMLProvider", made, () => "taken");
        assert.equal(code, good ? "taken" : "Unverified.Invalid.SAMLProvider.Metadata");
      });
    }

    it("give metadata back in lines, or as it was sent", async () => {
      const read = async (): Promise<string> =>
        (await company.ims("GetSAMLProvider", { SAMLProviderName: "idp" })).SAMLProvider.EncodedSAMLMetadataDocument;
      const lines = (await read()).split("\n");
      assert.ok(lines.length > 1);
      assert.ok(lines.slice(0, -1).every((line) => line.length === 76));
      assert.equal(lines.join(""), metadata());
      await set({ encodedLineBreaks: "none" });
      assert.equal(await read(), metadata());
    });

    it("of SAML want a description or a document in an update, whatever else is sent", async () => {
      const update = { SAMLProviderName: "idp", AuthnSignAlgo: "rsa-sha256" };
      assert.equal(await company.peek("UpdateSAMLProvider", update), "MissingParameter");
      await set({ samlAlgorithmAlone: "accept" });
      assert.equal((await company.ims("UpdateSAMLProvider", update)).SAMLProvider.AuthnSignAlgo, "rsa-sha256");
    });

    it("of OIDC change five fingerprints for five others in one order of work, and not in another", async () => {
      const at = { OIDCProviderName: "five" };
      const fingerprints = (start: string) => [1, 2, 3, 4, 5].map((number) => `${start}${number}`);
      const [kept = "", ...rest] = fingerprints("a");
      const [first = "", second = "", third = "", fourth = "", fifth = ""] = fingerprints("b");
      const made = { ...at, IssuerUrl: "https://five.example.com", Fingerprints: [kept, ...rest].join(",") };
      await company.ims("CreateOIDCProvider", made);
      const add = (Fingerprint: string) => company.peek("AddFingerprintToOIDCProvider", { ...at, Fingerprint });
      const remove = (Fingerprint: string) => company.peek("RemoveFingerprintFromOIDCProvider", { ...at, Fingerprint });
      assert.equal(await add(first), "Unverified.QuotaReached.OIDCProvider.Fingerprint");
      for (const old of rest) await remove(old);
      assert.equal(await remove(kept), "Unverified.WrongState.OIDCProvider.Fingerprint");
      for (const added of [fourth, third, second, first]) await add(added);
      assert.equal(
        await add(fifth),
        "Unverified.QuotaReached.OIDCProvider.Fingerprint",
        "all five before the last old one goes",
      );
      await remove(kept);
      await add(fifth);
      const { OIDCProvider } = await company.ims("GetOIDCProvider", at);
      assert.equal(OIDCProvider.Fingerprints, [fourth, third, second, first, fifth].join(","));
      await set({ fingerprintOrder: "sorted" });
      const sorted = await company.ims("GetOIDCProvider", at);
      assert.equal(sorted.OIDCProvider.Fingerprints, fingerprints("b").join(","));
    });

    it("of OIDC answer otherwise where nothing is documented", async () => {
      const github = { OIDCProviderName: "github" };
      const fingerprints = (answer: Answered) => answer.OIDCProvider.Fingerprints;
      await set({ repeatedEntry: "accept", lastFingerprint: "accept", fingerprintCase: "lower" });
      await set({ oidcWithoutFingerprint: "refuse" });
      assert.equal(
        fingerprints(await company.ims("AddFingerprintToOIDCProvider", { ...github, Fingerprint: "AA11" })),
        "aa11,bb22",
      );
      assert.equal(
        fingerprints(await company.ims("AddFingerprintToOIDCProvider", { ...github, Fingerprint: "CC33" })),
        "aa11,bb22,cc33",
      );
      for (const Fingerprint of ["aa11", "bb22", "cc33", "dd44"]) {
        await company.ims("RemoveFingerprintFromOIDCProvider", { ...github, Fingerprint });
      }
      assert.equal(fingerprints(await company.ims("GetOIDCProvider", github)), "");
      const bare = { OIDCProviderName: "bare", IssuerUrl: "https://bare.example.com" };
      assert.equal(await company.peek("CreateOIDCProvider", bare), "MissingParameter");
    });
  });

  describe("applications", () => {
    const types = [
      ["WebApp", 7_776_000, false, true],
      ["NativeApp", 2_592_000, true, false],
      ["ServerApp", 2_592_000, true, true],
    ] as const;
    for (const [AppType, refresh, multiTenant, secret] of types) {
      it(`of type ${AppType} have defaults of their own`, async () => {
        const { Application: made } = await company.ims("CreateApplication", {
          AppName: "x",
          AppType,
          DisplayName: "x",
        });
        assert.deepEqual(
          [made.RefreshTokenValidity, made.IsMultiTenant, made.SecretRequired, made.AccessTokenValidity],
          [refresh, multiTenant, secret, 3600],
        );
        assert.deepEqual([made.ProtocolVersion, made.AccountId], ["2.0", accountId]);
        const { PredefinedScope: scopes } = made.DelegatedScope.PredefinedScopes;
        assert.deepEqual(
          scopes.map((scope: Answered) => [scope.Name, scope.Required]),
          [["openid", true]],
        );
      });
    }

    for (const [requiredScopesAlone, required] of [
      ["lost", [true, false]],
      ["kept", [true, true]],
    ] as const) {
      it(`whose scopes alone are replaced have their required ones ${requiredScopesAlone}`, async () => {
        await set({ requiredScopesAlone });
        const update = { AppId: company.ids.web, NewPredefinedScopes: "profile" };
        const { Application } = await company.ims("UpdateApplication", update);
        const { PredefinedScope: scopes } = Application.DelegatedScope.PredefinedScopes;
        assert.deepEqual(
          scopes.map(({ Required }: Answered) => Required),
          required,
        );
      });
    }

    it("have scopes by type and version", async () => {
      const scopes = async (AppType?: string): Promise<string[]> => {
        const { PredefinedScopes } = await company.ims("ListPredefinedScopes", { AppType });
        return PredefinedScopes.PredefinedScope.map(({ Name }: Answered) => Name);
      };
      assert.ok((await scopes()).includes("profile"));
      assert.ok(!(await scopes("ServerApp")).includes("profile"));
      const server = { AppName: "x", AppType: "ServerApp", DisplayName: "x", PredefinedScopes: "profile" };
      assert.equal(await company.peek("CreateApplication", server), "Unverified.Invalid.Application.Scope");
      const mcp = { AppName: "y", AppType: "NativeApp", DisplayName: "y", PredefinedScopes: "/acs/mcp-server" };
      assert.equal(await company.peek("CreateApplication", mcp), "Unverified.Invalid.Application.Scope");
      await company.ims("CreateApplication", { ...mcp, ProtocolVersion: "2.1" });
      await set({ scopesByType: "all" });
      await company.ims("CreateApplication", server);
    });

    it("of OAuth 2.1 have no secrets; other secrets are shown once", async () => {
      assert.equal(
        await company.peek("CreateAppSecret", { AppId: company.ids.modern }),
        "Unverified.WrongState.Application",
      );
      await set({ secretOfOAuth21: "accept" });
      await company.ims("CreateAppSecret", { AppId: company.ids.modern });
      const { AppSecret: made } = await company.ims("CreateAppSecret", { AppId: company.ids.web });
      assert.equal(made.AppSecretValue.length, 64);
      const { AppSecretValue: _once, ...rest } = made;
      const named = { AppId: company.ids.web, AppSecretId: made.AppSecretId };
      assert.deepEqual((await company.ims("GetAppSecret", named)).AppSecret, rest);
      assert.equal(
        await company.peek("CreateAppSecret", { AppId: company.ids.web }),
        "Unverified.QuotaReached.Application.Secret",
      );
    });

    it("are offered to other accounts only when they are for several", async () => {
      const member = company.desk.emulator.state.ims["1000000000000001"];
      const offered = member?.applications[company.ids.foreign] ?? assert.fail();
      offered.isMultiTenant = false;
      const { foreign: AppId } = company.ids;
      assert.equal(
        await company.peek("ProvisionExternalApplication", { AppId }),
        "Unverified.NotThere.ExternalApplication",
      );
      offered.isMultiTenant = true;
      const { ExternalApplication: installed } = await company.ims("ProvisionExternalApplication", { AppId });
      assert.deepEqual(
        [installed.ForeignAppId, installed.TenantId, installed.AppPrincipalName],
        [AppId, accountId, `foreign@app.${accountId}.onaliyun.com`],
      );
      assert.match(installed.CreateDate, /^\d{13}$/);
    });
  });
});

function decoded(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}

function prefixed(): string {
  const xml = `<?xml version="1.0"?>
<!-- from the identity provider -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID='https://idp.example.com/a&amp;b'>
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false"><![CDATA[ </not a tag> ]]></md:IDPSSODescriptor >
</md:EntityDescriptor>
`;
  return Buffer.from(xml).toString("base64");
}
