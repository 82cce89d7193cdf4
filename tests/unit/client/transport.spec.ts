import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { inspect } from "node:util";
import { createTransport } from "../../../provider/client/transport";
import { TransportFailure, transportFailure } from "../../../provider/client/transport-failure";
import { type LoopbackServer, serve } from "./server";

const TIMEOUTS = { connectTimeout: 2_000, readTimeout: 5_000 };
const SECRET = "x-secret-token-value";

describe("client/transport", () => {
  async function failure(
    url: string,
    timeouts: Partial<typeof TIMEOUTS> = {},
    signal?: AbortSignal,
  ): Promise<TransportFailure> {
    const transport = createTransport({ ...TIMEOUTS, ...timeouts });
    const headers = { Authorization: SECRET, "x-acs-security-token": SECRET };
    const error: unknown = await transport({ url: `${url}/?Password=${SECRET}`, headers, body: "", signal }).then(
      () => assert.fail("an answer came"),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof TransportFailure);
    assert.ok(
      !inspect(error, { depth: 9, showHidden: true }).includes(SECRET),
      "the error must not hold what was sent",
    );
    return error;
  }

  /** A bare TCP server, for what happens below HTTP. */
  async function listen(onConnection: (socket: Socket) => void): Promise<{ port: number; close: () => Promise<void> }> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      onConnection(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          for (const socket of sockets) socket.destroy();
          server.close(() => resolve());
        }),
    };
  }

  it("takes every status for an answer and leaves the text as it came", async () => {
    const server = await serve(() => ({
      status: 503,
      headers: { "x-acs-request-id": "R" },
      body: '{"id": 12345678901234567890}',
    }));
    try {
      const answer = await createTransport(TIMEOUTS)({ url: `${server.url}/`, headers: {}, body: "" });
      assert.deepEqual(
        [answer.status, answer.body, answer.headers["x-acs-request-id"]],
        [503, '{"id": 12345678901234567890}', "R"],
      );
    } finally {
      await server.close();
    }
  });

  it("sends the headers it is given, and no other content type", async () => {
    const server: LoopbackServer = await serve(() => ({ body: "{}" }));
    try {
      const transport = createTransport(TIMEOUTS);
      await transport({
        url: `${server.url}/?A=a%20b%2A`,
        headers: { host: "cloudsso.cn-shanghai.aliyuncs.com" },
        body: "",
      });
      await transport({
        url: `${server.url}/`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "A=%2A",
      });
      const [bare, form] = server.received;
      assert.equal(bare?.url, "/?A=a%20b%2A");
      assert.equal(bare?.headers["host"], "cloudsso.cn-shanghai.aliyuncs.com");
      assert.equal(bare?.headers["content-type"], undefined);
      assert.deepEqual([form?.headers["content-type"], form?.body], ["application/x-www-form-urlencoded", "A=%2A"]);
    } finally {
      await server.close();
    }
  });

  it("uses one connection for calls one after the other", async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((_request, _number, _response, socket) => {
      ports.add(socket.remotePort);
      return { body: "{}" };
    });
    try {
      const transport = createTransport(TIMEOUTS);
      for (let call = 0; call < 4; call++) await transport({ url: `${server.url}/`, headers: {}, body: "" });
      assert.equal(ports.size, 1);
    } finally {
      await server.close();
    }
  });

  it("closes a connection that has no work, before the server may, and none that works", async () => {
    let closed: (() => void) | undefined;
    const closing = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const ports = new Set<number | undefined>();
    const server = await serve((_request, number, response, socket) => {
      ports.add(socket.remotePort);
      if (number === 0) {
        socket.once("close", () => closed?.());
        return { body: "{}" };
      }
      setTimeout(() => response.end("{}"), 120);
      return undefined;
    });
    try {
      const transport = createTransport({ ...TIMEOUTS, idleTimeout: 40 });
      const send = () => transport({ url: `${server.url}/`, headers: {}, body: "" });
      await send();
      assert.equal((await send()).body, "{}", "the same connection, and longer at work than it may be idle");
      assert.equal(ports.size, 1);
      await closing;
    } finally {
      await server.close();
    }
  });

  it("bears one signal for many requests without a warning of Node", async () => {
    const server = await serve(() => ({ body: "{}" }));
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.name);
    process.on("warning", listen);
    try {
      const transport = createTransport(TIMEOUTS);
      const { signal } = new AbortController();
      await Promise.all(
        Array.from({ length: 16 }, () => transport({ url: `${server.url}/`, headers: {}, body: "", signal })),
      );
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(warnings, []);
    } finally {
      process.off("warning", listen);
      await server.close();
    }
  });

  it("knows that a refused connection carried nothing", async () => {
    const { port, close } = await listen(() => undefined);
    await close();
    const error = await failure(`http://127.0.0.1:${port}`);
    assert.deepEqual([error.code, error.carriedOut, error.final], ["ECONNREFUSED", "no", true]);
  });

  it("knows that an unknown host carried nothing", async () => {
    const restore = setProxy("");
    try {
      const error = await failure("https://host.invalid");
      assert.deepEqual([error.carriedOut, error.final], ["no", false]);
    } finally {
      restore();
    }
  });

  it("knows that a handshake that never ends or breaks carried nothing", async () => {
    const silent = await listen(() => undefined);
    const rude = await listen((socket) => socket.once("data", () => socket.destroy()));
    try {
      const slow = await failure(`https://127.0.0.1:${silent.port}`, { connectTimeout: 50 });
      assert.deepEqual([slow.code, slow.carriedOut], ["CONNECT_TIMEOUT", "no"]);
      const broken = await failure(`https://127.0.0.1:${rude.port}`);
      assert.deepEqual([broken.code, broken.carriedOut], ["ECONNRESET", "no"]);
    } finally {
      await silent.close();
      await rude.close();
    }
  });

  it("does not know what became of a request that was sent", async () => {
    const reset = await listen((socket) => socket.once("data", () => socket.destroy()));
    const silent = await listen(() => undefined);
    const half = await listen((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")),
    );
    try {
      assert.equal((await failure(`http://127.0.0.1:${reset.port}`)).carriedOut, "unknown");
      const late = await failure(`http://127.0.0.1:${silent.port}`, { readTimeout: 60 });
      assert.deepEqual([late.carriedOut, late.reason], ["unknown", "no answer came in time"]);
      assert.equal((await failure(`http://127.0.0.1:${half.port}`)).carriedOut, "unknown");
      const cancelled = await failure(`http://127.0.0.1:${silent.port}`, {}, AbortSignal.timeout(20));
      assert.deepEqual([cancelled.carriedOut, cancelled.final], ["unknown", true]);
    } finally {
      await Promise.all([reset.close(), silent.close(), half.close()]);
    }
  });

  it("knows that a distrusted certificate ends it before anything is sent, through a proxy too", () => {
    for (const code of [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "CERT_HAS_EXPIRED",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    ]) {
      const { carriedOut, final } = transportFailure({ code, neverConnected: false, loopback: false });
      assert.deepEqual([code, carriedOut, final], [code, "no", true]);
    }
  });

  it("takes a proxy's demand for a login for what it is", async () => {
    const proxy = await listen((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")),
    );
    const restore = setProxy(`http://127.0.0.1:${proxy.port}`);
    try {
      const error = await failure("https://cloudsso.cn-shanghai.aliyuncs.com");
      assert.deepEqual([error.reason, error.carriedOut, error.final], ["the proxy wants a login", "no", true]);
    } finally {
      restore();
      await proxy.close();
    }
  });

  it("shows a proxy nothing but the address, and draws no conclusion from the proxy's connection", async () => {
    const heard: string[] = [];
    const proxy = await listen((socket) =>
      socket.on("data", (data) => {
        heard.push(data.toString());
        if (heard.length === 1) socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        else socket.destroy();
      }),
    );
    const restore = setProxy(`http://127.0.0.1:${proxy.port}`);
    try {
      const error = await failure("https://cloudsso.cn-shanghai.aliyuncs.com");
      assert.match(heard[0] ?? "", /^CONNECT cloudsso\.cn-shanghai\.aliyuncs\.com:443 /);
      assert.ok(!heard.join("").includes(SECRET));
      assert.equal(error.carriedOut, "unknown");
    } finally {
      restore();
      await proxy.close();
    }
  });
});

/** Sets the proxy that axios reads from the environment; the returned function puts back what was there. */
function setProxy(url: string): () => void {
  const names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = name.toLowerCase() === "https_proxy" ? url : "";
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
