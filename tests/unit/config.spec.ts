import assert from "node:assert/strict";
import { ConfigurationError, type CredentialsSource, readSettings, type Settings } from "../../provider/config";

type Texts = { readonly [name: string]: string };

const KEY: Texts = { ALIBABA_CLOUD_ACCESS_KEY_ID: "id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret" };
const HOME: Texts = { HOME: "/home/nobody" };

function settings(configuration: Texts, env: Texts = {}): Settings {
  return readSettings((key) => configuration[key], { ...HOME, ...env });
}

function refused(configuration: Texts, env: Texts = {}): string {
  try {
    settings(configuration, env);
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    for (const value of ["s3cret", "t0ken"]) assert.ok(!error.message.includes(value), error.message);
    return error.message;
  }
  return assert.fail("the settings were expected to be refused");
}

describe("config", () => {
  describe("what is not secret", () => {
    it("is taken from our namespace, then upstream's, then the environment in upstream's order", () => {
      const env = { ALICLOUD_REGION: "r3", ALIBABA_CLOUD_REGION: "r4" };
      assert.equal(settings({ "alicloud-identity:region": "r1", "alicloud:region": "r2" }, env).region, "r1");
      assert.equal(settings({ "alicloud:region": "r2" }, env).region, "r2");
      assert.equal(settings({}, env).region, "r3");
      assert.equal(settings({}, { ALIBABA_CLOUD_REGION: "r4" }).region, "r4");
      assert.equal(settings({}).region, undefined);
    });

    it("counts empty values as absent", () => {
      assert.equal(settings({ "alicloud-identity:region": "", "alicloud:region": "r2" }).region, "r2");
      assert.equal(settings({}, { ALICLOUD_REGION: "", ALIBABA_CLOUD_REGION: "r4" }).region, "r4");
    });

    it("has units: timeouts in milliseconds, the retry timeout in seconds", () => {
      const given = settings(
        { "alicloud:clientReadTimeout": "7000", "alicloud:maxRetryTimeout": "60" },
        { CLIENT_CONNECT_TIMEOUT: "900" },
      );
      assert.deepEqual([given.readTimeout, given.connectTimeout, given.maxRetryTimeout], [7000, 900, 60_000]);
    });

    it("takes a call rate for all services or for some", () => {
      assert.deepEqual(settings({ "alicloud-identity:maxCallsPerSecond": "5" }).maxCallsPerSecond, {
        cloudsso: 5,
        ims: 5,
        ram: 5,
        resourceDirectory: 5,
        sts: 5,
      });
      const some = settings(
        { "alicloud-identity:maxCallsPerSecond": '{"cloudsso": 3}' },
        { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "9" },
      );
      assert.equal(some.maxCallsPerSecond.cloudsso, 3);
      assert.equal(some.maxCallsPerSecond.ims, settings({}).maxCallsPerSecond.ims);
      assert.equal(settings({}, { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "9" }).maxCallsPerSecond.sts, 9);
    });

    for (const [wrong, sentence] of [
      ["0", "must be from 0.1 to 1,000 calls a second, not 0."],
      ["2000", "must be from 0.1 to 1,000 calls a second, not 2,000."],
      ["fast", 'must be a number from 0.1 to 1,000 calls a second, not "fast".'],
      ["null", 'must be a number from 0.1 to 1,000 calls a second, not "null".'],
      ['{"cloudsso": "fast"}', '.cloudsso must be a number from 0.1 to 1,000 calls a second, not "fast".'],
      ['{"cloudSSO": 5}', ".cloudSSO is not a setting; did you mean cloudsso?"],
      ['{"cloudsso": 5', " is not valid JSON."],
    ] as const) {
      it(`refuses ${wrong} as a call rate`, () => {
        const key = "alicloud-identity:maxCallsPerSecond";
        assert.equal(refused({ [key]: wrong }), `${key}${sentence.startsWith("must") ? " " : ""}${sentence}`);
      });
    }

    it("names unit and both bounds of a time", () => {
      assert.equal(
        refused({ "alicloud-identity:clientReadTimeout": "0" }),
        "alicloud-identity:clientReadTimeout must be from 1 to 600,000 milliseconds, not 0.",
      );
      assert.equal(
        refused({}, { MAX_RETRY_TIMEOUT: "86400" }),
        "MAX_RETRY_TIMEOUT must be from 1 to 3,600 seconds, not 86,400.",
      );
    });

    it("refuses an account id that is none", () => {
      assert.equal(
        refused({ "alicloud:accountId": "1.2e15" }),
        'alicloud:accountId must be an account id of 16 digits such as 1234567890123456, not "1.2e15".',
      );
    });

    it("tells everything that is wrong at once", () => {
      assert.equal(
        refused({ "alicloud-identity:region": "cn_shanghai", "alicloud-identity:adoptIdentical": "maybe" }),
        'alicloud-identity:region must be a region id such as cn-shanghai, not "cn_shanghai". ' +
          'alicloud-identity:adoptIdentical must be true or false, not "maybe".',
      );
    });

    it("does not pass over a setting of ours in the namespace of @pulumi/alicloud", () => {
      assert.equal(
        refused({ "alicloud:adoptIdentical": "true" }),
        "alicloud:adoptIdentical is not a setting of @pulumi/alicloud; set alicloud-identity:adoptIdentical instead.",
      );
    });

    it("refuses a switch that is neither on nor off", () => {
      assert.equal(
        refused({}, { ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: "maybe" }),
        'ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED must be true or false, not "maybe".',
      );
    });

    it("reads what a preview does about policies, in one of three words", () => {
      assert.equal(settings({}).lint, "warn");
      assert.equal(
        settings({ "alicloud-identity:lint": "Error" }, { ALIBABA_CLOUD_IDENTITY_LINT: "off" }).lint,
        "error",
      );
      assert.equal(settings({}, { ALIBABA_CLOUD_IDENTITY_LINT: "off" }).lint, "off");
      assert.equal(
        refused({ "alicloud-identity:lint": "loud" }),
        'alicloud-identity:lint must be off, warn or error, not "loud".',
      );
    });

    it("takes over what is identical only when told to", () => {
      assert.equal(settings({}).adoptIdentical, false);
      assert.equal(settings({ "alicloud-identity:adoptIdentical": "true" }).adoptIdentical, true);
      assert.equal(settings({}, { ALIBABA_CLOUD_IDENTITY_ADOPT_IDENTICAL: "true" }).adoptIdentical, true);
      assert.equal(
        refused({ "alicloud-identity:adoptIdentical": "maybe" }),
        'alicloud-identity:adoptIdentical must be true or false, not "maybe".',
      );
    });

    it("knows the folder of Pulumi, and the backend where the environment names it", () => {
      const { pulumiHome, backend } = settings({});
      assert.deepEqual([pulumiHome, backend], ["/home/nobody/.pulumi", undefined]);
      const named = settings({}, { PULUMI_HOME: "/cache/pulumi", PULUMI_BACKEND_URL: "file:///states" });
      assert.deepEqual([named.pulumiHome, named.backend], ["/cache/pulumi", "file:///states"]);
    });

    it("refuses a region that would change the host", () => {
      assert.match(
        refused({ "alicloud:region": "evil.example/" }),
        /^alicloud:region must be a region id such as cn-shanghai/,
      );
    });
  });

  describe("of the environment alone", () => {
    const alone = { ...KEY, ALIBABA_CLOUD_IDENTITY_ENVIRONMENT_ONLY: "true" };
    const elsewhere = {
      "alicloud-identity:endpoints": '{"cloudsso": "https://real.example.com"}',
      "alicloud:endpoints": '{"ims": "https://real.example.com"}',
      "alicloud-identity:assumeRoleWithOidc": '{"roleArn": "r", "oidcProviderArn": "p", "oidcToken": "t0ken"}',
      "alicloud:assumeRole": '{"roleArn": "acs:ram::1:role/real"}',
      "alicloud-identity:accessKey": "real",
      "alicloud-identity:secretKey": "s3cret",
      "alicloud-identity:profile": "real",
    };

    it("take neither endpoints nor credentials from the configuration, and everything else as ever", () => {
      const env = { ...alone, ALIBABA_CLOUD_ENDPOINT_IMS: "http://127.0.0.1:1" };
      const given = settings({ ...elsewhere, "alicloud-identity:region": "r1" }, env);
      assert.deepEqual(given.endpoints, { ims: "http://127.0.0.1:1" });
      assert.deepEqual(given.credentials, { kind: "static", accessKeyId: "id", accessKeySecret: "secret" });
      assert.equal(given.region, "r1");
    });

    it("are refused when nobody can say whether they are wanted", () => {
      const env = { ...alone, ALIBABA_CLOUD_IDENTITY_ENVIRONMENT_ONLY: "perhaps" };
      assert.match(refused(elsewhere, env), /ALIBABA_CLOUD_IDENTITY_ENVIRONMENT_ONLY/);
    });
  });

  describe("endpoints", () => {
    it("come as an object or as upstream's list of objects, ours first, then the environment", () => {
      const env = { ALIBABA_CLOUD_ENDPOINT_IMS: "ims.example.com", ALIBABA_CLOUD_ENDPOINT_CLOUDSSO: "env.example.com" };
      const given = settings(
        {
          "alicloud-identity:endpoints": '{"cloudsso": "https://ours.example.com"}',
          "alicloud:endpoints":
            '[{"ecs": "x.example.com"}, {"cloudsso": "theirs.example.com", "sts": "sts.example.com:8443"}]',
        },
        env,
      );
      assert.deepEqual(given.endpoints, {
        cloudsso: "https://ours.example.com",
        ims: "https://ims.example.com",
        sts: "https://sts.example.com:8443",
      });
    });

    it("of a mistyped name are refused, and not passed over", () => {
      assert.equal(
        refused({ "alicloud-identity:endpoints": '{"cloudSSO": "https://sso.example.com", "sts": "127.0.0.1:1"}' }),
        "alicloud-identity:endpoints.cloudSSO is not a setting; did you mean cloudsso?",
      );
      assert.equal(
        refused({ "alicloud-identity:endpoints": '{"kms": "https://kms.example.com"}' }),
        "alicloud-identity:endpoints.kms is not a setting; did you mean ims?",
      );
      assert.equal(
        refused({ "alicloud-identity:endpoints": '{"polardb": "https://kms.example.com"}' }),
        "alicloud-identity:endpoints.polardb is not a setting; there are cloudsso, ims, ram, resourceDirectory and sts.",
      );
    });

    for (const wrong of ["42", "true", "{}", '["sso.example.com"]']) {
      it(`refuse ${wrong} as an address`, () => {
        assert.equal(
          refused({ "alicloud-identity:endpoints": `{"cloudsso": ${wrong}, "sts": "127.0.0.1:1"}` }),
          `alicloud-identity:endpoints.cloudsso must be a host or URL, not ${wrong}.`,
        );
      });
    }

    it("of other services of @pulumi/alicloud stay allowed in its namespace, ours in another spelling do not", () => {
      const theirs = (text: string) => ({ "alicloud:endpoints": text });
      const { endpoints } = settings(
        theirs(
          '[{"kms": "a.example.com", "ess": "b.example.com", "oss": "c.example.com", "cloudfw": "d.example.com"}]',
        ),
      );
      assert.deepEqual(endpoints, {});
      for (const name of ["cloudSSO", "cloud-sso", "cloudso", "IMS"]) {
        assert.match(
          refused(theirs(`[{"${name}": "a.example.com"}]`)),
          /^alicloud:endpoints\.\S+ is not a setting; did you mean (cloudsso|ims)\?$/,
        );
      }
    });

    it("may be plain http on this machine only", () => {
      for (const url of ["http://127.0.0.1:4010", "http://localhost:4010", "http://[::1]:4010"]) {
        assert.equal(settings({}, { ALIBABA_CLOUD_ENDPOINT_IMS: url }).endpoints.ims, url);
      }
      assert.equal(
        settings({}, { ALIBABA_CLOUD_ENDPOINT_IMS: "127.0.0.1:4010" }).endpoints.ims,
        "http://127.0.0.1:4010",
      );
      for (const url of [
        "http://10.0.0.1",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "ftp://127.0.0.1",
      ]) {
        assert.match(
          refused({}, { ALIBABA_CLOUD_ENDPOINT_IMS: url }),
          /plain http is for 127\.0\.0\.1 and localhost only/,
        );
      }
    });

    for (const wrong of [
      "https://user:s3cret@ims.example.com",
      "https://ims.example.com/path",
      "https://ims.example.com?x=1",
      "https://",
    ]) {
      it(`refuses ${wrong.replace("s3cret", "...")}`, () => {
        assert.match(refused({}, { ALIBABA_CLOUD_ENDPOINT_IMS: wrong }), /^ALIBABA_CLOUD_ENDPOINT_IMS /);
      });
    }
  });

  describe("credentials", () => {
    const source = (configuration: Texts, env: Texts = {}): CredentialsSource =>
      settings(configuration, env).credentials;

    it("of the environment win over the stack configuration's, which a state keeps too long", () => {
      const configuration = { "alicloud-identity:accessKey": "stored", "alicloud-identity:secretKey": "s3cret" };
      assert.deepEqual(source(configuration, KEY), { kind: "static", accessKeyId: "id", accessKeySecret: "secret" });
      assert.deepEqual(source(configuration), { kind: "static", accessKeyId: "stored", accessKeySecret: "s3cret" });
    });

    it("follow upstream's order of variables and never mix two families", () => {
      const env = {
        ...KEY,
        ALICLOUD_ACCESS_KEY: "id1",
        ALICLOUD_SECRET_KEY: "secret1",
        ALIBABA_CLOUD_SECURITY_TOKEN: "t0ken",
      };
      assert.deepEqual(source({}, env), { kind: "static", accessKeyId: "id1", accessKeySecret: "secret1" });
      assert.deepEqual(
        source(
          {},
          { ALIBABACLOUD_ACCESS_KEY_ID: "i", ALIBABACLOUD_ACCESS_KEY_SECRET: "s", ALIBABACLOUD_SECURITY_TOKEN: "t" },
        ),
        {
          kind: "static",
          accessKeyId: "i",
          accessKeySecret: "s",
          securityToken: "t",
        },
      );
    });

    it("that are incomplete are an error that names what is missing", () => {
      assert.match(
        refused({}, { ALICLOUD_ACCESS_KEY: "id" }),
        /^The credentials are incomplete: ALICLOUD_ACCESS_KEY is set, ALICLOUD_SECRET_KEY is not; set both or neither\.$/,
      );
      assert.match(
        refused({}, { ALICLOUD_SECRET_KEY: "s3cret" }),
        /ALICLOUD_SECRET_KEY is set, ALICLOUD_ACCESS_KEY is not/,
      );
      assert.match(
        refused({}, { ALIBABA_CLOUD_SECURITY_TOKEN: "t0ken" }),
        /ALIBABA_CLOUD_SECURITY_TOKEN is set, ALIBABA_CLOUD_ACCESS_KEY_ID and/,
      );
      assert.match(refused({ "alicloud:secretKey": "s3cret" }), /alicloud:secretKey is set, alicloud:accessKey is not/);
      assert.match(
        refused({ "alicloud:accessKey": "id", "alicloud-identity:secretKey": "s3cret" }),
        /alicloud-identity:accessKey is not/,
      );
      assert.match(
        refused({}, { ALIBABA_CLOUD_ACCESS_KEY_ID: "STS.x", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cret" }),
        /ALIBABA_CLOUD_SECURITY_TOKEN is not/,
      );
    });

    it("that end soon are refused in stack configuration, even when the environment wins", () => {
      assert.match(
        refused({ "alicloud:securityToken": "t0ken" }, KEY),
        /^alicloud:securityToken holds a temporary credential/,
      );
      assert.match(
        refused({ "alicloud:accessKey": "STS.x", "alicloud:secretKey": "s3cret" }),
        /^alicloud:accessKey holds a temporary credential/,
      );
      assert.match(
        refused({ "alicloud:assumeRoleWithOidc": '{"roleArn": "r", "oidcProviderArn": "p", "oidcToken": "t0ken"}' }),
        /^alicloud:assumeRoleWithOidc holds an OIDC token/,
      );
    });

    it("come from an OIDC set of the environment, which must be whole", () => {
      const oidc = {
        ALIBABA_CLOUD_ROLE_ARN: "role",
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "provider",
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/token",
      };
      assert.deepEqual(source({}, oidc), {
        kind: "oidc",
        roleArn: "role",
        oidcProviderArn: "provider",
        token: { file: "/token" },
        sessionName: "pulumi-alicloud-identity",
        durationSeconds: 3600,
      });
      const { ALIBABA_CLOUD_ROLE_ARN: _role, ...withoutRole } = oidc;
      assert.match(refused({}, withoutRole), /is set, ALIBABA_CLOUD_ROLE_ARN is not/);
      assert.match(
        refused({}, { ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/token" }),
        /ALIBABA_CLOUD_ROLE_ARN and ALIBABA_CLOUD_OIDC_PROVIDER_ARN are not/,
      );
      assert.match(
        refused({ "alicloud:assumeRoleWithOidc": '{"roleArn": "r"}' }),
        /ALIBABA_CLOUD_OIDC_PROVIDER_ARN and ALIBABA_CLOUD_OIDC_TOKEN_FILE are not/,
      );
      assert.equal(source({}, { ...oidc, ...KEY }).kind, "static", "the role of an OIDC set is not assumed with a key");
    });

    it("assume a named role with whatever else was found", () => {
      assert.deepEqual(source({}, { ...KEY, ALIBABA_CLOUD_ROLE_ARN: "role" }), {
        kind: "role",
        roleArn: "role",
        sessionName: "pulumi-alicloud-identity",
        durationSeconds: 3600,
        source: { kind: "static", accessKeyId: "id", accessKeySecret: "secret" },
      });
      const configured = source(
        {
          "alicloud:assumeRole":
            '[{"roleArn": "r", "sessionName": "s", "sessionExpiration": 1800, "externalId": "e", "policy": "{}"}]',
        },
        { ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:9/x" },
      );
      assert.deepEqual(configured, {
        kind: "role",
        roleArn: "r",
        sessionName: "s",
        durationSeconds: 1800,
        externalId: "e",
        policy: "{}",
        source: { kind: "credentials-uri", uri: "http://127.0.0.1:9/x" },
      });
      assert.match(refused({ "alicloud:assumeRole": '{"sessionName": "s"}' }), /names no roleArn/);
      assert.match(
        refused({ "alicloud:assumeRole": '{"roleArn": "r", "sessionExpiration": 60}' }),
        /assumeRole\.sessionExpiration must be from 900 to 43,200 seconds, not 60/,
      );
    });

    it("of a role with a mistyped field are refused, and a policy that is no text", () => {
      const given = (text: string) => refused({ "alicloud-identity:assumeRole": text });
      assert.equal(
        given('{"rolearn": "r"}'),
        "alicloud-identity:assumeRole.rolearn is not a setting; did you mean roleArn?",
      );
      assert.equal(
        given('{"roleArn": "r", "policy": {"Version": "1"}}'),
        "alicloud-identity:assumeRole.policy must be text, not an object.",
      );
      assert.equal(given('"role"'), "alicloud-identity:assumeRole must be an object.");
      assert.equal(
        refused({ "alicloud-identity:assumeRoleWithOidc": '{"roleArn": "r", "oidcTokenfile": "/t"}' }),
        "alicloud-identity:assumeRoleWithOidc.oidcTokenfile is not a setting; did you mean oidcTokenFile?",
      );
    });

    it("come from a profile, an ECS role or a URI when named, in this order", () => {
      const env = {
        ALICLOUD_PROFILE: "p",
        ALIBABA_CLOUD_ECS_METADATA: "role",
        ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1/x",
      };
      const profile = source({}, env);
      assert.ok(profile.kind === "profile" && profile.profile === "p");
      assert.deepEqual(profile.files, ["/home/nobody/.aliyun/config.json", "/home/nobody/.alibabacloud/credentials"]);
      const file = source({ "alicloud:sharedCredentialsFile": "~/my.json" });
      assert.ok(file.kind === "profile");
      assert.deepEqual(file.files, ["/home/nobody/my.json"]);
      const { ALICLOUD_PROFILE: _profile, ...withoutProfile } = env;
      assert.deepEqual(source({}, withoutProfile), { kind: "ecs-role", roleName: "role", disableImdsV1: false });
      assert.match(
        refused({}, { ...withoutProfile, ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" }),
        /ALIBABA_CLOUD_ECS_METADATA_DISABLED/,
      );
    });

    it("that are not there at all are no error yet", () => {
      const last = source({});
      assert.ok(last.kind === "profile" && last.lookedAt.includes("ALIBABA_CLOUD_ACCESS_KEY_ID"));
    });

    it("are never quoted when their JSON is broken", () => {
      assert.match(
        refused({ "alicloud:assumeRole": '{"roleArn": "r", "policy": "s3cret"' }),
        /^alicloud:assumeRole is not valid JSON\.$/,
      );
    });
  });

  it("knows where each setting came from", () => {
    const { sources } = settings(
      { "alicloud:region": "cn-shanghai", "alicloud:accessKey": "AKID", "alicloud:secretKey": "s3cret" },
      { ALIBABA_CLOUD_ENDPOINT_IMS: "ims.example.com" },
    );
    assert.deepEqual(sources, {
      credentials: "stack configuration alicloud:accessKey",
      region: "alicloud:region",
      "endpoints.ims": "ALIBABA_CLOUD_ENDPOINT_IMS",
    });
  });

  it("gives settings that nobody can change", () => {
    const given = settings({}, KEY);
    for (const part of [given, given.endpoints, given.credentials, given.maxCallsPerSecond, given.sources])
      assert.ok(Object.isFrozen(part));
  });
});
