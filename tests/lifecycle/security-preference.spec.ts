import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "ims:SecurityPreference";
const OFFICE = "203.0.113.0/24";
const HOME = "198.51.100.7";

const WIRE = {
  allowUserToChangePassword: "AllowUserToChangePassword",
  allowUserToLoginWithPasskey: "AllowUserToLoginWithPasskey",
  allowUserToManageAccessKeys: "AllowUserToManageAccessKeys",
  allowUserToManageMfaDevices: "AllowUserToManageMFADevices",
  allowUserToManagePersonalDingTalk: "AllowUserToManagePersonalDingTalk",
  allowUserToManageServiceCredentials: "AllowUserToManageServiceCredentials",
  enableSaveMfaTicket: "EnableSaveMFATicket",
  loginNetworkMasks: "LoginNetworkMasks",
  loginSessionDuration: "LoginSessionDuration",
  mfaOperationForLogin: "MFAOperationForLogin",
  operationForRiskLogin: "OperationForRiskLogin",
  verificationTypes: "VerificationTypes",
  maxIdleDaysForUsers: "MaxIdleDaysForUsers",
  maxIdleDaysForAccessKeys: "MaxIdleDaysForAccessKeys",
} as const;

const LOOSE = {
  allowUserToChangePassword: true,
  allowUserToLoginWithPasskey: true,
  allowUserToManageAccessKeys: true,
  allowUserToManageMfaDevices: true,
  allowUserToManagePersonalDingTalk: true,
  allowUserToManageServiceCredentials: true,
  enableSaveMfaTicket: true,
  loginNetworkMasks: ["192.0.2.0/24"],
  loginSessionDuration: 24,
  mfaOperationForLogin: "adaptive",
  operationForRiskLogin: "autonomous",
  verificationTypes: ["sms", "email", "mfa"],
  maxIdleDaysForUsers: 365,
  maxIdleDaysForAccessKeys: 365,
};

const STRICT = {
  allowUserToChangePassword: false,
  allowUserToLoginWithPasskey: false,
  allowUserToManageAccessKeys: false,
  allowUserToManageMfaDevices: false,
  allowUserToManagePersonalDingTalk: false,
  allowUserToManageServiceCredentials: false,
  enableSaveMfaTicket: false,
  loginNetworkMasks: [OFFICE, HOME],
  loginSessionDuration: 2,
  mfaOperationForLogin: "mandatory",
  operationForRiskLogin: "enforceVerify",
  verificationTypes: ["mfa"],
  maxIdleDaysForUsers: 90,
  maxIdleDaysForAccessKeys: 180,
};

function wire(whole: Values): Values {
  const { loginNetworkMasks: masks, verificationTypes: types } = whole as typeof STRICT;
  return {
    ...Object.fromEntries(Object.entries(WIRE).map(([name, wireName]) => [wireName, whole[name]])),
    LoginNetworkMasks: masks.join(";"),
    VerificationTypes: JSON.stringify(types),
  };
}

settingContract(KIND, {
  place: () => ({ force: true }), // networks from which nobody said to log on
  one: STRICT,
  other: LOOSE,
  defaults: {
    allowUserToChangePassword: true,
    allowUserToLoginWithPasskey: true,
    allowUserToManageAccessKeys: false,
    allowUserToManageMfaDevices: true,
    allowUserToManagePersonalDingTalk: true,
    enableSaveMfaTicket: false,
    loginNetworkMasks: [],
    loginSessionDuration: 6,
    mfaOperationForLogin: "independent",
    maxIdleDaysForUsers: 730,
    maxIdleDaysForAccessKeys: 730,
  },
  held({ cloud }) {
    const live = ramOf(cloud).securityPreference;
    const values = Object.entries(WIRE).map(([name, wireName]) => [name, live?.[wireName]]);
    return {
      ...Object.fromEntries(values),
      loginNetworkMasks: (live?.LoginNetworkMasks ?? "").split(";").filter(Boolean),
    };
  },
  console: ({ console }, whole) => console("SetSecurityPreference", wire(whole), "ims"),
  told: {
    "what users may do for themselves": [
      {},
      {
        allowUserToChangePassword: true,
        allowUserToLoginWithPasskey: true,
        allowUserToManageAccessKeys: true,
        allowUserToManageMfaDevices: true,
        allowUserToManagePersonalDingTalk: true,
        allowUserToManageServiceCredentials: true,
      },
      [
        "users may make access keys of their own",
        "users may bind and unbind their own MFA devices",
        "users may bind their own DingTalk accounts",
        "users may make service credentials of their own",
      ],
    ],
    "the last network goes": [
      { loginNetworkMasks: [OFFICE] },
      { loginNetworkMasks: [] },
      ["users may log on from anywhere, as the last network goes"],
    ],
    "a network is wider, and logons are longer": [
      {},
      { loginNetworkMasks: ["203.0.112.0/23", HOME], loginSessionDuration: 12 },
      ["users may log on from 203.0.112.0/23 as well", "a logon lasts 12 hours, and no longer 2"],
    ],
    "second factors": [
      {},
      {
        enableSaveMfaTicket: true,
        mfaOperationForLogin: "independent",
        operationForRiskLogin: "autonomous",
        verificationTypes: ["mfa", "sms"],
      },
      [
        "a browser needs no second factor for seven days after one",
        "a second factor to log on is needed by users for whom it is switched on, and no longer by every user",
        "users may pass over a second factor in an unusual logon",
        "users may verify themselves by sms as well",
      ],
    ],
    "a second factor for unusual logons alone": [
      {},
      { mfaOperationForLogin: "adaptive" },
      ["a second factor to log on is needed by users who log on in an unusual way, and no longer by every user"],
    ],
    "what is not used stays longer": [
      {},
      { maxIdleDaysForUsers: 180, maxIdleDaysForAccessKeys: 730 },
      [
        "a user who does not log on can no longer do so after 180 days, and not after 90 already",
        "an access key without use is disabled after 730 days, and not after 180 already",
      ],
    ],
  },
  silent: { "a stricter preference": [{ ...LOOSE, loginNetworkMasks: [] }, STRICT] },
  answers: [{ omittedPreferences: "keep" }],
});

describe("ims.SecurityPreference", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const setAtConsole = (parameters: object) => here.console("SetSecurityPreference", parameters, "ims");
  const live = () => ramOf(here.cloud).securityPreference;

  it("keeps what is there from the first write on, also what the service resets where a call leaves it out", async () => {
    await setAtConsole({ LoginNetworkMasks: OFFICE, LoginSessionDuration: 2, VerificationTypes: '["sms"]' });
    await here.resource(KIND).up({ mfaOperationForLogin: "mandatory" });
    assert.deepEqual(
      [
        live()?.LoginNetworkMasks,
        live()?.LoginSessionDuration,
        live()?.VerificationTypes,
        live()?.MFAOperationForLogin,
      ],
      [OFFICE, 2, ["sms"], "mandatory"],
    );
  });

  it("clears networks and verification types for empty lists, and leaves them alone without", async () => {
    await setAtConsole({ LoginNetworkMasks: OFFICE, VerificationTypes: '["sms"]' });
    const preference = here.resource(KIND);
    await preference.up({});
    assert.equal(live()?.LoginNetworkMasks, OFFICE);
    const cleared = { loginNetworkMasks: [], verificationTypes: [] };
    assert.equal(await preference.up(cleared), "update");
    assert.deepEqual([live()?.LoginNetworkMasks, live()?.VerificationTypes], ["", []]);

    await here.later();
    await setAtConsole({ LoginNetworkMasks: HOME, VerificationTypes: '["email"]' });
    await preference.refresh();
    assert.deepEqual(await preference.drift(cleared), ["loginNetworkMasks", "verificationTypes"]);
    assert.equal(await preference.up(cleared), "update");
    assert.deepEqual([live()?.LoginNetworkMasks, live()?.VerificationTypes], ["", []]);
  });

  it("sees no difference between two spellings or orders of the same", async () => {
    const preference = here.resource(KIND);
    const own = { callerAddress: HOME };
    await preference.up({ ...own, loginNetworkMasks: [OFFICE, HOME], verificationTypes: ["sms", "mfa"] });
    await setAtConsole({ LoginNetworkMasks: `${HOME}/32;203.0.113.9/24`, VerificationTypes: '["mfa","sms"]' });
    await here.later();
    await preference.refresh();
    const again = { ...own, loginNetworkMasks: [HOME, OFFICE], verificationTypes: ["sms", "mfa"] };
    assert.equal(await preference.up(again), "same");
  });

  const UNSAID =
    "loginNetworkMasks would keep out addresses that may log on now, and perhaps yours, which no API tells; say yours with " +
    "callerAddress, or set force: true";
  const previewed = async (program: Values) => (await failureOf(here.resource(KIND).preview(program))).message;

  it("refuses in the preview networks that keep somebody out, unless the program says who logs on", async () => {
    const program = { loginNetworkMasks: [OFFICE] };
    assert.equal(await previewed(program), UNSAID);
    assert.equal(
      await previewed({ ...program, callerAddress: HOME }),
      `loginNetworkMasks must have a network with ${HOME}, the callerAddress, which could not log on otherwise; force: true sets them all the same`,
    );
    assert.deepEqual(here.writes(), []);
    await here.later();
    await here.resource(KIND).up({ ...program, callerAddress: "203.0.113.9" });
    assert.equal(live()?.LoginNetworkMasks, OFFICE);
  });

  it("takes with force: true what it would refuse", async () => {
    await here.resource(KIND).up({ loginNetworkMasks: [OFFICE], callerAddress: HOME, force: true });
    assert.equal(live()?.LoginNetworkMasks, OFFICE);
  });

  it("asks nobody to say an address for networks that are there already, that are wider, or that let all in", async () => {
    await setAtConsole({ LoginNetworkMasks: `${OFFICE};${HOME}` });
    const preference = here.resource(KIND);
    await preference.up({ loginNetworkMasks: [OFFICE, HOME] });
    await preference.up({ loginNetworkMasks: ["203.0.112.0/23", HOME] });
    await preference.up({ loginNetworkMasks: ["0.0.0.0/0"] });
    await preference.up({ loginNetworkMasks: [] });
    await preference.up({ loginNetworkMasks: ["0.0.0.0/1", "128.0.0.0/1"] });
    assert.equal((await failureOf(preference.up({ loginNetworkMasks: ["0.0.0.0/1"] }))).message, UNSAID);
    assert.equal(live()?.LoginNetworkMasks, "0.0.0.0/1;128.0.0.0/1");
  });

  it("refuses in the run what somebody's change at the console since the preview has made a lock-out", async () => {
    await setAtConsole({ LoginNetworkMasks: OFFICE });
    const held = await here.cloud.control.pause({ action: "GetSecurityPreference", nth: 2, at: "before" });
    const running = failureOf(here.resource(KIND).up({ loginNetworkMasks: [OFFICE], loginSessionDuration: 2 }));
    await held.reached();
    await setAtConsole({ LoginNetworkMasks: "" });
    await held.release();
    assert.deepEqual([(await running).message, live()?.LoginNetworkMasks], [UNSAID, ""]);
  });

  it("says what a read would have told when nobody may look", async () => {
    const fault = { kind: "refuse", code: "NoPermission", status: 403, action: "GetSecurityPreference" } as const;
    await here.cloud.control.fault({ ...fault, times: 9 });
    assert.match((await failureOf(here.resource(KIND).up({ loginNetworkMasks: [OFFICE] }))).message, /NoPermission/);
    assert.equal(live()?.LoginNetworkMasks, undefined);
  });

  it("is set back to no networks, which lets all in, without a word", async () => {
    const preference = here.resource(KIND);
    await preference.up({ loginNetworkMasks: [OFFICE], callerAddress: "203.0.113.9", onDestroy: "reset" });
    await preference.destroy();
    assert.equal(live()?.LoginNetworkMasks, "");
  });

  it("refuses in the preview what is out of its range", async () => {
    const failure = await failureOf(
      here.resource(KIND).preview({
        loginSessionDuration: 25,
        mfaOperationForLogin: "always",
        operationForRiskLogin: "EnforceVerify",
        verificationTypes: ["sms", "post", "sms"],
        loginNetworkMasks: ["10.0.0.0/33"],
        callerAddress: "office",
        maxIdleDaysForUsers: 30,
        maxIdleDaysForAccessKeys: "90",
      }),
    );
    assert.deepEqual(failure.message.split("\n"), [
      'loginNetworkMasks[0] must be an IPv4 address or network, such as 203.0.113.7 or 203.0.113.0/24, not "10.0.0.0/33"',
      'callerAddress must be an IPv4 address, such as 203.0.113.7, not "office"',
      "loginSessionDuration must be 1 to 24 hours, not 25",
      'mfaOperationForLogin must be "mandatory", "independent" or "adaptive", not "always"',
      'operationForRiskLogin must be "autonomous" or "enforceVerify", not "EnforceVerify"',
      'verificationTypes[1] must be "sms", "email" or "mfa", not "post"',
      "verificationTypes[2] is there already as verificationTypes[0]",
      "maxIdleDaysForUsers must be 90, 180, 365 or 730, not 30",
      'maxIdleDaysForAccessKeys must be 90, 180, 365 or 730, not "90"',
    ]);
    assert.deepEqual(here.calls(), []);
  });

  it("refuses more networks than the service takes, by number and by length", async () => {
    const masks = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${index + 100}`);
    const preview = async (value: string[]) =>
      (await failureOf(here.resource(KIND).preview({ loginNetworkMasks: value }))).message;
    assert.equal(await preview(masks(41, "10.0.0.")), "loginNetworkMasks must have at most 40 items, not 41");
    assert.equal(
      await preview(masks(40, "192.168.1.")),
      "loginNetworkMasks must have at most 512 characters together, with one between two, not 559",
    );
    await here.resource(KIND).up({ loginNetworkMasks: masks(40, "10.0.0."), callerAddress: "10.0.0.120" });
    assert.equal(live()?.LoginNetworkMasks.split(";").length, 40);
  });
});
