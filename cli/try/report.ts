import type { CallEntry } from "../../emulator";
import { compareEstates, type EstateDifferences } from "../../estate/compare";
import { namesIn } from "../../estate/names";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { figure } from "../../provider/config";
import { differencesText } from "../report/differences";
import type { Trial } from "./trial";

/** What `--json` writes. */
export interface TrialReport extends EstateDifferences {
  readonly command: readonly string[];
  readonly exitCode: number;
  readonly calls: readonly ReportedCall[];
  readonly before: Trial["before"];
  readonly after: Trial["after"];
}

interface ReportedCall {
  readonly service: string;
  readonly action: string;
  readonly kind: "read" | "write";
  readonly parameters: CallEntry["parameters"];
  readonly status?: number;
  readonly code?: string;
}

export function reportOf(command: readonly string[], { before, after, calls, exitCode }: Trial): TrialReport {
  return {
    command,
    exitCode,
    calls: calls.map(({ service, action, parameters, status, code }) => ({
      service,
      action,
      kind: kindOf(service, action),
      parameters,
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
    })),
    ...compareEstates(before, after),
    before,
    after,
  };
}

export function isWrite({ service, action }: CallEntry): boolean {
  return kindOf(service, action) === "write";
}

/** What no table knows is taken for a write. */
function kindOf(service: string, action: string): ReportedCall["kind"] {
  const name = SERVICE_NAMES.find((known) => known === service);
  const operation = name && factsOf(name).operations.find((known) => known.action === action);
  return operation?.kind ?? "write";
}

/** For a terminal: what it did to the copy. */
export function reportText({ exitCode, calls, before, after, ...differences }: TrialReport): string {
  const names = namesIn(before, after);
  return [
    "",
    `The command ended with ${exitCode}, after ${callsText(calls)}.`,
    ...(differences.differences.length === 0 ? [] : ["What it changed on the copy:"]),
    differencesText(differences, { nameOf: names }),
    "Nothing was changed in your cloud.",
  ].join("\n");
}

/** `214 calls, 3 of them writes: 2 cloudsso CreateUser, 1 ims DeleteUser` */
function callsText(calls: readonly ReportedCall[]): string {
  const writes = new Map<string, number>();
  for (const { service, action, kind, code } of calls) {
    if (kind === "read") continue;
    const name = `${service} ${action}${code === undefined ? "" : ` (refused, ${code})`}`;
    writes.set(name, (writes.get(name) ?? 0) + 1);
  }
  const total = [...writes.values()].reduce((sum, count) => sum + count, 0);
  const named = [...writes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${figure(count)} ${name}`);
  const which = total === 0 ? "none of them a write" : `${figure(total)} of them writes: ${named.join(", ")}`;
  return calls.length === 0 ? "no call" : `${figure(calls.length)} calls, ${which}`;
}
