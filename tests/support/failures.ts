import assert from "node:assert/strict";
import { ProviderFailure } from "./provider";

/** What a verb failed with; that it did is part of the test. */
export async function failureOf(done: Promise<unknown>): Promise<Error> {
  const failure = await done.then(
    () => assert.fail("nothing failed"),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof Error);
  return failure;
}

/** A failure as the engine receives it from the provider process. */
export async function providerFailureOf(done: Promise<unknown>): Promise<ProviderFailure> {
  const failure = await failureOf(done);
  assert.ok(failure instanceof ProviderFailure, failure.message);
  return failure;
}
