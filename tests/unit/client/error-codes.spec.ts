import assert from "node:assert/strict";
import * as codes from "../../../provider/client/error-codes";
import { CredentialsError, ServiceError, UnknownOutcomeError } from "../../../provider/client/errors";

const PREDICATES = [
  codes.isGone,
  codes.isBusy,
  codes.isThrottled,
  codes.isTransient,
  codes.isClockSkew,
  codes.isNonceUsed,
  codes.isExpiredToken,
  codes.isRejectedKey,
  codes.isDenied,
  codes.isDuplicate,
  codes.isDeleteConflict,
];

function namesFor(error: unknown): string[] {
  return PREDICATES.filter((predicate) => predicate(error)).map((predicate) => predicate.name);
}

const MEANINGS: { readonly [code: string]: readonly string[] } = {
  "EntityNotExists.User": ["isGone"],
  "EntityNotExist.User": ["isGone"],
  "EntityNotExist.User.LoginProfile": ["isGone"],
  EntityNotExists: [],
  NotFound: [],
  "InvalidAccessKeyId.NotFound": ["isRejectedKey"],
  "InvalidApi.NotFound": [],
  "OperationConflict.Task": ["isBusy"],
  "OperationConflict.Directory": [],
  ConcurrentCallNotSupported: ["isBusy"],
  Throttling: ["isThrottled"],
  "Throttling.User": ["isThrottled"],
  "Rejected.Throttling": ["isThrottled"],
  InternalError: ["isTransient"],
  ServiceUnavailable: ["isTransient"],
  "InvalidTimeStamp.Expired": ["isClockSkew"],
  "InvalidTimeStamp.Format": [],
  SignatureNonceUsed: ["isNonceUsed"],
  "InvalidSecurityToken.Expired": ["isExpiredToken", "isRejectedKey"],
  "InvalidSecurityToken.Malformed": ["isExpiredToken", "isRejectedKey"],
  "InvalidSecurityToken.MismatchWithAccessKey": ["isRejectedKey"],
  SignatureDoesNotMatch: ["isRejectedKey"],
  NoPermission: ["isDenied"],
  "Forbidden.RAM": ["isDenied"],
  "EntityAlreadyExists.User": ["isDuplicate"],
  EntityAlreadyExists: ["isDuplicate"],
  "DeletionConflict.AccessConfiguration.Provisioning": ["isDeleteConflict"],
  "DeleteConflict.User.Group": ["isDeleteConflict"],
};

describe("client/error-codes", () => {
  for (const [code, meanings] of Object.entries(MEANINGS)) {
    it(`${code}: ${meanings.join(", ") || "nothing special"}`, () => {
      assert.deepEqual(namesFor(new ServiceError("x", { code, status: 404 })), meanings);
    });
  }

  it("looks at a status only for codes that nobody knows", () => {
    assert.deepEqual(namesFor(new ServiceError("x", { code: "Odd", status: 500 })), ["isTransient"]);
    assert.deepEqual(namesFor(new ServiceError("x", { code: "Odd", status: 501 })), []);
    assert.deepEqual(namesFor(new ServiceError("x", { code: "NoPermission", status: 500 })), ["isDenied"]);
    assert.deepEqual(namesFor(new ServiceError("x", { code: "Odd", status: 404 })), []);
  });

  it("tells a refusal for what was asked, whose code is not documented, from all that lies elsewhere", () => {
    const is = (code: string, status = 409) => codes.isRefusal(new ServiceError("x", { code, status }));
    const refusals = ["Odd", "DeletionConflict.User.AccessAssigment", "EntityAlreadyExists.User", "InvalidParameter.X"];
    assert.deepEqual(
      refusals.map((code) => is(code)),
      [true, true, true, true],
    );
    const others = [
      "EntityNotExists.User",
      "NoPermission",
      "OperationConflict.Task",
      "Throttling",
      "SignatureDoesNotMatch",
    ];
    assert.deepEqual(
      others.map((code) => is(code)),
      [false, false, false, false, false],
    );
    assert.deepEqual(
      [is("Odd", 500), codes.isRefusal(new UnknownOutcomeError("x")), codes.isRefusal("Odd")],
      [false, false, false],
    );
  });

  it("speaks of the service's refusals only", () => {
    for (const error of [
      new CredentialsError("x", { code: "EntityNotExist.Role" }),
      new UnknownOutcomeError("x", { code: "InternalError", status: 500 }),
      Object.assign(new Error("x"), { code: "EntityNotExists.User" }),
      undefined,
      "EntityNotExists.User",
    ]) {
      assert.deepEqual(namesFor(error), []);
    }
  });
});
