import assert from "node:assert/strict";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { samlProviders } from "../support/view";
import { entityContract } from "./contract";

const KIND = "ims:SamlProvider";
const FIRST = metadata(certificates.first);
const SECOND = metadata(certificates.second);
const xmlOf = (base64: string) => Buffer.from(base64, "base64").toString("utf8");

type Here = Lifecycle<ProviderHere>;

function byHand(parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console("UpdateSAMLProvider", { SAMLProviderName: id, ...parameters }, "ims");
}

entityContract(KIND, {
  program: () => ({
    samlProviderName: "company",
    encodedSamlMetadataDocument: FIRST,
    authnSignAlgo: "rsa-sha256",
    description: "people",
  }),
  held: ({ cloud }) => samlProviders(cloud),
  edits: {
    "the metadata": [{ encodedSamlMetadataDocument: SECOND }, { metadata: SECOND }],
    "the metadata, as XML": [{ encodedSamlMetadataDocument: xmlOf(SECOND) }, { metadata: SECOND }],
    "the algorithm": [{ authnSignAlgo: "rsa-sha1" }, { signingAlgorithm: "rsa-sha1" }],
    "the algorithm, no longer given": [{ authnSignAlgo: undefined }, { signingAlgorithm: "rsa-sha1" }],
    "the description": [{ description: "robots" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
  },
  drifts: {
    "the metadata": [byHand({ NewEncodedSAMLMetadataDocument: SECOND }), ["encodedSamlMetadataDocument"]],
    "the algorithm": [byHand({ AuthnSignAlgo: "rsa-sha1", NewEncodedSAMLMetadataDocument: FIRST }), ["authnSignAlgo"]],
    "the description": [byHand({ NewDescription: "Mallory" }), ["description"]],
  },
  edit: () => ({ encodedSamlMetadataDocument: SECOND, authnSignAlgo: "rsa-sha1", description: "robots" }),
  vanish: (here, id) => here.console("DeleteSAMLProvider", { SAMLProviderName: id }, "ims"),
  async foreign(here) {
    const made = { SAMLProviderName: "company", EncodedSAMLMetadataDocument: SECOND };
    await here.console("CreateSAMLProvider", made, "ims");
    return "company";
  },
  absent: () => "nobody",
});

describe("ims.SamlProvider", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    samlProviderName: "company",
    encodedSamlMetadataDocument: FIRST,
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  it("has its name for an id, and the ARN that roles trust", async () => {
    const one = await existing();
    assert.equal(one.id, "company");
    assert.equal(one.outputs["arn"], `acs:ram::${here.cloud.managementAccountId}:saml-provider/company`);
    assert.match(String(one.outputs["createDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("sees no difference between XML and its Base64, whatever the lines and blanks", async () => {
    for (const encodedLineBreaks of ["76 columns", "none"] as const) {
      await here.reset({ encodedLineBreaks });
      const one = await existing({ encodedSamlMetadataDocument: xmlOf(FIRST) });
      const spaced = xmlOf(FIRST).replaceAll("><", ">\n  <");
      await byHand({ NewEncodedSAMLMetadataDocument: Buffer.from(spaced).toString("base64") })(here, one.id);
      await here.later();
      await one.refresh();
      assert.equal(one.inputs["encodedSamlMetadataDocument"], xmlOf(FIRST));
      for (const same of [FIRST, spaced, FIRST.replace(/(.{60})/g, "$1\n")]) {
        assert.equal(await one.up(program({ encodedSamlMetadataDocument: same })), "same");
      }
      assert.deepEqual(here.writes(), []);
    }
  });

  it("changes its algorithm whether the service takes it alone or not, and keeps it through other edits", async () => {
    for (const samlAlgorithmAlone of ["refuse", "accept"] as const) {
      await here.reset({ samlAlgorithmAlone });
      const one = await existing();
      await one.up(program({ authnSignAlgo: "rsa-sha256" }));
      await one.up(program({ authnSignAlgo: "rsa-sha256", description: "people" }));
      assert.deepEqual(
        here.calls("UpdateSAMLProvider").map(({ parameters }) => Object.keys(parameters).sort().join(" ")),
        [
          "AuthnSignAlgo NewEncodedSAMLMetadataDocument SAMLProviderName",
          "AuthnSignAlgo NewDescription SAMLProviderName",
        ],
      );
      assert.deepEqual(samlProviders(here.cloud), [
        { name: "company", description: "people", metadata: FIRST, signingAlgorithm: "rsa-sha256" },
      ]);
    }
  });

  it("warns of a certificate that has expired, and of weaker signatures", async () => {
    const expired = program({ encodedSamlMetadataDocument: metadata(certificates.expired) });
    const told =
      "warning: encodedSamlMetadataDocument has a certificate that expired on 2025-03-01 (CN=expired.example); ask the " +
      "identity provider for its new one";
    assert.equal(await here.resource(KIND).preview(expired), "create");
    assert.deepEqual(here.provider.said, [told]);
    await here.later();
    const one = await existing({ authnSignAlgo: "rsa-sha256" });
    assert.equal(await one.preview({ ...expired, authnSignAlgo: "rsa-sha1" }), "update");
    const weaker = "requests to the identity provider are signed with rsa-sha1, and no longer with rsa-sha256";
    assert.deepEqual(here.provider.said, [`warning: ${weaker}`, told]);
  });

  it("gets a new name by a new provider beside the old one", async () => {
    const one = await existing();
    assert.equal(await one.up(program({ samlProviderName: "firm" })), "replace");
    assert.deepEqual(here.writes(), ["CreateSAMLProvider", "DeleteSAMLProvider"]);
    assert.deepEqual(
      samlProviders(here.cloud).map(({ name }) => name),
      ["firm"],
    );
  });

  it("leaves alone one whose name differs in case, and names it", async () => {
    const made = { SAMLProviderName: "Company", EncodedSAMLMetadataDocument: FIRST };
    await here.console("CreateSAMLProvider", made, "ims");
    const { message } = await failureOf(here.resource(KIND).up(program({ adopt: true })));
    assert.equal(
      message,
      "the name of SAML provider company belongs to Company (Company) already, since names that differ in case alone are " +
        "the same name; choose another name, or rename or delete that one first",
    );
    assert.equal(samlProviders(here.cloud).length, 1);
  });

  it("is read by get with its metadata in one line", async () => {
    const { id } = await existing();
    const { inputs } = await here.provider.read(KIND, id, {});
    assert.deepEqual(
      [inputs["encodedSamlMetadataDocument"], inputs["authnSignAlgo"], inputs["samlProviderName"]],
      [FIRST, "rsa-sha1", "company"],
    );
  });

  it("is deleted in no account but its own, for an answer that is a denial in none", async () => {
    const one = await existing();
    const fault = { kind: "refuse", code: "NoPermission", status: 403, action: "GetSAMLProvider" } as const;
    await here.cloud.control.fault(fault);
    await assert.rejects(one.refresh(), /NoPermission/);
    assert.notEqual(one.recorded, undefined);
  });

  it("refuses in the preview what the service would not take", async () => {
    const wrong = { samlProviderName: "-x", encodedSamlMetadataDocument: "<a/>", authnSignAlgo: "md5" };
    assert.deepEqual((await failureOf(here.resource(KIND).preview(wrong))).message.split("\n"), [
      'samlProviderName must be 1 to 128 letters, digits, ., - and _, the first and the last a letter or a digit, not "-x"',
      "encodedSamlMetadataDocument must be one EntityDescriptor with an entityID",
      'authnSignAlgo must be "rsa-sha256" or "rsa-sha1", not "md5"',
    ]);
    assert.deepEqual(here.calls(), []);
  });
});
