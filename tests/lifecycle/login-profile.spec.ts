import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { entityContract } from "./contract";
import { type Story, unlessBroken, unlessKilled, type Verb } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

const KIND = "ims:LoginProfile";
const FIRST = "Correct-horse-7";
const SECOND = "Battery-staple-8";
const DAY_MS = 24 * 60 * 60_000;
const USER_ID = "222222222222222222";

/** The profiles of all users, with the passwords in force, which no call shows. */
function held({ cloud }: Here) {
  return Object.values(ramOf(cloud).users).flatMap(({ userId, loginProfile }) => {
    if (loginProfile === undefined) return [];
    const { status, passwordResetRequired, mfaBindRequired, password } = loginProfile;
    return [{ userId, status, passwordResetRequired, mfaBindRequired, password }];
  });
}

function nameOf({ cloud }: Here): string {
  return ramOf(cloud).users[USER_ID]?.userPrincipalName ?? "";
}

/** Somebody's, who is there before any program begins. */
function addUser({ cloud }: Here): void {
  const { users, defaultDomain } = ramOf(cloud);
  users[USER_ID] ??= {
    sequence: 1,
    userId: USER_ID,
    userPrincipalName: `horse@${defaultDomain}`,
    displayName: "Horse",
    comments: "",
    email: "",
    mobilePhone: "",
    provisionType: "Manual",
    status: "active",
    tags: {},
    accessKeys: {},
    policies: [],
    createDate: 0,
    updateDate: 0,
  };
}

function byHand(here: Here, verb: "Create" | "Update" | "Delete", parameters: object = {}): Promise<unknown> {
  addUser(here);
  return here.console(`${verb}LoginProfile`, { UserPrincipalName: nameOf(here), ...parameters }, "ims");
}

entityContract(KIND, {
  program(here) {
    addUser(here);
    return {
      userId: USER_ID,
      password: FIRST,
      passwordResetRequired: true,
      status: "Active",
      mfaBindRequired: true,
    };
  },
  unread: ["password"],
  held,
  edits: {
    "the password": [{ password: SECOND }],
    "the password, left out": [{ password: undefined }, {}],
    "the demand to change it": [{ passwordResetRequired: false }],
    "the status": [{ status: "Inactive" }],
    "the MFA device that must be bound": [{ mfaBindRequired: false }],
    "all at once": [{ password: SECOND, passwordResetRequired: false, status: "Inactive", mfaBindRequired: false }],
  },
  drifts: {
    "the status": [(here) => byHand(here, "Update", { Status: "Inactive" }), ["status"]],
    "the MFA device": [(here) => byHand(here, "Update", { MFABindRequired: false }), ["mfaBindRequired"]],
  },
  edit: () => ({ password: SECOND, passwordResetRequired: false, status: "Inactive", mfaBindRequired: false }),
  vanish: (here) => byHand(here, "Delete"),
  async foreign(here) {
    await byHand(here, "Create", { Password: "Somebody-elses-9", Status: "Inactive" });
    return USER_ID;
  },
  absent: () => "200000000000000000",
});

describe("ims.LoginProfile", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => start());

  async function start(options: Parameters<Here["reset"]>[0] = {}): Promise<void> {
    await here.reset(options);
    addUser(here);
  }

  const program = (changes: Values = {}): Values => ({ userId: USER_ID, ...changes });
  const profile = () => ramOf(here.cloud).users[USER_ID]?.loginProfile;
  const inForce = () => profile()?.password;
  const policy = (changes: object) => here.console("SetPasswordPolicy", changes, "ims");
  const writes = () => here.calls().flatMap((call) => (/^(Get|List)/.test(call.action) ? [] : [call]));

  async function existing(changes: Values = {}): Promise<Managed> {
    addUser(here);
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** The person logs on and does as the service asks. */
  function changesPassword(password: string): void {
    const live = profile();
    assert.ok(live);
    Object.assign(live, { password, ownPassword: true, passwordResetRequired: false });
  }

  /** No sentence, of whatever verb, and no call on record holds a password. */
  function assertUntold(...texts: readonly string[]): void {
    for (const text of [...texts, ...here.provider.said, JSON.stringify(here.cloud.calls)]) {
      for (const secret of [FIRST, SECOND, inForce() || FIRST]) assert.ok(!text.includes(secret), text);
    }
  }

  it("is made with three calls, changed with two, read with two, deleted with two", async () => {
    const actions = async (verb: () => Promise<unknown>) => {
      await here.cloud.control.clearCalls();
      await verb();
      await here.later();
      return here.calls().flatMap(({ service, action }) => (service === "sts" ? [] : [action]));
    };
    const one = here.resource(KIND);
    const wanted = program({ password: FIRST });
    assert.deepEqual(await actions(() => one.up(wanted)), [
      "ListUserBasicInfos",
      "GetLoginProfile",
      "CreateLoginProfile",
    ]);
    assert.deepEqual(await actions(() => one.refresh()), ["ListUserBasicInfos", "GetLoginProfile"]);
    assert.deepEqual(await actions(() => one.up(program({ password: SECOND, status: "Inactive" }))), [
      "ListUserBasicInfos",
      "UpdateLoginProfile",
    ]);
    assert.deepEqual(await actions(() => one.destroy()), ["ListUserBasicInfos", "DeleteLoginProfile"]);
  });

  it("stays what it is through a rename of its user", async () => {
    const one = await existing({ password: FIRST });
    const renamed = `pony@${ramOf(here.cloud).defaultDomain}`;
    await here.console("UpdateUser", { UserId: USER_ID, NewUserPrincipalName: renamed }, "ims");
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.preview(program({ password: FIRST })), "same");
    await one.up(program({ password: SECOND }));
    assert.equal(inForce(), SECOND);
    await here.later();
    await one.destroy();
    assert.equal(profile(), undefined);
  });

  it("is not taken for gone when its user is renamed while it is read", async () => {
    const one = await existing({ password: FIRST });
    const paused = await here.cloud.control.pause({ at: "before", action: "GetLoginProfile" });
    const read = one.refresh();
    await paused.reached();
    const renamed = `pony@${ramOf(here.cloud).defaultDomain}`;
    await here.console("UpdateUser", { UserId: USER_ID, NewUserPrincipalName: renamed }, "ims");
    await paused.release();
    assert.equal(await read, "there");
  });

  it("warns of a logon that comes back, and of one that needs no MFA device any more", async () => {
    const one = await existing({ password: FIRST, status: "Inactive", mfaBindRequired: true });
    await one.preview(program({ password: FIRST, mfaBindRequired: false }));
    assert.match(
      here.provider.said.join(),
      new RegExp(`user ${USER_ID} cannot log on at the console now, and will be able to`),
    );
    assert.match(
      here.provider.said.join(),
      new RegExp(`user ${USER_ID} will be able to log on without binding an MFA`),
    );
  });

  it("comes back after the service disabled it, because nobody logged on for two years", async () => {
    const one = await existing({ password: FIRST });
    await here.later(731 * DAY_MS);
    await one.refresh();
    assert.deepEqual(await one.drift(program({ password: FIRST })), ["status"]);
    assert.equal(await one.up(program({ password: FIRST })), "update");
    assert.equal(
      writes().some(({ parameters }) => "Password" in parameters),
      false,
    );
    await here.later();
    await one.refresh();
    assert.equal(await one.preview(program({ password: FIRST })), "same");
  });

  it("does not look at the MFA device where the program does not", async () => {
    const one = await existing({ password: FIRST });
    await byHand(here, "Update", { MFABindRequired: true });
    await one.refresh();
    assert.equal(await one.preview(program({ password: FIRST })), "same");
    await one.up(program({ password: FIRST, status: "Inactive" }));
    assert.equal(profile()?.mfaBindRequired, true);
  });

  it("says that it is gone when it is to be changed", async () => {
    const one = await existing({ password: FIRST });
    await byHand(here, "Delete");
    await assert.rejects(one.up(program({ password: SECOND })), /is not there any more; run pulumi up --refresh/);
    await here.later();
    await here.console("DeleteUser", { UserId: USER_ID }, "ims");
    assert.equal(await one.refresh(), "gone");
  });

  it("refuses in the preview what cannot be", async () => {
    await assert.rejects(
      here.resource(KIND).preview({
        userId: "horse",
        status: "On",
        password: "short",
      }),
      {
        message: [
          'userId must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its domain, not "horse"',
          "password must have 8 to 32 characters, not [secret]",
          'status must be "Active" or "Inactive", not "On"',
        ].join("\n"),
      },
    );
    await assert.rejects(here.resource(KIND).preview(program({ password: FIRST, generatePassword: true })), {
      message: "generatePassword cannot be true together with password; give one of them",
    });
  });

  describe("without a password", () => {
    it("is warned of in the preview, and made where the service takes it", async () => {
      await start({ loginProfileWithoutPassword: "accept" });
      const one = here.resource(KIND);
      await one.preview(program());
      assert.match(
        here.provider.said.join(),
        /nobody can log on with it before somebody sets a password; give password or/,
      );
      await one.up(program());
      assert.equal(inForce(), "");
      await here.later();
      await one.up(program({ password: FIRST }));
      assert.equal(inForce(), FIRST);
    });

    it("is told what to do where the service refuses it, and the next up goes on", async () => {
      await start({ loginProfileWithoutPassword: "refuse" });
      const one = here.resource(KIND);
      const failure = await failureOf(one.up(program()));
      assert.match(
        failure.message,
        /^the console logon of user horse@.* could not be made, perhaps because it has no password; give password or generateP/,
      );
      assert.equal(one.recorded, undefined);
      await here.later();
      assert.equal(await one.up(program({ password: FIRST })), "create");
      assert.equal(inForce(), FIRST);
    });

    it("says nothing of a profile that is off, or is taken over", async () => {
      await here.resource(KIND).preview(program({ status: "Inactive" }));
      await here.resource(KIND).preview(program({ adopt: true, userId: "200000000000000000" }));
      assert.deepEqual(here.provider.said, []);
    });
  });

  describe("whose password the program gives", () => {
    it("sends it when it changes, and only then", async () => {
      const one = await existing({ password: FIRST });
      changesPassword("Chosen-by-horse-1");
      await one.up(program({ password: FIRST, status: "Inactive", mfaBindRequired: true }));
      assert.equal(inForce(), "Chosen-by-horse-1");
      await here.later();
      await one.refresh();
      assert.equal(await one.preview(program({ password: FIRST, status: "Inactive", mfaBindRequired: true })), "same");
      await one.up(program({ password: SECOND, status: "Inactive", mfaBindRequired: true }));
      assert.equal(inForce(), SECOND);
      assertUntold();
    });

    it("lets nobody in with the old one: the new one comes in the same call", async () => {
      const one = await existing({ password: FIRST, status: "Inactive" });
      await policy({ MinimumPasswordLength: 20 });
      const failure = await failureOf(one.up(program({ password: SECOND })));
      assert.match(failure.message, /at least 20 characters/);
      assert.deepEqual([profile()?.status, inForce()], ["Inactive", FIRST]);
    });

    it("demands its change once, and asks again with the next one alone", async () => {
      const wanted = program({ password: FIRST, passwordResetRequired: true });
      const one = await existing({ password: FIRST, passwordResetRequired: true });
      changesPassword("Chosen-by-horse-1");
      await one.refresh();
      assert.deepEqual(await one.drift(wanted), []);
      await one.up({ ...wanted, status: "Inactive" });
      assert.equal(profile()?.passwordResetRequired, false);
      await one.up({ ...wanted, status: "Inactive", password: SECOND });
      assert.deepEqual([inForce(), profile()?.passwordResetRequired], [SECOND, true]);
    });

    it("demands its change with the next up, where the service refused that", async () => {
      const one = await existing({ password: FIRST });
      const wanted = program({ password: FIRST, passwordResetRequired: true });
      await here.cloud.control.fault({ kind: "refuse", code: "Odd", status: 400, action: "UpdateLoginProfile" });
      await failureOf(one.up(wanted));
      await here.later();
      await one.refresh();
      await one.up(wanted);
      assert.deepEqual([inForce(), profile()?.passwordResetRequired], [FIRST, true]);
    });

    it("takes back a demand that somebody else made", async () => {
      const one = await existing({ password: FIRST });
      await byHand(here, "Update", { PasswordResetRequired: true });
      await one.refresh();
      assert.deepEqual(await one.drift(program({ password: FIRST })), ["passwordResetRequired"]);
      await one.up(program({ password: FIRST }));
      assert.equal(profile()?.passwordResetRequired, false);
    });

    it("names the rules of the account that it breaks, not the password, and the next up goes on", async () => {
      await policy({
        MinimumPasswordLength: 20,
        MinimumPasswordDifferentCharacter: 8,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        RequireNumbers: true,
        RequireSymbols: true,
        PasswordNotContainUserName: true,
      });
      const one = here.resource(KIND);
      const failure = await providerFailureOf(one.up(program({ password: "HORSEHORSE" })));
      assert.match(
        failure.message,
        new RegExp(
          `^the password of user ${nameOf(here)} cannot be set: the account's policy wants one with at least 20 characters, ` +
            "at least 8 different characters, a lower-case letter, a digit, a symbol, no user name in it \\(IMS CreateLoginProfile " +
            "was refused with InvalidParameter.Password.TooWeak",
        ),
      );
      assert.ok(!failure.message.includes("HORSE"), failure.message);
      assert.equal(failure.partial, undefined);
      await here.later();
      assert.equal(await one.up(program({ password: "Battery-staple-8-and-more" })), "create");
      assert.equal(inForce(), "Battery-staple-8-and-more");
    });

    it("keeps what is in force on record when the next one is refused", async () => {
      const one = await existing({ password: FIRST });
      await policy({ MinimumPasswordLength: 20 });
      const failure = await failureOf(one.up(program({ password: SECOND })));
      assertUntold(failure.message);
      await here.cloud.control.clearCalls();
      await one.up(program({ password: FIRST }));
      assert.deepEqual(writes(), []);
      await policy({ MinimumPasswordLength: 8 });
      await one.up(program({ password: SECOND }));
      assert.equal(inForce(), SECOND);
    });

    it("goes on when no answer comes for as long as a verb may take", async () => {
      const one = await existing({ password: FIRST });
      await here.cloud.control.fault({ kind: "resetAfter", action: "UpdateLoginProfile", times: 1000 });
      const failure = await providerFailureOf(one.up(program({ password: SECOND, status: "Inactive" })));
      assertUntold(failure.message);
      await here.cloud.control.clearFaults();
      await here.later();
      assert.equal(await one.up(program({ password: FIRST })), "update", "nobody knows which one is in force");
      assert.deepEqual([inForce(), profile()?.status], [FIRST, "Active"]);
    });
  });

  describe("whose password is made", () => {
    const generated = (changes: Values = {}) => program({ generatePassword: true, ...changes });

    it("tells it once, and it stays through refreshes and edits", async () => {
      const one = await existing({ generatePassword: true });
      const told = one.outputs["generatedPassword"];
      assert.equal(told, inForce());
      await one.refresh();
      await one.up(generated({ status: "Inactive" }));
      assert.deepEqual([one.outputs["generatedPassword"], inForce()], [told, told]);
      assert.equal(
        writes().some(({ parameters }) => "Password" in parameters),
        false,
      );
      assertUntold();
    });

    it("makes one that the strictest policy allows", async () => {
      await policy({
        MinimumPasswordLength: 32,
        MinimumPasswordDifferentCharacter: 8,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        RequireNumbers: true,
        RequireSymbols: true,
        PasswordNotContainUserName: true,
      });
      const user = ramOf(here.cloud).users[USER_ID];
      assert.ok(user);
      for (const name of ["a", "-", "horse"]) {
        user.userPrincipalName = `${name}@${ramOf(here.cloud).defaultDomain}`;
        const one = await existing({ generatePassword: true });
        assert.equal(one.outputs["generatedPassword"], inForce());
        await one.destroy();
        await here.later();
      }
    });

    it("makes another one when the program turns to it again", async () => {
      const one = await existing({ generatePassword: true });
      const told = one.outputs["generatedPassword"];
      await one.up(program());
      assert.equal(one.outputs["generatedPassword"], undefined, "nobody says any more that it is in force");
      await one.up(generated());
      assert.notEqual(one.outputs["generatedPassword"], told);
      assert.equal(one.outputs["generatedPassword"], inForce());
    });

    it("gives way to one that the program gives, and comes back", async () => {
      const one = await existing({ generatePassword: true });
      await one.up(program({ password: FIRST }));
      assert.deepEqual([inForce(), one.outputs["generatedPassword"]], [FIRST, undefined]);
      await one.up(generated());
      assert.equal(one.outputs["generatedPassword"], inForce());
    });

    it("makes one for a profile that is taken over", async () => {
      await byHand(here, "Create", { Password: FIRST });
      const one = here.resource(KIND);
      await one.up(generated({ adopt: true }));
      assert.notEqual(inForce(), FIRST);
      assert.equal(one.outputs["generatedPassword"], inForce());
    });

    const stories: { readonly [what: string]: () => Promise<{ one: Managed; wanted: Values }> } = {
      "a create that makes one": async () => {
        addUser(here);
        return { one: here.resource(KIND), wanted: generated() };
      },
      "an update that makes one": async () => ({ one: await existing({ password: FIRST }), wanted: generated() }),
      "an update that makes one and lets the user in": async () => ({
        one: await existing({ password: FIRST, status: "Inactive" }),
        wanted: generated({ passwordResetRequired: true }),
      }),
    };
    for (const [what, begin] of Object.entries(stories)) {
      const story: Story = {
        what,
        look: () => held(here).map(({ password, ...rest }) => ({ ...rest, hasPassword: password !== "" })),
        async prepare(): Promise<Verb> {
          const { one, wanted } = await begin();
          return {
            run: () => one.up(wanted),
            async settled() {
              assert.equal(one.outputs["generatedPassword"], inForce(), "the output is what is in force");
              await one.refresh();
              assert.equal(await one.preview(wanted), "same");
              assert.equal(one.outputs["generatedPassword"], inForce());
            },
          };
        },
      };
      unlessBroken(() => here, story);
      unlessKilled(() => here, story);
    }
  });

  it("leaves one alone that somebody made, and says what to do", async () => {
    await byHand(here, "Create", { Password: FIRST });
    const failure = await failureOf(here.resource(KIND).up(program({ generatePassword: true, status: "Inactive" })));
    assert.match(
      failure.message,
      new RegExp(
        `^the console logon of user ${nameOf(here)} \\(${USER_ID}\\) is there already and differs in status, and`,
      ),
    );
    assert.match(failure.message, /; choose another user, or set adopt: true/, "bug: a logon has no name to choose");
    assert.equal(inForce(), FIRST);
  });
});
