import assert from "node:assert/strict";
import { UNKNOWN } from "../../provider/kernel/unknowns";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "ims:UserSsoSettings";
const FIRST = metadata(certificates.first);
const SECOND = metadata(certificates.second);
const xmlOf = (base64: string) => Buffer.from(base64, "base64").toString("utf8");
const ELSEWHERE = Buffer.from(xmlOf(FIRST).replace("https://idp.example/e", "https://other.example/e")).toString(
  "base64",
);

settingContract(KIND, {
  place: () => ({}),
  one: {
    ssoEnabled: true,
    metadataDocument: FIRST,
    auxiliaryDomain: "example.com",
    ssoLoginWithDomain: false,
    authnSignAlgo: "rsa-sha256",
  },
  other: {
    ssoEnabled: false,
    metadataDocument: SECOND,
    auxiliaryDomain: "example.org",
    ssoLoginWithDomain: true,
    authnSignAlgo: "rsa-sha1",
  },
  defaults: { ssoEnabled: false, ssoLoginWithDomain: true, authnSignAlgo: "rsa-sha1" },
  held({ cloud }) {
    const live = ramOf(cloud).userSso;
    return {
      ssoEnabled: live?.enabled,
      metadataDocument: live?.metadata,
      auxiliaryDomain: live?.auxiliaryDomain,
      ssoLoginWithDomain: live?.loginWithDomain,
      authnSignAlgo: live?.signingAlgorithm,
    };
  },
  console: ({ console }, whole) =>
    console(
      "SetUserSsoSettings",
      {
        SsoEnabled: whole["ssoEnabled"],
        MetadataDocument: whole["metadataDocument"],
        AuxiliaryDomain: whole["auxiliaryDomain"],
        SsoLoginWithDomain: whole["ssoLoginWithDomain"],
        AuthnSignAlgo: whole["authnSignAlgo"],
      },
      "ims",
    ),
  told: {
    "SSO is switched on": [
      { ssoEnabled: false },
      { ssoEnabled: true },
      ["user SSO is switched on: RAM users log on at the identity provider, and their passwords no longer work"],
    ],
    "SSO is switched off": [
      { ssoEnabled: true },
      { ssoEnabled: false },
      ["user SSO is switched off: RAM users log on with their passwords, and no longer at the identity provider"],
    ],
    "another identity provider, and older signatures": [
      {},
      { metadataDocument: ELSEWHERE, authnSignAlgo: "rsa-sha1" },
      [
        "the identity provider at which RAM users log on is another one",
        "requests to the identity provider are signed with rsa-sha1, and no longer with rsa-sha256",
      ],
    ],
  },
  silent: { "a new certificate of the same identity provider": [{}, { metadataDocument: SECOND }] },
  answers: [{ omittedSettings: "reset" }, { encodedLineBreaks: "none" }],
});

describe("ims.UserSsoSettings", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const setAtConsole = (parameters: object) => here.console("SetUserSsoSettings", parameters, "ims");
  const live = () => ramOf(here.cloud).userSso;

  it("takes XML, and sees no difference to its Base64, whatever its lines and blanks", async () => {
    const settings = here.resource(KIND);
    const program = { metadataDocument: xmlOf(FIRST) };
    await settings.up(program);
    assert.equal(live()?.metadata, FIRST);
    await setAtConsole({ MetadataDocument: Buffer.from(xmlOf(FIRST).replaceAll("><", ">\n  <")).toString("base64") });
    await here.later();
    await settings.refresh();
    assert.equal(settings.inputs["metadataDocument"], program.metadataDocument);
    assert.equal(await settings.up(program), "same");
    assert.equal(await settings.up({ metadataDocument: FIRST }), "same");
  });

  it("refuses in the preview to switch SSO on without metadata, unless the account has some", async () => {
    const settings = here.resource(KIND);
    assert.equal(
      (await failureOf(settings.preview({ ssoEnabled: true }))).message,
      "metadataDocument is required with ssoEnabled, as the account has none yet",
    );
    await setAtConsole({ MetadataDocument: FIRST });
    assert.equal(await settings.up({ ssoEnabled: true }), "create");
    assert.deepEqual([live()?.enabled, live()?.metadata], [true, FIRST]);
  });

  it("says what is missing in a run, too, where the preview could not look, and sends nothing", async () => {
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "GetUserSsoSettings" });
    assert.equal(
      (await failureOf(here.resource(KIND).up({ ssoEnabled: true }))).message,
      "metadataDocument is required with ssoEnabled, as the account has none yet",
    );
    assert.deepEqual(here.calls("SetUserSsoSettings"), []);
  });

  it("leaves it to the service with force: true to refuse SSO without metadata", async () => {
    const { message } = await failureOf(here.resource(KIND).up({ ssoEnabled: true, force: true }));
    assert.match(message, /^IMS SetUserSsoSettings was refused with Unverified\.WrongState/);
    assert.equal(live()?.enabled ?? false, false);
  });

  it("refuses no metadata that is not known yet", async () => {
    assert.equal(await here.resource(KIND).preview({ ssoEnabled: true, metadataDocument: UNKNOWN }), "create");
  });

  it("warns of metadata with a certificate that has expired, also of the account's own when SSO is switched on", async () => {
    const expired = metadata(certificates.expired);
    const told =
      "warning: metadataDocument has a certificate that expired on 2025-03-01 (CN=expired.example); ask the identity " +
      "provider for its new one";
    await here.resource(KIND).preview({ metadataDocument: expired });
    assert.deepEqual(here.provider.said, [told]);
    await setAtConsole({ MetadataDocument: expired });
    await here.later();
    await here.resource(KIND).preview({ ssoEnabled: true });
    assert.deepEqual(here.provider.said.at(-1), told);
    await here.later();
    await here.resource(KIND).preview({ ssoLoginWithDomain: false });
    assert.deepEqual(here.provider.said, []);
  });

  it("asks nothing in the preview of what says of itself what it needs", async () => {
    const settings = here.resource(KIND);
    await settings.up({ ssoEnabled: true, metadataDocument: FIRST });
    await here.later();
    await here.cloud.control.clearCalls();
    assert.equal(await settings.preview({ ssoEnabled: true, metadataDocument: FIRST }), "same");
    assert.deepEqual(here.calls(), []);
  });

  it("clears the auxiliary domain for an empty text, and sends no empty one otherwise", async () => {
    const settings = here.resource(KIND);
    await settings.up({ auxiliaryDomain: "example.com" });
    await settings.up({ auxiliaryDomain: "" });
    assert.equal(live()?.auxiliaryDomain, "");
    await here.cloud.control.clearCalls();
    await settings.up({ auxiliaryDomain: "", authnSignAlgo: "rsa-sha256" });
    assert.deepEqual(
      here.calls("SetUserSsoSettings").map(({ parameters }) => parameters["AuxiliaryDomain"]),
      [undefined],
    );
  });

  it("refuses in the preview what is no metadata and no domain", async () => {
    const failure = await failureOf(
      here.resource(KIND).preview({ metadataDocument: "<x/>", auxiliaryDomain: "@example", authnSignAlgo: "sha256" }),
    );
    assert.deepEqual(failure.message.split("\n"), [
      "metadataDocument must be one EntityDescriptor with an entityID",
      'auxiliaryDomain must be a domain, such as example.com, not "@example"',
      'authnSignAlgo must be "rsa-sha256" or "rsa-sha1", not "sha256"',
    ]);
    assert.deepEqual(here.calls(), []);
  });
});
