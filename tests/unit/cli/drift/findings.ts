import type { NewFinding } from "../../../../report/drift/findings";
import { findingsIn } from "../../../../report/drift/findings";
import type { Looked } from "../../../../report/drift/report";
import type { EngineStep } from "../../../../report/drift/steps";

type Inputs = { readonly [name: string]: unknown };

/** A step of a refresh, of a resource of this package. */
export function step(kind: string, name: string, old: Inputs, now?: Inputs): EngineStep {
  const type = `pulumi-nodejs:dynamic/${kind}`;
  const id = `id-of-${name}`;
  return {
    op: now === undefined ? "delete" : "update",
    urn: `urn:pulumi:dev::program::${type}::${name}`,
    oldState: { type, id, inputs: { ...old } },
    ...(now === undefined ? {} : { newState: { type, id, inputs: { ...now } } }),
  };
}

export function foundIn(...steps: readonly EngineStep[]): NewFinding[] {
  return findingsIn("dev", steps);
}

/** Looks that have each of the names wherever a report shows one: of stacks, resources, values, failures and notices. */
export function namedBy(names: readonly string[]): Pick<Looked, "stacks" | "findings" | "notices"> {
  return {
    stacks: [
      ...names.map((stack) => ({ stack, resources: 1 })),
      { stack: "gone", resources: 0, failure: names.join(" ") },
    ],
    findings: names.flatMap((name) =>
      findingsIn(name, [step("ims:User", name, { comments: "was" }, { comments: name }), step("ims:Group", name, {})]),
    ),
    notices: () => names,
  };
}
