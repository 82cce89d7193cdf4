import assert from "node:assert/strict";
import { readSamlMetadata } from "../../provider/api/saml-metadata";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "cloudsso:SamlServiceProvider";

describe("cloudsso.SamlServiceProvider", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const one = { authnSignAlgo: "rsa-sha1", certificateType: "public", supportEncryptedAssertion: true };
  const program = (values: object = one) => ({ directoryId: here.cloud.directoryId, ...values });
  const held = () => ({ ...directoryOf(here.cloud).settings.serviceProvider });
  const atConsole = (parameters: object) =>
    here.console("SetDirectorySAMLServiceProviderInfo", { DirectoryId: here.cloud.directoryId, ...parameters });
  const writes = () => here.calls().filter(({ action }) => !/^(Get|List)/.test(action)).length;

  it("tells the identity provider's side without writing anything, always the same", async () => {
    const before = held();
    const provider = here.resource(KIND);
    await provider.up(program({}));
    const { entityId, acsUrl, encodedMetadataDocument } = provider.outputs;
    const metadata = readSamlMetadata(Buffer.from(String(encodedMetadataDocument), "base64").toString("utf8"));
    assert.equal(metadata?.entityId, entityId);
    assert.equal(String(entityId).endsWith(`/saml/sp/${here.cloud.directoryId}`), true);
    await provider.up(program());
    assert.deepEqual([provider.outputs["entityId"], provider.outputs["acsUrl"]], [entityId, acsUrl]);
    await provider.up(program(before));
    assert.deepEqual(held(), before);
    assert.equal(writes(), 2);
  });

  it("writes what the program gives, and leaves the rest as it is", async () => {
    await atConsole({ CertificateType: "public" });
    const provider = here.resource(KIND);
    await provider.up(program({ authnSignAlgo: "rsa-sha1" }));
    assert.deepEqual(held(), {
      authnSignAlgo: "rsa-sha1",
      certificateType: "public",
      supportEncryptedAssertion: false,
    });
    await atConsole({ CertificateType: "self-signed" });
    await provider.refresh();
    assert.equal(await provider.preview(program({ authnSignAlgo: "rsa-sha1" })), "same");
  });

  it("shows in a refresh what was changed at the console, and the next up repairs it", async () => {
    const provider = here.resource(KIND);
    await provider.up(program());
    await atConsole({ AuthnSignAlgo: "rsa-sha256", SupportEncryptedAssertion: false });
    await provider.refresh();
    assert.deepEqual(await provider.drift(program()), ["authnSignAlgo", "supportEncryptedAssertion"]);
    assert.equal(await provider.up(program()), "update");
    assert.deepEqual(held(), one);
  });

  it("says in the preview what gets weaker", async () => {
    const provider = here.resource(KIND);
    await provider.up(program({ authnSignAlgo: "rsa-sha256", supportEncryptedAssertion: true }));
    await here.later();
    await provider.preview(program({ authnSignAlgo: "rsa-sha1", supportEncryptedAssertion: false }));
    assert.deepEqual(here.provider.said, [
      "warning: requests to the identity provider are signed with SHA-1, which can be forged, and no longer with SHA-256",
      "warning: the identity provider may no longer encrypt its assertions, so browsers see what is in them",
    ]);
  });

  it("stays as it is when it is deleted, and says so", async () => {
    const provider = here.resource(KIND);
    await provider.up(program());
    await here.later();
    await provider.destroy();
    assert.deepEqual(held(), one);
    assert.deepEqual(here.provider.said, ["the SAML service provider stays as it is"]);
  });

  it('is set back in what the program gave with onDestroy: "reset"', async () => {
    await atConsole({ CertificateType: "public" });
    const provider = here.resource(KIND);
    await provider.up(program({ authnSignAlgo: "rsa-sha1", onDestroy: "reset" }));
    await provider.destroy();
    assert.deepEqual(held(), {
      authnSignAlgo: "rsa-sha256",
      certificateType: "public",
      supportEncryptedAssertion: false,
    });
  });

  async function existing(values: object = one) {
    const provider = here.resource(KIND);
    await provider.up(program(values));
    return provider;
  }

  const stories: readonly Story[] = [
    { what: "a create", prepare: async () => upOf(here.resource(KIND), program()) },
    { what: "an update", prepare: async () => upOf(await existing({ authnSignAlgo: "rsa-sha256" }), program()) },
    { what: "a read", prepare: async () => refreshOf(await existing(), program()) },
    { what: "a reset", prepare: async () => destroyOf(await existing({ ...one, onDestroy: "reset" })) },
  ];
  for (const story of stories) {
    unlessBroken(() => here, { ...story, look: held });
    unlessKilled(() => here, { ...story, look: held });
  }
});
