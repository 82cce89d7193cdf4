import * as pulumi from "@pulumi/pulumi";
import type { Given } from "./given";

/** Arguments of which each value may be an output. Not the whole: of an output of the whole, a misspelt name could not be told. */
export type Each<A> = { [K in keyof A]: Given<A[K]> };

type Arguments<P extends readonly unknown[]> = P extends readonly []
  ? []
  : P extends readonly [infer A]
    ? [args: Each<A>]
    : P extends readonly [(infer A)?]
      ? [args?: Each<A>]
      : never;

/** The twin of a function: its arguments may be outputs, at any depth, and its result is one. */
export function withOutputs<P extends readonly unknown[], R>(
  ask: (...args: P) => Promise<R>,
): (...args: Arguments<P>) => pulumi.Output<R> {
  const askPlain = ask as unknown as (args?: unknown) => Promise<R>;
  return (...given) => (pulumi.output(given[0]) as unknown as pulumi.Output<unknown>).apply(askPlain);
}
