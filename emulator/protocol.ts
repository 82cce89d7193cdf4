import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "./refusal";

/** A request as it came off the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly queryText: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly caller?: Presence;
}

/** Whether whoever called is still there to be answered. */
export interface Presence {
  isGone(): boolean;
  /** Settles when it has gone; never, while it stays. */
  leaving(): Promise<unknown>;
}

export type Pair = readonly [name: string, value: string];

/** What a request says, whichever of the two protocols it speaks. */
export interface Envelope {
  /** `unsigned` is lawful for the anonymous STS operations only. */
  readonly protocol: "V3" | "V1" | "unsigned";
  readonly action: string;
  readonly version: string;
  readonly format: "JSON" | "XML";
  readonly query: readonly Pair[];
  readonly form: readonly Pair[];
  /** The operation's own parameters, from query and form alike. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** V1 carries these beside the operation's parameters; `RegionId` is sent by old clients whatever the operation. */
const protocolParameters = new Set([
  "AccessKeyId",
  "Action",
  "Format",
  "RegionId",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureType",
  "SignatureVersion",
  "Timestamp",
  "Version",
]);

export function readEnvelope(received: Received): Envelope {
  const query = pairs(received.queryText);
  const form = isForm(received) ? pairs(received.body.toString("utf8")) : [];
  const all = [...query, ...form];
  const value = (name: string) => all.find(([key]) => key === name)?.[1] ?? "";
  const header = (name: string) => String(received.headers[name] ?? "");
  const common = { query, form };

  // Clients send the V3 headers for action and version beside a request in the form of V1, be it signed or anonymous.
  const signedV1 = value("Signature") !== "" || value("AccessKeyId") !== "";
  const formV1 = signedV1 || value("Action") !== "";
  if (header("authorization") !== "" || (header("x-acs-action") !== "" && !formV1)) {
    return {
      ...common,
      protocol: "V3",
      action: header("x-acs-action"),
      version: header("x-acs-version"),
      format: /json|\*\/\*/.test(header("accept")) ? "JSON" : "XML",
      parameters: own(all, (name) => name !== "RegionId"),
    };
  }
  return {
    ...common,
    protocol: signedV1 ? "V1" : "unsigned",
    action: value("Action"),
    version: value("Version"),
    format: value("Format").toUpperCase() === "JSON" ? "JSON" : "XML",
    parameters: own(all, (name) => !protocolParameters.has(name)),
  };
}

/** Refuses what no client of these services has a reason to send. */
export function checkTransport(received: Received, envelope: Envelope): void {
  if (received.method !== "POST" && received.method !== "GET") {
    throw new Refusal("UnsupportedHTTPMethod", 400, `This operation takes GET and POST, not ${received.method}.`);
  }
  if (received.path !== "/") {
    throw new Refusal("InvalidApi.NotFound", 404, `RPC operations are at "/", not at "${received.path}".`);
  }
  if (received.body.length > 0 && !isForm(received)) {
    throw new Refusal("InvalidParameter.ContentType", 400, "A body must be application/x-www-form-urlencoded.");
  }
  const names = [...envelope.query, ...envelope.form].map(([name]) => name);
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) {
    throw new Refusal("EmulatorRepeatedParameter", 400, `The parameter "${twice}" was sent more than once.`);
  }
}

function isForm(received: Received): boolean {
  return String(received.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
}

function pairs(text: string): Pair[] {
  return [...new URLSearchParams(text)];
}

function own(all: readonly Pair[], keep: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(all.filter(([name]) => keep(name)));
}
