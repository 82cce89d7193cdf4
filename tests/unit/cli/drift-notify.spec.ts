import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { webhookOf } from "../../../cli/drift/notify";
import { drift, IN_ORDER, recording } from "./drift/world";

describe("drift --notify", () => {
  let server: Server;
  let folder: string;
  let told: unknown[];
  let answer: { readonly status: number; readonly body: string };
  let hook: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "drift-notify-"));
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString("utf8");
      });
      request.on("end", () => {
        told.push(JSON.parse(body));
        response.writeHead(answer.status, { location: "http://127.0.0.1:1/" }).end(answer.body);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/t0ken`;
  });
  beforeEach(() => {
    told = [];
    answer = { status: 200, body: "ok" };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const drifted = { stacks: { dev: recording("drifted") } };
  const report = () => join(folder, "report.json");
  const run = (words: readonly string[], played: Parameters<typeof drift>[1] = drifted) =>
    drift(["--stacks", "dev", "-o", `json=${report()}`, ...words], played);

  it("tells in three lines what was found, with names and without values", async () => {
    assert.equal((await run(["--notify", `slack=${hook}`])).code, 7);
    assert.deepEqual(told, [
      {
        text: [
          "alicloud-identity drift: 7 findings: 1 critical, 1 high, 3 medium, 2 low.",
          "critical: permissionPolicies[System:AdministratorAccess] of AccessConfiguration auditors. A policy was added outside of the code.",
          "Stacks: dev",
        ].join("\n"),
      },
    ]);
    await run(["--notify", `dingtalk=${hook}`]);
    await run(["--notify", hook]);
    const [, dingtalk, json] = told as {
      readonly msgtype?: string;
      readonly outcome?: string;
      readonly counts?: object;
    }[];
    assert.equal(dingtalk?.msgtype, "text");
    assert.deepEqual([json?.outcome, json?.counts], ["drifted", { critical: 1, high: 1, medium: 3, low: 2 }]);
    assert.doesNotMatch(JSON.stringify(told), /Mallory|7200/);
  });

  it("is silent as long as the findings are those of before, and tells when they are others or gone", async () => {
    await run([]);
    const before = join(folder, "before.json");
    writeFileSync(before, readFileSync(report()));
    const since = ["--since", before, "--notify", hook];
    await run(since);
    assert.deepEqual(told, []);
    await run(since, { stacks: { dev: IN_ORDER } });
    assert.equal(told.length, 1);
    await run(since, { stacks: {} });
    assert.equal(told.length, 2, "it cannot be looked at any longer");
    await run(["--notify", hook], { stacks: { dev: IN_ORDER } });
    assert.equal(told.length, 2, "nothing was found, and nothing was there before");
  });

  it("tells when what was found says more than before, at the same place", async () => {
    const before = join(folder, "longer.json");
    await run([]);
    writeFileSync(before, readFileSync(report()));
    const longer = { stacks: { dev: recording("drifted").replaceAll("7200", "43200") } };
    await run(["--since", before, "--notify", hook], longer);
    assert.equal(told.length, 1);
    assert.match(JSON.stringify(told), /0 new, 1 changed and 0 gone since/);
  });

  it("has no name as a mention", async () => {
    const steps = JSON.parse(recording("drifted").replaceAll("auditors", "<!channel>")) as object;
    await run(["--notify", `slack=${hook}`], { stacks: { dev: JSON.stringify(steps) } });
    assert.match(JSON.stringify(told), /AccessConfiguration &lt;!channel&gt;/);
  });

  it("fails without the URL in the sentence, and with the report written, where nobody takes it", async () => {
    const cases = [
      [{ status: 404, body: "no_team" }, /did not take the news of it: it answered with 404\.$/],
      [{ status: 302, body: "" }, /did not take the news of it: it answered with 302\.$/],
      [
        { status: 200, body: '{"errcode":310000,"errmsg":"keywords not in content"}' },
        /310000 keywords not in content\.$/,
      ],
    ] as const;
    for (const [given, sentence] of cases) {
      answer = given;
      rmSync(report(), { force: true });
      await assert.rejects(run(["--notify", hook]), (error: Error) => {
        assert.match(error.message, sentence);
        assert.doesNotMatch(error.message, /t0ken/);
        return true;
      });
      assert.match(readFileSync(report(), "utf8"), /"outcome": "drifted"/);
    }
    await assert.rejects(run(["--notify", "http://127.0.0.1:1/t0ken"]), (error: Error) => {
      assert.match(error.message, /^The report was written, and 127\.0\.0\.1:1 could not be notified of it: /);
      assert.doesNotMatch(error.message, /t0ken/);
      return true;
    });
  });

  it("refuses what is no URL of https, before anybody is asked, and knows the forms of hosts", async () => {
    const asked: string[] = [];
    await assert.rejects(run(["--notify", "http://example.com/t0ken"], { ...drifted, asked }), {
      message: "--notify takes a URL of https alone, and that of example.com is of http.",
    });
    await assert.rejects(
      run(["--notify", "t0ken"], { ...drifted, asked }),
      /^Error: --notify takes a URL, such as https:/,
    );
    assert.deepEqual(asked, []);
    assert.equal(webhookOf("https://hooks.slack.com/services/x").form, "slack");
    assert.equal(webhookOf("https://oapi.dingtalk.com/robot/send?access_token=x").form, "dingtalk");
    assert.equal(webhookOf("https://slack.com.example.com/").form, "json");
    assert.equal(webhookOf("slack=https://chat.example.com/hook").form, "slack");
  });
});
