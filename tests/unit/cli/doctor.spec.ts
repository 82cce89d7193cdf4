import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { doctorCommand } from "../../../cli/doctor";
import type { Finding } from "../../../cli/doctor/finding";
import { needsOfPackage } from "../../../cli/doctor/version";
import { type Emulator, startEmulator } from "../../../emulator";
import { createTransport } from "../../../provider/client/transport";

const SECRET = "a-secret-that-nobody-may-see";
const MINUTE = 60_000;

/** What one of the callers is denied. */
const HALF = ["ims:ListUsers", "ram:ListRoles", "cloudsso:ListGroups"];

describe("alicloud-identity doctor", () => {
  let cloud: Emulator;
  let folder: string;

  before(async () => {
    cloud = await startEmulator({
      seed: "small",
      taskDurationMs: 0,
      callers: [
        { accessKeyId: "LTAIall", accessKeySecret: SECRET, permissions: [{ Effect: "Allow", Action: "*" }] },
        { accessKeyId: "LTAInothing", accessKeySecret: SECRET, permissions: [] },
        {
          accessKeyId: "LTAIhalf",
          accessKeySecret: SECRET,
          permissions: [
            { Effect: "Allow", Action: "*" },
            { Effect: "Deny", Action: HALF },
          ],
        },
      ],
    });
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "doctor-"));
    installSdk("3.248.0");
    installCli({ version: "v3.260.0" });
    await cloud.control.clearFaults();
    await cloud.control.clearCalls();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  after(() => cloud.close());

  /** A `pulumi` that says so much, and writes down nothing. */
  function installCli({
    version = "v3.260.0",
    whoami = `echo '{"user":"ci","url":"https://api.pulumi.com/ci"}'`,
  }): void {
    mkdirSync(join(folder, "bin"), { recursive: true });
    const script = join(folder, "bin", "pulumi");
    writeFileSync(
      script,
      `#!/bin/sh\ncase "$1" in\nversion) echo ${version};;\nwhoami) ${whoami};;\nconfig) /bin/cat ${join(folder, "config.json")};;\nesac\n`,
    );
    chmodSync(script, 0o755);
  }

  function installSdk(version: string): void {
    const place = join(folder, "node_modules", "@pulumi", "pulumi");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ name: "@pulumi/pulumi", version }));
  }

  interface Setting {
    readonly key?: string;
    readonly secret?: string;
    readonly environment?: { readonly [name: string]: string };
    readonly words?: readonly string[];
    readonly nodeVersion?: string;
    readonly cloud?: Emulator;
  }

  async function examine(setting: Setting = {}) {
    const printed: string[] = [];
    const command = doctorCommand({
      environment: {
        ...(setting.cloud ?? cloud).environment(),
        ALIBABA_CLOUD_ACCESS_KEY_ID: setting.key ?? "LTAIall",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: setting.secret ?? SECRET,
        ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
        ALIBABA_CLOUD_ACCOUNT_ID: "1000000000000000",
        PULUMI_CONTINUE_ON_ERROR: "true",
        PULUMI_PARALLEL: "64",
        PATH: join(folder, "bin"),
        HOME: folder,
        ...setting.environment,
      },
      transport: createTransport,
      now: () => Date.now(),
      nodeVersion: setting.nodeVersion ?? "20.19.0",
      needs: needsOfPackage,
      print: (text) => void printed.push(text),
    });
    const before = process.exitCode;
    try {
      await command.parseAsync(["--json", "--cwd", folder, ...(setting.words ?? [])], { from: "user" });
      const [text = ""] = printed;
      assert.equal(text.includes(SECRET), false, "no secret is printed");
      return { code: process.exitCode, findings: (JSON.parse(text) as { findings: Finding[] }).findings, text };
    } finally {
      process.exitCode = before;
    }
  }

  type Examined = Awaited<ReturnType<typeof examine>>;

  const not = (result: Finding["result"], { findings }: Examined) => findings.filter((one) => one.result !== result);

  function findingOf(check: string, { findings }: Examined): Finding {
    const found = findings.find((one) => one.check === check);
    assert.ok(found, `${check} is not among ${findings.map((one) => one.check).join(", ")}`);
    return found;
  }

  function is(result: Finding["result"], found: RegExp, finding: Finding, advice?: RegExp): void {
    assert.match(finding.found, found);
    if (advice !== undefined) assert.match(finding.advice ?? "", advice);
    assert.equal(finding.result, result, finding.found);
  }

  it("warns where a read did not tell whether it is allowed, with the policy that allows it", async () => {
    // Nobody knows the service's code for a key that is not there, so the emulator answers with one of its own.
    const finding = findingOf("permissions: IMS", await examine());
    is("warn", /^23 of 24 .*; GetAccessKeyPolicy did not tell$/, finding, /give the caller this policy/);
    assert.match(JSON.stringify(finding.policy), /"ims:GetAccessKeyPolicy"/);
  });

  it("finds nothing where all is well, and has written nothing", async () => {
    const state = () => structuredClone({ cloudsso: cloud.state.cloudsso, ims: cloud.state.ims });
    const before = state();
    const examined = await examine();
    const isTold = ({ check }: Finding) => check !== "permissions: IMS";
    assert.deepEqual(not("ok", examined).filter(isTold), []);
    assert.equal(examined.code, 0);
    const calls = await cloud.control.calls();
    assert.ok(calls.length > 50, `${calls.length} calls`);
    assert.deepEqual(
      calls.filter(({ action }) => !/^(Get|List)/.test(action)),
      [],
    );
    assert.deepEqual(state(), before);
    is(
      "ok",
      /an access key, from environment variable ALIBABA_CLOUD_ACCESS_KEY_ID/,
      findingOf("credentials", examined),
    );
    is("ok", /^1000000000000000, as acs:/, findingOf("account", examined));
    is("ok", /^d-\w+ \(/, findingOf("directory", examined));
  });

  it("names the source of keys that are wrong, and says nothing of what it could not see", async () => {
    const examined = await examine({ secret: "another-secret" });
    assert.equal(examined.code, 1);
    const finding = findingOf("credentials", examined);
    is("fail", /from environment variable ALIBABA_CLOUD_ACCESS_KEY_ID: .*SignatureDoesNotMatch/, finding);
    assert.equal(examined.text.includes("another-secret"), false);
    is("warn", /not looked at, as the credentials do not work/, findingOf("permissions", examined));
    is("ok", /within a minute/, findingOf("clock", examined));
  });

  it("says first what to do where there are no credentials, and then shortly where it looked", async () => {
    const examined = await examine({ key: "", secret: "" });
    const finding = findingOf("credentials", examined);
    is(
      "fail",
      /^none were found$/,
      finding,
      /^set ALIBABA_CLOUD_ACCESS_KEY_ID and .*; looked at \S+ and \d+ other settings/,
    );
    assert.ok((finding.advice ?? "").length < 400, finding.advice);
  });

  it("warns where the secrets of a stack need a passphrase that nobody set, of the named stack alone where one is", async () => {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write("Pulumi.yaml", "name: team\nruntime: nodejs\n");
    write("Pulumi.dev.yaml", "encryptionsalt: v1:abc\nconfig: {}\n");
    write("Pulumi.cloud.yaml", "config:\n  team:encryptionsalt: x\n");
    const passphrase = async (environment: { readonly [name: string]: string }, ...words: string[]) =>
      (await examine({ environment, words })).findings.find(({ check }) => check === "passphrase");
    const none = (await passphrase({})) ?? assert.fail();
    is("warn", /^none is set, and without it up, drift, impact and try fail for stack dev$/, none, /PASSPHRASE=/);
    const set = (await passphrase({ PULUMI_CONFIG_PASSPHRASE: "" })) ?? assert.fail();
    is("ok", /^set, for stack dev$/, set);
    const away = (await passphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: join(folder, "none") })) ?? assert.fail();
    is("warn", /cannot be read, for stack dev$/, away);
    write("config.json", "{}");
    assert.equal(await passphrase({}, "--stack", "cloud"), undefined);
    is("warn", /for stack dev$/, (await passphrase({}, "--stack", "company/team/dev")) ?? assert.fail());
  });

  it("says which half of a key is missing", async () => {
    const examined = await examine({ secret: "" });
    is("fail", /incomplete: .*ALIBABA_CLOUD_ACCESS_KEY_ID is set/, findingOf("settings", examined));
    assert.equal(examined.code, 1);
  });

  it("looks on where the account is another one, and names both", async () => {
    const examined = await examine({ environment: { ALIBABA_CLOUD_ACCOUNT_ID: "4200000000000000" } });
    assert.equal(examined.code, 1);
    is("fail", /^1000000000000000.*ALIBABA_CLOUD_ACCOUNT_ID is 42/, findingOf("account", examined));
    is("ok", /^d-/, findingOf("directory", examined));
  });

  it("warns where no account is named", async () => {
    const examined = await examine({ environment: { ALIBABA_CLOUD_ACCOUNT_ID: "" } });
    is("warn", /name none/, findingOf("account", examined), /alicloud-identity:accountId 1000000000000000/);
    assert.equal(examined.code, 0);
  });

  it("names the region of the directory where another is set, or none", async () => {
    const wrong = await examine({ environment: { ALICLOUD_REGION: "eu-central-1" } });
    is(
      "fail",
      /eu-central-1, from ALICLOUD_REGION.* is in cn-shanghai/,
      findingOf("region", wrong),
      /region cn-shanghai/,
    );
    assert.equal(wrong.code, 1);
    const none = await examine({ environment: { ALICLOUD_REGION: "", ALIBABA_CLOUD_REGION: "" } });
    is("warn", /none is set.* is in cn-shanghai/, findingOf("region", none), /region cn-shanghai/);
    is(
      "warn",
      /^not looked at/,
      findingOf("permissions: CloudSSO", { ...none }).found.includes("not looked")
        ? findingOf("permissions: CloudSSO", none)
        : findingOf("directory", none),
    );
    assert.equal(none.code, 0);
  });

  it("says where there is no directory, and asks nothing about one", async () => {
    const empty = await startEmulator({ directory: false, taskDurationMs: 0 });
    try {
      const { ALIBABA_CLOUD_ACCESS_KEY_ID: key, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret } = empty.environment();
      const examined = await examine({ cloud: empty, key: key ?? "", secret: secret ?? "" });
      const finding = findingOf("directory", examined);
      is("warn", /CloudSSO is not enabled|the account has none/, finding);
      is("warn", /others need a directory and were not asked/, findingOf("permissions: CloudSSO", examined));
      assert.equal(examined.code, 0);
    } finally {
      await empty.close();
    }
  });

  it("names each action that is denied, with a policy that allows it and no other", async () => {
    const examined = await examine({ key: "LTAIhalf" });
    const policies = not("ok", examined).map(({ check, result, found, policy }) => {
      const { Statement } = policy as { Statement: readonly [{ Action: readonly string[] }] };
      return [check, result, found.replace(/^\d+ of \d+ .*: |;.*$/g, ""), Statement[0].Action];
    });
    assert.deepEqual(policies, [
      ["permissions: CloudSSO", "warn", "ListGroups", ["cloudsso:ListGroups"]],
      ["permissions: IMS", "warn", "ListUsers", ["ims:ListUsers", "ram:ListUsers"]],
      ["permissions: RAM", "warn", "ListRoles", ["ram:ListRoles"]],
    ]);
    assert.equal(examined.code, 0);
  });

  it("fails where everything is denied, and asks for what --only names alone", async () => {
    const examined = await examine({ key: "LTAInothing", words: ["--only", "ram"] });
    assert.equal(examined.code, 1);
    is("fail", /^6 of 6 reads that a snapshot needs are denied/, findingOf("permissions: RAM", examined));
    assert.deepEqual(
      examined.findings.filter(({ check }) => /region|CloudSSO|IMS/.test(check)),
      [],
    );
  });

  for (const { ahead, result, found } of [
    { ahead: 5, result: "warn", found: /^this machine is 5 minutes behind the services/ },
    { ahead: -5, result: "warn", found: /^this machine is 5 minutes ahead of the services/ },
    { ahead: 20, result: "fail", found: /^this machine is 20 minutes behind .* 15 minutes away are refused/ },
  ] as const) {
    it(`tells the time that the services are away: ${ahead} minutes`, async () => {
      await cloud.control.advanceClock(ahead * MINUTE);
      try {
        const examined = await examine();
        is(result, found, findingOf("clock", examined), /NTP/);
        is("ok", /access key/, findingOf("credentials", examined));
      } finally {
        await cloud.control.advanceClock(-ahead * MINUTE);
      }
    });
  }

  it("says how to install a Pulumi CLI, and what works without one", async () => {
    const examined = await examine({ environment: { PATH: folder } });
    is("fail", /none on the PATH/, findingOf("pulumi", examined), /install it: .*snapshot/);
    is("warn", /not looked at/, findingOf("backend", examined));
    assert.equal(examined.code, 1);
  });

  it("finds the CLI where its installer puts it, and says that the PATH has none", async () => {
    mkdirSync(join(folder, ".pulumi"));
    renameSync(join(folder, "bin"), join(folder, ".pulumi", "bin"));
    const examined = await examine();
    is(
      "warn",
      /^3\.260\.0 \(.*\.pulumi\/bin\/pulumi\) is not on the PATH/,
      findingOf("pulumi", examined),
      /export PATH/,
    );
  });

  for (const { version, result, found } of [
    { version: "v3.215.9", result: "fail", found: /^3\.215\.9 .* is older than 3\.216\.0/ },
    { version: "v3.216.0", result: "warn", found: /exit code 7/ },
    { version: "v3.227.0", result: "ok", found: /^3\.227\.0/ },
    { version: "v4.0.0-alpha.1", result: "ok", found: /^4\.0\.0-alpha\.1/ },
    { version: "nonsense; exit 3", result: "fail", found: /does not run/ },
  ] as const) {
    it(`knows a CLI of ${version}`, async () => {
      installCli({ version });
      is(result, found, findingOf("pulumi", await examine()));
    });
  }

  it("fails on a Node.js and an SDK that are too old, too new or not there", async () => {
    is(
      "fail",
      /20\.18\.3, and the package needs >=20\.19/,
      findingOf("node", await examine({ nodeVersion: "20.18.3" })),
    );
    for (const version of ["3.215.0", "4.0.0"]) {
      installSdk(version);
      is("fail", /the package needs >=3\.216\.0 <4/, findingOf("sdk", await examine()), /npm install/);
    }
    rmSync(join(folder, "node_modules"), { recursive: true });
    is("fail", /there is no @pulumi\/pulumi/, findingOf("sdk", await examine()));
  });

  it("says what a backend says, without the login in its address", async () => {
    installCli({ whoami: "echo 'error: PULUMI_ACCESS_TOKEN must be set for login' >&2; exit 255" });
    is("fail", /^PULUMI_ACCESS_TOKEN must be set/, findingOf("backend", await examine()), /pulumi login/);
    installCli({ whoami: `echo '{"user":"ci","url":"https://me:${SECRET}@pulumi.example.com/?key=${SECRET}"}'` });
    is("ok", /^https:\/\/pulumi\.example\.com\/, as ci$/, findingOf("backend", await examine()));
    installCli({ whoami: `echo '{"user":"ci","url":"file:///home/ci"}'` });
    const examined = await examine({ environment: { CI: "true" } });
    is("warn", /a runner forgets/, findingOf("backend", examined));
    is("warn", /a long-lived key in a pipeline/, findingOf("credentials", examined), /OIDC/);
  });

  for (const odd of ["", "Enter your access token:", "null", "[]", '{"user":7,"url":null}', `{"secret":"${SECRET}"`]) {
    it(`names what the CLI printed where it is not what it prints for a backend: ${JSON.stringify(odd)}`, async () => {
      installCli({ whoami: `echo '${odd}'` });
      const examined = await examine();
      is("fail", /^pulumi whoami --json did not print a user and an address/, findingOf("backend", examined), /whoami/);
      assert.equal(findingOf("pulumi", examined).result, "ok", "and the rest is looked at");
    });
  }

  for (const odd of ["warning: no such thing", "null", '["a"]', '{"alicloud-identity:region":null}']) {
    it(`goes on where the CLI prints no configuration: ${odd}`, async () => {
      writeFileSync(join(folder, "config.json"), odd);
      const examined = await examine({ words: ["--stack", "dev"] });
      is("fail", /configuration of stack dev cannot be read: .* did not print/, findingOf("settings", examined));
      assert.equal(findingOf("pulumi", examined).result, "ok");
    });
  }

  it("takes a broken package of the SDK for none", async () => {
    for (const broken of ["{", "null", '{"version":7}']) {
      writeFileSync(join(folder, "node_modules", "@pulumi", "pulumi", "package.json"), broken);
      is("fail", /there is no @pulumi\/pulumi/, findingOf("sdk", await examine()), /npm install/);
    }
  });

  it("advises to go on after errors, with many accounts at a time", async () => {
    const environment = { PULUMI_CONTINUE_ON_ERROR: "", PULUMI_PARALLEL: "4" };
    const examined = await examine({ environment });
    is("warn", /not set/, findingOf("PULUMI_CONTINUE_ON_ERROR", examined), /=true/);
    is("warn", /^4:/, findingOf("PULUMI_PARALLEL", examined), /=64/);
  });

  it("takes the configuration of a stack, with its secrets, and prints none of them", async () => {
    const config = {
      "alicloud-identity:region": { value: "eu-central-1", secret: false },
      "alicloud-identity:accessKey": { value: "LTAIall", secret: false },
      "alicloud-identity:secretKey": { value: SECRET, secret: true },
    };
    writeFileSync(join(folder, "config.json"), JSON.stringify(config));
    const environment = { ALIBABA_CLOUD_ACCESS_KEY_ID: "", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "" };
    const examined = await examine({ environment, words: ["--stack", "production"] });
    is("ok", /stack configuration alicloud-identity:accessKey/, findingOf("credentials", examined));
    is("fail", /eu-central-1, from alicloud-identity:region/, findingOf("region", examined));
  });

  it("fails where the stack cannot be read", async () => {
    const examined = await examine({ environment: { PATH: folder }, words: ["--stack", "production"] });
    is("fail", /no Pulumi CLI, which --stack production needs/, findingOf("settings", examined));
  });

  it("prints a line for each, and under it what to do", async () => {
    const printed: string[] = [];
    const command = doctorCommand({
      environment: { ...cloud.environment(), PATH: folder, HOME: folder },
      transport: createTransport,
      now: () => Date.now(),
      nodeVersion: "20.19.0",
      needs: needsOfPackage,
      print: (text) => void printed.push(text),
    });
    const before = process.exitCode;
    await command.parseAsync(["--cwd", folder, "--only", "ram"], { from: "user" });
    process.exitCode = before;
    const lines = printed.join("").split("\n");
    assert.match(lines[0] ?? "", /^ok {4}credentials +an access key/);
    assert.ok(lines.some((line) => /^fail {2}pulumi +there is none/.test(line)));
    assert.ok(lines.some((line) => /^ +-> install it/.test(line)));
    assert.match(lines.at(-1) ?? "", /^\d+ ok, \d+ to look at, 1 to mend$/);
  });
});
