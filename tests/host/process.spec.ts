import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { type Emulator, startEmulator } from "../../emulator";
import { providerText } from "../../provider/dynamic/text";
import { UNKNOWN } from "../../provider/kernel/unknowns";
import { definitions } from "../../provider/registry";
import { failureOf, providerFailureOf } from "../support/failures";
import { makeEach } from "../support/least-programs";
import { type Lifecycle, type ProcessOptions, startLifecycle } from "../support/lifecycle";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderProcess } from "../support/provider-process";
import { type StandInEngine, startStandInEngine } from "../support/stand-in-engine";
import { configurations, provisionings, ramOf, ramUsers } from "../support/view";

const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";
const USER = "ims:User";
const URN = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/cloudsso:AccessConfiguration::readers";

describe("the provider process", () => {
  const open: Lifecycle<ProviderProcess>[] = [];
  const clouds: Emulator[] = [];

  afterEach(async () => {
    for (const one of [...open.splice(0), ...clouds.splice(0)]) await one.close();
  });

  async function started(options: ProcessOptions = { process: {} }): Promise<Lifecycle<ProviderProcess>> {
    const here = await startLifecycle(options);
    open.push(here);
    return here;
  }

  /** Without the emulator's variables: what is known comes from the stack configuration. */
  const unset = Object.fromEntries(
    ["ACCESS_KEY_ID", "ACCESS_KEY_SECRET", "REGION", "ENDPOINT_CLOUDSSO", "ENDPOINT_IMS", "ENDPOINT_STS"].map(
      (name) => [`ALIBABA_CLOUD_${name}`, ""],
    ),
  );

  it("is configured for the first calls of all kinds, however many come at once", async () => {
    const cloud = await startEmulator();
    clouds.push(cloud);
    const { url, accessKeyId, accessKeySecret, directoryId } = cloud;
    const here = await started({
      process: {
        environment: unset,
        configuration: {
          "alicloud-identity:region": "cn-shanghai",
          "alicloud-identity:accessKey": accessKeyId,
          "alicloud-identity:secretKey": accessKeySecret,
          "alicloud-identity:endpoints": JSON.stringify({ cloudsso: url, ims: url, sts: url }),
        },
      },
    });
    const reads = [1, 2, 3].flatMap(() => [
      here.provider.read("cloudsso:Directory", directoryId, {}),
      here.provider.read(CONFIGURATION, `${directoryId}:ac-none`, { accessConfigurationName: "x" }),
      here.provider.read(PROVISIONING, `${directoryId}:ac-none:RD-Account:1`, { targetId: "1" }),
      here.provider.read(USER, "1", { displayName: "x", accountId: cloud.managementAccountId }),
    ]);
    const answers = await Promise.all(reads);
    assert.deepEqual(
      answers.map(({ id }) => id),
      [1, 2, 3].flatMap(() => [directoryId, "", "", ""]),
    );
  });

  describe("that is well", () => {
    let here: Lifecycle<ProviderProcess>;

    before(async () => {
      here = await startLifecycle({ process: {} });
    });

    after(() => here.close());

    beforeEach(() => here.reset());

    function readers(changes: Values = {}): Values {
      return { accessConfigurationName: "readers", directoryId: here.cloud.directoryId, ...changes };
    }

    function alice(changes: Values = {}): Values {
      return { userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice", ...changes };
    }

    it("takes unknown values at any depth in check, and keeps them", async () => {
      const unknowns: readonly (readonly [string, Values])[] = [
        [CONFIGURATION, { accessConfigurationName: UNKNOWN, directoryId: UNKNOWN, sessionDuration: UNKNOWN }],
        [CONFIGURATION, readers({ permissionPolicies: UNKNOWN, reprovision: UNKNOWN, timeouts: UNKNOWN })],
        [CONFIGURATION, readers({ permissionPolicies: [UNKNOWN, system("ReadOnlyAccess")] })],
        [CONFIGURATION, readers({ permissionPolicies: [system(UNKNOWN), inline("own", UNKNOWN)] })],
        [
          CONFIGURATION,
          readers({
            permissionPolicies: [
              {
                permissionPolicyType: UNKNOWN,
                permissionPolicyName: "own",
                permissionPolicyDocument: { Version: "1", Statement: [{ Effect: UNKNOWN, Action: UNKNOWN }] },
              },
            ],
            timeouts: { update: UNKNOWN },
          }),
        ],
        [
          CONFIGURATION,
          readers({
            permissionPolicies: [
              {
                permissionPolicyType: "Inline",
                permissionPolicyName: UNKNOWN,
                permissionPolicyDocument: {
                  Version: "1",
                  Statement: [{ Effect: "Allow", Action: "*", Resource: UNKNOWN }],
                },
              },
            ],
          }),
        ],
        [
          PROVISIONING,
          { directoryId: UNKNOWN, accessConfigurationId: UNKNOWN, targetId: UNKNOWN, policyRevision: UNKNOWN },
        ],
        [USER, alice({ userPrincipalName: UNKNOWN, displayName: UNKNOWN, tags: UNKNOWN, forceDestroy: UNKNOWN })],
        // By a name that is known the recycle bin would be looked into.
        [USER, alice({ userPrincipalName: UNKNOWN, tags: { team: UNKNOWN }, email: UNKNOWN, comments: UNKNOWN })],
        ["cloudsso:Directory", { directoryName: UNKNOWN, adopt: UNKNOWN }],
      ];
      for (const [kind, program] of unknowns) {
        const { inputs, failures } = await here.provider.check(kind, program);
        assert.deepEqual(failures, [], JSON.stringify(program));
        for (const [name, value] of Object.entries(program)) assert.deepEqual(inputs[name], value, `${kind} ${name}`);
      }
      assert.equal(here.calls().length, 0);
    });

    it("makes the policy revision unknown with the policies, and known with them", async () => {
      const unknown = await here.provider.check(
        CONFIGURATION,
        readers({ permissionPolicies: [inline("own", UNKNOWN)] }),
      );
      assert.equal(unknown.inputs["policyRevision"], UNKNOWN);
      const known = await here.provider.check(CONFIGURATION, readers({ description: UNKNOWN }));
      assert.match(String(known.inputs["policyRevision"]), /^r1:[0-9a-f]{16}$/);
    });

    it("takes unknown values for different in diff, and for a replacement where a change would be one", async () => {
      const one = here.resource(CONFIGURATION);
      await one.up(readers({ permissionPolicies: [inline("own", document("oss:Get*"))] }));
      assert.equal(await one.preview(readers({ permissionPolicies: [inline("own", UNKNOWN)] })), "update");
      assert.equal(await one.preview(readers({ permissionPolicies: [UNKNOWN] })), "update");
      assert.equal(await one.preview(readers({ permissionPolicies: UNKNOWN })), "update");
      assert.equal(await one.preview(readers({ accessConfigurationName: UNKNOWN })), "replace");
    });

    it("gives nothing undefined and nothing null, whatever a program leaves out, and reads with get what is there", async () => {
      const made = await makeEach(here);
      assert.deepEqual([...made.keys()].sort(), definitions.map(({ kind }) => kind).sort());
      for (const [kind, one] of made) {
        for (const said of [one.inputs, one.outputs]) {
          assert.ok(!JSON.stringify(said).includes("null"), JSON.stringify(said));
        }
        await one.refresh();
        assert.ok(!JSON.stringify(one.inputs).includes("null"));
        assert.equal((await here.provider.read(kind, one.id, {})).id, one.id);
      }
    });

    it("says that there is nothing to get, also where get was given a state", async () => {
      const state = { __lookUp: true, displayName: "Alice" };
      const failure = await failureOf(here.provider.read(USER, "200000000000000000", state));
      assert.match(failure.message, /there is no ims:User with the id 200000000000000000/);
    });

    it("never takes a denial or a throttle for an absence", async () => {
      const one = here.resource(CONFIGURATION);
      await one.up(readers());
      const action = "GetAccessConfiguration";
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action });
      const failure = await failureOf(one.refresh());
      assert.match(failure.message, /NoPermission/);
      assert.notEqual(one.recorded, undefined);
    });

    it("says in one line what failed, without a stack, and prints no more than that line", async () => {
      await here.cloud.control.fault({
        kind: "refuse",
        code: "InvalidParameter.Description",
        status: 400,
        message: "Line one.\nLine two.\n    at somewhere (file.js:1:1)",
        action: "CreateAccessConfiguration",
      });
      const before = here.provider.stderr();
      const failure = await failureOf(here.resource(CONFIGURATION).up(readers()));
      assert.match(
        failure.message,
        /^CloudSSO CreateAccessConfiguration was refused with InvalidParameter\.Description: Line one\. Line two\. at somewhere \(file\.js:1:1\) \(request [0-9A-F-]{36}\)\.$/,
      );
      const printed = here.provider.stderr().slice(before.length);
      assert.ok(printed.trim().split("\n").length <= 1, printed);
      assert.doesNotMatch(printed, /\n\s+at /);
    });

    it("keeps the provider text in the state of a half-made object", async () => {
      await here.cloud.control.fault({
        kind: "refuse",
        code: "InvalidParameter.PermissionPolicyName",
        status: 400,
        message: "There is no such policy.",
        action: "AddPermissionPolicyToAccessConfiguration",
      });
      const one = here.resource(CONFIGURATION);
      const failure = await providerFailureOf(
        one.up(readers({ permissionPolicies: [system("ReadOnlyAccess")], __urn: URN })),
      );
      assert.equal(failure.partial?.providerText, providerText(CONFIGURATION));
      assert.equal(failure.partial?.properties["__urn"], URN);
      assert.deepEqual(failure.partial?.reasons, [failure.message]);
      assert.equal(
        failure.partial?.id,
        `${here.cloud.directoryId}:${Object.keys(here.cloud.state.cloudsso.directory?.accessConfigurations ?? {})[0]}`,
      );
      assert.equal(await one.up(readers({ permissionPolicies: [system("ReadOnlyAccess")] })), "update");
      assert.deepEqual(configurations(here.cloud)[0]?.policies, ["System:ReadOnlyAccess"]);
    });

    it("says what it lacks when the state holds a kind that it does not know", async () => {
      const failure = await failureOf(here.provider.read("cloudsso:Nothing", "x", {}));
      assert.equal(
        failure.message,
        "this version of pulumi-alicloud-identity has no resource cloudsso:Nothing; install the one that made it, or a newer one",
      );
    });
  });

  it("renews a session that expires in the middle of a run, in silence", async () => {
    const here = await started({
      cloud: { roles: ["deployer"] },
      process: { environment: { ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1000000000000000:role/deployer" } },
    });
    const one = here.resource(CONFIGURATION);
    const program = { accessConfigurationName: "readers", directoryId: here.cloud.directoryId };
    await one.up(program);
    assert.equal(here.calls("AssumeRole").length, 1);
    await here.cloud.control.fault({ kind: "tokenExpiry", action: "UpdateAccessConfiguration" });
    assert.equal(await one.up({ ...program, description: "renewed" }), "update");
    assert.equal(here.calls("AssumeRole").length, 2);
    assert.equal(configurations(here.cloud)[0]?.description, "renewed");
  });

  describe("and its engine", () => {
    let engine: StandInEngine;
    let here: Lifecycle<ProviderProcess>;

    before(async () => {
      engine = await startStandInEngine();
      here = await startLifecycle({ cloud: { accounts: 2, taskDurationMs: 300 }, process: { engine: engine.address } });
    });

    after(async () => {
      await here.close();
      await engine.kill();
    });

    beforeEach(async () => {
      await here.reset();
      engine.forget();
    });

    function program(changes: Values = {}): Values {
      return { accessConfigurationName: "readers", directoryId: here.cloud.directoryId, __urn: URN, ...changes };
    }

    it("shows progress in the resource's row, and lets a take-over stay in the output", async () => {
      const one = here.resource(CONFIGURATION);
      await one.up(program({ permissionPolicies: [system("ReadOnlyAccess")] }));
      const adding = await engine.heard(({ text }) => text.startsWith("adds "));
      assert.deepEqual(adding, { urn: URN, text: "adds ReadOnlyAccess", ephemeral: true });

      const again = here.resource(CONFIGURATION);
      await again.up(program({ permissionPolicies: [system("ReadOnlyAccess")] }));
      const taken = await engine.heard(({ ephemeral }) => !ephemeral);
      assert.deepEqual(taken, {
        urn: URN,
        text: `took over access configuration readers (${one.id.split(":")[1]}), which this resource has already`,
        ephemeral: false,
      });
    });

    it("says what adopt: true overwrites, in a message that stays", async () => {
      await here.console("CreateAccessConfiguration", {
        DirectoryId: here.cloud.directoryId,
        AccessConfigurationName: "examiners",
        Description: "somebody's",
      });
      const one = here.resource(CONFIGURATION);
      await one.up(
        program({ accessConfigurationName: "examiners", adopt: true, sessionDuration: 900, __urn: `${URN}-2` }),
      );
      const taken = await engine.heard(({ ephemeral }) => !ephemeral);
      assert.equal(
        taken.text,
        `took over access configuration examiners (${one.id.split(":")[1]}), as adopt: true says, writing description, sessionDuration`,
      );
    });

    it("shows a task that is waited for", async () => {
      const one = here.resource(CONFIGURATION);
      await one.up(program());
      const urn = URN.replace("AccessConfiguration::readers", "AccessConfigurationProvisioning::readers-1");
      await here.resource(PROVISIONING).up({
        directoryId: here.cloud.directoryId,
        accessConfigurationId: one.id,
        targetId: here.cloud.accountIds[0],
        __urn: urn,
      });
      const line = await engine.heard((heard) => heard.urn === urn);
      assert.deepEqual(line, {
        urn,
        text: `task ${here.calls("ProvisionAccessConfiguration")[0]?.taskId} runs`,
        ephemeral: true,
      });
    });
  });

  describe("whose engine is gone", () => {
    let engine: StandInEngine;
    let here: Lifecycle<ProviderProcess>;

    beforeEach(async () => {
      engine = await startStandInEngine();
      here = await started({ process: { engine: engine.address } });
    });

    afterEach(() => engine.kill());

    function program(): Values {
      return { accessConfigurationName: "readers", directoryId: here.cloud.directoryId };
    }

    it("ends before its next write", async () => {
      const pause = await here.cloud.control.pause({ action: "ListAccessConfigurations", at: "before" });
      const ended = once(here.provider.process, "exit");
      const verb = failureOf(here.resource(CONFIGURATION).up(program()));
      await pause.reached();
      await engine.kill();
      await pause.release();
      await ended;
      await verb;
      assert.equal(here.calls("CreateAccessConfiguration").length, 0);
      assert.deepEqual(configurations(here.cloud), []);
    });

    it("ends while it waits for a task, and starts no other", async () => {
      const one = here.resource(CONFIGURATION);
      await one.up(program());
      await here.cloud.control.setTaskDuration(3_600_000);
      const ended = once(here.provider.process, "exit");
      const verb = failureOf(
        here.resource(PROVISIONING).up({
          directoryId: here.cloud.directoryId,
          accessConfigurationId: one.id,
          targetId: here.cloud.accountIds[0],
        }),
      );
      await here.cloud.control.waitForCall({ action: "GetTaskStatus" });
      await engine.kill();
      await ended;
      await verb;
      assert.equal(here.calls("ProvisionAccessConfiguration").length, 1);
      assert.deepEqual(provisionings(here.cloud), []);
    });
  });

  it("does its work where the engine's address answers and speaks no gRPC", async () => {
    const mute: Server = createServer((socket) => socket.resume());
    mute.listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as { readonly port: number };
    try {
      const here = await started({ process: { engine: `127.0.0.1:${port}` } });
      await here
        .resource(USER)
        .up({ userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice" });
      assert.equal(ramUsers(here.cloud).length, 1);
    } finally {
      mute.close();
    }
  });
});
