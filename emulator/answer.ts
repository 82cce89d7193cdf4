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
    body: json ? JSON.stringify(fields) : `<?xml version='1.0' encoding='UTF-8'?>${element(root, fields)}`,
  };
}

/** Lists are repeated elements of the list's name. */
function element(name: string, value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  const inner =
    typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([field, content]) => element(field, content))
          .join("")
      : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

/** Characters that XML has no place for, such as most control characters, come out as the sign for what is unreadable. */
function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\u{fffd}");
}
