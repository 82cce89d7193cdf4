import { nameOf, type Run } from "../support/engine";

/** What a run does to each resource that it does not leave as it is. */
export function changesOf({ steps }: Run): Record<string, string> {
  const own = steps.filter(({ op, urn }) => op !== "same" && op !== "refresh" && !urn.includes("pulumi:pulumi:Stack"));
  return Object.fromEntries(own.map(({ urn, op, changes }) => [nameOf(urn), [op, ...changes].join(" ")]));
}
