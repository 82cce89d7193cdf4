import type { NewFinding } from "../../../../report/drift/findings";
import { findingsIn } from "../../../../report/drift/findings";
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
