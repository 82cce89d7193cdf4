import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { readSamlMetadata } from "../../provider/api/saml-metadata";
import { type Program, resultOf, startProgram } from "../support/program";

describe("getSamlServiceProviderInfo", () => {
  let program: Program;

  before(async () => {
    program = await startProgram();
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("tells what an identity provider has to know of the account's one directory", async () => {
    const { acsUrl, encodedMetadataDocument, ...found } = await cloudsso.getSamlServiceProviderInfo();
    const { directoryId } = program.cloud;
    assert.deepEqual(found, {
      id: directoryId,
      directoryId,
      entityId: `https://signin-cn-shanghai.alibabacloudsso.com/saml/sp/${directoryId}`,
      authnSignAlgo: "rsa-sha256",
      certificateType: "self-signed",
      supportEncryptedAssertion: false,
    });
    const metadata = Buffer.from(encodedMetadataDocument, "base64").toString("utf8");
    assert.equal(readSamlMetadata(metadata)?.entityId, found.entityId);
    assert.ok(metadata.includes(`Location="${acsUrl}"`));
  });

  it("asks for the named one without a list, and takes and gives outputs", async () => {
    const directoryId = pulumi.output(program.cloud.directoryId);
    const found = await resultOf(cloudsso.getSamlServiceProviderInfoOutput({ directoryId }));
    assert.equal(found.id, program.cloud.directoryId);
    assert.deepEqual(
      program.calls().map(({ action }) => action),
      ["GetDirectorySAMLServiceProviderInfo"],
    );
  });

  it("refuses what is no id, and says that there is no such directory", async () => {
    await assert.rejects(cloudsso.getSamlServiceProviderInfo({ directoryId: "company" }), {
      message: "directoryId must be the id of a directory (d-...)",
    });
    assert.deepEqual(program.calls(), []);
    await assert.rejects(cloudsso.getSamlServiceProviderInfo({ directoryId: "d-000000000000" }), /EntityNotExists/);
  });
});
