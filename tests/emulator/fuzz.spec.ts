import assert from "node:assert/strict";
import { connect } from "node:net";
import fc from "fast-check";
import { type Emulator, startEmulator } from "../../emulator";
import { services } from "../../emulator/services";
import type { ParameterFacts } from "../../provider/api/facts";
import { encoded, signed } from "./fast-client";
import { versions } from "./wire";

/** Much longer than any answer takes, so that only a call that is never answered runs into it. */
/** Only a hang reaches it. */
const patienceMs = 60_000;

/** What of a text comes through UTF-8. */
const wellFormed = (text: string) => Buffer.from(text).toString("utf8");

interface Reply {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

describe("emulator: whatever comes over the wire", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ seed: "small", taskDurationMs: 0 });
  });
  beforeEach(() => emulator.control.reset());
  after(() => emulator.close());

  /** When another call has been answered, whatever was sent before it has been read. */
  const readByNow = async () => {
    for (let turn = 0; turn < 2; turn += 1)
      await (await fetch(new URL("/_emulator/calls?action=none", emulator.url))).text();
  };

  /**
   * Sends bytes as they are; resolves to all that came back until the other side closed. Closes its own side when
   * everything was read and nothing came back: then the emulator waits for more of a request that was cut short.
   */
  function exchange(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port: emulator.port, allowHalfOpen: true });
      const chunks: Buffer[] = [];
      socket.setTimeout(patienceMs, () => {
        socket.destroy();
        reject(new Error(`No end within ${patienceMs} ms to ${show(bytes)}`));
      });
      socket.on("data", (chunk) => chunks.push(chunk));
      // A reset after the answer is how the rest of a refused request is turned down.
      socket.on("error", () => {});
      socket.on("end", () => socket.end());
      socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
      socket.write(bytes, async () => {
        await readByNow();
        if (!socket.destroyed) socket.end();
      });
    });
  }

  const show = (bytes: Buffer) => JSON.stringify(bytes.toString("latin1").slice(0, 500));

  /** The first answer in what came back, taken apart by the rules of HTTP. */
  function firstReply(text: string, sent: Buffer): Reply {
    const [, status, headers, rest] =
      /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n([\s\S]*)$/.exec(text) ?? [];
    assert.ok(status !== undefined && headers !== undefined && rest !== undefined, `no HTTP to ${show(sent)}: ${text}`);
    if (status === "100") return firstReply(rest, sent);
    const length = /^content-length: (\d+)/im.exec(headers)?.[1];
    const body = length === undefined ? rest : Buffer.from(rest).subarray(0, Number(length)).toString("utf8");
    return { status: Number(status), headers, body };
  }

  /** Every answer says what went wrong in the form of the services, whatever it answers. */
  function isRefusal({ status, headers, body }: Reply, sent: Buffer): void {
    const where = `${status} to ${show(sent)}: ${body}`;
    assert.ok(status >= 400 && status < 500, where);
    if (/^HEAD /.test(sent.toString("latin1"))) return;
    const fields = ["Code", "Message", "RequestId", "HostId", "Recommend"];
    if (/content-type: application\/json/i.test(headers)) {
      const json: unknown = JSON.parse(body);
      for (const field of fields) assert.equal(typeof (json as Record<string, unknown>)[field], "string", where);
      return;
    }
    assert.match(headers, /content-type: text\/xml/i, where);
    const xml = /^<\?xml version='1\.0' encoding='UTF-8'\?><Error>([\s\S]*)<\/Error>$/.exec(body)?.[1] ?? "";
    // What may stand in a text by XML's own rules: no bare markup, no control characters.
    const content =
      /^(?:<([A-Z]\w*)>(?:[\t\n\r\u{20}-\u{25}\u{27}-\u{3b}\u{3d}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|&(?:amp|lt|gt|quot|apos);)*<\/\1>)+$/u;
    assert.match(xml, content, where);
    for (const field of fields) assert.ok(xml.includes(`<${field}>`), `${field} in ${where}`);
  }

  async function refused(sent: Buffer): Promise<void> {
    isRefusal(firstReply(await exchange(sent), sent), sent);
  }

  /** Nothing that a stranger sends may be a mistake of the emulator, which is what its 500 says. */
  const noDefects = () => {
    const defects = emulator.calls.filter(({ status = 0 }) => status >= 500);
    assert.deepEqual(
      defects.map(({ action, parameters, message }) => ({ action, parameters, message })),
      [],
    );
  };

  const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
  const latin = (maxLength: number) => bytes(maxLength).map((buffer) => buffer.toString("latin1"));
  const word = fc.constantFrom(..."GET POST HEAD PUT OPTIONS CONNECT TRACE DELETE get PRI M-SEARCH".split(" "));
  const target = fc.oneof(
    fc.constantFrom(
      "/",
      "*",
      "//",
      "/?",
      "/?Action=ListUsers&Version=2019-08-15",
      "http://x/",
      "http://[",
      "x:1",
      "/%",
    ),
    fc.constantFrom("/?Action=%00%0b%ed%a0%80&Format=XML", "/?a=1&a=2"),
    latin(60).map((text) => `/?${text.replace(/[\s\0]/g, "")}`),
    latin(30).map((text) => text.replace(/[\s\0]/g, "") || "/"),
  );
  const headerName = fc.oneof(
    fc.constantFrom(
      ..."Host Accept Authorization Content-Type Content-Length Transfer-Encoding Connection Upgrade Expect".split(" "),
      ..."x-acs-action x-acs-version x-acs-date x-acs-signature-nonce x-acs-content-sha256 Cookie Trailer".split(" "),
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const headerValue = fc.oneof(
    fc.constantFrom(
      "application/json",
      "chunked",
      "chunked, chunked",
      "identity",
      "websocket",
      "close",
      "keep-alive",
      "100-continue",
      "upgrade",
      "5",
      "-1",
      "99999999999999999999",
      "127.0.0.1",
      "2019-08-15",
      "ListUsers",
      "application/x-www-form-urlencoded",
      "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=b,Signature=c",
    ),
    latin(40),
  );
  const headers = fc.array(fc.tuple(headerName, headerValue), { maxLength: 6 });
  const body = fc.oneof(
    bytes(60),
    fc.constantFrom("5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "A=1&A=2").map((text) => Buffer.from(text)),
  );

  const request = fc.record({ word, target, headers, body }).map(({ word, target, headers, body }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const head = Buffer.from(
      `${word} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${lines}\r\n`,
      "latin1",
    );
    return Buffer.concat([head, body]);
  });

  it("answers bytes that are no HTTP with a refusal in HTTP, and closes", async () => {
    const noise = fc.oneof(
      bytes(200),
      latin(80).map((text) => Buffer.from(`${text}\r\n\r\n`, "latin1")),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (sent) => {
        // Empty lines before a request are no part of it: so far nothing was said.
        if (/[^\r\n]/.test(sent.toString("latin1"))) await refused(sent);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("answers any request line, headers and body with a refusal in the form of the services", async () => {
    await fc.assert(fc.asyncProperty(request, refused), { numRuns: 250, seed: 2 });
    noDefects();
  });

  it("answers what is cut short, too large or empty", async () => {
    const large = `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n`;
    const cut = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc";
    const chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const text of [
      large + "A".repeat(5_000_000),
      cut,
      `${chunked}5\r\nhel`,
      `${chunked}zz\r\nhel`,
      "POST / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.0\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "G",
      `GET /${"a".repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nExpect: the-spanish-inquisition\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    ]) {
      await refused(Buffer.from(text));
    }
    noDefects();
  });

  it("answers on after all that", async () => {
    const { path, headers } = signed(`127.0.0.1:${emulator.port}`, emulator, { service: "ims", action: "ListUsers" });
    const response = await fetch(new URL(path, emulator.url), { method: "POST", headers });
    assert.equal(response.status, 200);
  });

  it("answers garbage at its control with a reason in JSON", async () => {
    for (const [line, body] of [
      ["GET /_emulator/", ""],
      ["GET /_emulator/../..", ""],
      ["POST /_emulator/snapshots", "[]"],
      ["POST /_emulator/restore", "{half"],
      ["POST /_emulator/perform", '["ims"]'],
      ["POST /_emulator/perform", '["nobody", "Nothing", 7]'],
      ["POST /_emulator/fault", "null"],
      ["POST /_emulator/fault", '[{"kind": "flood"}]'],
      ["POST /_emulator/pause", "{}"],
      ["POST /_emulator/__proto__", "[]"],
      ["POST /_emulator/constructor", "[]"],
    ] as const) {
      const head = `Host: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
      const sent = Buffer.from(`${line} HTTP/1.1\r\n${head}Connection: close\r\n\r\n${body}`);
      const reply = firstReply(await exchange(sent), sent);
      assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} to ${line}: ${reply.body}`);
      assert.equal(typeof JSON.parse(reply.body).message, "string");
    }
  });

  const operations = services.flatMap(({ name: service, facts, actions }) =>
    facts.operations
      .filter(({ action }) => actions[action] !== undefined)
      .map(({ action, request }) => ({ service, action, request })),
  );

  /** Values that programs trip over, and ids of what is there. */
  function values(): fc.Arbitrary<string> {
    const { cloudsso, ims } = emulator.state;
    const directory = cloudsso.directory;
    const present = [
      emulator.directoryId,
      emulator.managementAccountId,
      ...emulator.accountIds,
      ...Object.keys(directory?.users ?? {}),
      ...Object.keys(directory?.groups ?? {}),
      ...Object.keys(directory?.accessConfigurations ?? {}),
      ...Object.values(ims[emulator.managementAccountId]?.users ?? {}).map(
        ({ userPrincipalName }) => userPrincipalName,
      ),
    ];
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...present) },
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.integer().map(String),
      fc.json(),
      fc.base64String(),
      fc.constantFrom(
        ..."true false User Group RD-Account Inline System ReadOnlyAccess Enabled Active __proto__ constructor".split(
          " ",
        ),
        ...'0 -0 1e999 NaN 99999999999999999999 -1 9007199254740993 [] {} null [null] [[]] {"Key":1} "\\ud800"'.split(
          " ",
        ),
        ..."Name.1 toString hasOwnProperty %00 ../.. https://x acs:ram::1:role/x * ? a@b a@b@c CIDR 10.0.0.0/99 0.0.0.0/0".split(
          " ",
        ),
        "",
        " ",
        "\u0000",
        "\ud800",
        "ü".repeat(300),
        "(".repeat(5000),
        '{"Version":"1","Statement":[]}',
        '{"Version":"1","Statement":[null]}',
        "x".repeat(8000),
      ),
    );
  }

  it("answers signed calls with any parameters in JSON, with a RequestId, and never with a mistake of its own", async () => {
    const suffix = fc.constantFrom("", ".1", ".2", ".1.Key", ".1.Value", ".0", ".x", ".__proto__", ".99999999999");
    /** What the facts allow, as often as not. */
    const fitting = ({ values: allowed, type, minimum = 0, maximum = 100 }: ParameterFacts): fc.Arbitrary<string> => {
      if (allowed !== undefined) return fc.constantFrom(...allowed);
      if (type === "boolean") return fc.boolean().map(String);
      if (type === "integer") return fc.integer({ min: minimum, max: maximum }).map(String);
      return values();
    };
    const call = fc.constantFrom(...operations).chain(({ service, action, request }) => {
      const name = fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom("Format", ...request.map((each) => each.name)) },
        fc.constantFrom("__proto__", "constructor", "toString", "Action", "RegionId", ""),
        fc.string({ maxLength: 10 }),
      );
      const named = fc.tuple(name, fc.oneof(fc.constant(""), suffix)).map((parts) => parts.join(""));
      const needed = request.filter((each) => each.required || each.needed === true).map((each) => each.name);
      const wanted = fc.record(
        Object.fromEntries(
          request.map((each) => [
            each.name,
            fc.oneof({ weight: 4, arbitrary: fitting(each) }, { weight: 1, arbitrary: values() }),
          ]),
        ),
        { requiredKeys: needed },
      );
      const others = fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.tuple(named, values()), { maxLength: 2 }) },
      );
      return fc.record({ service: fc.constant(service), action: fc.constant(action), wanted, others });
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ service, action, wanted, others }) => {
        const parameters = Object.fromEntries([...Object.entries(wanted), ...others]) as Record<string, string>;
        const safe = Object.fromEntries(
          Object.entries(parameters).map(([name, value]) => [wellFormed(name), wellFormed(value)]),
        );
        const { path, headers } = signed(`127.0.0.1:${emulator.port}`, emulator, { service, action, parameters: safe });
        const response = await fetch(new URL(path, emulator.url), {
          method: "POST",
          headers,
          signal: AbortSignal.timeout(patienceMs),
        });
        const text = await response.text();
        const json = JSON.parse(text) as Record<string, unknown>;
        assert.equal(typeof json["RequestId"], "string", text);
        assert.ok(response.status < 500, `${action} ${JSON.stringify(parameters)}: ${text}`);
        if (response.status !== 200) {
          for (const field of ["Code", "Message", "HostId", "Recommend"])
            assert.equal(typeof json[field], "string", text);
        }
      }),
      { numRuns: 600, seed: 3 },
    );
    noDefects();
    const answered = emulator.calls.filter(({ status }) => status === 200).length;
    assert.ok(answered > 45, `only ${answered} calls were more than refusals`);
  });

  it("does the same for the old signature and for no signature at all", async () => {
    const pair = fc.tuple(
      fc.constantFrom("Action", "Version", "Format", "Signature", "SignatureMethod", "Timestamp", "AccessKeyId", "X"),
      fc.oneof(
        fc.constantFrom(...Object.values(versions), "ListUsers", "AssumeRoleWithOIDC", "JSON", "XML", "HMAC-SHA1"),
        fc.string({ unit: "binary", maxLength: 20 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 8 }), async (pairs) => {
        const query = pairs.map(([name, value]) => `${name}=${encoded(wellFormed(value))}`).join("&");
        await refused(Buffer.from(`GET /?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`));
      }),
      { numRuns: 200, seed: 4 },
    );
    noDefects();
  });
});
