import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const root = join(__dirname, "../../..");

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe("alicloud-identity, run as a program", () => {
  let server: Server;
  const requests: IncomingMessage[] = [];
  const answers: { readonly [action: string]: object } = {
    GetDefaultDomain: { DefaultDomainName: "example.onaliyun.com" },
    ListUsersInRecycleBin: { Users: { User: [{ UserId: "2001", UserPrincipalName: "deleted@example.onaliyun.com" }] } },
  };

  before((done) => {
    server = createServer((request, response) => {
      requests.push(request);
      const found = answers[String(request.headers["x-acs-action"])];
      const answer = found ?? { Code: "EntityNotExist.Group", Message: "no such group" };
      response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ...answer, RequestId: "0D1E-2F" }));
    });
    server.listen(0, "127.0.0.1", done);
  });
  beforeEach(() => requests.splice(0));
  after((done) => {
    server.close(done);
  });

  const run = (...words: string[]) =>
    node(["entry/cli.js", ...words], {
      ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAItest",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "not-a-secret",
      ALIBABA_CLOUD_ENDPOINT_IMS: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });

  it("prints the answer of a signed call and ends with 0", async () => {
    const { code, out, err } = await run("call", "ims", "GetDefaultDomain");
    assert.deepEqual({ code, err }, { code: 0, err: "" });
    assert.deepEqual(JSON.parse(out), { DefaultDomainName: "example.onaliyun.com", RequestId: "0D1E-2F" });
    assert.equal(requests.length, 1);
    assert.equal(requests[0]?.headers["x-acs-version"], "2019-08-15");
    assert.match(requests[0]?.headers["authorization"] ?? "", /^ACS3-HMAC-SHA256 Credential=LTAItest,/);
  });

  it("says in one line why the service refused, and ends with 1", async () => {
    const { code, out, err } = await run("call", "ims", "GetGroup", "--GroupName", "nobody");
    assert.deepEqual({ code, out }, { code: 1, out: "" });
    assert.match(err, /^[^\n]*EntityNotExist\.Group[^\n]*0D1E-2F[^\n]*\n$/);
  });

  it("does nothing for good where there is no terminal to ask at, and ends with 1", async () => {
    const { code, out, err } = await run("user", "purge", "deleted@example.onaliyun.com");
    assert.deepEqual({ code, out }, { code: 1, out: "" });
    assert.equal(err, "Nothing was done: there is nobody to ask; say --yes to go on unasked.\n");
    assert.deepEqual(
      requests.map(({ headers }) => headers["x-acs-action"]),
      ["ListUsersInRecycleBin"],
    );
  });

  it("refuses a wrong name without sending, and ends with 1", async () => {
    const { code, out, err } = await run("call", "ims", "GetGroup", "--Groupname", "x");
    assert.deepEqual({ code, out }, { code: 1, out: "" });
    assert.equal(err, "GetGroup has no parameter Groupname; did you mean GroupName?\n");
    assert.deepEqual(requests, []);
  });
});

describe("alicloud-identity, given wrong words", () => {
  it("says its version", async () => {
    const { version } = require("../../../package.json") as { version: string };
    assert.deepEqual(await node(["entry/cli.js", "--version"]), { code: 0, out: `${version}\n`, err: "" });
  });

  const refusals: readonly (readonly [string, RegExp])[] = [
    ["--port 99999", /A port is a whole number from 0 to 65535/],
    ["--prot 1", /--prot.*\n.*--port/],
    ["--seed compny", /empty, small, company/],
    ["--load /nonexistent/snapshot.json", /^The snapshot \/nonexistent\/snapshot\.json cannot be read: .*\n$/],
    ["--log /dev/null/calls.jsonl", /^The log \/dev\/null\/calls\.jsonl cannot be written: .*\n$/],
    ["--answer listOrdr=x", /no open question listOrdr; did you mean listOrder\?/],
    ["--answer userDeletion=maybe", /userDeletion is one of .*, not maybe/],
  ];
  for (const [words, sentence] of refusals) {
    it(`answers emulator ${words} with a sentence`, async () => {
      const { code, out, err } = await node(["entry/cli.js", "emulator", ...words.split(" ")]);
      assert.deepEqual({ code, out }, { code: 1, out: "" });
      assert.match(err, sentence);
      assert.doesNotMatch(err, /^\s+at /m);
    });
  }
});

describe("the package's entries, from a checkout", () => {
  for (const entry of ["pulumi-alicloud-identity", "pulumi-alicloud-identity/emulator"]) {
    it(`${entry} gives ES modules the names that it gives to require`, async () => {
      const script = `
        import { createRequire } from "node:module";
        import * as names from "${entry}";
        const required = createRequire(process.cwd() + "/x.js")("${entry}");
        console.log(JSON.stringify([Object.keys(required), Object.keys(names)]));`;
      const { code, out, err } = await node(["--input-type=module", "--eval", script]);
      assert.equal(code, 0, err);
      const [required, imported] = JSON.parse(out) as [string[], string[]];
      const named = imported.filter((name) => name !== "default" && name !== "module.exports");
      assert.deepEqual(named.sort(), required.sort());
      assert.ok(named.length > 0);
    });
  }

  it("compiles no TypeScript but the package's own", async () => {
    const script = `
      const own = require("./entry/source.js");
      require("node:module")._extensions[".ts"] = (module) => { module.exports = "left to the others"; };
      own.load("provider/api/cloudsso");
      console.log(require("./scripts/generate.ts"));`;
    const { code, out, err } = await node(["--eval", script]);
    assert.equal(code, 0, err);
    assert.equal(out, "left to the others\n");
  });
});

/** Runs node in the checkout with nothing of this environment but the path, and no home to find credentials in. */
function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const options = { cwd: root, env: { PATH: process.env["PATH"], HOME: "/dev/null", ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
