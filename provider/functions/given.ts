import type * as pulumi from "@pulumi/pulumi";

/** A value as a program gives it: an output of another resource may stand for the whole and for each of its parts. */
export type Given<T> = pulumi.Input<Parts<T>>;

/**
 * Taken apart one by one, so that the `Input` stands around a whole union: an output of `"auto" | "manual"` is neither
 * one of `"auto"` nor one of `"manual"`. `string & {}`: an editor goes on offering the values, and a variable of the
 * type `string` is taken all the same.
 */
type Parts<T> = T extends readonly (infer Item)[]
  ? Given<Item>[]
  : T extends object
    ? { [K in keyof T]: Given<T[K]> }
    : T extends string
      ? T | (string extends T ? never : string & {})
      : T;
