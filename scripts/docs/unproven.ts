import { readFileSync } from "node:fs";
import { join } from "node:path";
import { services } from "../../emulator/services";
import type { ErrorFacts, Evidence, OperationFacts } from "../../provider/api/facts";
import * as python from "../../tests/emulator/clients/python/clients";
import { code, table } from "./markdown";

const PROVEN = "tests/emulator/clients/proven.json";

/** A service through an official client, as the stories in `tests/emulator/clients` hold it to. */
interface Proof {
  readonly client: string;
  readonly version: string;
  readonly way: string;
  readonly service: string;
  /** Whether it reads answers into types of its own. */
  readonly typed: boolean;
  /** Operations that it does not call. */
  readonly lacking: readonly string[];
  /** Paths of fields for which its types have no place. */
  readonly unread: readonly string[];
  /** Fields that it looks for and no answer has, `method.path` in its own names, by the reason. */
  readonly unfilled?: Readonly<Record<string, readonly string[]>>;
}

type Facts = (typeof services)[number]["facts"];

export function renderClients(root: string): string {
  const rows = proofs(root).map(({ client, version, service, way, typed, lacking }) => {
    const facts = services.find(({ name }) => name === service)?.facts;
    if (facts === undefined) throw new Error(`${PROVEN} names a service ${service}, which is not there.`);
    const all = facts.operations.length;
    return [
      `${client} ${version}`,
      facts.product,
      way,
      `${all - lacking.length} of ${all}`,
      typed ? "its own" : "none",
    ];
  });
  return table(["Client", "Service", "Way", "Operations", "Types"], rows);
}

export function renderUnproven(root: string): string {
  const all = proofs(root);
  const parts = services.flatMap(({ name, facts }) =>
    partsOf(
      facts,
      all.filter(({ service }) => service === name),
    ),
  );
  return parts.join("\n\n");
}

/** Of the clients for Node.js, and of those for Python, whose stories have a table of their own. */
function proofs(root: string): readonly Proof[] {
  const { proven } = JSON.parse(readFileSync(join(root, PROVEN), "utf8")) as { proven: readonly Proof[] };
  const { oldCloudsso, newCloudsso, ims, sts } = python;
  const typed = [
    ["cloudsso", oldCloudsso],
    ["cloudsso", newCloudsso],
    ["ims", ims],
    ["sts", sts],
  ] as const;
  return [
    ...proven,
    ...typed.map(([service, client]) => ({
      client: `${client.package} (Python)`,
      version: client.version,
      way: "V3, JSON, POST, parameters in the query",
      service,
      typed: true,
      lacking: client.without,
      unread: client.unmapped,
      unfilled: client.unfilled,
    })),
  ];
}

function partsOf({ product, operations, errors }: Facts, mine: readonly Proof[]): string[] {
  const typed = mine.filter((proof) => proof.typed);
  const uncalled = lackedByAll(operations, mine);
  const untyped = lackedByAll(operations, typed);
  const shapeless = marked(operations, ({ confirmed }) => confirmed === false);
  const stated = (evidence: Evidence) => codesBy(evidence, errors, operations);
  const parts = [
    part("No official client has called", uncalled, operations),
    part(
      "No official client with types of its own has called",
      uncalled.length === operations.length ? [] : untyped,
      operations,
    ),
    part("No official client with types has a place for", unreadByAll(operations, typed, untyped)),
    part("Fields that a client looks for and no answer has", unfilledBy(typed)),
    part("No official SDK or document shows the whole shape of", shapeless),
    unknownCodes(operations),
    part("Refusals inferred from siblings or from other clients", stated("inferred")),
    part("Refusals stated for the same object in RAM 2015-05-01 only", stated("twin")),
  ].filter((text) => text !== "");
  return [`### ${product}`, ...(parts.length === 0 ? ["Nothing is listed for it."] : parts)];
}

function part(title: string, entries: readonly string[], all: readonly unknown[] = []): string {
  if (entries.length === 0) return "";
  if (entries.length === all.length) return `**${title}** any of its ${all.length} operations.`;
  return `**${title}** (${entries.length}): ${entries.join(", ")}.`;
}

function marked(operations: readonly OperationFacts[], is: (operation: OperationFacts) => boolean): string[] {
  return operations.filter(is).map(({ action }) => code(action));
}

function lackedByAll(operations: readonly OperationFacts[], through: readonly Proof[]): string[] {
  return marked(operations, ({ action }) => through.every(({ lacking }) => lacking.includes(action)));
}

/** Of operations that a typed client calls: what none of those that call it can read. */
function unreadByAll(operations: readonly OperationFacts[], typed: readonly Proof[], untyped: readonly string[]) {
  const called = operations.map(({ action }) => action).filter((action) => !untyped.includes(code(action)));
  return called.flatMap((action) => {
    const readers = typed.filter(({ lacking }) => !lacking.includes(action));
    const paths = readers[0]?.unread.filter((path) => path.startsWith(`${action}.`)) ?? [];
    return paths.filter((path) => readers.every(({ unread }) => unread.includes(path))).map(code);
  });
}

function unfilledBy(typed: readonly Proof[]): readonly string[] {
  const entries = typed.flatMap(({ unfilled = {} }) =>
    Object.entries(unfilled).flatMap(([why, paths]) => paths.map((path) => `${code(path)} (${why})`)),
  );
  return [...new Set(entries)];
}

/** Refusals that must exist, and whose codes nobody has written down. */
function unknownCodes(operations: readonly OperationFacts[]): string {
  const entries = operations.flatMap(({ action, errors }) => {
    const reasons = errors.flatMap(({ code: known, reason }) => (known === null && reason ? [reason] : []));
    return reasons.length === 0 ? [] : [`${code(action)} ${reasons.join(", ")}`];
  });
  return part("Refusals of which only the reason is known", entries).replaceAll(", `", "; `");
}

/** Each code once, with the number of operations that it is said to be of. */
function codesBy(
  evidence: Evidence,
  common: readonly ErrorFacts[],
  operations: readonly OperationFacts[],
): readonly string[] {
  const codes = (errors: readonly ErrorFacts[]) =>
    errors.flatMap((error) => (error.code !== null && error.evidence === evidence ? [error.code] : []));
  const counts = new Map(codes(common).map((each) => [each, operations.length]));
  for (const { errors } of operations) {
    for (const each of codes(errors)) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return [...counts].sort().map(([each, count]) => `${code(each)} (${count})`);
}
