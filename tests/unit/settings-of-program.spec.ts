import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { settingsOfProgram } from "../../provider/config";

type Texts = { readonly [name: string]: string };

/** The real class in a program without an engine: what a preview does before anything is asked of the provider. */
describe("a program whose settings are wrong", () => {
  let registered: number;
  let warnings: string[];
  const { warn } = pulumi.log;

  function program(configuration: Texts, secrets: readonly string[] = []): cloudsso.Directory {
    pulumi.runtime.setAllConfig({ ...configuration }, [...secrets]);
    return new cloudsso.Directory("directory");
  }

  function refusal(configuration: Texts): string {
    try {
      program(configuration);
    } catch (error) {
      assert.ok(pulumi.RunError.isInstance(error), "a RunError ends a program with its sentence alone");
      assert.equal(registered, 0);
      return (error as Error).message;
    }
    return assert.fail("the program was expected to fail");
  }

  beforeEach(async () => {
    registered = 0;
    warnings = [];
    Object.assign(pulumi.log, { warn: async (text: string) => void warnings.push(text) });
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => {
        registered++;
        return { id: `${name}-id`, state: inputs };
      },
      call: ({ inputs }) => inputs,
    });
  });

  afterEach(() => {
    Object.assign(pulumi.log, { warn });
    pulumi.runtime.setAllConfig({});
  });

  it("fails in the preview over a misspelt key, with the nearest name", () => {
    assert.equal(
      refusal({ "alicloud-identity:regionn": "cn-shanghai" }),
      "alicloud-identity:regionn is not a setting; did you mean region?",
    );
  });

  it("fails in the preview over a mistyped endpoint, and does not send the call elsewhere", () => {
    assert.equal(
      refusal({ "alicloud-identity:endpoints": '{"cloudSSO":"https://sso.example.invalid","sts":"127.0.0.1:1"}' }),
      "alicloud-identity:endpoints.cloudSSO is not a setting; did you mean cloudsso?",
    );
    assert.equal(
      refusal({ "alicloud-identity:endpoints": '{"cloudsso":42,"sts":"127.0.0.1:1"}' }),
      "alicloud-identity:endpoints.cloudsso must be a host or URL, not 42.",
    );
  });

  it("is told of all of them at once, by the first resource and by every other", () => {
    const configuration = { "alicloud-identity:regin": "x", "alicloud-identity:maxRetryTimeout": "0" };
    const sentences =
      "alicloud-identity:regin is not a setting; did you mean region? " +
      "alicloud-identity:maxRetryTimeout must be from 1 to 3,600 seconds, not 0.";
    assert.equal(refusal(configuration), sentences);
    assert.equal(refusal(configuration), sentences);
  });

  it("is not refused for what @pulumi/alicloud and other packages have", async () => {
    const directory = program({ "alicloud:skipRegionValidation": "true", "alicloud:regionn": "x", "aws:regionn": "y" });
    await new Promise((resolve) => directory.id.apply(resolve));
    assert.equal(registered, 1);
  });

  it("is warned once of a secret key in plain text, and not of an encrypted one", () => {
    const configuration = { "alicloud-identity:accessKey": "AKID", "alicloud-identity:secretKey": "s3cret-1" };
    program(configuration);
    program(configuration);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? "", /^alicloud-identity:secretKey is in the stack configuration in plain text/);
    assert.ok(!warnings[0]?.includes("s3cret"));
    warnings.length = 0;
    program({ ...configuration, "alicloud-identity:secretKey": "s3cret-2" }, ["alicloud-identity:secretKey"]);
    assert.deepEqual(warnings, []);
  });

  it("has its settings read anew for another stack in the same process", () => {
    program({ "alicloud-identity:region": "cn-shanghai" });
    assert.equal(settingsOfProgram().region, "cn-shanghai");
    assert.equal(settingsOfProgram(), settingsOfProgram());
    program({ "alicloud-identity:region": "us-west-1" });
    assert.equal(settingsOfProgram().region, "us-west-1");
  });
});
