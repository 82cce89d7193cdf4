import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Call } from "../../../provider/client/call";
import { type Credential, sharedSupplier } from "../../../provider/client/credential";
import { createCredentials } from "../../../provider/client/credentials";
import { CancelledError, CredentialsError } from "../../../provider/client/errors";
import { createSend } from "../../../provider/client/send";
import type { CredentialsSource, OidcSource, ProfileSource } from "../../../provider/config";
import { VirtualClock } from "./clock";
import { read, refusal, SECRETS, settings } from "./fixtures";
import { type LoopbackServer, type Reply, type Script, serve } from "./server";

const HOUR = 3_600_000;

function session(number: number, expiration?: number): Credential {
  return { accessKeyId: `STS.${number}`, accessKeySecret: "s", securityToken: `t${number}`, expiration };
}

describe("client/credential: the shared supplier", () => {
  it("fetches once for twenty callers at once", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => {
      await clock.sleep(10);
      return session(++fetches, clock.now() + HOUR);
    }, clock);
    const given = await Promise.all(Array.from({ length: 20 }, () => supplier.get()));
    assert.deepEqual(new Set(given.map((credential) => credential.accessKeyId)), new Set(["STS.1"]));
    assert.equal(fetches, 1);
  });

  it("renews before the end, and not earlier than needed", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => session(++fetches, clock.now() + HOUR), clock);
    await supplier.get();
    clock.pass(HOUR - 301_000);
    assert.equal((await supplier.get()).accessKeyId, "STS.1");
    clock.pass(2_000);
    assert.equal((await supplier.get()).accessKeyId, "STS.2");
  });

  it("does not go to the token service at every call with the shortest session", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => session(++fetches, clock.now() + 900_000), clock);
    for (let call = 0; call < 12; call++) {
      await supplier.get();
      clock.pass(60_000);
    }
    assert.equal(fetches, 1);
  });

  it("serves on with a living session when the renewal fails, and never with one that is over", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => {
      if (++fetches > 1) throw new CredentialsError("the OIDC token is over");
      return session(1, clock.now() + HOUR);
    }, clock);
    await supplier.get();
    clock.pass(HOUR - 200_000);
    assert.equal((await supplier.get()).accessKeyId, "STS.1");
    assert.equal((await supplier.get()).accessKeyId, "STS.1");
    assert.equal(fetches, 2, "the next try waits a while");
    clock.pass(195_000);
    await assert.rejects(supplier.get(), /the OIDC token is over/);
  });

  it("tries again after a first failure", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => {
      if (++fetches === 1) throw new CredentialsError("no");
      return session(fetches);
    }, clock);
    await assert.rejects(supplier.get(), CredentialsError);
    assert.equal((await supplier.get()).accessKeyId, "STS.2");
  });

  it("refuses a session that is over when it comes", async () => {
    const clock = new VirtualClock();
    await assert.rejects(sharedSupplier(async () => session(1, clock.now()), clock).get(), /over already/);
  });

  it("drops a rejected credential, and only that one", async () => {
    const clock = new VirtualClock();
    let fetches = 0;
    const supplier = sharedSupplier(async () => session(++fetches), clock);
    const first = await supplier.get();
    supplier.invalidate(first);
    const second = await supplier.get();
    supplier.invalidate(first);
    assert.equal(await supplier.get(), second);
  });

  it("lets a caller go who no longer waits", async () => {
    const clock = new VirtualClock();
    const supplier = sharedSupplier(() => new Promise(() => undefined), clock);
    const controller = new AbortController();
    const waiting = assert.rejects(supplier.get(controller.signal), CancelledError);
    controller.abort();
    await waiting;
  });
});

describe("client/credentials", () => {
  let server: LoopbackServer;
  let folder: string;
  let clock: VirtualClock;

  beforeEach(async () => {
    clock = new VirtualClock();
    folder = await mkdtemp(join(tmpdir(), "credentials-"));
  });
  afterEach(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const key: CredentialsSource = { kind: "static", accessKeyId: "base", accessKeySecret: SECRETS.secret };
  const granted = (number: number): Reply => ({
    body: {
      RequestId: "R",
      Credentials: {
        AccessKeyId: `STS.${number}`,
        AccessKeySecret: "session-secret",
        SecurityToken: `session-token-${number}`,
        Expiration: new Date(clock.now() + HOUR).toISOString(),
      },
    },
  });

  /** Sends one call with credentials of a source, through a server that grants sessions. */
  async function through(source: CredentialsSource, script?: Script) {
    server = await serve(
      script ??
        ((request, number) => (request.headers["x-acs-action"] === "ListUsers" ? { body: {} } : granted(number))),
    );
    return createSend(settings(server.url, { credentials: source }), { clock, random: () => 0 });
  }

  async function failure(promise: Promise<unknown>): Promise<Error> {
    const error: unknown = await promise.then(
      () => assert.fail("was expected to fail"),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error);
    for (const secret of [...Object.values(SECRETS), "s3cret", "oidc-t0ken"])
      assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes(secret), error.message);
    return error;
  }

  describe("a role", () => {
    const role: CredentialsSource = {
      kind: "role",
      roleArn: "acs:ram::1:role/ci",
      sessionName: "s",
      durationSeconds: 1800,
      externalId: "ext",
      source: key,
    };

    it("is assumed by a signed call, once for all, and its session signs", async () => {
      const send = await through(role);
      await Promise.all([send(read()), send(read()), send(read())]);
      const [assume, ...calls] = server.received;
      assert.equal(assume?.headers["x-acs-action"], "AssumeRole");
      assert.match(assume?.headers["authorization"] ?? "", /Credential=base,/);
      assert.deepEqual(assume?.query, {
        RoleArn: "acs:ram::1:role/ci",
        RoleSessionName: "s",
        DurationSeconds: "1800",
        ExternalId: "ext",
      });
      assert.equal(calls.length, 3);
      for (const call of calls) assert.equal(call.headers["x-acs-security-token"], "session-token-0");
    });

    it("can be assumed with a session of another role", async () => {
      const send = await through({ ...role, roleArn: "acs:ram::2:role/deep", source: role });
      await send(read());
      assert.deepEqual(
        server.received.map((request) => [request.query["RoleArn"], request.headers["x-acs-security-token"]]),
        [
          ["acs:ram::1:role/ci", undefined],
          ["acs:ram::2:role/deep", "session-token-0"],
          [undefined, "session-token-1"],
        ],
      );
    });

    it("is assumed again before its session ends", async () => {
      const send = await through(role);
      await send(read());
      clock.pass(HOUR - 60_000);
      await send(read());
      assert.equal(server.received.filter((request) => request.headers["x-acs-action"] === "AssumeRole").length, 2);
    });

    it("whose answer is incomplete is an error that keeps the rest of it to itself", async () => {
      const send = await through(role, () => ({
        body: { RequestId: "R", Credentials: { AccessKeyId: "STS.1", AccessKeySecret: "s3cret" } },
      }));
      const error = await failure(send(read()));
      assert.equal(
        error.message,
        "The role acs:ram::1:role/ci could not be assumed: the answer holds no complete session (request R).",
      );
    });
  });

  describe("an OIDC token", () => {
    const oidc = (file: string): OidcSource => ({
      kind: "oidc",
      roleArn: "acs:ram::1:role/ci",
      oidcProviderArn: "acs:ram::1:oidc-provider/p",
      token: { file },
      sessionName: "s",
      durationSeconds: 3600,
    });

    it("is exchanged unsigned, never in the URL, and read anew at each renewal", async () => {
      const file = join(folder, "token");
      await writeFile(file, "oidc-t0ken-1\n");
      const send = await through(oidc(file), (request, number) =>
        request.query["Action"] === "AssumeRoleWithOIDC" ? granted(number) : { body: {} },
      );
      await send(read());
      await writeFile(file, "oidc-t0ken-2");
      clock.pass(HOUR - 60_000);
      await send(read());
      const exchanges = server.received.filter((request) => request.query["Action"] === "AssumeRoleWithOIDC");
      assert.deepEqual(
        exchanges.map((request) => new URLSearchParams(request.body).get("OIDCToken")),
        ["oidc-t0ken-1", "oidc-t0ken-2"],
      );
      for (const { headers, url, query } of exchanges) {
        assert.equal(headers["authorization"], undefined);
        assert.equal(headers["content-type"], "application/x-www-form-urlencoded");
        assert.doesNotMatch(url, /t0ken/);
        assert.deepEqual(Object.keys(query).sort(), ["Action", "Format", "Timestamp", "Version"]);
      }
    });

    it("whose file is missing or empty is an error that names the file", async () => {
      const file = join(folder, "token");
      const send = await through(oidc(file));
      assert.match((await failure(send(read()))).message, /token file .*token could not be read \(ENOENT\)/);
      await writeFile(file, "\n");
      assert.match((await failure(send(read()))).message, /is empty/);
      assert.equal(server.received.length, 0);
    });

    it("that is refused is told with the service's code", async () => {
      const file = join(folder, "token");
      await writeFile(file, "oidc-t0ken");
      const send = await through(oidc(file), () =>
        refusal("AuthenticationFail.OIDCToken.Expired", "Token oidc-t0ken has expired."),
      );
      const error = await failure(send(read()));
      assert.ok(error instanceof CredentialsError);
      assert.match(
        error.message,
        /AssumeRoleWithOIDC was refused with AuthenticationFail\.OIDCToken\.Expired: Token \[hidden\] has expired/,
      );
    });
  });

  describe("a credentials URI", () => {
    const given = (changes: object = {}): Reply => ({
      body: {
        AccessKeyId: "STS.uri",
        AccessKeySecret: "s3cret",
        SecurityToken: "uri-token",
        Expiration: new Date(Date.now() + HOUR).toISOString(),
        ...changes,
      },
    });
    const never = () => assert.fail("the token service was asked");
    const supplier = (url: string) =>
      createCredentials({ kind: "credentials-uri", uri: `${url}/path?key=s3cret` }, never, {
        ...clock,
        now: Date.now,
        sleep: clock.sleep,
      });

    it("is asked once for parallel callers", async () => {
      server = await serve(() => given());
      const credentials = supplier(server.url);
      const all = await Promise.all(Array.from({ length: 8 }, () => credentials.get()));
      assert.ok(all.every((credential) => credential.securityToken === "uri-token"));
      assert.equal(server.received.length, 1);
    });

    it("that fails is told without its answer or its query, and asked again", async () => {
      const replies: Reply[] = [
        { status: 500, body: "s3cret trouble" },
        { body: "<s3cret>" },
        given({ SecurityToken: "" }),
        given(),
      ];
      server = await serve((_request, number) => replies[number]);
      const credentials = supplier(server.url);
      assert.equal(
        (await failure(credentials.get())).message,
        `The credentials URI at ${server.url} handed out no session (HTTP 500).`,
      );
      assert.equal(
        (await failure(credentials.get())).message,
        `The credentials URI at ${server.url} handed out no session.`,
      );
      assert.equal(
        (await failure(credentials.get())).message,
        `The credentials URI at ${server.url} handed out no session.`,
      );
      assert.equal((await credentials.get()).accessKeyId, "STS.uri");
    });

    it("that hands out an expired session is refused", async () => {
      server = await serve(() => given({ Expiration: "2020-01-01T00:00:00Z" }));
      assert.match((await failure(supplier(server.url).get())).message, /over already/);
    });
  });

  describe("a profile", () => {
    let sent: Call[];
    beforeEach(() => {
      sent = [];
    });

    async function credentialOf(text: string, profile?: string): Promise<Credential> {
      const file = join(folder, "config");
      await writeFile(file, text);
      return supplierFor({
        kind: "profile",
        files: [join(folder, "missing"), file],
        lookedAt: ["VARIABLE"],
        ...(profile ? { profile } : {}),
      }).get();
    }

    function supplierFor(source: ProfileSource) {
      return createCredentials(
        source,
        async (call, signer) => {
          sent.push(call);
          const by = await signer?.get();
          return {
            Credentials: {
              AccessKeyId: `STS.by.${by?.accessKeyId}`,
              AccessKeySecret: "s",
              SecurityToken: "t",
              Expiration: new Date(clock.now() + HOUR).toISOString(),
            },
          };
        },
        clock,
      );
    }

    const cli = JSON.stringify({
      current: "main",
      profiles: [
        { name: "default", mode: "AK", access_key_id: "", access_key_secret: "" },
        { name: "main", mode: "AK", access_key_id: "id", access_key_secret: "s3cret" },
        { name: "sts", mode: "StsToken", access_key_id: "STS.id", access_key_secret: "s3cret", sts_token: "token" },
        {
          name: "role",
          mode: "RamRoleArn",
          access_key_id: "id",
          access_key_secret: "s3cret",
          ram_role_arn: "r1",
          ram_session_name: "n",
          expired_seconds: 0,
        },
        { name: "chain", mode: "ChainableRamRoleArn", source_profile: "role", ram_role_arn: "r2" },
        { name: "loop", mode: "ChainableRamRoleArn", source_profile: "loop2", ram_role_arn: "r2" },
        { name: "loop2", mode: "ChainableRamRoleArn", source_profile: "loop", ram_role_arn: "r2" },
        { name: "half", mode: "AK", access_key_id: "id" },
        { name: "sso", mode: "CloudSSO", access_token: "s3cret" },
        { name: "external", mode: "External", process_command: "false" },
      ],
    });

    it("of the CLI is the current one, or the named one", async () => {
      assert.deepEqual(await credentialOf(cli), { accessKeyId: "id", accessKeySecret: "s3cret" });
      assert.deepEqual(await credentialOf(cli, "sts"), {
        accessKeyId: "STS.id",
        accessKeySecret: "s3cret",
        securityToken: "token",
      });
    });

    it("of the CLI assumes roles, also one after the other", async () => {
      assert.equal((await credentialOf(cli, "role")).accessKeyId, "STS.by.id");
      assert.deepEqual(
        sent.map((call) => [call.parameters["RoleArn"], call.parameters["DurationSeconds"]]),
        [["r1", 3600]],
      );
      assert.equal((await credentialOf(cli, "chain")).accessKeyId, "STS.by.STS.by.id");
    });

    it("that cannot serve says why, and never what it holds", async () => {
      assert.match(
        (await failure(credentialOf(cli, "half"))).message,
        /profile half in .* is incomplete: access_key_secret is missing/,
      );
      assert.match((await failure(credentialOf(cli, "loop"))).message, /names itself as its source/);
      assert.match((await failure(credentialOf(cli, "sso"))).message, /has mode CloudSSO, which cannot be used here/);
      assert.match((await failure(credentialOf(cli, "external"))).message, /works from the CLI's own file only/);
      assert.match((await failure(credentialOf('{"profiles": "s3cret'))).message, /is not valid JSON\.$/);
    });

    it("that is nowhere is an error that lists where it was looked for", async () => {
      for (const name of ["default", "nobody"]) {
        const { message } = await failure(credentialOf(cli, name));
        assert.match(
          message,
          new RegExp(
            `^No credentials were found: set .*; looked at VARIABLE, .*missing \\(no such file\\), .*config \\(no usable profile ${name}\\)`,
          ),
        );
      }
    });

    it("of mode External runs its command through the library, and tells nothing of it when it fails", async () => {
      await mkdir(join(folder, ".aliyun"));
      const file = join(folder, ".aliyun", "config.json");
      const script = join(folder, "external.js");
      const command = `${process.execPath} ${script}`;
      await writeFile(
        file,
        JSON.stringify({ current: "x", profiles: [{ name: "x", mode: "External", process_command: command }] }),
      );
      const home = process.env["HOME"];
      process.env["HOME"] = folder;
      try {
        const supplier = supplierFor({ kind: "profile", files: [file], lookedAt: [] });
        await writeFile(script, "console.error('s3cret'); process.exit(1)");
        assert.equal((await failure(supplier.get())).message, "The CLI profile x gave no session.");
        await writeFile(
          script,
          "console.log(JSON.stringify({ mode: 'AK', access_key_id: 'ext', access_key_secret: 's3cret' }))",
        );
        const { accessKeyId, accessKeySecret, securityToken } = await supplier.get();
        assert.deepEqual([accessKeyId, accessKeySecret, securityToken], ["ext", "s3cret", undefined]);
      } finally {
        process.env["HOME"] = home;
      }
    });

    it("of the SDKs' file is read too", async () => {
      const ini =
        "# comment\n[default]\ntype = access_key\naccess_key_id = id\naccess_key_secret = 's3cret=x'\n\n[r]\ntype=ram_role_arn\naccess_key_id=id2\naccess_key_secret=s3cret\nrole_arn=r9\n[odd]\ntype=rsa\n";
      assert.deepEqual(await credentialOf(ini), { accessKeyId: "id", accessKeySecret: "s3cret=x" });
      assert.equal((await credentialOf(ini, "r")).accessKeyId, "STS.by.id2");
      assert.match((await failure(credentialOf(ini, "odd"))).message, /has type rsa; use/);
    });

    it("of the SDKs' file may have dots in its name, quotes, comments, CRLF and a byte order mark", async () => {
      const ini =
        "\uFEFF; comment\r\n[ prod.eu ]\r\ntype = access_key ; why\r\naccess_key_id = \"id\"\r\naccess_key_secret = '123'\r\n[prod]\r\ntype=access_key\r\naccess_key_id=id2\r\naccess_key_secret=s3cret\r\n";
      assert.deepEqual(await credentialOf(ini, "prod.eu"), { accessKeyId: "id", accessKeySecret: "123" });
      assert.deepEqual(await credentialOf(ini, "prod"), { accessKeyId: "id2", accessKeySecret: "s3cret" });
      for (const none of ["prod.us", "__proto__", "constructor"]) {
        assert.match((await failure(credentialOf(ini, none))).message, /^No credentials were found/);
      }
    });

    it("is read again after its credential was rejected, since people log in anew", async () => {
      const file = join(folder, "config");
      const write = (id: string) =>
        writeFile(file, `[default]\ntype=access_key\naccess_key_id=${id}\naccess_key_secret=s3cret\n`);
      await write("old");
      const supplier = supplierFor({ kind: "profile", files: [file], lookedAt: [] });
      const old = await supplier.get();
      await write("new");
      assert.equal((await supplier.get()).accessKeyId, "old");
      supplier.invalidate(old);
      assert.equal((await supplier.get()).accessKeyId, "new");
    });
  });
});
