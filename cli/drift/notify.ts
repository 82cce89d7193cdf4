import type { HttpAnswer, Transport } from "../../provider/client/transport";
import { isLoopback } from "../../provider/config";
import { type DriftReport, openFindings } from "../../report/drift/model";
import { saidBy } from "../../report/drift/report";
import { oneLine } from "../report/plain";
import { grouped, headingOf, titleOf } from "./groups";
import { failuresOf, verdictOf } from "./words";

const FORMS = ["slack", "dingtalk", "json"] as const;
type Form = (typeof FORMS)[number];

/** Where news go. */
export interface Webhook {
  readonly form: Form;
  /** Whoever knows it can write there, so it is in no message. */
  readonly url: string;
}

const HOSTS: readonly (readonly [host: RegExp, form: Form])[] = [
  [/(^|\.)slack\.com$/, "slack"],
  [/(^|\.)dingtalk\.com$/, "dingtalk"],
];

/**
 * @param text a URL, or one with its form before it: `slack=https://chat.example.com/hook`.
 * @throws a sentence that does not have the URL.
 */
export function webhookOf(text: string): Webhook {
  const [, named, rest = text] = /^(slack|dingtalk|json)=(.*)$/s.exec(text) ?? [];
  const url = URL.canParse(rest) ? new URL(rest) : undefined;
  if (url === undefined) throw new Error("--notify takes a URL, such as https://hooks.slack.com/services/...");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(rest))) {
    throw new Error(`--notify takes a URL of https alone, and that of ${url.host} is of ${url.protocol.slice(0, -1)}.`);
  }
  const form = FORMS.find((one) => one === named) ?? HOSTS.find(([host]) => host.test(url.hostname))?.[1] ?? "json";
  return { form, url: url.href };
}

/** Whether there is something that the earlier report did not say; without one, whether there is anything to say. */
export function isNews(report: DriftReport, since: DriftReport | undefined): boolean {
  return [...toldBy(report)].sort().join("\n") !== [...(since === undefined ? [] : toldBy(since))].sort().join("\n");
}

/** What is in a stack that cannot be looked at for once counts as being there still. */
function toldBy(report: DriftReport): Set<string> {
  const findings = [...openFindings(report), ...openFindings({ findings: report.unseen })];
  const failed = report.stacks.filter(({ failure }) => failure !== undefined).map(({ stack }) => `stack ${stack}`);
  const isBlind = (report.unmanaged?.failures.length ?? 0) > 0;
  return new Set([...findings.map(saidBy), ...failed, ...(isBlind ? ["unmanaged"] : [])]);
}

/** Three lines: how it stands, the worst of it, and where the rest is. Names are in it, values are not. */
function linesOf(report: DriftReport): string[] {
  const [worst] = grouped(openFindings(report));
  const [failure] = failuresOf(report);
  const stacks = report.stacks.map(({ stack }) => stack).join(", ");
  const what = worst === undefined ? failure : `${worst.one.severity}: ${headingOf(worst)}. ${titleOf(worst)}.`;
  const since =
    report.since === undefined
      ? ""
      : `; ${report.since.new} new, ${report.since.changed} changed and ${report.since.gone} gone since ${report.since.time}`;
  return [
    `alicloud-identity drift: ${verdictOf(report)}`,
    what ?? "Nothing is open any longer.",
    `Stacks: ${stacks}${since}`,
  ].map((line) => oneLine(line, 300));
}

const BODIES: { readonly [form in Form]: (report: DriftReport) => object } = {
  slack: (report) => ({ text: linesOf(report).map(slackText).join("\n") }),
  dingtalk: (report) => ({ msgtype: "text", text: { content: linesOf(report).join("\n") } }),
  json: (report) => ({
    text: linesOf(report).join("\n"),
    time: report.time,
    outcome: report.outcome,
    counts: report.counts,
    ...(report.since === undefined ? {} : { since: report.since }),
  }),
};

/** Angle brackets are links and mentions there. */
function slackText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** @throws a sentence that does not have the URL. */
export async function notify({ form, url }: Webhook, report: DriftReport, transport: Transport): Promise<void> {
  const { host } = new URL(url);
  const body = JSON.stringify(BODIES[form](report));
  let answer: HttpAnswer;
  try {
    answer = await transport({ url, headers: { "content-type": "application/json; charset=utf-8" }, body });
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(url, host) : "no answer";
    throw new Error(`The report was written, and ${host} could not be notified of it: ${why}.`);
  }
  const refusal = refusalOf(answer);
  if (refusal !== undefined) {
    throw new Error(`The report was written, and ${host} did not take the news of it: ${refusal}.`);
  }
}

/** DingTalk says in a good answer that it did not take it. */
function refusalOf({ status, body }: HttpAnswer): string | undefined {
  if (status < 200 || status > 299) return `it answered with ${status}`;
  try {
    const { errcode, errmsg } = JSON.parse(body) as { readonly errcode?: unknown; readonly errmsg?: unknown };
    return errcode === undefined || errcode === 0 ? undefined : oneLine(`${errcode} ${errmsg}`, 200);
  } catch {
    return undefined; // Slack answers with ok
  }
}
