import * as pulumi from "@pulumi/pulumi";

/** Ends a program with a sentence alone. */
export function programError(sentence: string): pulumi.RunError {
  return printable(new pulumi.RunError(sentence));
}

/**
 * Takes the frames of libraries out of the stack. Of a `RunError` Pulumi shows the sentence alone, and yet has every error
 * that ends a program printed, in colours, for its trace (seen with 3.248). Node.js 20 (seen with 20.20.2) never comes to
 * an end of a frame such as `node_modules/@pulumi/output.ts:516`, which is what the SDK's source maps make of any `apply`:
 * the program would run on for minutes and eat gigabytes.
 */
export function printable<E extends Error>(error: E): E {
  const lines = (error.stack ?? "").split("\n");
  const stack = lines.filter((line) => !/^\s*at .*node_modules/.test(line)).join("\n");
  Object.defineProperty(error, "stack", { value: stack, writable: true, configurable: true, enumerable: false });
  return error;
}
