import assert from "node:assert/strict";
import { ims } from "../../provider";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { type Program, resultOf, startProgram } from "../support/program";

/** More than one page; a new account may have a hundred. */
const MANY = 101;

describe("functions about identity providers for role SSO", () => {
  let program: Program;

  const byConsole = (action: string, parameters: { readonly [name: string]: string }) =>
    program.cloud.control.perform("ims", action, parameters);
  const sent = () => program.calls().map(({ action }) => action);
  const nameOf = (index: number) => `provider-${index}`;
  const names = Array.from({ length: MANY }, (_, index) => nameOf(index)).sort();

  before(async () => {
    program = await startProgram({
      options: { listOrder: "newest first", samlProvidersQuota: 200, oidcProvidersQuota: 200 },
    });
    for (let index = 0; index < MANY; index++) {
      await byConsole("CreateSAMLProvider", {
        SAMLProviderName: nameOf(index),
        EncodedSAMLMetadataDocument: metadata(certificates.first),
        ...(index === 7 ? { Description: "people" } : {}),
      });
      await byConsole("CreateOIDCProvider", {
        OIDCProviderName: nameOf(index),
        IssuerUrl: `https://${index}.example.com`,
        ...(index === 7 ? { Description: "ci", ClientIds: "b,a", Fingerprints: "BB22,aa11" } : {}),
      });
    }
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("getSamlProviders gives all of them, in full pages, by name", async () => {
    const found = await ims.getSamlProviders();
    assert.deepEqual(sent(), ["ListSAMLProviders", "ListSAMLProviders"]);
    assert.deepEqual([found.ids, found.providers.map(({ id }) => id)], [names, names]);
    const { createDate, updateDate, ...seventh } = found.providers[names.indexOf(nameOf(7))] ?? { createDate: "" };
    assert.match(`${createDate} ${updateDate}`, /^\d{4}-\d\d-\d\dT\S+Z \d{4}-\d\d-\d\dT\S+Z$/);
    assert.deepEqual(seventh, {
      id: "provider-7",
      samlProviderName: "provider-7",
      arn: `acs:ram::${program.cloud.managementAccountId}:saml-provider/provider-7`,
      description: "people",
    });
    assert.deepEqual(await resultOf(ims.getSamlProvidersOutput()), found);
  });

  it("getOidcProviders gives all of them, in full pages, by name", async () => {
    const found = await ims.getOidcProviders();
    assert.deepEqual(sent(), ["ListOIDCProviders", "ListOIDCProviders"]);
    assert.deepEqual([found.ids, found.providers.map(({ id }) => id)], [names, names]);
    const { createDate, updateDate, ...seventh } = found.providers[names.indexOf(nameOf(7))] ?? { createDate: "" };
    assert.match(`${createDate} ${updateDate}`, /^\d{4}-\d\d-\d\dT\S+Z \d{4}-\d\d-\d\dT\S+Z$/);
    assert.deepEqual(seventh, {
      id: "provider-7",
      oidcProviderName: "provider-7",
      arn: `acs:ram::${program.cloud.managementAccountId}:oidc-provider/provider-7`,
      issuerUrl: "https://7.example.com",
      fingerprints: ["BB22", "aa11"],
      clientIds: ["a", "b"],
      issuanceLimitTime: 12,
      description: "ci",
    });
    assert.deepEqual([found.providers[0]?.fingerprints, found.providers[0]?.clientIds], [[], []]);
    assert.deepEqual(await resultOf(ims.getOidcProvidersOutput()), found);
  });
});
