import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { leastProgram } from "../support/least-programs";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import { inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import { ramOf } from "../support/view";

const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";
const USER = "ims:User";
const DIRECTORY = "cloudsso:Directory";
const CONFIGURATION_NAMES =
  "accessConfigurationName, directoryId, description, sessionDuration, relayState, tags, permissionPolicies, " +
  "forceRemovePermissionPolicies, deprovisionOnDelete, reprovision, lintIgnore, adopt, timeouts";
const USER_NAME = "<user>@<default domain>, with 1 to 64 letters, digits, ., - and _ before the @";
const DIRECTORY_NAME =
  "2 to 64 lower-case letters, digits and single hyphens, with no hyphen at either end and not beginning with d-";

describe("what a mistake is answered with", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const policies = (...items: unknown[]) => ({ permissionPolicies: items });
  const own = (text: unknown) =>
    policies({ permissionPolicyType: "Inline", permissionPolicyName: "own", permissionPolicyDocument: text });
  const statement = (one: unknown) => own({ Version: "1", Statement: [one] });
  const DOCUMENT = "permissionPolicies[0].permissionPolicyDocument";
  /** As Pulumi's SDK writes them in the place of a value. */
  const TO_STRING = "Calling [toString] on an [Output<T>] is not supported.\n\nTo get the value of an Output...";
  const TO_JSON = "Calling [toJSON] on an [Output<T>] is not supported.\n\nTo get the value of an Output...";

  const table: readonly (readonly [kind: string, mistake: Values, ...sentences: string[]])[] = [
    // Wrong type
    [CONFIGURATION, { accessConfigurationName: 5 }, "accessConfigurationName must be a string, not 5"],
    [CONFIGURATION, { sessionDuration: "3600" }, 'sessionDuration must be a number, not "3600"'],
    [CONFIGURATION, { sessionDuration: 1000.5 }, "sessionDuration must be a whole number, not 1000.5"],
    [
      CONFIGURATION,
      { forceRemovePermissionPolicies: "yes" },
      'forceRemovePermissionPolicies must be true or false, not "yes"',
    ],
    [
      CONFIGURATION,
      { permissionPolicies: "ReadOnlyAccess" },
      'permissionPolicies must be a list, not "ReadOnlyAccess"',
    ],
    [
      CONFIGURATION,
      policies("ReadOnlyAccess"),
      'permissionPolicies[0] must be an object of permissionPolicyType, permissionPolicyName and permissionPolicyDocument, not "ReadOnlyAccess"',
    ],
    [CONFIGURATION, { timeouts: "5m" }, 'timeouts must be an object of create, update and delete, not "5m"'],
    [PROVISIONING, { targetId: 5 }, "targetId must be a string, not 5"],
    [USER, { tags: "x" }, 'tags must be a map, not "x"'],
    [USER, { tags: { x: 1 } }, "tags.x must be a string, not 1"],
    [DIRECTORY, { directoryName: 4 }, "directoryName must be a string, not 4"],
    // Out of range
    [CONFIGURATION, { sessionDuration: 60 }, "sessionDuration must be 900 to 43,200 seconds, not 60"],
    [CONFIGURATION, { sessionDuration: 43_201 }, "sessionDuration must be 900 to 43,200 seconds, not 43,201"],
    [CONFIGURATION, { description: "x".repeat(1025) }, "description must have at most 1,024 characters, not 1,025"],
    [
      CONFIGURATION,
      { accessConfigurationName: "x".repeat(33) },
      `accessConfigurationName must be 1 to 32 letters, digits and hyphens, not "${"x".repeat(33)}"`,
    ],
    [
      CONFIGURATION,
      { accessConfigurationName: "a b" },
      'accessConfigurationName must be 1 to 32 letters, digits and hyphens, not "a b"',
    ],
    [
      CONFIGURATION,
      { relayState: "http://x" },
      'relayState must be an https URL of an Alibaba Cloud console page, not "http://x"',
    ],
    [CONFIGURATION, { reprovision: "never" }, 'reprovision must be "auto" or "manual", not "never"'],
    [
      CONFIGURATION,
      { timeouts: { update: "5 minutes" } },
      'timeouts.update must be a duration such as "90s", "20m" or "1h30m", not "5 minutes"',
    ],
    [PROVISIONING, { targetId: "prod" }, 'targetId must be the UID of an account, digits in quotes, not "prod"'],
    [PROVISIONING, { targetType: "Folder" }, 'targetType must be "RD-Account", not "Folder"'],
    [PROVISIONING, { status: "ReprovisionRequired" }, 'status must be "Provisioned", not "ReprovisionRequired"'],
    [USER, { userPrincipalName: "alice smith@x" }, `userPrincipalName must be ${USER_NAME}, not "alice smith@x"`],
    [
      USER,
      { userPrincipalName: `${"x".repeat(65)}@x.com` },
      `userPrincipalName must be ${USER_NAME}, not "${"x".repeat(59)}...`,
    ],
    [USER, { displayName: "x".repeat(25) }, "displayName must have 1 to 24 characters, not 25"],
    [USER, { comments: "x".repeat(129) }, "comments must have at most 128 characters, not 129"],
    [USER, { email: "nobody" }, 'email must be an e-mail address, not "nobody"'],
    [
      USER,
      { mobilePhone: "5550100" },
      'mobilePhone must be <country code>-<number>, such as 86-18688880000, not "5550100"',
    ],
    [
      USER,
      { tags: { "acs:x": "1" } },
      'tags["acs:x"] must not begin with aliyun or acs:, nor hold http:// or https://',
    ],
    [USER, { tags: { x: "v".repeat(129) } }, "tags.x must have at most 128 characters, not 129"],
    [USER, { tags: { x: "acs:1" } }, 'tags.x must not begin with acs:, nor hold http:// or https://, not "acs:1"'],
    [
      USER,
      { tags: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, ""])) },
      "tags must have at most 20 tags",
    ],
    [DIRECTORY, { directoryName: "Company" }, `directoryName must be ${DIRECTORY_NAME}, not "Company"`],
    [DIRECTORY, { directoryName: "d-x" }, `directoryName must be ${DIRECTORY_NAME}, not "d-x"`],
    // Missing and unknown
    [
      CONFIGURATION,
      { accessConfigurationName: undefined, directoryId: undefined },
      "accessConfigurationName is required",
      "directoryId is required; if another resource's output stands here, that resource was not made",
    ],
    [
      CONFIGURATION,
      { permissionPolicy: [] },
      "permissionPolicy is not a property of this resource; did you mean permissionPolicies?",
    ],
    [CONFIGURATION, { colour: "red" }, `colour is not a property of this resource; there are ${CONFIGURATION_NAMES}`],
    [
      CONFIGURATION,
      { provisioningStatus: "Provisioned" },
      `provisioningStatus is not a property of this resource; there are ${CONFIGURATION_NAMES}`,
    ],
    [CONFIGURATION, { timeouts: { patch: "5m" } }, "timeouts has no property patch; there are create, update, delete"],
    [
      CONFIGURATION,
      policies({ ...system("A"), name: 1 }),
      "permissionPolicies[0] has no property name; there are permissionPolicyType, permissionPolicyName, permissionPolicyDocument",
    ],
    [
      CONFIGURATION,
      policies({}),
      "permissionPolicies[0].permissionPolicyType is required",
      "permissionPolicies[0].permissionPolicyName is required",
    ],
    // No policy
    [
      CONFIGURATION,
      policies({ permissionPolicyType: "Custom", permissionPolicyName: "x" }),
      'permissionPolicies[0].permissionPolicyType must be "System" or "Inline", not "Custom"',
    ],
    [
      CONFIGURATION,
      policies({ ...system("ReadOnlyAccess"), permissionPolicyDocument: "{}" }),
      `${DOCUMENT} belongs to Inline policies only: a System policy has RAM's own document`,
    ],
    [
      CONFIGURATION,
      policies(system("A"), system("B"), system("A")),
      "permissionPolicies[2] is there already as permissionPolicies[0]",
    ],
    [
      CONFIGURATION,
      policies(inline("x".repeat(33), '{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}')),
      "permissionPolicies[0].permissionPolicyName must have 1 to 32 characters for an Inline policy, not 33",
    ],
    [CONFIGURATION, own(undefined), `${DOCUMENT} is required for an Inline policy`],
    [
      CONFIGURATION,
      own("no json"),
      `${DOCUMENT} must be JSON, which it is not at line 1, column 1: only a text in double quotes, a number, true, false or null may stand here`,
    ],
    [
      CONFIGURATION,
      own('{"Version":"1",\n"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'),
      `${DOCUMENT}.Version is given twice, the second time at line 2, column 1; give it once`,
    ],
    [CONFIGURATION, own("[]"), `${DOCUMENT} must be a JSON object such as {"Version":"1","Statement":[...]}`],
    [CONFIGURATION, own(5), `${DOCUMENT} must be a string or a map, not 5`],
    [
      CONFIGURATION,
      own("{}"),
      `${DOCUMENT}.Version must be "1", the only version that RAM knows`,
      `${DOCUMENT}.Statement must be a list of at least one statement`,
    ],
    [
      CONFIGURATION,
      own({ Version: "2012-10-17", Statement: [] }),
      `${DOCUMENT}.Version must be "1", the only version that RAM knows`,
      `${DOCUMENT}.Statement must be a list of at least one statement`,
    ],
    [CONFIGURATION, own({ Version: "1" }), `${DOCUMENT}.Statement must be a list of at least one statement`],
    [
      CONFIGURATION,
      own({ Version: "1", Statement: [] }),
      `${DOCUMENT}.Statement must be a list of at least one statement`,
    ],
    [CONFIGURATION, statement("x"), `${DOCUMENT}.Statement[0] must be an object`],
    [
      CONFIGURATION,
      statement({ Effect: "allow", Action: "*", Resource: "*" }),
      `${DOCUMENT}.Statement[0].Effect must be "Allow" or "Deny"`,
    ],
    [
      CONFIGURATION,
      statement({ Effect: "Allow" }),
      `${DOCUMENT}.Statement[0] must have either Action or NotAction`,
      `${DOCUMENT}.Statement[0] must have either Resource or NotResource`,
    ],
    [
      CONFIGURATION,
      statement({ Effect: "Allow", Action: "*", Resource: "*", Principal: "*" }),
      `${DOCUMENT}.Statement[0].Principal is not an element of a RAM statement; only the trust policy of a role has one`,
    ],
    [
      CONFIGURATION,
      statement({ Effect: "Allow", Action: "*", Resource: "*", Conditions: {} }),
      `${DOCUMENT}.Statement[0].Conditions is not an element of a RAM statement; did you mean Condition?`,
    ],
    [
      CONFIGURATION,
      own({ Version: "1", Id: "x", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
      `${DOCUMENT}.Id is not an element of a RAM policy; there are Version, Statement`,
    ],
    [
      CONFIGURATION,
      {
        accessConfigurationName: undefined,
        descripton: "x",
        sessionDuration: 5,
        permissionPolicies: [{ permissionPolicyNam: "x" }, { ...system("A"), permissionPolicyDocument: "{}" }],
      },
      "descripton is not a property of this resource; did you mean description?",
      "accessConfigurationName is required",
      "sessionDuration must be 900 to 43,200 seconds, not 5",
      "permissionPolicies[0].permissionPolicyType is required",
      "permissionPolicies[0].permissionPolicyName is required",
      "permissionPolicies[0] has no property permissionPolicyNam; did you mean permissionPolicyName?",
      "permissionPolicies[1].permissionPolicyDocument belongs to Inline policies only: a System policy has RAM's own document",
    ],
    // Ids
    [CONFIGURATION, { directoryId: "company" }, 'directoryId must be the id of a directory (d-...), not "company"'],
    [CONFIGURATION, { directoryId: "d-1:ac-1" }, 'directoryId must be the id of a directory (d-...), not "d-1:ac-1"'],
    [
      PROVISIONING,
      { directoryId: "d-00fc2p61****", accessConfigurationId: "readers", targetId: "" },
      'directoryId must be the id of a directory (d-...), not "d-00fc2p61****"',
      'accessConfigurationId must be the id of an access configuration (ac-...), not "readers"',
      'targetId must be the UID of an account, digits in quotes, not ""',
    ],
    // Outputs in texts
    [
      USER,
      { displayName: `Alice of ${TO_STRING}` },
      "displayName holds an Output that was pasted into text; use pulumi.interpolate or .apply to build the text",
    ],
    [
      CONFIGURATION,
      own(JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: "*", Resource: TO_JSON }] })),
      `${DOCUMENT} holds an Output that was pasted into text; use pulumi.jsonStringify or .apply to build the text`,
    ],
    [
      CONFIGURATION,
      statement({ Effect: "Allow", Action: "x".repeat(6200), Resource: "*" }),
      `${DOCUMENT} must have at most 6,144 characters as JSON, not 6,275`,
    ],
  ];
  for (const [kind, mistake, ...sentences] of table) {
    it(`${kind} ${JSON.stringify(mistake).slice(0, 80)}: ${sentences[0]?.slice(0, 100)}`, async () => {
      const { failures } = await here.provider.check(kind, { ...leastProgram(kind, here.cloud), ...mistake });
      assert.deepEqual(failures, sentences);
      assert.equal(here.calls().length, 0);
    });
  }

  it("a logon name without a domain is completed in the sentence", async () => {
    const { failures } = await here.provider.check(USER, { userPrincipalName: "alice", displayName: "Alice" });
    const { defaultDomain } = ramOf(here.cloud);
    assert.deepEqual(failures, [`userPrincipalName must have the account's default domain: alice@${defaultDomain}`]);
  });

  it("a policy that RAM does not offer is named", async () => {
    const program = { ...leastProgram(CONFIGURATION, here.cloud), permissionPolicies: [system("Nonsense")] };
    const failure = await failureOf(here.resource(CONFIGURATION).up(program));
    const [added] = here.calls("AddPermissionPolicyToAccessConfiguration");
    assert.equal(
      failure.message,
      `System policy Nonsense could not be added to access configuration ${added?.parameters["AccessConfigurationId"]}: ` +
        "CloudSSO AddPermissionPolicyToAccessConfiguration was refused with Unverified.NotThere.SystemPolicy: " +
        `There is no system policy "Nonsense" (request ${added?.requestId}).`,
    );
  });

  it("an account that does not exist is named", async () => {
    const readers = here.resource(CONFIGURATION);
    await readers.up(leastProgram(CONFIGURATION, here.cloud));
    const program = { directoryId: here.cloud.directoryId, accessConfigurationId: readers.id, targetId: "9999" };
    const failure = await failureOf(here.resource(PROVISIONING).up(program));
    assert.equal(
      failure.message,
      `access configuration ${readers.id.split(":")[1]} could not be provisioned to account 9999: ` +
        "CloudSSO ProvisionAccessConfiguration was refused with Unverified.NotThere.Target: " +
        `There is no account 9999 in the resource directory (request ${here.calls("ProvisionAccessConfiguration")[0]?.requestId}).`,
    );
  });

  it("a name that is taken says by whom, and the ways out", async () => {
    const { defaultDomain } = ramOf(here.cloud);
    const name = `alice@${defaultDomain}`;
    const { User } = (await here.console("CreateUser", { UserPrincipalName: name, DisplayName: "Other" }, "ims")) as {
      User: { UserId: string };
    };
    const failure = await failureOf(here.resource(USER).up({ userPrincipalName: name, displayName: "Alice" }));
    assert.equal(
      failure.message,
      `user ${name} (${User.UserId}) is there already and differs in displayName, and nothing proves that this resource ` +
        "made it; choose another name, or set adopt: true to take it over, writing displayName; a resource that was renamed " +
        "in the program needs aliases with its old name instead, and a stack whose runs forget everything in between " +
        "alicloud-identity:adoptIdentical",
    );
  });

  it("a missing permission says what to allow", async () => {
    await here.cloud.control.fault({
      kind: "refuse",
      code: "NoPermission",
      status: 403,
      message: "You are not authorized to do this action.",
      action: "CreateAccessConfiguration",
    });
    const failure = await failureOf(here.resource(CONFIGURATION).up(leastProgram(CONFIGURATION, here.cloud)));
    assert.equal(
      failure.message,
      "CloudSSO CreateAccessConfiguration was refused with NoPermission: You are not authorized to do this action; " +
        `allow cloudsso:CreateAccessConfiguration to the caller (request ${here.calls("CreateAccessConfiguration")[0]?.requestId}).`,
    );
  });
});

describe("what a wrong environment is answered with", () => {
  const nowhere = Object.fromEntries(
    ["CLOUDSSO", "IMS", "RAM", "RESOURCE_DIRECTORY", "STS"].map((name) => [`ALIBABA_CLOUD_ENDPOINT_${name}`, ""]),
  );
  const REGIONS = "cn-shanghai, cn-hongkong, ap-northeast-2, ap-southeast-1, us-west-1, eu-central-1";
  const table: { readonly [what: string]: readonly [environment: { [name: string]: string }, sentence: RegExp] } = {
    "a region without CloudSSO": [
      { ...nowhere, ALIBABA_CLOUD_REGION: "cn-beijing" },
      new RegExp(
        "^CloudSSO has no endpoint in region cn-beijing \\(from ALIBABA_CLOUD_REGION\\); set " +
          `alicloud-identity:region to the region of its directory, one of ${REGIONS}, or set alicloud-identity:endpoints ` +
          "if it has opened in cn-beijing since\\.$",
      ),
    ],
    "a key that does not exist": [
      { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIwrong" },
      /^CloudSSO ListDirectories was refused with InvalidAccessKeyId\.NotFound: Specified access key is not found; check the credentials, which come from environment variable ALIBABA_CLOUD_ACCESS_KEY_ID \(request [0-9A-F-]{36}\)\.$/,
    ],
    "no credentials": [
      { ALIBABA_CLOUD_ACCESS_KEY_ID: "", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "", HOME: "/dev/null" },
      /^No credentials were found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or name a profile or a role; looked at \S+ and \d+ other settings and variables, .*\.$/,
    ],
    "an emulator that is down": [
      { ALIBABA_CLOUD_ENDPOINT_CLOUDSSO: "http://127.0.0.1:9" },
      /^CloudSSO ListDirectories got no answer: the connection was refused \(http:\/\/127\.0\.0\.1:9\); no emulator answers there, so start it with "alicloud-identity emulator" or correct the endpoint\.$/,
    ],
  };
  for (const [what, [environment, sentence]] of Object.entries(table)) {
    it(`${what}, and nothing of a secret is in it`, async () => {
      const here = await startLifecycle({ process: { environment } });
      try {
        const failure = await failureOf(here.resource(DIRECTORY).up({}));
        assert.match(failure.message, sentence);
        assert.ok(!`${failure.message}${here.provider.stderr()}`.includes("emulator-secret"));
        assert.ok(here.provider.stderr().trim().split("\n").length <= 1, here.provider.stderr());
      } finally {
        await here.close();
      }
    });
  }
});
