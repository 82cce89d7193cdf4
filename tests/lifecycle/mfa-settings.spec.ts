import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:MfaSettings";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: {
    mfaAuthenticationSettings: "Byuser",
    operationForRiskLogin: "EnforceVerify",
    allowedVerificationTypes: ["TOTP"],
  },
  other: {
    mfaAuthenticationSettings: "OnlyRiskyLogin",
    operationForRiskLogin: "Autonomous",
    allowedVerificationTypes: ["PlatformPasskey", "TOTP"],
  },
  defaults: { mfaAuthenticationSettings: "Enabled", operationForRiskLogin: "Autonomous" },
  held({ cloud }) {
    const { mfa, operationForRiskLogin, allowedVerificationTypes } = directoryOf(cloud).settings;
    return { mfaAuthenticationSettings: mfa, operationForRiskLogin, allowedVerificationTypes };
  },
  console: ({ cloud, console }, whole) =>
    console("UpdateMFAAuthenticationSettings", {
      DirectoryId: cloud.directoryId,
      MFAAuthenticationSettings: whole["mfaAuthenticationSettings"],
      OperationForRiskLogin: whole["operationForRiskLogin"],
      AllowedVerificationTypes: JSON.stringify(whole["allowedVerificationTypes"]),
    }),
  told: {
    "no second factor": [
      { mfaAuthenticationSettings: "Enabled" },
      { mfaAuthenticationSettings: "Disabled" },
      ["a second factor to log on is needed by no user, and no longer by every user"],
    ],
    "a second factor for some": [
      { mfaAuthenticationSettings: "Enabled" },
      { mfaAuthenticationSettings: "Byuser" },
      ["a second factor to log on is needed by users for whom it is switched on, and no longer by every user"],
    ],
    "none for anybody": [
      { mfaAuthenticationSettings: "OnlyRiskyLogin" },
      { mfaAuthenticationSettings: "Disabled" },
      ["a second factor to log on is needed by no user, and no longer by users who log on in an unusual way"],
    ],
    "passing over it": [
      { operationForRiskLogin: "EnforceVerify" },
      { operationForRiskLogin: "Autonomous" },
      ["users may pass over a second factor in an unusual logon"],
    ],
    "one more kind": [
      { allowedVerificationTypes: ["TOTP"] },
      { allowedVerificationTypes: ["TOTP", "PlatformPasskey"] },
      ["users may choose PlatformPasskey as a second factor as well"],
    ],
  },
  silent: {
    "everything stricter": [
      {
        mfaAuthenticationSettings: "Disabled",
        operationForRiskLogin: "Autonomous",
        allowedVerificationTypes: ["TOTP", "PlatformPasskey"],
      },
      { mfaAuthenticationSettings: "Enabled", operationForRiskLogin: "EnforceVerify" },
    ],
    "other users": [{ mfaAuthenticationSettings: "Byuser" }, { mfaAuthenticationSettings: "OnlyRiskyLogin" }],
  },
  answers: [{ riskLoginReadBack: "with Byuser and OnlyRiskyLogin" }],
  absent: "d-000000000000",
});

describe("cloudsso.MfaSettings", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  const program = (values: object) => ({ directoryId: here.cloud.directoryId, ...values });
  const settings = () => directoryOf(here.cloud).settings;
  const atConsole = (parameters: object) =>
    here.console("UpdateMFAAuthenticationSettings", { DirectoryId: here.cloud.directoryId, ...parameters });

  for (const riskLoginReadBack of ["with any setting", "with Byuser and OnlyRiskyLogin"] as const) {
    describe(`when an unusual logon is read back ${riskLoginReadBack}`, () => {
      beforeEach(() => here.reset({ riskLoginReadBack }));

      it("says nothing of what the program does not give", async () => {
        const mfa = here.resource(KIND);
        await mfa.up(program({ mfaAuthenticationSettings: "Enabled" }));
        await atConsole({ MFAAuthenticationSettings: "Enabled", OperationForRiskLogin: "EnforceVerify" });
        await mfa.refresh();
        assert.deepEqual(mfa.inputs, { ...mfa.inputs, mfaAuthenticationSettings: "Enabled" });
        assert.equal("operationForRiskLogin" in mfa.inputs, false);
        assert.equal(await mfa.preview(program({ mfaAuthenticationSettings: "Enabled" })), "same");
      });

      it("takes what does not count yet, and settles", async () => {
        const mfa = here.resource(KIND);
        const wanted = program({ mfaAuthenticationSettings: "Enabled", operationForRiskLogin: "EnforceVerify" });
        await mfa.up(wanted);
        await here.later();
        await mfa.refresh();
        assert.equal(await mfa.up(wanted), "same");

        const byUser = { ...wanted, mfaAuthenticationSettings: "Byuser" };
        assert.equal(await mfa.up(byUser), "update");
        assert.deepEqual([settings().mfa, settings().operationForRiskLogin], ["Byuser", "EnforceVerify"]);
        await here.later();
        await mfa.refresh();
        assert.equal(await mfa.up(byUser), "same");
        assert.equal(await mfa.up(wanted), "update");
        await here.later();
        await mfa.refresh();
        assert.equal(await mfa.up(wanted), "same");
      });
    });
  }

  it("never sends kinds of second factors that nobody gave", async () => {
    await here.reset();
    await here.resource(KIND).up(program({ mfaAuthenticationSettings: "Byuser" }));
    assert.deepEqual(
      here.calls("UpdateMFAAuthenticationSettings").map(({ parameters }) => parameters["AllowedVerificationTypes"]),
      [undefined],
    );
    assert.equal(settings().allowedVerificationTypes, undefined);
  });

  it("leaves the older pair of calls alone", async () => {
    await here.reset();
    const mfa = here.resource(KIND);
    await mfa.up(program({ mfaAuthenticationSettings: "OnlyRiskyLogin" }));
    await mfa.refresh();
    assert.deepEqual(
      here.calls().filter(({ action }) => /MFAAuthenticationStatus$/.test(action)),
      [],
    );
  });

  it("refuses in the preview what there is not, and an empty list, of which nobody knows what it would do", async () => {
    await here.reset();
    const values = { mfaAuthenticationSettings: "ByUser", operationForRiskLogin: "skip", allowedVerificationTypes: [] };
    assert.deepEqual((await failureOf(here.resource(KIND).preview(program(values)))).message.split("\n"), [
      'mfaAuthenticationSettings must be "Enabled", "Byuser", "OnlyRiskyLogin" or "Disabled", not "ByUser"',
      'operationForRiskLogin must be "Autonomous" or "EnforceVerify", not "skip"',
      "allowedVerificationTypes must not be empty",
    ]);
  });
});
