import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { users } from "../support/view";
import { type Story, unlessBroken, unlessKilled, type Verb } from "./disturbed";

const KIND = "cloudsso:User";
const FIRST = "Correct-horse-7";
const SECOND = "Battery-staple-8";

describe("the password of cloudsso.User", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    userName: "ann",
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  const inForce = () => users(here.cloud)[0]?.password;
  const resets = () => here.calls("ResetUserPassword");
  const policy = (changes: object) =>
    here.console("SetPasswordPolicy", { DirectoryId: here.cloud.directoryId, ...changes });

  /** No sentence, of whatever verb, holds a password. */
  function assertUntold(...texts: readonly string[]): void {
    for (const text of [...texts, ...here.provider.said]) {
      for (const secret of [FIRST, SECOND, inForce() ?? FIRST]) assert.ok(!text.includes(secret), text);
    }
  }

  async function switchSso(SSOStatus: "Enabled" | "Disabled"): Promise<void> {
    const DirectoryId = here.cloud.directoryId;
    await here.cloud.control.setOptions({ ssoWithoutProvider: "accept" });
    await here.console("SetExternalSAMLIdentityProvider", { DirectoryId, SSOStatus });
  }

  describe("that the program gives", () => {
    it("is sent when it changes, and only then", async () => {
      const one = await existing({ password: FIRST });
      assert.equal(inForce(), FIRST);
      await one.up(program({ password: FIRST, displayName: "Ann" }));
      await here.later();
      await one.refresh();
      assert.equal(await one.preview(program({ password: FIRST, displayName: "Ann" })), "same");
      assert.deepEqual(resets(), []);
      await one.up(program({ password: SECOND, displayName: "Ann" }));
      assert.deepEqual([inForce(), resets().length], [SECOND, 1]);
    });

    it("must be changed at the next logon where the program says so", async () => {
      await existing({ password: FIRST, requirePasswordResetForNextLogin: true });
      const [user] = Object.values(here.cloud.state.cloudsso.directory?.users ?? {});
      assert.equal(user?.passwordResetRequired, true);
    });

    it("is refused in the preview when it holds the name of its user, where the directory's policy forbids that", async () => {
      const wanted = { userName: "horse", password: FIRST };
      const failure = await failureOf(here.resource(KIND).preview(program(wanted)));
      assert.equal(failure.message, "password must not hold the user name");
      assertUntold(failure.message);
      await policy({ PasswordNotContainUsername: false });
      assert.equal(
        await here.resource(KIND).preview(program({ ...wanted, directoryId: here.cloud.directoryId })),
        "create",
      );
    });

    it("that nothing asks to be changed is refused", async () => {
      const failure = await failureOf(here.resource(KIND).preview(program({ requirePasswordResetForNextLogin: true })));
      assert.equal(
        failure.message,
        "requirePasswordResetForNextLogin counts only with password or generatePassword: true",
      );
    });

    const RULES = "wants one with at least 20 characters, at least 12 different characters";

    it("that breaks the directory's policy is told in the preview, and no user is made with it", async () => {
      await policy({ MinPasswordLength: 20, MinPasswordDifferentChars: 12 });
      const one = here.resource(KIND);
      const directory = `directory ${here.cloud.directoryId}`;
      assert.equal(await one.preview(program({ password: FIRST })), "create");
      assert.deepEqual(here.provider.said, [
        `warning: the password of user ann breaks the policy as it is now: ${directory} ${RULES}`,
      ]);
      const failure = await failureOf(one.up(program({ password: FIRST })));
      assert.equal(
        failure.message,
        `user ann was not made, because its password breaks the policy: ${directory} ${RULES}`,
      );
      assertUntold(failure.message);
      assert.deepEqual(users(here.cloud), []);
      await here.later();
      assert.equal(await one.up(program({ password: "Battery-staple-8-and-more" })), "create");
      assert.equal(inForce(), "Battery-staple-8-and-more");
    });

    it("that breaks the directory's policy is refused with the rules where the user is there, and the next up goes on", async () => {
      const one = await existing();
      await policy({ MinPasswordLength: 20, MinPasswordDifferentChars: 12 });
      const failure = await providerFailureOf(one.up(program({ password: FIRST })));
      assert.match(
        failure.message,
        new RegExp(
          `^the password of user ann cannot be set: directory ${here.cloud.directoryId} ${RULES} \\(CloudSSO `,
        ),
      );
      assertUntold(failure.message, JSON.stringify(failure.partial?.properties));
      await here.later();
      await one.refresh();
      assert.equal(await one.up(program({ password: "Battery-staple-8-and-more" })), "update");
      assert.equal(inForce(), "Battery-staple-8-and-more");
    });

    it("cannot be set while users log on by SSO, and is when they do no longer", async () => {
      await switchSso("Enabled");
      const one = here.resource(KIND);
      for (const wanted of [{ password: FIRST }, { generatePassword: true }]) {
        const failure = await failureOf(one.up(program(wanted)));
        assert.match(
          failure.message,
          /^the password of user ann cannot be set: users of directory d-\w+ log on by SSO, so the identity provider keeps/,
        );
        await here.later();
      }
      await switchSso("Disabled");
      await one.up(program({ password: FIRST }));
      assert.equal(inForce(), FIRST);
    });

    for (const remembered of [1, 3]) {
      it(`is taken to be in force when a killed run may have set it and the directory remembers ${remembered}, and says so`, async () => {
        await policy({ PasswordReusePrevention: remembered });
        const one = await existing({ password: FIRST });
        const ended = here.provider.killEngine(() => resets().length === 1);
        void one.up(program({ password: SECOND }));
        await ended;
        await here.later();
        await one.up(program({ password: SECOND }));
        assert.equal(inForce(), SECOND);
        assert.match(
          here.provider.said.join(),
          /^the password of user ann was set by an attempt whose answer was lost, since/,
        );
        assertUntold();
        await here.later();
        const third = "Staple-battery-9";
        await here.console("ResetUserPassword", { ...at(one), Password: third });
        const failure = await failureOf(one.up(program({ password: third })));
        assert.match(failure.message, /refuses the last/, "what was proven once proves nothing more");
      });

      it(`that was used before is refused where the directory remembers ${remembered}`, async () => {
        await policy({ PasswordReusePrevention: remembered });
        const one = await existing({ password: FIRST });
        await here.console("ResetUserPassword", { ...at(one), Password: SECOND });
        const failure = await providerFailureOf(one.up(program({ password: SECOND })));
        assert.match(
          failure.message,
          /refuses the last (password|3 passwords) of a user, and no other rule .*; give another one/,
        );
        assertUntold(failure.message);
        assert.equal(await one.up(program({ password: FIRST })), "update", "what was set last stays on record");
        assert.equal(resets().length, 1);
      });
    }

    it("is not taken to be in force for a refusal that the policy does not explain", async () => {
      await policy({ PasswordReusePrevention: 0 });
      const one = await existing({ password: FIRST });
      const refusal = { kind: "refuse", code: "InvalidPassword.TooCommon", status: 400 } as const;
      await here.cloud.control.fault({ kind: "resetBefore", action: "ResetUserPassword" });
      await here.cloud.control.fault({ ...refusal, action: "ResetUserPassword", nth: 2 });
      const failure = await failureOf(one.up(program({ password: SECOND })));
      assert.match(failure.message, /InvalidPassword\.TooCommon/);
      assert.equal(inForce(), FIRST);
    });

    it("is set although an edit before it failed, with the next up", async () => {
      const one = await existing({ password: FIRST });
      await here.cloud.control.fault({ kind: "refuse", code: "InvalidParameter.X", status: 400, action: "UpdateUser" });
      const wanted = program({ password: SECOND, displayName: "Ann" });
      await failureOf(one.up(wanted));
      assert.equal(inForce(), FIRST);
      assert.equal(await one.up(program({ password: FIRST })), "update", "what is in force stays on record");
      await here.cloud.control.fault({ kind: "refuse", code: "InvalidParameter.X", status: 400, action: "UpdateUser" });
      await failureOf(one.up(wanted));
      await here.later();
      await one.refresh();
      assert.equal(await one.up(wanted), "update");
      assert.equal(inForce(), SECOND);
    });

    it("is set on a user that is taken over", async () => {
      await here.console("CreateUser", { DirectoryId: here.cloud.directoryId, UserName: "ann" });
      await here.resource(KIND).up(program({ adopt: true, password: FIRST }));
      assert.equal(inForce(), FIRST);
    });
  });

  describe("that the service makes", () => {
    const generated = program.bind(undefined, { generatePassword: true });

    it("is told once, is in force, and stays through refreshes and edits", async () => {
      const one = await existing({ generatePassword: true });
      const told = one.outputs["generatedPassword"];
      assert.equal(told, inForce());
      await one.refresh();
      await one.up({ ...generated(), displayName: "Ann" });
      assert.equal(one.outputs["generatedPassword"], told);
      assert.deepEqual(resets(), []);
      assertUntold();
    });

    it("is made anew when the program turns to it again", async () => {
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
      assert.notEqual(inForce(), FIRST);
    });

    it("stays on record when the one that was to follow it was refused", async () => {
      const one = await existing({ generatePassword: true });
      await policy({ MinPasswordLength: 20 });
      await failureOf(one.up(program({ password: FIRST })));
      assert.equal(one.outputs["generatedPassword"], inForce());
      assert.equal(await one.up(generated()), "update");
      assert.equal(one.outputs["generatedPassword"], inForce());
    });

    it("is made by the next up when the service refused it", async () => {
      const one = here.resource(KIND);
      await here.cloud.control.fault({ kind: "refuse", code: "Odd", status: 400, action: "ResetUserPassword" });
      await failureOf(one.up(generated()));
      assert.equal(one.outputs["generatedPassword"], undefined);
      await here.later();
      await one.refresh();
      assert.equal(await one.up(generated()), "update");
      assert.equal(one.outputs["generatedPassword"], inForce());
    });

    const stories: { readonly [what: string]: () => Promise<{ one: Managed; wanted: Values }> } = {
      "a create that makes one": async () => ({ one: here.resource(KIND), wanted: generated() }),
      "an update that makes one": async () => ({ one: await existing(), wanted: generated() }),
      "an update that makes one in place of another": async () => ({
        one: await existing({ password: FIRST }),
        wanted: { ...generated(), displayName: "Ann" },
      }),
    };
    for (const [what, begin] of Object.entries(stories)) {
      const story: Story = {
        what,
        look: () =>
          users(here.cloud).map(({ password, ...user }) => ({ ...user, hasPassword: password !== undefined })),
        async prepare(): Promise<Verb> {
          const { one, wanted } = await begin();
          return {
            run: () => one.up(wanted),
            async settled() {
              assert.notEqual(inForce(), undefined);
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

  function at(one: Managed): object {
    const [DirectoryId, UserId] = one.id.split(":");
    return { DirectoryId, UserId };
  }
});
