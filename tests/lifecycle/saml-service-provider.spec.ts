import assert from "node:assert/strict";
import { readSamlMetadata } from "../../provider/api/saml-metadata";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:SamlServiceProvider";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { authnSignAlgo: "rsa-sha1", certificateType: "public", supportEncryptedAssertion: true },
  other: { authnSignAlgo: "rsa-sha256", certificateType: "self-signed", supportEncryptedAssertion: false },
  defaults: { authnSignAlgo: "rsa-sha256", certificateType: "self-signed", supportEncryptedAssertion: false },
  held: ({ cloud }) => ({ ...directoryOf(cloud).settings.serviceProvider }),
  console: ({ cloud, console }, whole) =>
    console("SetDirectorySAMLServiceProviderInfo", {
      DirectoryId: cloud.directoryId,
      AuthnSignAlgo: whole["authnSignAlgo"],
      CertificateType: whole["certificateType"],
      SupportEncryptedAssertion: whole["supportEncryptedAssertion"],
    }),
  told: {
    "an older signature": [
      { authnSignAlgo: "rsa-sha256" },
      { authnSignAlgo: "rsa-sha1" },
      ["requests to the identity provider are signed with SHA-1, which can be forged, and no longer with SHA-256"],
    ],
    "assertions that browsers see": [
      { supportEncryptedAssertion: true },
      { supportEncryptedAssertion: false },
      ["the identity provider may no longer encrypt its assertions, so browsers see what is in them"],
    ],
  },
  silent: {
    "everything stronger": [
      { supportEncryptedAssertion: false },
      { authnSignAlgo: "rsa-sha256", supportEncryptedAssertion: true },
    ],
    "another certificate": [{ certificateType: "self-signed" }, { certificateType: "public" }],
  },
  absent: "d-000000000000",
});

describe("cloudsso.SamlServiceProvider", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (values: object) => ({ directoryId: here.cloud.directoryId, ...values });

  it("tells the identity provider's side, always the same, and writes nothing for that", async () => {
    const provider = here.resource(KIND);
    await provider.up(program({}));
    assert.deepEqual(here.calls("SetDirectorySAMLServiceProviderInfo"), []);
    const { entityId, acsUrl, encodedMetadataDocument } = provider.outputs;
    const metadata = Buffer.from(String(encodedMetadataDocument), "base64").toString("utf8");
    assert.equal(readSamlMetadata(metadata)?.entityId, entityId);
    assert.ok(metadata.includes(`Location="${acsUrl}"`));
    assert.ok(String(entityId).endsWith(`/saml/sp/${here.cloud.directoryId}`));
    await provider.up(program({ authnSignAlgo: "rsa-sha1" }));
    assert.deepEqual([provider.outputs["entityId"], provider.outputs["acsUrl"]], [entityId, acsUrl]);
  });

  it("refuses in the preview what there is not", async () => {
    const values = { authnSignAlgo: "sha256", certificateType: "self", supportEncryptedAssertion: "yes" };
    assert.deepEqual((await failureOf(here.resource(KIND).preview(program(values)))).message.split("\n"), [
      'authnSignAlgo must be "rsa-sha256" or "rsa-sha1", not "sha256"',
      'certificateType must be "self-signed" or "public", not "self"',
      'supportEncryptedAssertion must be true or false, not "yes"',
    ]);
  });
});
