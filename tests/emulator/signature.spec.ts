import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { type Received, readEnvelope } from "../../emulator/protocol";
import { Refusal } from "../../emulator/refusal";
import { type Gate, NonceMemory, verifySignature } from "../../emulator/signature";
import vectors from "../unit/client/published-vectors.json";
import { callV1, callV3, type Key, type Sent, type WireCall } from "./wire";

const identity = { type: "Account", accountId: "1", arn: "", principalId: "1" } as const;

function gateAt(time: string, key: { accessKeyId: string; accessKeySecret: string }): Gate {
  return {
    now: Date.parse(time),
    options: { unsignedContentType: "accept", futureDates: "refuse" },
    nonces: new NonceMemory(),
    find: (id) => (id === key.accessKeyId ? { ...key, active: true, identity } : undefined),
  };
}

function received(vector: (typeof vectors)[number]): Received {
  const headers = Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: vector.method,
    path: vector.path,
    queryText: vector.rawQuery,
    headers: Object.fromEntries(headers),
    body: Buffer.from(vector.body),
  };
}

describe("emulator: the published signatures", () => {
  for (const vector of vectors) {
    it(`accepts ${vector.id}`, () => {
      const request = received(vector);
      const key = verifySignature(request, readEnvelope(request), gateAt(vector.signedAt, vector));
      assert.equal(key.accessKeyId, vector.accessKeyId);
    });

    it(`refuses ${vector.id} with one parameter more than was signed`, () => {
      const request = { ...received(vector), queryText: `${vector.rawQuery}&Extra=1` };
      assert.throws(
        () => verifySignature(request, readEnvelope(request), gateAt(vector.signedAt, vector)),
        (error) => error instanceof Refusal && error.code === "SignatureDoesNotMatch" && error.status === 400,
      );
    });
  }
});

describe("emulator: who may come in", () => {
  let emulator: Emulator;
  let key: Key;
  let call: Omit<WireCall, "key">;

  before(async () => {
    emulator = await startEmulator();
    const { accessKeyId, accessKeySecret } = emulator;
    key = { accessKeyId, accessKeySecret };
    call = { url: emulator.url, service: "cloudsso", action: "GetServiceStatus" };
  });
  after(() => emulator.close());

  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const header = (name: string, value: string) => (sent: Sent) => ({
    ...sent,
    headers: { ...sent.headers, [name]: value },
  });
  const without = (name: string) => (sent: Sent) => {
    const { [name]: _, ...headers } = sent.headers;
    return { ...sent, headers };
  };

  const listUsers = { service: "ims", action: "ListUsers", parameters: { MaxItems: "5" } } as const;

  for (const method of ["GET", "POST"] as const) {
    it(`takes V3 and V1 by ${method} with the parameters in the query`, async () => {
      assert.equal((await callV3({ ...call, ...listUsers, key, method })).status, 200);
      assert.equal((await callV1({ ...call, ...listUsers, key, method })).status, 200);
    });
  }

  it("takes V3 and V1 with the parameters in a form", async () => {
    assert.equal((await callV3({ ...call, ...listUsers, key, place: "form" })).status, 200);
    assert.equal((await callV1({ ...call, ...listUsers, key, place: "form" })).status, 200);
  });

  it("decodes a query and encodes it again, however it was written", async () => {
    const UserName = "o'neill(1)*!~ ü+";
    const bare = (sent: Sent) => ({
      ...sent,
      path: sent.path
        .replace(/%27/g, "'")
        .replace(/%28/g, "(")
        .replace(/%29/g, ")")
        .replace(/%2A/g, "*")
        .replace(/%20/g, "+"),
    });
    const answer = await callV3({
      ...call,
      key,
      action: "ListUsers",
      parameters: { DirectoryId: emulator.directoryId, Filter: `UserName eq ${UserName}` },
      spoil: bare,
    });
    assert.equal(answer.status, 200, answer.text);
  });

  const refusals: readonly [string, number, string, (key: Key) => Partial<WireCall>][] = [
    [
      "InvalidAccessKeyId.NotFound",
      404,
      "an unknown key",
      () => ({ key: { accessKeyId: "LTAInobody", accessKeySecret: "x" } }),
    ],
    ["SignatureDoesNotMatch", 400, "a wrong secret", (own) => ({ key: { ...own, accessKeySecret: "wrong" } })],
    ["InvalidTimeStamp.Expired", 400, "a date 16 minutes ago", () => ({ date: minutes(-16) })],
    ["InvalidTimeStamp.Expired", 400, "a date 16 minutes ahead", () => ({ date: minutes(16) })],
    [
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
      "a token with a lasting key",
      (own) => ({ key: { ...own, securityToken: "x" } }),
    ],
  ];
  for (const [code, status, what, bend] of refusals) {
    it(`refuses ${what} in both protocols with ${code}`, async () => {
      for (const protocol of [callV3, callV1]) {
        const answer = await protocol({ ...call, key, ...bend(key) });
        assert.deepEqual([answer.json.Code, answer.status], [code, status]);
      }
    });
  }

  const bentV3: readonly [string, string, Partial<WireCall>][] = [
    ["InvalidTimeStamp.Format", "milliseconds in the date", { headers: { "x-acs-date": new Date().toISOString() } }],
    [
      "IncompleteSignature",
      "a body hash that is not the body's",
      {
        spoil: (sent) => ({
          ...sent,
          body: "a=b",
          headers: { ...sent.headers, "content-type": "application/x-www-form-urlencoded" },
        }),
      },
    ],
    ["IncompleteSignature", "an x-acs header that is not signed", { unsignedHeaders: { "x-acs-extra": "1" } }],
    [
      "IncompleteSignature",
      "a signed header that is not sent",
      { headers: { "x-acs-extra": "1" }, spoil: without("x-acs-extra") },
    ],
    [
      "IncompleteSignature",
      "another algorithm",
      { spoil: (sent) => header("authorization", (sent.headers["authorization"] ?? "").replace("ACS3", "ACS4"))(sent) },
    ],
    ["MissingAccessKeyId", "no authorization", { spoil: without("authorization") }],
    [
      "SignatureDoesNotMatch",
      "another action than the signed one",
      { spoil: header("x-acs-action", "DisableService") },
    ],
  ];
  for (const [code, what, bend] of bentV3) {
    it(`refuses ${what} with ${code}`, async () => {
      const { json, status } = await callV3({ ...call, key, ...bend });
      assert.deepEqual([json.Code, status], [code, 400]);
    });
  }

  it("refuses a request without any signature", async () => {
    const answer = await fetch(`${emulator.url}/?Action=GetServiceStatus&Version=2021-05-15&Format=JSON`);
    assert.equal(answer.status, 400);
    assert.equal(((await answer.json()) as { Code: string }).Code, "MissingAccessKeyId");
  });

  it("refuses a nonce that was used, but not one that was used up by a bad signature only", async () => {
    const nonce = "the-same-nonce";
    const wrong = { ...key, accessKeySecret: "wrong" };
    assert.equal((await callV3({ ...call, key: wrong, nonce })).json.Code, "SignatureDoesNotMatch");
    assert.equal((await callV3({ ...call, key, nonce })).status, 200);
    assert.equal((await callV3({ ...call, key, nonce })).json.Code, "SignatureNonceUsed");
    assert.equal((await callV1({ ...call, key, nonce })).json.Code, "SignatureNonceUsed");
  });

  it("lets an unsigned content type pass on an empty body, unless told to be strict", async () => {
    const stray = { unsignedHeaders: { "content-type": "application/x-www-form-urlencoded" } };
    assert.equal((await callV3({ ...call, key, ...stray })).status, 200);
    await emulator.control.setOptions({ unsignedContentType: "refuse" });
    assert.equal((await callV3({ ...call, key, ...stray })).json.Code, "IncompleteSignature");
    await emulator.control.setOptions({ unsignedContentType: "accept" });
  });

  it("names what it signed when the signature is wrong, and keeps that out of its records", async () => {
    await emulator.control.clearCalls();
    const { json } = await callV3({ ...call, key: { ...key, accessKeySecret: "wrong" } });
    assert.match(json.Message, /server StringToSign is \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\]/);
    assert.doesNotMatch(emulator.calls[0]?.message ?? "missing", /StringToSign/);
  });

  it("answers errors in the services' form", async () => {
    const sent = Math.floor(Date.now() / 1000) * 1000; // the header has whole seconds
    const { json, headers } = await callV3({
      ...call,
      key,
      action: "GetDirectory",
      parameters: { DirectoryId: "d-none" },
    });
    assert.deepEqual(Object.keys(json).sort(), ["Code", "HostId", "Message", "Recommend", "RequestId"]);
    assert.match(json.RequestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    assert.equal(headers["x-acs-request-id"], json.RequestId);
    assert.equal(headers["content-type"], "application/json;charset=utf-8");
    const date = Date.parse(String(headers["date"]));
    assert.ok(date >= sent && date <= Date.now());
  });

  it("writes XML when nobody asks for JSON", async () => {
    const { text, headers } = await callV1({ ...call, key, format: "" });
    assert.match(text, /^<\?xml .*<GetServiceStatusResponse>.*<ServiceStatus><Status>Enabled<\/Status>/);
    assert.equal(headers["content-type"], "text/xml;charset=utf-8");
    const refused = await callV1({
      ...call,
      key,
      format: "XML",
      action: "GetDirectory",
      parameters: { DirectoryId: "d<x" },
    });
    assert.match(refused.text, /<Error>.*<Code>EntityNotExists.Directory<\/Code>.*d&lt;x/);
  });

  it("knows its services by version and its operations by name", async () => {
    assert.equal(
      (await callV3({ ...call, key, headers: { "x-acs-version": "2000-01-01" } })).json.Code,
      "InvalidVersion",
    );
    const unknown = await callV3({ ...call, key, action: "MakeCoffee" });
    assert.deepEqual([unknown.json.Code, unknown.status], ["InvalidAction.NotFound", 404]);
  });
});
