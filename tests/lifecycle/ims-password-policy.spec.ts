import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "ims:PasswordPolicy";

const WIRE = {
  minimumPasswordLength: "MinimumPasswordLength",
  requireLowercaseCharacters: "RequireLowercaseCharacters",
  requireUppercaseCharacters: "RequireUppercaseCharacters",
  requireNumbers: "RequireNumbers",
  requireSymbols: "RequireSymbols",
  minimumPasswordDifferentCharacter: "MinimumPasswordDifferentCharacter",
  passwordNotContainUserName: "PasswordNotContainUserName",
  passwordReusePrevention: "PasswordReusePrevention",
  maxPasswordAge: "MaxPasswordAge",
  initialPasswordAge: "InitialPasswordAge",
  hardExpiry: "HardExpire",
  maxLoginAttempts: "MaxLoginAttemps",
  interceptRiskPasswordOnApi: "InterceptRiskPasswordOnApi",
} as const;

const STRICT = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  minimumPasswordDifferentCharacter: 4,
  passwordNotContainUserName: true,
  passwordReusePrevention: 4,
  maxPasswordAge: 60,
  initialPasswordAge: 7,
  hardExpiry: true,
  maxLoginAttempts: 3,
  interceptRiskPasswordOnApi: true,
};

const INITIAL = {
  minimumPasswordLength: 8,
  requireLowercaseCharacters: false,
  requireUppercaseCharacters: false,
  requireNumbers: false,
  requireSymbols: false,
  minimumPasswordDifferentCharacter: 0,
  passwordNotContainUserName: false,
  passwordReusePrevention: 0,
  maxPasswordAge: 0,
  initialPasswordAge: 14,
  hardExpiry: false,
  maxLoginAttempts: 0,
  interceptRiskPasswordOnApi: false,
};

settingContract(KIND, {
  place: () => ({}),
  one: STRICT,
  other: {
    ...INITIAL,
    minimumPasswordLength: 10,
    minimumPasswordDifferentCharacter: 2,
    maxPasswordAge: 365,
    initialPasswordAge: 0,
  },
  defaults: INITIAL,
  held({ cloud }) {
    const policy = ramOf(cloud).passwordPolicy;
    return Object.fromEntries(Object.entries(WIRE).map(([name, wireName]) => [name, policy?.[wireName]]));
  },
  console: ({ console }, whole) =>
    console(
      "SetPasswordPolicy",
      Object.fromEntries(Object.entries(WIRE).map(([name, wireName]) => [wireName, whole[name]])),
      "ims",
    ),
  told: {
    "shorter passwords": [
      { minimumPasswordLength: 14 },
      { minimumPasswordLength: 10 },
      ["a password needs 10 characters, and no longer 14"],
    ],
    "simpler passwords": [
      {},
      {
        requireLowercaseCharacters: false,
        requireUppercaseCharacters: false,
        requireNumbers: false,
        requireSymbols: false,
        minimumPasswordDifferentCharacter: 0,
        passwordNotContainUserName: false,
      },
      [
        "a password needs no lower-case letter any more",
        "a password needs no upper-case letter any more",
        "a password needs no digit any more",
        "a password needs no symbol any more",
        "a password needs 0 different characters, and no longer 4",
        "a password may hold the user's name",
      ],
    ],
    "older passwords, used again": [
      {},
      { passwordReusePrevention: 0, maxPasswordAge: 90, initialPasswordAge: 14, hardExpiry: false },
      [
        "0 earlier passwords cannot be used again, and no longer 4",
        "a password expires after 90 days, and no longer after 60",
        "a first password expires after 14 days, and no longer after 7",
        "a user whose password has expired may choose a new one at the logon",
      ],
    ],
    "passwords without an end": [
      { maxPasswordAge: 1095, initialPasswordAge: 90 },
      { maxPasswordAge: 0, initialPasswordAge: 0 },
      ["a password never expires, and no longer after 1095", "a first password never expires, and no longer after 90"],
    ],
    "attempts without a limit, and leaked passwords": [
      { maxLoginAttempts: 32 },
      { maxLoginAttempts: 0, interceptRiskPasswordOnApi: false },
      [
        "a user is locked after no number of wrong passwords, and no longer after 32",
        "the API takes passwords that are known to have leaked",
      ],
    ],
  },
  silent: { "a stricter policy": [INITIAL, STRICT] },
  answers: [{ omittedSettings: "reset" }],
});

describe("ims.PasswordPolicy", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  it("refuses in the preview what is out of its range", async () => {
    const failure = await failureOf(
      here.resource(KIND).preview({
        minimumPasswordLength: 7,
        minimumPasswordDifferentCharacter: 9,
        passwordReusePrevention: 25,
        maxPasswordAge: 1096,
        initialPasswordAge: 91,
        maxLoginAttempts: 33,
      }),
    );
    assert.deepEqual(failure.message.split("\n"), [
      "minimumPasswordLength must be 8 to 32 characters, not 7",
      "minimumPasswordDifferentCharacter must be 0 to 8 characters, not 9",
      "passwordReusePrevention must be 0 to 24 passwords, not 25",
      "maxPasswordAge must be 0 to 1,095 days, not 1,096",
      "initialPasswordAge must be 0 to 90 days, not 91",
      "maxLoginAttempts must be 0 to 32 attempts, not 33",
    ]);
    assert.deepEqual(here.calls(), []);
  });

  it("names the right spelling to a program that has the service's", async () => {
    const failure = await failureOf(here.resource(KIND).preview({ maxLoginAttemps: 5 }));
    assert.equal(failure.message, "maxLoginAttemps is not a property of this resource; did you mean maxLoginAttempts?");
  });

  it("is previewed without a word where nobody may look", async () => {
    await here.console("SetPasswordPolicy", { MinimumPasswordLength: 14 }, "ims");
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "GetPasswordPolicy" });
    assert.equal(await here.resource(KIND).preview({ minimumPasswordLength: 10 }), "create");
    assert.deepEqual(here.provider.said, []);
  });

  it("is there once in a program", async () => {
    await here.resource(KIND, "first").up({ maxPasswordAge: 90 });
    const failure = await failureOf(here.resource(KIND, "second").up({ maxPasswordAge: 30 }));
    assert.match(failure.message, /names what the resource first of this program manages; declare it once/);
  });

  it("of another account is not shown as that of the credentials", async () => {
    await assert.rejects(here.provider.read(KIND, "2000000000000000", {}), {
      message:
        "this is a setting of account 2000000000000000, and the credentials belong to account 1000000000000000; " +
        "use credentials of account 2000000000000000",
    });
  });

  it("records the account, which is its id", async () => {
    const policy = here.resource(KIND);
    await policy.up({});
    const { managementAccountId: account } = here.cloud;
    assert.deepEqual([policy.id, policy.outputs["accountId"]], [account, account]);
  });
});
