import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { canonicalQuery, flatten, percentEncode } from "../../../provider/client/encode";
import { canonicalRequest, sign, signature } from "../../../provider/client/sign";
import vectors from "./published-vectors.json";

const v3 = vectors.filter((vector) => vector.signatureVersion === "ACS3-HMAC-SHA256");
const v1 = vectors.filter((vector) => vector.signatureVersion === "1.0");

describe("client/sign", () => {
  it("has two published examples of each signature version to hold on to", () => {
    assert.deepEqual([v3.length, v1.length], [2, 2]);
  });

  for (const vector of v3) {
    it(`reproduces the published ${vector.id}`, () => {
      const { Authorization: expected, ...headers } = vector.headers as { [name: string]: string };
      const signable = {
        method: vector.method,
        query: vector.query as { [name: string]: string },
        headers,
        hashedBody: createHash("sha256").update(vector.body).digest("hex"),
      };
      assert.equal(canonicalRequest(signable), vector.canonicalRequest);
      assert.equal(signature(signable, vector.accessKeySecret), vector.expectedSignature);
      const signed = sign({
        host: vector.host,
        version: headers["x-acs-version"] ?? "",
        action: headers["x-acs-action"] ?? "",
        query: signable.query,
        body: "",
        key: { accessKeyId: vector.accessKeyId, accessKeySecret: vector.accessKeySecret },
        nonce: vector.nonce,
        time: Date.parse(vector.signedAt),
      });
      assert.deepEqual(signed, { ...headers, Authorization: expected });
    });
  }

  for (const vector of v1) {
    it(`encodes as the published ${vector.id} was encoded`, () => {
      const { Signature: proof, ...query } = vector.query as { [name: string]: string };
      const canonical = canonicalQuery(query);
      assert.equal(canonical, vector.canonicalQuery);
      const stringToSign = `${vector.method}&${percentEncode("/")}&${percentEncode(canonical)}`;
      assert.equal(createHmac("sha1", `${vector.accessKeySecret}&`).update(stringToSign).digest("base64"), proof);
    });
  }

  it("signs header values without the space around them, as they arrive", () => {
    const signable = { method: "POST", query: {}, hashedBody: "" };
    assert.equal(
      signature({ ...signable, headers: { host: " h\t" } }, "secret"),
      signature({ ...signable, headers: { host: "h" } }, "secret"),
    );
  });

  it("signs the token and the body's content type, and no header without them", () => {
    const input = {
      host: "127.0.0.1:4010",
      version: "2021-05-15",
      action: "ListUsers",
      query: {},
      body: "",
      nonce: "n",
      time: 0,
      key: { accessKeyId: "id", accessKeySecret: "secret" },
    };
    const plain = sign(input);
    const full = sign({ ...input, body: "A=1", key: { ...input.key, securityToken: "token" } });
    assert.ok(!("content-type" in plain) && !("x-acs-security-token" in plain));
    assert.match(full["Authorization"] ?? "", /SignedHeaders=content-type;host;[^,]*x-acs-security-token;/);
    assert.equal(plain["x-acs-date"], "1970-01-01T00:00:00Z");
  });
});

describe("client/encode", () => {
  it("leaves only the unreserved characters of RFC 3986 bare", () => {
    assert.equal(percentEncode("AZaz09-_.~"), "AZaz09-_.~");
    assert.equal(percentEncode(" !'()*+/?&=%"), "%20%21%27%28%29%2A%2B%2F%3F%26%3D%25");
    assert.equal(percentEncode("名é\n"), "%E5%90%8D%C3%A9%0A");
  });

  it("sorts by code unit, not by alphabet", () => {
    assert.equal(
      canonicalQuery({ a: "1", _x: "2", B: "3", A: "4", "Ids.2": "", "Ids.10": "" }),
      "A=4&B=3&Ids.10=&Ids.2=&_x=2&a=1",
    );
  });

  it("flattens lists and objects from 1 and drops what is absent", () => {
    assert.deepEqual(
      flatten({
        Name: "x",
        Tags: [{ Key: "a", Value: "1" }, { Key: "b" }],
        Ids: ["p", "q"],
        Deep: { Flag: false, N: 0 },
        Gone: undefined,
        Empty: [],
      }),
      {
        Name: "x",
        "Tags.1.Key": "a",
        "Tags.1.Value": "1",
        "Tags.2.Key": "b",
        "Ids.1": "p",
        "Ids.2": "q",
        "Deep.Flag": "false",
        "Deep.N": "0",
      },
    );
  });
});
