import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import ImsClient, * as ims from "@alicloud/ims20190815";
import OpenApi, { $OpenApiUtil } from "@alicloud/openapi-core";
import { flatten } from "../../../provider/client/encode";
import { signedRequest } from "../../../provider/client/request";
import { signature } from "../../../provider/client/sign";
import { genericCall } from "../../support/generic-call";
import { type LoopbackServer, type Received, serve } from "./server";

/** The official clients send to a server of ours; what they signed, we sign, and both must come to the same. */
describe("client/sign against the official clients", () => {
  const key = { accessKeyId: "STS.testid", accessKeySecret: "testsecret", securityToken: "testtoken" };
  let server: LoopbackServer;

  before(async () => {
    server = await serve(() => ({ body: { RequestId: "R" } }));
  });
  after(() => server.close());
  beforeEach(() => {
    server.received.length = 0;
  });

  function config(): $OpenApiUtil.Config {
    return new $OpenApiUtil.Config({ ...key, endpoint: server.url.replace("http://", ""), protocol: "HTTP" });
  }

  function only(): Received {
    assert.equal(server.received.length, 1);
    return server.received[0] as Received;
  }

  /** The signature we come to for a request as it arrived, over the headers its sender chose to sign. */
  function ours(request: Received): { expected: string; actual: string } {
    const [, names = "", actual = ""] =
      /SignedHeaders=([^,]+),Signature=(\w+)$/.exec(request.headers["authorization"] ?? "") ?? [];
    const headers = Object.fromEntries(names.split(";").map((name) => [name, request.headers[name] ?? ""]));
    const hashedBody = createHash("sha256").update(request.body).digest("hex");
    return {
      expected: signature({ method: request.method, query: request.query, headers, hashedBody }, key.accessKeySecret),
      actual,
    };
  }

  async function callCloudSso(action: string, query: { [name: string]: string }): Promise<void> {
    const client = new OpenApi(config());
    const params = genericCall(action, "2021-05-15");
    await client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {} as never);
  }

  it("agrees on IMS CreateUser with reserved and foreign characters", async () => {
    const client = new ImsClient(config());
    await client.createUser(
      new ims.CreateUserRequest({ userPrincipalName: "a!b'(c)*~@x.onaliyun.com", displayName: "名 é +/&=%" }),
    );
    const { expected, actual } = ours(only());
    assert.equal(actual, expected);
  });

  it("agrees on IMS TagResources, lists and objects included", async () => {
    const client = new ImsClient(config());
    const tag = Array.from({ length: 11 }, (_, index) => ({ key: `k${index}`, value: `v ${index}` }));
    await client.tagResources(
      new ims.TagResourcesRequest({
        resourceType: "user",
        resourceId: ["1", "2"],
        tag: tag.map((one) => new ims.TagResourcesRequestTag(one)),
      }),
    );
    const request = only();
    const { expected, actual } = ours(request);
    assert.equal(actual, expected);
    assert.deepEqual(
      request.query,
      flatten({
        ResourceType: "user",
        ResourceId: ["1", "2"],
        Tag: tag.map((one) => ({ Key: one.key, Value: one.value })),
      }),
    );
  });

  it("agrees on CloudSSO CreateAccessConfiguration with a policy document", async () => {
    const query = flatten({
      DirectoryId: "d-1",
      AccessConfigurationName: "ops*(1)",
      PolicyDocument: '{\n "Statement": [{"Action": "*", "Effect": "Allow"}]\n}',
      Tags: [{ Key: "team", Value: "a b" }],
    });
    await callCloudSso("CreateAccessConfiguration", query);
    const request = only();
    const { expected, actual } = ours(request);
    assert.equal(actual, expected);
    assert.deepEqual(request.query, query);
  });

  it("sends a call as the official client does: method, path, parameters, and the signed core of the headers", async () => {
    const parameters = { DirectoryId: "d-1", Filter: "UserName sw a", MaxResults: 100 };
    await callCloudSso("ListUsers", flatten(parameters));
    const theirs = only();
    const endpoint = { url: server.url, host: server.url.replace("http://", ""), loopback: true };
    const call = {
      service: "cloudsso",
      version: "2021-05-15",
      action: "ListUsers",
      parameters,
      kind: "read",
      repeat: "safe",
    } as const;
    const nonce = theirs.headers["x-acs-signature-nonce"] ?? "";
    const time = Date.parse(theirs.headers["x-acs-date"] ?? "");
    const request = signedRequest(call, endpoint, key, nonce, time);
    assert.equal(theirs.method, "POST");
    assert.equal(new URL(request.url).pathname, "/");
    assert.deepEqual(Object.fromEntries(new URL(request.url).searchParams), theirs.query);
    assert.equal(request.body, theirs.body);
    for (const name of [
      "host",
      "accept",
      "x-acs-action",
      "x-acs-content-sha256",
      "x-acs-date",
      "x-acs-security-token",
      "x-acs-version",
    ]) {
      assert.equal(request.headers[name], theirs.headers[name], name);
    }
  });
});
