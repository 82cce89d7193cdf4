import type { XMLBuilder } from "fast-xml-parser";
import type { Refusal } from "./refusal";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AnswerFrame {
  readonly requestId: string;
  readonly format: "JSON" | "XML";
  readonly action: string;
  /** The gateway's product name, for the link in an error. */
  readonly product: string;
  readonly host: string;
  /** The cloud's time as this call sees it. */
  readonly now: number;
}

export function success(frame: AnswerFrame, fields: object): Answer {
  return write(frame, 200, `${frame.action}Response`, { RequestId: frame.requestId, ...fields });
}

export function failure(frame: AnswerFrame, refusal: Refusal): Answer {
  const query = new URLSearchParams({ q: refusal.code, product: frame.product, requestId: frame.requestId });
  const body = {
    RequestId: frame.requestId,
    HostId: frame.host,
    Code: refusal.code,
    Message: refusal.message,
    Recommend: `https://api.aliyun.com/troubleshoot?${query}`,
  };
  const answer = write(frame, refusal.status, "Error", body);
  return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
}

function write(frame: AnswerFrame, status: number, root: string, fields: object): Answer {
  const json = frame.format === "JSON";
  return {
    status,
    headers: {
      "content-type": json ? "application/json;charset=utf-8" : "text/xml;charset=utf-8",
      "x-acs-request-id": frame.requestId,
      date: new Date(frame.now).toUTCString(),
    },
    body: json ? JSON.stringify(fields) : xml(root, fields),
  };
}

/** Made for the first answer in XML: most clients ask for JSON. */
let builder: XMLBuilder | undefined;

/** Lists are repeated elements of the list's name. */
function xml(root: string, fields: object): string {
  builder ??= new (require("fast-xml-parser") as typeof import("fast-xml-parser")).XMLBuilder({
    tagValueProcessor: (_name, value) => writable(String(value)),
  });
  return `<?xml version='1.0' encoding='UTF-8'?>${builder.build({ [root]: fields })}`;
}

/** Characters that XML has no place for, such as most control characters, come out as the sign for what is unreadable. */
function writable(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\u{fffd}");
}
