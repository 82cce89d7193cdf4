import assert from "node:assert/strict";
import { isBusy, isGone } from "../../../provider/client/error-codes";
import { CancelledError, ServiceError, TransportError, UnknownOutcomeError } from "../../../provider/client/errors";
import { type Client, createSend, type SendOptions } from "../../../provider/client/send";
import { ConfigurationError, type CredentialsSource, type Settings } from "../../../provider/config";
import { VirtualClock } from "./clock";
import { rates, read, refusal, SECRETS, settings, write } from "./fixtures";
import { type LoopbackServer, type Reply, type Script, serve } from "./server";

const OK: Reply = { body: { RequestId: "REQ-OK", Users: [] } };

describe("client/send", () => {
  let server: LoopbackServer;
  let clock: VirtualClock;
  let debug: string[];

  beforeEach(() => {
    clock = new VirtualClock();
    debug = [];
  });
  afterEach(async () => {
    await server.close();
    for (const line of debug) assertNoSecret(line);
  });

  async function client(script: Script, changes: Partial<Settings> = {}, options: SendOptions = {}): Promise<Client> {
    server = await serve(script);
    return createSend(settings(server.url, changes), {
      clock,
      random: () => 0.5,
      onDebug: (line) => debug.push(line),
      ...options,
    });
  }

  async function failure(promise: Promise<unknown>): Promise<Error> {
    const error: unknown = await promise.then(
      () => assert.fail("the call was expected to fail"),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error);
    assertNoSecret(
      `${error.message}\n${error.stack}\n${JSON.stringify(error)}\n${require("node:util").inspect(error, { depth: 9 })}`,
    );
    return error;
  }

  /** Answers by turns; the last answer stays. */
  const turns =
    (...replies: (Reply | "reset" | "stall")[]): Script =>
    (_request, number, response, socket) => {
      const reply = replies[Math.min(number, replies.length - 1)];
      if (reply === "reset") socket.destroy();
      else if (reply === "stall") response.flushHeaders();
      else return reply;
      return undefined;
    };

  it("sends a signed POST with its parameters in the query and no content type", async () => {
    const send = await client(turns(OK));
    assert.deepEqual(await send(read("ListUsers", { DirectoryId: "d-1" })), OK.body);
    const [request] = server.received;
    assert.ok(request);
    assert.equal(request.method, "POST");
    assert.deepEqual(request.query, { DirectoryId: "d-1" });
    assert.equal(request.body, "");
    assert.equal(request.headers["content-type"], undefined);
    assert.equal(request.headers["content-length"], "0");
    assert.equal(request.headers["x-acs-action"], "ListUsers");
    assert.equal(request.headers["host"], server.url.replace("http://", ""));
    assert.match(request.headers["authorization"] ?? "", /^ACS3-HMAC-SHA256 Credential=STS\.testid,/);
  });

  it("moves parameters that are too long for a URL into a signed form body", async () => {
    const send = await client(turns(OK));
    const document = "<x/>".repeat(4000);
    await send(write("SetExternalSAMLIdentityProvider", "safe", { EncodedMetadataDocument: document }));
    const [request] = server.received;
    assert.equal(request?.url, "/");
    assert.equal(new URLSearchParams(request?.body).get("EncodedMetadataDocument"), document);
    assert.match(request?.headers["authorization"] ?? "", /SignedHeaders=content-type;host/);
  });

  it("raises a refusal with its code, words and request id, at once", async () => {
    const send = await client(turns(refusal("EntityNotExists.User", "The user does not exist.", 404)));
    const error = await failure(send(read("GetUser")));
    assert.ok(error instanceof ServiceError && isGone(error));
    assert.equal(
      error.message,
      "CloudSSO GetUser was refused with EntityNotExists.User: The user does not exist (request REQ-1).",
    );
    assert.deepEqual(
      [error.code, error.status, error.requestId, error.action, error.service],
      ["EntityNotExists.User", 404, "REQ-1", "GetUser", "cloudsso"],
    );
    assert.equal(server.received.length, 1);
  });

  it("leaves a busy target to the caller", async () => {
    const send = await client(turns(refusal("OperationConflict.Task", "busy", 409)));
    const error = await failure(send(write("ProvisionAccessConfiguration", "safe")));
    assert.ok(isBusy(error));
    assert.equal(server.received.length, 1);
  });

  it("waits as long as a throttling service asks, then signs anew", async () => {
    const send = await client(turns({ ...refusal("Throttling.User"), headers: { "x-acs-retry-after": "1500" } }, OK));
    await send(write("CreateUser", "never"));
    assert.ok(clock.slept.includes(1500), `slept ${clock.slept}`);
    const [one, other] = server.received;
    assert.notEqual(one?.headers["x-acs-signature-nonce"], other?.headers["x-acs-signature-nonce"]);
    assert.notEqual(one?.headers["authorization"], other?.headers["authorization"]);
  });

  it("gives up on a service that throttles for longer than the retry timeout", async () => {
    const send = await client(turns(refusal("Throttling.Api")), { maxRetryTimeout: 60_000 });
    const error = await failure(send(read()));
    assert.ok(error instanceof ServiceError && error.code === "Throttling.Api");
    assert.match(error.message, /attempts in \d+ s/);
    assert.match(error.message, /maxCallsPerSecond/);
    assert.ok(server.received.length > 3);
  });

  it("does not count the wait for its first turn against the retry timeout", async () => {
    const throttleLast: Script = (_request, number) => (number === 19 ? refusal("Throttling") : OK);
    const send = await client(throttleLast, {
      maxRetryTimeout: 60_000,
      maxCallsPerSecond: { ...rates(1), cloudsso: 0.1 },
    });
    await Promise.all(Array.from({ length: 20 }, () => send(read())));
    assert.equal(server.received.length, 21);
  });

  for (const broken of ["reset", "stall", "html", "cut", "500", "nonce"] as const) {
    const reply: Reply | "reset" | "stall" =
      broken === "reset" || broken === "stall"
        ? broken
        : broken === "html"
          ? { body: "<html>proxy</html>", headers: { "content-type": "text/html" } }
          : broken === "cut"
            ? { body: '{"RequestId":"R","Us' }
            : broken === "500"
              ? refusal("InternalError", "sorry", 500)
              : refusal("SignatureNonceUsed");
    const patience = { readTimeout: broken === "stall" ? 100 : 5_000 };

    it(`repeats a read after an unclear answer (${broken})`, async () => {
      const send = await client(turns(reply, OK), patience);
      assert.deepEqual(await send(read()), OK.body);
      assert.equal(server.received.length, 2);
    });

    it(`repeats a safe write after an unclear answer, and tells later failures so (${broken})`, async () => {
      const send = await client(turns(reply, refusal("EntityNotExists.User", "gone", 404)), patience);
      const error = await failure(send(write("DeleteUser", "safe")));
      assert.ok(isGone(error) && error instanceof ServiceError && error.afterUnknownOutcome);
    });

    it(`never repeats a create after an unclear answer (${broken})`, async () => {
      const send = await client(turns(reply, OK), patience);
      const error = await failure(send(write("CreateUser", "never")));
      assert.ok(error instanceof UnknownOutcomeError, error.message);
      assert.match(
        error.message,
        /^CloudSSO CreateUser may or may not have been carried out: .*; look before repeating it/,
      );
      assert.equal(server.received.length, 1);
    });
  }

  it("gives up on a read that stays unclear, after six attempts", async () => {
    const send = await client(turns({ status: 502, body: "<html>" }));
    const error = await failure(send(read()));
    assert.ok(error instanceof TransportError);
    assert.match(error.message, /HTTP 502 with something that is not JSON/);
    assert.equal(server.received.length, 6);
  });

  it("corrects its clock once from the answer's date and signs again", async () => {
    const serverTime = clock.now() + 3_600_000;
    const send = await client((request) => {
      const skewed = Math.abs(Date.parse(request.headers["x-acs-date"] ?? "") - serverTime) > 900_000;
      return skewed
        ? { ...refusal("InvalidTimeStamp.Expired"), headers: { date: new Date(serverTime).toUTCString() } }
        : OK;
    });
    await send(write("CreateUser", "never"));
    await send(read());
    assert.equal(server.received.length, 3, "the second call knows the offset already");
  });

  it("does not turn round for ever when the correction does not help", async () => {
    const send = await client(
      turns({ ...refusal("InvalidTimeStamp.Expired"), headers: { date: new Date(0).toUTCString() } }),
    );
    const error = await failure(send(read()));
    assert.match(error.message, /set the clock of this machine/);
    assert.equal(server.received.length, 2);
  });

  it("says that nothing listens when a loopback endpoint refuses, without repeating", async () => {
    const send = await client(turns(OK));
    await server.close();
    const error = await failure(send(write("CreateUser", "never")));
    assert.ok(error instanceof TransportError, "a create that was surely not sent has no unknown outcome");
    assert.match(error.message, /the connection was refused \(http:\/\/127\.0\.0\.1:\d+\); no emulator answers there/);
    assert.deepEqual(clock.slept, []);
  });

  it("says that the emulator speaks plain http when it is asked by https", async () => {
    const send = await client(turns(OK));
    const url = server.url.replace("http:", "https:");
    const tls = createSend(settings(url), { clock, random: () => 0 });
    const error = await failure(tls(read()));
    assert.match(
      error.message,
      /the TLS handshake failed \(.*\); the emulator speaks plain http, so let the endpoint begin with http:\/\/ \(/,
    );
    await send(read());
  });

  it("does not take a write for undone because its last attempt was never sent", async () => {
    let close: Promise<void> | undefined;
    const send = await client((_request, _number, _response, socket) => {
      socket.destroy();
      close = server.close();
      return undefined;
    });
    const error = await failure(send(write("UpdateUser", "safe")));
    await close;
    assert.ok(error instanceof UnknownOutcomeError, error.message);
    assert.match(error.message, /the connection was refused .*2 attempts/);
  });

  it("slows down when the service throttles", async () => {
    const send = await client(turns(refusal("Throttling.User"), OK), {
      maxCallsPerSecond: rates(10),
    });
    await send(read());
    clock.slept.length = 0;
    await send(read());
    assert.deepEqual(clock.slept, [200], "five calls a second instead of ten");
  });

  it("does not follow redirects, which would carry the session token to another host", async () => {
    const other = await serve(() => OK);
    try {
      const send = await client(turns({ status: 307, headers: { location: `${other.url}/` }, body: "" }));
      await failure(send(read()));
      assert.equal(other.received.length, 0);
    } finally {
      await other.close();
    }
  });

  it("goes round proxies for loopback addresses", async () => {
    const proxy = await serve(() => refusal("Proxy"));
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: proxy.url, http_proxy: proxy.url, NO_PROXY: "", no_proxy: "" });
    try {
      const send = await client(turns(OK));
      await send(read());
      assert.equal(proxy.received.length, 0);
    } finally {
      for (const name of ["HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"]) {
        const value = before[name];
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await proxy.close();
    }
  });

  it("keeps what the service echoes of a wrong signature to itself", async () => {
    const echo = `Specified signature is not matched with our calculation. server StringToSign is [ACS3-HMAC-SHA256\nabc] server CanonicalRequest is [POST\n/\n\nx-acs-security-token:${SECRETS.token}\n]`;
    const send = await client(turns(refusal("SignatureDoesNotMatch", echo)));
    const error = await failure(send(read()));
    assert.match(
      error.message,
      /Specified signature is not matched with our calculation; check the credentials, which come from environment variable/,
    );
    assert.doesNotMatch(error.message, /CanonicalRequest|stored in the state/);
  });

  it("hides a password that the service quotes back", async () => {
    const send = await client(
      turns(refusal("InvalidParameter.Password", `The password ${SECRETS.secret} is too weak.`)),
    );
    const error = await failure(send(write("CreateLoginProfile", "never", { Password: SECRETS.secret })));
    assert.match(error.message, /The password \[hidden\] is too weak/);
  });

  it("names the stored configuration when the rejected key came from it", async () => {
    const send = await client(
      turns(refusal("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404)),
      {
        sources: { credentials: "stack configuration alicloud:accessKey" },
      },
    );
    const error = await failure(send(read()));
    assert.ok(!isGone(error), "a 404 for the key is no absence");
    assert.match(
      error.message,
      /stack configuration alicloud:accessKey; refresh and destroy use the configuration stored in the state/,
    );
  });

  it("says who was denied what", async () => {
    const detail = {
      AuthAction: "cloudsso:CreateUser",
      AuthPrincipalDisplayName: "ci@corp",
      NoPermissionType: "ImplicitDeny",
      PolicyType: "AccountLevelIdentityBasedPolicy",
      EncodedDiagnosticMessage: "AQ==",
    };
    const { status, body } = refusal("NoPermission", "You are not authorized.", 403);
    const send = await client(turns({ status, body: { ...body, AccessDeniedDetail: detail } }));
    const error = await failure(send(write("CreateUser", "never")));
    assert.match(
      error.message,
      /allow cloudsso:CreateUser to ci@corp \(ImplicitDeny by AccountLevelIdentityBasedPolicy\) \(request REQ-1\)\.$/,
    );
  });

  it("asks before each attempt of a write, and never for a read", async () => {
    let asked = 0;
    const send = await client(turns(refusal("Throttling"), OK), {}, { beforeWrite: async () => void asked++ });
    await send(write("CreateUser", "never"));
    assert.equal(asked, 2);
    await send(read());
    assert.equal(asked, 2);
  });

  it("sends no write once the hook objects", async () => {
    const gone = new Error("the engine is gone");
    const send = await client(turns(OK), {}, { beforeWrite: () => Promise.reject(gone) });
    assert.equal(await failure(send(write("CreateUser", "never"))), gone);
    assert.equal(server.received.length, 0);
  });

  it("cancels a write under way and says that it may have been carried out", async () => {
    const controller = new AbortController();
    const send = await client((_request, _number, response) => {
      response.flushHeaders();
      setImmediate(() => controller.abort());
      return undefined;
    });
    const error = await failure(send({ ...write("CreateUser", "never"), signal: controller.signal }));
    assert.ok(error instanceof CancelledError && error.mayHaveBeenCarriedOut);
    assert.match(error.message, /CloudSSO CreateUser was cancelled; it may have been carried out/);
  });

  it("cancels the wait for a turn and says of which call", async () => {
    const controller = new AbortController();
    const send = await client(turns(OK), { maxCallsPerSecond: rates(1) });
    await send(read());
    const waiting = failure(send({ ...write("CreateUser", "never"), signal: controller.signal }));
    controller.abort();
    const error = await waiting;
    assert.ok(error instanceof CancelledError && !error.mayHaveBeenCarriedOut);
    assert.equal(error.message, "CloudSSO CreateUser was cancelled.");
    assert.equal(server.received.length, 1);
  });

  it("cancels the wait between two attempts", async () => {
    const controller = new AbortController();
    const send = await client(() => {
      controller.abort();
      return refusal("Throttling.User");
    });
    const error = await failure(send({ ...read(), signal: controller.signal }));
    assert.ok(error instanceof CancelledError && !error.mayHaveBeenCarriedOut);
    assert.equal(server.received.length, 1);
  });

  it("bears one signal for many calls without a warning of Node", async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.name);
    process.on("warning", listen);
    const { signal } = new AbortController();
    const send = await client(turns(OK), { maxCallsPerSecond: rates(50) });
    await Promise.all(Array.from({ length: 30 }, () => send({ ...read(), signal })));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    assert.deepEqual(warnings, []);
  });

  describe("the account check", () => {
    const identity =
      (account: string): Script =>
      (request) =>
        request.headers["x-acs-action"] === "GetCallerIdentity"
          ? { body: { RequestId: "R", AccountId: account, Arn: `acs:ram::${account}:user/ci` } }
          : OK;
    const calls = () => server.received.map((request) => request.headers["x-acs-action"]);

    it("lets no read of another account pass: a refresh would find nothing and empty the state", async () => {
      const send = await client(identity("222"), {
        accountId: "111",
        sources: { accountId: "alicloud:accountId", credentials: "profile x" },
      });
      const error = await failure(send(read()));
      assert.ok(error instanceof ConfigurationError);
      assert.equal(
        error.message,
        "Nothing was called: alicloud:accountId is 111, but the credentials (from profile x) belong to account 222 (acs:ram::222:user/ci); correct one of them.",
      );
      assert.deepEqual(calls(), ["GetCallerIdentity"]);
    });

    it("refuses every call with the same sentence, and asks once for all of them", async () => {
      const send = await client(identity("222"), { accountId: "111" });
      const failed = await Promise.all([
        failure(send(read())),
        failure(send(write("CreateUser", "never"))),
        failure(send.accountId()),
      ]);
      failed.push(await failure(send(read("GetUser"))));
      assert.equal(new Set(failed.map(({ message }) => message)).size, 1);
      assert.deepEqual(calls(), ["GetCallerIdentity"]);
    });

    it("is made once, before everything else", async () => {
      const send = await client(identity("111"), { accountId: "111" });
      await Promise.all([send(read()), send(write("CreateUser", "never")), send(write("CreateGroup", "never"))]);
      await send(read());
      assert.equal(calls().filter((action) => action === "GetCallerIdentity").length, 1);
      assert.equal(calls()[0], "GetCallerIdentity");
      assert.equal(calls().length, 5);
    });

    it("that failed is made again at the next call, and lets no call pass", async () => {
      let asked = 0;
      const send = await client(
        (request, number, response, socket) => {
          const first = request.headers["x-acs-action"] === "GetCallerIdentity" && asked++ === 0;
          return first ? refusal("NoPermission", "no", 403) : identity("111")(request, number, response, socket);
        },
        { accountId: "111" },
      );
      await failure(send(read()));
      assert.deepEqual(calls(), ["GetCallerIdentity"]);
      await send(read());
      assert.deepEqual(calls(), ["GetCallerIdentity", "GetCallerIdentity", "ListUsers"]);
    });

    it("tells whose the credentials are without an accountId too, asking once", async () => {
      const send = await client(identity("111"));
      await send(read());
      assert.deepEqual(calls(), ["ListUsers"]);
      assert.deepEqual(await Promise.all([send.accountId(), send.accountId()]), ["111", "111"]);
      assert.equal((await send.callerIdentity()).arn, "acs:ram::111:user/ci");
      assert.deepEqual(calls(), ["ListUsers", "GetCallerIdentity"]);
    });

    it("ends with the caller's signal, and goes on for the others", async () => {
      const caller = new AbortController();
      const send = await client(identity("111"), { accountId: "111" });
      const cancelled = failure(send({ ...read(), signal: caller.signal }));
      const served = send(read());
      caller.abort();
      assert.ok((await cancelled) instanceof CancelledError);
      await served;
      assert.deepEqual(calls(), ["GetCallerIdentity", "ListUsers"]);
    });
  });

  describe("an expired session", () => {
    const role: CredentialsSource = {
      kind: "role",
      roleArn: "acs:ram::1:role/ci",
      sessionName: "s",
      durationSeconds: 3600,
      source: { kind: "static", accessKeyId: "base", accessKeySecret: SECRETS.secret },
    };

    it("is replaced once for all callers, and the calls repeated", async () => {
      let sessions = 0;
      const send = await client(
        (request) => {
          if (request.headers["x-acs-action"] === "AssumeRole") {
            sessions++;
            const end = new Date(clock.now() + 3_600_000).toISOString();
            return {
              body: {
                RequestId: "R",
                Credentials: {
                  AccessKeyId: `STS.${sessions}`,
                  AccessKeySecret: SECRETS.secret,
                  SecurityToken: `${SECRETS.token}${sessions}`,
                  Expiration: end,
                },
              },
            };
          }
          return request.headers["x-acs-security-token"] === `${SECRETS.token}1`
            ? refusal("InvalidSecurityToken.Expired")
            : OK;
        },
        { credentials: role },
      );
      await Promise.all([send(read()), send(read()), send(write("CreateUser", "never"))]);
      assert.equal(sessions, 2);
    });

    it("of the environment cannot be replaced and is reported at once", async () => {
      const send = await client(turns(refusal("InvalidSecurityToken.Expired", `token ${SECRETS.token} expired`)));
      const error = await failure(send(read()));
      assert.match(error.message, /InvalidSecurityToken\.Expired: token \[hidden\] expired; check the credentials/);
      assert.equal(server.received.length, 1);
    });

    it("a role that does not exist does not make the object look gone", async () => {
      const send = await client(turns(refusal("EntityNotExist.Role", "The role does not exist.", 404)), {
        credentials: role,
      });
      const error = await failure(send(read("GetUser")));
      assert.ok(!isGone(error));
      assert.match(
        error.message,
        /^The role acs:ram::1:role\/ci could not be assumed: STS AssumeRole was refused with EntityNotExist\.Role/,
      );
    });
  });
});

function assertNoSecret(text: string): void {
  for (const secret of Object.values(SECRETS)) assert.ok(!text.includes(secret), `a secret shows in: ${text}`);
  assert.doesNotMatch(text, /Signature=[0-9a-f]{16}/);
}
