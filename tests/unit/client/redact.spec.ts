import assert from "node:assert/strict";
import { redact, secretsIn } from "../../../provider/client/redact";

describe("client/redact", () => {
  it("cuts the echo of the signed request, in every known wording", () => {
    const start = "Specified signature is not matched with our calculation.";
    for (const echo of [
      " server string to sign is:POST&%2F&AccessKeyId%3Dx%26SecurityToken%3Dt0ken",
      " server StringToSign is [ACS3\nabc] server CanonicalRequest is [POST\n/\nx-acs-security-token:t0ken]",
      "\nThe server CanonicalRequest is t0ken",
      " Server String To Sign: t0ken",
    ]) {
      assert.equal(redact(start + echo), start.slice(0, -1));
    }
  });

  it("hides fields that are named like secrets", () => {
    for (const text of [
      "SecurityToken=t0ken&A=b",
      "x-acs-security-token: t0ken",
      '"Password":"t0ken"',
      "InitPassword = t0ken",
      "OIDCToken%3Dt0ken",
      "AccessKeySecret: t0ken",
    ]) {
      assert.doesNotMatch(redact(text), /t0ken/, text);
    }
  });

  it("hides given secrets wherever they stand", () => {
    assert.equal(
      redact("The value hunter22 (hunter22) is weak", ["hunter22"]),
      "The value [hidden] ([hidden]) is weak",
    );
  });

  it("leaves ordinary words alone, on one line and not endlessly", () => {
    assert.equal(redact("The specified user\n does not exist."), "The specified user does not exist.");
    assert.equal(redact("The token is invalid"), "The token is invalid");
    assert.equal(redact("x".repeat(1000)).length, 403);
  });

  it("knows which parameters are secret, at any depth", () => {
    assert.deepEqual(
      secretsIn({
        UserName: "a",
        Password: "b",
        Deep: { NewPassword: "c" },
        List: [{ ClientSecret: "d" }],
        None: undefined,
      }),
      ["b", "c", "d"],
    );
  });
});
