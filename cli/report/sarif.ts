import { createHash } from "node:crypto";
import { isAbsolute, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { oneLine } from "./plain";

export type SarifLevel = "error" | "warning" | "note";

export interface SarifRule {
  readonly id: string;
  readonly level: SarifLevel;
  /** One line. */
  readonly title: string;
  readonly why: string;
  readonly help: string;
  /** 0 to 10, by which code scanning sorts; from 7 it is high, from 4 medium. */
  readonly score: number;
}

export interface SarifResult {
  readonly rule: string;
  readonly level: SarifLevel;
  readonly message: string;
  /** The file, relative to the folder of the run or absolute. */
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** What it is about, where that is no place in a file: a URN, and the property. */
  readonly subject?: string | undefined;
  /** What stays the same from run to run, and is another for another result. */
  readonly identity: readonly string[];
  /** Why it is passed over. */
  readonly suppressed?: string | undefined;
}

export interface SarifReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly rules: readonly SarifRule[];
  readonly results: readonly SarifResult[];
  /** Whether all was looked at; of what was not, code scanning cannot know that it is gone. */
  readonly isWhole: boolean;
  /** What could not be looked at, a sentence each. */
  readonly notices?: readonly string[];
}

/** A report in SARIF 2.1.0 (OASIS), as JSON text. */
export function sarif({ tool, rules, results, isWhole, notices = [] }: SarifReport, folder = process.cwd()): string {
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { ...tool, rules: rules.map(descriptor) } },
        invocations: [
          {
            executionSuccessful: isWhole,
            ...(notices.length === 0 ? {} : { toolExecutionNotifications: notices.map(notification) }),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: results.map((result) => resultOf(result, rules, folder)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function descriptor({ id, level, title, why, help, score }: SarifRule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: help },
    defaultConfiguration: { level },
    properties: { tags: ["security"], "security-severity": score.toFixed(1) },
  };
}

function notification(text: string): object {
  return { level: "warning", message: { text: messageText(text) } };
}

function resultOf(result: SarifResult, rules: readonly SarifRule[], folder: string): object {
  const { rule, level, message, file, line, column, subject, identity, suppressed } = result;
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: { text: messageText(message) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file, folder) }, ...region },
        ...(subject === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: subject, kind: "resource" }] }),
      },
    ],
    partialFingerprints: { "identity/v1": createHash("sha256").update(JSON.stringify(identity)).digest("hex") },
    ...(suppressed === undefined ? {} : { suppressions: [{ kind: "external", justification: oneLine(suppressed) }] }),
  };
}

/** `[words](1)` would be a link. */
function messageText(text: string): string {
  return oneLine(text, 4000).replace(/\[(?=[^\]]*\]\()/g, "\\[");
}

function uriOf(file: string, folder: string): string {
  const inside = isAbsolute(file) ? relative(folder, file) : file;
  if (isAbsolute(inside) || /^\.\.([\\/]|$)/.test(inside)) return pathToFileURL(file).href;
  const parts = inside.split(/[\\/]/).filter((part) => part !== ".");
  return parts.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD"))).join("/");
}
