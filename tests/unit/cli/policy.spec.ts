import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policyCommand } from "../../../cli/policy";
import { PURPOSES } from "../../../cli/policy/purpose";
import { PLATFORM_NAMES } from "../../../cli/policy/trust";
import { startEmulator } from "../../../emulator";
import { createSend } from "../../../provider/client/send";
import { readSettings } from "../../../provider/config";
import { lint } from "../../../provider/lint/lint";
import { estateOf } from "../../support/estates";

interface Policy {
  readonly Statement: readonly [{ readonly Effect: "Allow"; readonly Action: readonly string[] }];
}

const root = join(__dirname, "../../..");

describe("alicloud-identity policy", () => {
  function run(...words: string[]) {
    const printed: string[] = [];
    const notes: string[] = [];
    const command = policyCommand({
      print: (text) => void printed.push(text),
      note: (text) => void notes.push(text),
    }).exitOverride();
    command.configureOutput({ writeErr: () => {} });
    command.parse(words, { from: "user" });
    return { document: JSON.parse(printed.join("")) as unknown, notes: notes.join("\n") };
  }

  const policies = (...words: string[]) => [run(...words).document].flat() as Policy[];
  const actions = (...words: string[]) => policies(...words).flatMap(({ Statement }) => Statement[0].Action);

  for (const purpose of PURPOSES) {
    it(`prints for ${purpose} what RAM takes and no rule finds dangerous`, () => {
      for (const policy of policies("--for", purpose)) {
        assert.ok(JSON.stringify(policy, undefined, 2).length <= 6144);
        assert.deepEqual(lint(policy, "policy", "high"), []);
      }
    });
  }

  it("has, for up with what leads to administrator, the very actions of the README, under which tests run everything", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, text = ""] = /<!-- permissions[^>]*-->\n+([\s\S]*?)<!-- \/permissions -->/.exec(readme) ?? [];
    const documented = [...text.matchAll(/```json\n([\s\S]*?)\n```/g)].flatMap(
      ([, policy = ""]) => (JSON.parse(policy) as Policy).Statement[0].Action,
    );
    assert.ok(documented.length > 100);
    assert.deepEqual(actions("--for", "up", "--escalating").sort(), documented.sort());
  });

  it("names what it leaves out, and leaves nothing else out", () => {
    const { notes } = run("--for", "up");
    const all = actions("--for", "up", "--escalating");
    const granted = actions("--for", "up");
    const left = all.filter((action) => !granted.includes(action));
    assert.ok(left.includes("cloudsso:CreateAccessAssignment") && left.includes("ram:CreateAccessKey"));
    const prefixed = (action: string) => notes.includes(action) || notes.includes(action.replace(/^ram:/, "ims:"));
    assert.deepEqual(
      left.filter((action) => !prefixed(action)),
      [],
    );
    assert.match(notes, /make itself administrator: .*--escalating puts them in/);
  });

  it("lets a drift job read everything and write nothing", async () => {
    const key = { accessKeyId: "LTAIdrift", accessKeySecret: "no-secret" };
    const permissions = policies("--for", "drift").flatMap(({ Statement }) => Statement);
    const cloud = await startEmulator({ seed: "small", taskDurationMs: 0, callers: [{ ...key, permissions }] });
    try {
      const environment = {
        ALIBABA_CLOUD_ACCESS_KEY_ID: key.accessKeyId,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: key.accessKeySecret,
      };
      assert.deepEqual((await estateOf(cloud, { environment })).unread, []);
      const send = createSend(readSettings(() => undefined, { ...cloud.environment(), ...environment }));
      const write = send({
        service: "cloudsso",
        version: "2021-05-15",
        action: "DeleteGroup",
        kind: "write",
        repeat: "never",
        parameters: { DirectoryId: cloud.directoryId, GroupId: "g-1" },
      });
      await assert.rejects(write, /NoPermission/);
    } finally {
      await cloud.close();
    }
  });

  it("is as narrow as the kinds that are named", () => {
    const ofUsers = actions("--for", "up", "--kinds", "cloudsso:User");
    assert.ok(ofUsers.includes("cloudsso:CreateUser"));
    assert.ok(!ofUsers.includes("cloudsso:CreateGroup"));
    assert.ok(ofUsers.every((action) => !action.startsWith("ims:")));
    assert.ok(actions("--for", "up", "--kinds", "cloudsso").includes("cloudsso:CreateGroup"));
  });

  it("prints one policy of several", () => {
    const [first, second] = policies("--for", "up");
    assert.deepEqual(run("--for", "up", "--part", "2").document, second);
    assert.notDeepEqual(first, second);
  });

  for (const platform of PLATFORM_NAMES) {
    it(`trusts jobs of ${platform} by issuer, audience and subject, and nobody else`, () => {
      for (const purpose of PURPOSES) {
        const { document } = run("--for", purpose, "--trust", platform, "--account", "1234567890123456");
        assert.deepEqual(lint(document, "trust", "high"), []);
        const text = JSON.stringify(document);
        for (const key of ["oidc:iss", "oidc:aud", "oidc:sub"]) assert.ok(text.includes(key), key);
      }
    });
  }

  it("fills in what is given", () => {
    const words = ["--account", "1234567890123456", "--provider", "gh", "--subject", "repo:acme/infra:pull_request"];
    const { document } = run("--for", "ci", "--trust", "github", ...words);
    assert.deepEqual(document, {
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Federated: ["acs:ram::1234567890123456:oidc-provider/gh"] },
          Condition: {
            StringEquals: {
              "oidc:iss": "https://token.actions.githubusercontent.com",
              "oidc:aud": "sts.aliyuncs.com",
              "oidc:sub": "repo:acme/infra:pull_request",
            },
          },
        },
      ],
    });
    assert.deepEqual(lint(document, "trust", "medium"), []);
  });

  for (const [words, refusal] of [
    [["--for", "up", "--kinds", "cloudsso:Usr"], /no kind cloudsso:Usr; did you mean cloudsso:User\?/],
    [["--for", "snapshot", "--kinds", "ims"], /--kinds says nothing of it/],
    [["--for", "up", "--part", "9"], /2 policies; --part counts from 1/],
    [["--for", "up", "--part", "0"], /number from 1/],
    [["--for", "up", "--account", "1"], /--account is a part of the trust document/],
    [["--for", "ci", "--trust", "github"], /--trust needs --account/],
    [["--for", "ci", "--trust", "github", "--account", "acme"], /--account must be an account id of 16 .*, not "acme"/],
    [["--for", "ci", "--trust", "gitlab", "--account", "123"], /--account must be an account id of 16 .*, not "123"/],
    [["--for", "ci", "--trust", "github", "--account", "1", "--kinds", "ims"], /one at a time/],
    [["--for", "lunch"], /Allowed choices are ci, drift, snapshot, up/],
    [[], /--for/],
  ] as const) {
    it(`refuses ${words.join(" ") || "to guess"}`, () => {
      assert.throws(() => run(...words), refusal);
    });
  }
});
