import assert from "node:assert/strict";
import OpenApiClient, { $OpenApiUtil, OpenApiUtil } from "@alicloud/openapi-core";
import RpcClient from "@alicloud/pop-core";
import type { CallEntry } from "../../../emulator";
import { genericCall } from "../../support/generic-call";
import type { Carrier } from "../desk";
import { versions, type WireAnswer } from "../wire";
import { parsed, sameInXml } from "./xml";

type Call = Parameters<Carrier>[0];

/** An official client that can call anything, in one of the ways in which it can. */
export interface OfficialClient {
  /** As `proven.json` has it. */
  readonly name: string;
  readonly way: string;
  /** Answers as the client gives them, refusals as the client throws them. */
  readonly carry: Carrier;
  /** How what was read is compared, where the form of the answers leaves something out. Default: exactly. */
  readonly same?: (actual: unknown, expected: unknown, message: string) => void;
  /** Whether a call on the emulator's record was made by this client, in this way. */
  made(entry: CallEntry): boolean;
}

const given = (parameters: Call["parameters"]) =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));

const madeBy = (protocol: CallEntry["protocol"], agent: RegExp) => (entry: CallEntry) =>
  entry.protocol === protocol && agent.test(entry.userAgent ?? "");

/** The old generic client, which signs V1. */
export function popCore(method: "GET" | "POST"): OfficialClient {
  const carry: Carrier = async ({ url, key, service, action, parameters }) => {
    const client = new RpcClient({ ...key, endpoint: url, apiVersion: versions[service] });
    try {
      return answered(200, await client.request<object>(action, given(parameters), { method }));
    } catch (error) {
      const { data, code, name, message, entry } = error as Thrown;
      if (data === undefined) throw error;
      assert.deepEqual([code, name], [data["Code"], `${data["Code"]}Error`]);
      assert.ok(message.startsWith(`${data["Message"]}, URL: `), message);
      return answered(entry?.response.statusCode ?? 0, data);
    }
  };
  const way = `V1, JSON, ${method}, parameters in the ${method === "GET" ? "query" : "body"}`;
  return { name: "@alicloud/pop-core", way, carry, made: madeBy("V1", /^AlibabaCloud .* Core\//) };
}

interface Ways {
  readonly signs: "V3" | "V1";
  readonly place: "query" | "body";
  readonly format: "JSON" | "XML";
}

/** The generic client beneath all official SDKs of today. */
export function openApiCore({ signs, place, format }: Ways): OfficialClient {
  const carry: Carrier = async (call) => {
    const flat = OpenApiUtil.query(given(call.parameters));
    const wanted = format === "XML" ? asXml[signs] : {};
    const query = { ...(place === "query" ? flat : {}), ...wanted.query };
    const request = new $OpenApiUtil.OpenApiRequest({
      query,
      ...(place === "body" ? { body: flat } : {}),
      ...(wanted.headers === undefined ? {} : { headers: wanted.headers }),
    });
    const runtime = {} as Parameters<OpenApiClient["callApi"]>[2];
    try {
      const params = genericCall(call.action, versions[call.service], format === "XML" ? "string" : "json");
      const { statusCode, body } = await clientOf(call, signs).callApi(params, request, runtime);
      return answered(statusCode, format === "XML" ? parsed(body, call.service, call.action) : body);
    } catch (error) {
      const { data, code, message, requestId, statusCode } = error as Thrown;
      if (data === undefined) throw error;
      assert.deepEqual([code, requestId], [data["Code"], data["RequestId"]]);
      assert.ok(message.endsWith(`code: ${statusCode}, ${data["Message"]} request id: ${requestId}`), message);
      return answered(statusCode ?? 0, data);
    }
  };
  const way = `${signs}, ${format}, POST, parameters in the ${place}`;
  const made = madeBy(signs, /^AlibabaCloud .*TeaDSL/);
  return { name: "@alicloud/openapi-core", way, carry, made, ...(format === "XML" ? { same: sameInXml } : {}) };
}

/** How each of the two protocols asks for XML. */
const asXml: Readonly<Record<Ways["signs"], { query?: { Format: string }; headers?: { accept: string } }>> = {
  V3: { headers: { accept: "application/xml" } },
  V1: { query: { Format: "XML" } },
};

function clientOf({ url, key }: Call, signs: Ways["signs"]): OpenApiClient {
  const config = new $OpenApiUtil.Config({ ...key, endpoint: new URL(url).host, protocol: "http" });
  if (signs === "V1") config.signatureAlgorithm = "v2";
  return new OpenApiClient(config);
}

/** What either client throws when it is refused. */
interface Thrown extends Error {
  readonly code?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
  readonly statusCode?: number;
  readonly entry?: { readonly response: { readonly statusCode: number } };
}

/** As plain JSON: one of the clients gives objects without a prototype. */
function answered(status: number, body: unknown): WireAnswer {
  const text = JSON.stringify(body);
  return { status, headers: {}, text, json: JSON.parse(text) };
}
