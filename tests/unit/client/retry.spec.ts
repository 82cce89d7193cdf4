import assert from "node:assert/strict";
import type { Call } from "../../../provider/client/call";
import { ServiceError } from "../../../provider/client/errors";
import { decide, type Failure, type History } from "../../../provider/client/retry";
import { TransportFailure } from "../../../provider/client/transport-failure";
import { read, write } from "./fixtures";

const FIRST: History = { attempts: 1, elapsed: 0, renewed: false, adjusted: false, unclear: false };
const LIMIT = 300_000;
const CALLS: readonly [string, Call][] = [
  ["a read", read()],
  ["a safe write", write("UpdateUser", "safe")],
  ["a create", write("CreateUser", "never")],
];

function refused(code: string, status = 400, retryAfter?: number): ServiceError {
  return new ServiceError("refused", { code, status, retryAfter });
}

function act(call: Call, failure: Failure, history: Partial<History> = {}): string {
  return decide(call, failure, { ...FIRST, ...history }, LIMIT, () => 0.5).act;
}

/** The classification, one row a kind of failure: what a read, a safe write and a create do after it. */
const TABLE: readonly (readonly [string, Failure, readonly [string, string, string]])[] = [
  ["never sent", new TransportFailure("refused", "no", "ECONNREFUSED"), ["wait", "wait", "wait"]],
  ["Throttling", refused("Throttling"), ["wait", "wait", "wait"]],
  ["Throttling.User as 429", refused("Throttling.User", 429), ["wait", "wait", "wait"]],
  ["Throttling.Api as 503", refused("Throttling.Api", 503), ["wait", "wait", "wait"]],
  ["Rejected.Throttling", refused("Rejected.Throttling"), ["wait", "wait", "wait"]],
  ["clock skew", refused("InvalidTimeStamp.Expired"), ["adjust-clock", "adjust-clock", "adjust-clock"]],
  [
    "expired session",
    refused("InvalidSecurityToken.Expired"),
    ["renew-credential", "renew-credential", "renew-credential"],
  ],
  [
    "malformed session",
    refused("InvalidSecurityToken.Malformed"),
    ["renew-credential", "renew-credential", "renew-credential"],
  ],
  ["busy", refused("OperationConflict.Task", 409), ["give-up", "give-up", "give-up"]],
  ["nonce used", refused("SignatureNonceUsed"), ["wait", "wait", "give-up"]],
  ["reset after sending", new TransportFailure("reset", "unknown", "ECONNRESET"), ["wait", "wait", "give-up"]],
  ["InternalError", refused("InternalError", 500), ["wait", "wait", "give-up"]],
  ["InternalError as 400", refused("InternalError", 400), ["wait", "wait", "give-up"]],
  ["ServiceUnavailable", refused("ServiceUnavailable", 503), ["wait", "wait", "give-up"]],
  ["a code nobody knows as 502", refused("Whatever", 502), ["wait", "wait", "give-up"]],
  ["a refusal as 500", refused("InvalidParameter.UserName", 500), ["give-up", "give-up", "give-up"]],
  ...[
    "SignatureDoesNotMatch",
    "InvalidAccessKeyId.NotFound",
    "NoPermission",
    "Forbidden.RAM",
    "InvalidParameter",
    "MissingParameter",
    "EntityAlreadyExists.User",
    "EntityNotExists.User",
    "LimitExceeded.User",
    "InvalidSecurityToken.MismatchWithAccessKey",
    "DeletionConflict.User.Group",
  ].map((code) => [code, refused(code), ["give-up", "give-up", "give-up"]] as const),
];

describe("client/retry", () => {
  for (const [name, failure, expected] of TABLE) {
    it(`after ${name}: ${expected.join(", ")}`, () => {
      assert.deepEqual(
        CALLS.map(([, call]) => act(call, failure)),
        expected,
      );
    });
  }

  it("renews and adjusts once", () => {
    assert.equal(act(read(), refused("InvalidSecurityToken.Expired"), { renewed: true }), "give-up");
    assert.equal(act(read(), refused("InvalidTimeStamp.Expired"), { adjusted: true }), "give-up");
  });

  it("stops after six attempts without a clear answer, but waits out a throttle", () => {
    assert.equal(act(read(), refused("InternalError", 500), { attempts: 6 }), "give-up");
    assert.equal(act(read(), refused("Throttling"), { attempts: 60 }), "wait");
  });

  it("begins no wait that ends after the time is up", () => {
    assert.equal(act(read(), refused("Throttling"), { elapsed: LIMIT }), "give-up");
    assert.equal(act(read(), refused("Throttling", 400, 2_000), { elapsed: LIMIT - 1_999 }), "give-up");
    assert.equal(act(read(), refused("Throttling", 400, 2_000), { elapsed: LIMIT - 2_000 }), "wait");
  });

  it("doubles its jittered waits up to 20 s, and heeds what the service asks up to 120 s", () => {
    const delay = (failure: Failure, attempts: number, random: number) => {
      const verdict = decide(read(), failure, { ...FIRST, attempts }, LIMIT, () => random);
      return verdict.act === "wait" ? verdict.delay : assert.fail(verdict.act);
    };
    assert.deepEqual(
      [1, 2, 3, 6, 30].map((attempts) => delay(refused("Throttling"), attempts, 1)),
      [1_000, 2_000, 4_000, 20_000, 20_000],
    );
    assert.equal(delay(refused("Throttling"), 3, 0), 0);
    assert.equal(delay(refused("Throttling", 400, 1_234), 5, 0), 1_234);
    assert.equal(delay(refused("Throttling", 400, 0), 5, 1), 0);
    assert.equal(delay(refused("Throttling", 400, 999_999), 1, 0), 120_000);
  });
});
