import type { Call } from "./call";
import { canonicalQuery, flatten } from "./encode";
import type { Endpoint } from "./endpoints";
import { FORM, type SigningKey, sign, timestamp } from "./sign";
import type { HttpRequest } from "./transport";

/**
 * Parameters go into the query, as the official SDKs send them, up to this length of text; longer ones (SAML metadata)
 * go into a form body, as Terraform sends them, because servers bound the request line: Node's own at 16 KiB.
 */
const LONGEST_QUERY = 12_000;

const COMMON = { accept: "application/json", "user-agent": "pulumi-alicloud-identity" } as const;

/** One signed attempt of a call; nonce and time must be fresh for each. */
export function signedRequest(
  call: Call,
  endpoint: Endpoint,
  key: SigningKey,
  nonce: string,
  time: number,
): HttpRequest {
  const parameters = flatten(call.parameters);
  const text = canonicalQuery(parameters);
  const inQuery = text.length <= LONGEST_QUERY;
  const body = inQuery ? "" : text;
  const headers = sign({
    host: endpoint.host,
    version: call.version,
    action: call.action,
    query: inQuery ? parameters : {},
    body,
    key,
    nonce,
    time,
  });
  const query = inQuery && text !== "" ? `?${text}` : "";
  return { url: `${endpoint.url}/${query}`, headers: { ...COMMON, ...headers }, body, signal: call.signal };
}

/**
 * An unsigned call, which only the token service takes: protocol parameters in the query, the operation's in the form
 * body, as `@alicloud/credentials` sends them. So an OIDC token is never in a URL.
 */
export function anonymousRequest(call: Call, endpoint: Endpoint, time: number): HttpRequest {
  const query = canonicalQuery({
    Action: call.action,
    Format: "JSON",
    Timestamp: timestamp(time),
    Version: call.version,
  });
  return {
    url: `${endpoint.url}/?${query}`,
    headers: { ...COMMON, host: endpoint.host, "content-type": FORM },
    body: canonicalQuery(flatten(call.parameters)),
    signal: call.signal,
  };
}
