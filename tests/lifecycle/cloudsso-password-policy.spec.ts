import assert from "node:assert/strict";
import { UNKNOWN } from "../../provider/kernel/unknowns";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:PasswordPolicy";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: {
    minPasswordLength: 14,
    minPasswordDifferentChars: 5,
    passwordNotContainUsername: false,
    maxPasswordAge: 60,
    passwordReusePrevention: 4,
    maxLoginAttempts: 3,
  },
  other: {
    minPasswordLength: 16,
    minPasswordDifferentChars: 6,
    passwordNotContainUsername: true,
    maxPasswordAge: 30,
    passwordReusePrevention: 0,
    maxLoginAttempts: 0,
  },
  defaults: {
    minPasswordLength: 8,
    minPasswordDifferentChars: 8,
    passwordNotContainUsername: true,
    maxPasswordAge: 90,
    passwordReusePrevention: 1,
    maxLoginAttempts: 5,
  },
  held: ({ cloud }) => ({ ...directoryOf(cloud).settings.passwordPolicy }),
  console: ({ cloud, console }, whole) =>
    console("SetPasswordPolicy", {
      DirectoryId: cloud.directoryId,
      MinPasswordLength: whole["minPasswordLength"],
      MinPasswordDifferentChars: whole["minPasswordDifferentChars"],
      PasswordNotContainUsername: whole["passwordNotContainUsername"],
      MaxPasswordAge: whole["maxPasswordAge"],
      PasswordReusePrevention: whole["passwordReusePrevention"],
      MaxLoginAttempts: whole["maxLoginAttempts"],
    }),
  told: {
    "shorter passwords": [
      { minPasswordLength: 14 },
      { minPasswordLength: 10 },
      ["a password needs 10 characters, and no longer 14"],
    ],
    "fewer different characters, and the user's name": [
      { minPasswordDifferentChars: 5, passwordNotContainUsername: true },
      { minPasswordDifferentChars: 0, passwordNotContainUsername: false },
      ["a password needs 0 different characters, and no longer 5", "a password may hold the user's name"],
    ],
    "older passwords, used again": [
      { maxPasswordAge: 60, passwordReusePrevention: 4 },
      { maxPasswordAge: 120, passwordReusePrevention: 1 },
      [
        "a password expires after 120 days, and no longer after 60",
        "1 earlier password cannot be used again, and no longer 4",
      ],
    ],
    "more attempts": [
      { maxLoginAttempts: 3 },
      { maxLoginAttempts: 6 },
      ["a user is locked after 6 wrong passwords, and no longer after 3"],
    ],
    "attempts without a limit": [
      { maxLoginAttempts: 32 },
      { maxLoginAttempts: 0 },
      ["a user is locked after no number of wrong passwords, and no longer after 32"],
    ],
  },
  silent: {
    "a stricter policy": [
      { maxLoginAttempts: 0 },
      {
        minPasswordLength: 20,
        minPasswordDifferentChars: 12,
        passwordNotContainUsername: true,
        maxPasswordAge: 30,
        passwordReusePrevention: 24,
        maxLoginAttempts: 32,
      },
    ],
  },
  answers: [{ omittedPasswordPolicyField: "reset" }, { initialDifferentChars: 3 }],
  absent: "d-000000000000",
});

describe("cloudsso.PasswordPolicy", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (values: object) => ({ directoryId: here.cloud.directoryId, ...values });

  it("shows what the service decides", async () => {
    const policy = here.resource(KIND);
    await policy.up(program({}));
    const { maxPasswordLength, requireSymbols, requireNumbers, hardExpire } = policy.outputs;
    assert.deepEqual([maxPasswordLength, requireSymbols, requireNumbers, hardExpire], [32, true, true, false]);
    assert.equal(here.calls("SetPasswordPolicy").length, 0);
  });

  it("refuses in the preview what is out of range, and more different characters than there are", async () => {
    const failure = await failureOf(
      here.resource(KIND).preview(
        program({
          minPasswordLength: 7,
          maxPasswordAge: 0,
          passwordReusePrevention: 25,
          maxLoginAttempts: 33,
        }),
      ),
    );
    assert.deepEqual(failure.message.split("\n"), [
      "minPasswordLength must be 8 to 32 characters, not 7",
      "maxPasswordAge must be 1 to 120 days, not 0",
      "passwordReusePrevention must be 0 to 24 passwords, not 25",
      "maxLoginAttempts must be 0 to 32 attempts, not 33",
    ]);
    const different = program({ minPasswordLength: 10, minPasswordDifferentChars: 11 });
    assert.equal(
      (await failureOf(here.resource(KIND).preview(different))).message,
      "minPasswordDifferentChars must be at most minPasswordLength, which is 10, not 11",
    );
    assert.deepEqual(here.calls(), []);
  });

  it("says what to do when only the directory's own values show that a value cannot be, and sends nothing", async () => {
    const failure = await failureOf(here.resource(KIND).up(program({ minPasswordDifferentChars: 9 })));
    assert.equal(
      failure.message,
      "the directory's password policy would want 9 different characters of a password that may have 8; " +
        "give both minPasswordLength and minPasswordDifferentChars, the second no larger than the first",
    );
    assert.equal(here.calls("SetPasswordPolicy").length, 0);
  });

  it("tells also of what the program gives for the first time", async () => {
    const policy = here.resource(KIND);
    await policy.up(program({ maxPasswordAge: 90 }));
    await here.later();
    assert.equal(await policy.preview(program({ maxPasswordAge: 90, maxLoginAttempts: 10 })), "update");
    assert.deepEqual(here.provider.said, ["warning: a user is locked after 10 wrong passwords, and no longer after 5"]);
  });

  it("of a directory that is still to be made asks nothing in the preview", async () => {
    const values = { directoryId: UNKNOWN, minPasswordLength: 8, maxLoginAttempts: UNKNOWN };
    assert.equal(await here.resource(KIND).preview(values), "create");
    assert.deepEqual([here.calls(), here.provider.said], [[], []]);
  });

  it("with a value that only a run knows is no weaker yet", async () => {
    const policy = here.resource(KIND);
    await policy.up(program({ maxLoginAttempts: 3, maxPasswordAge: 30 }));
    await here.later();
    assert.equal(await policy.preview(program({ maxLoginAttempts: UNKNOWN, maxPasswordAge: 60 })), "update");
    assert.deepEqual(here.provider.said, ["warning: a password expires after 60 days, and no longer after 30"]);
  });

  it("of one directory is there once in a program", async () => {
    const first = here.resource(KIND, "first");
    await first.up(program({ maxPasswordAge: 90 }));
    const failure = await failureOf(here.resource(KIND, "second").up(program({ maxPasswordAge: 30 })));
    assert.match(
      failure.message,
      /^directoryId names what the resource first of this program manages; declare it once/,
    );
  });

  it("in a directory that is not there says so", async () => {
    const failure = await failureOf(here.resource(KIND).up({ directoryId: "d-000000000000", maxPasswordAge: 30 }));
    assert.match(failure.message, /^there is no directory d-000000000000 in this region of account \d+; /);
  });
});
