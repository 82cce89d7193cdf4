import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, unlessOvertaken, upOf } from "./disturbed";

const KIND = "cloudsso:ScimServerCredential";
const DAY_MS = 24 * 60 * 60_000;

describe("cloudsso.ScimServerCredential", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({ directoryId: here.cloud.directoryId, ...changes });
  const credentials = () => Object.values(directoryOf(here.cloud).scimCredentials);
  const statuses = () => credentials().map(({ status }) => status);
  const secretOf = (one: Managed): string => String(one.outputs["credentialSecret"]);

  /** Made by an earlier command. */
  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** Somebody's at the console. @returns its id. */
  async function foreign(): Promise<string> {
    const answer = await here.console("CreateSCIMServerCredential", { DirectoryId: here.cloud.directoryId });
    return String((answer["SCIMServerCredential"] as Values)["CredentialId"]);
  }

  it("is made once with its secret, which stays whatever is read, and the same program changes nothing", async () => {
    const one = await existing();
    const [made] = credentials();
    assert.equal(one.id, `${here.cloud.directoryId}:${made?.credentialId}`);
    assert.equal(secretOf(one), made?.credentialSecret);
    assert.equal(await one.preview(program()), "same");
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(program()), []);
    assert.equal(await one.up(program()), "same");
    assert.equal(secretOf(one), made?.credentialSecret);
    assert.deepEqual(here.writes(), []);
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      ["ListSCIMServerCredentials"],
    );
  });

  it("is disabled and enabled in place, and found so when somebody else did it", async () => {
    const one = await existing({ status: "Disabled" });
    const secret = secretOf(one);
    const { id } = one;
    assert.deepEqual(statuses(), ["Disabled"]);
    assert.equal(await one.preview(program({ status: "Disabled" })), "same");
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(statuses(), ["Enabled"]);

    const [made] = credentials();
    const at = { DirectoryId: here.cloud.directoryId, CredentialId: made?.credentialId };
    await here.console("UpdateSCIMServerCredentialStatus", { ...at, NewStatus: "Disabled" });
    await here.later();
    await one.refresh();
    assert.deepEqual(await one.drift(program()), ["status"]);
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(statuses(), ["Enabled"]);
    assert.deepEqual([one.id, secretOf(one)], [id, secret]);
  });

  it("is recorded as it is when every answer to its disabling was lost, right after a refresh", async () => {
    const one = await existing();
    assert.equal(await one.refresh(), "there");
    await here.cloud.control.fault({ kind: "resetAfter", action: "UpdateSCIMServerCredentialStatus", times: 100 });
    await assert.rejects(one.up(program({ status: "Disabled" })), /may or may not have been carried out/);
    assert.deepEqual([statuses(), one.outputs["status"]], [["Disabled"], "Disabled"]);
  });

  it("that could not be disabled after it was made stays in the state with its secret, and the next up goes on", async () => {
    const fault = { kind: "refuse", action: "UpdateSCIMServerCredentialStatus", code: "Some.Refusal", status: 400 };
    await here.cloud.control.fault(fault as Parameters<typeof here.cloud.control.fault>[0]);
    const one = here.resource(KIND);
    await assert.rejects(one.up(program({ status: "Disabled" })), /Some\.Refusal/);
    const [made] = credentials();
    assert.equal(secretOf(one), made?.credentialSecret);
    await here.later();
    assert.equal(await one.up(program({ status: "Disabled" })), "update");
    assert.deepEqual(statuses(), ["Disabled"]);
    assert.equal(secretOf(one), made?.credentialSecret);
  });

  describe("that grows old", () => {
    const ages: readonly (readonly [what: string, days: number, changes: Values, shown: string])[] = [
      ["has weeks left", 300, {}, "Valid"],
      ["has less than the thirty days that are the default", 336, {}, "Expiring"],
      ["has less than the days that the program says", 276, { renewBeforeDays: 90 }, "Expiring"],
      ["has more than the days that the program says", 336, { renewBeforeDays: 1 }, "Valid"],
      ["is over", 366, {}, "Expired"],
      ["is over, and nobody is to replace it", 366, { renewBeforeDays: 0 }, "Valid"],
    ];
    for (const [what, days, changes, shown] of ages) {
      it(`is ${shown} when it ${what}`, async () => {
        const one = await existing(changes);
        await here.later(days * DAY_MS);
        await one.refresh();
        assert.equal(one.inputs["expiryStatus"], shown);
        assert.deepEqual(await one.drift(program(changes)), shown === "Valid" ? [] : ["expiryStatus"]);
        assert.equal(await one.preview(program(changes)), shown === "Valid" ? "same" : "replace");
        const isOver = days > 365 && shown === "Valid";
        assert.match(here.provider.said.join(), isOver ? /^warning: .* renewBeforeDays: 0 says that nothing/ : /^$/);
      });
    }

    it("is replaced by a new one, which is made before the old one goes", async () => {
      const one = await existing();
      const before = { id: one.id, secret: secretOf(one) };
      await here.later(340 * DAY_MS);
      await one.refresh();
      await here.cloud.control.clearCalls();
      assert.equal(await one.up(program()), "replace");
      assert.deepEqual(here.writes(), ["CreateSCIMServerCredential", "DeleteSCIMServerCredential"]);
      const [made, ...more] = credentials();
      assert.deepEqual(more, []);
      assert.equal(one.id, `${here.cloud.directoryId}:${made?.credentialId}`);
      assert.notEqual(one.id, before.id);
      assert.equal(secretOf(one), made?.credentialSecret);
      assert.notEqual(secretOf(one), before.secret);
      await here.later();
      await one.refresh();
      assert.equal(await one.preview(program()), "same");
    });

    it("is replaced after the program asks for it earlier, as soon as that is known", async () => {
      const one = await existing();
      await here.later(200 * DAY_MS);
      assert.equal(await one.up(program({ renewBeforeDays: 180 })), "update");
      await here.later();
      assert.equal(await one.up(program({ renewBeforeDays: 180 })), "replace");
      assert.equal(credentials().length, 1);
      await here.later();
      await one.refresh();
      assert.equal(await one.preview(program({ renewBeforeDays: 180 })), "same", "a new one is not due at once");
    });

    it("warns in the refresh, and stays, when somebody else's has the second place", async () => {
      const one = await existing();
      const { id } = one;
      const theirs = await foreign();
      const [own] = credentials();
      await here.later(340 * DAY_MS);
      await one.refresh();
      assert.match(
        here.provider.said.join(),
        new RegExp(
          `^warning: SCIM credential ${own?.credentialId} of directory .* ends at .* has .*${theirs}.* and may have 2;`,
        ),
      );
      const failure = await failureOf(one.up(program()));
      assert.match(
        failure.message,
        new RegExp(
          `^a SCIM credential of directory ${here.cloud.directoryId} could not be made, most likely because there are 2 ` +
            `already, ${own?.credentialId} of the resource resource-\\d+, ${theirs}, and the service allows 2; nothing was ` +
            "lost; when nobody uses one of them, delete it with: alicloud-identity call cloudsso DeleteSCIMServerCredential " +
            `--DirectoryId ${here.cloud.directoryId} --CredentialId <its id>, then run pulumi up again, or set ` +
            `deleteBeforeReplace: true, with which ${own?.credentialId} goes first`,
        ),
      );
      assert.equal(one.id, id);
      assert.equal(credentials().length, 2);

      await here.console("DeleteSCIMServerCredential", { DirectoryId: here.cloud.directoryId, CredentialId: theirs });
      await here.later();
      assert.equal(await one.up(program()), "replace");
      assert.equal(credentials().length, 1);
    });
  });

  describe("whose create has no answer", () => {
    const stranded = () => credentials().at(-1)?.credentialId ?? "";

    it("names the one whose secret is lost, makes no second, and goes on when that one is gone", async () => {
      await here.cloud.control.fault({ kind: "resetAfter", action: "CreateSCIMServerCredential" });
      const one = here.resource(KIND);
      const lost = await failureOf(one.up(program()));
      assert.match(lost.message, new RegExp(`was lost, and with it the secret of ${stranded()}; delete it with: `));
      await here.later();
      const again = await failureOf(one.up(program()));
      assert.match(again.message, new RegExp(`^an earlier run ended before .* a secret of ${stranded()} may be lost;`));
      assert.equal(credentials().length, 1);
      await here.console("DeleteSCIMServerCredential", {
        DirectoryId: here.cloud.directoryId,
        CredentialId: stranded(),
      });
      await here.later();
      assert.equal(await one.up(program()), "create");
      assert.equal(secretOf(one), credentials()[0]?.credentialSecret);
    });

    it("goes on in the next up when the run was killed before it was sent", async () => {
      const one = here.resource(KIND);
      await killed(one, program(), "CreateSCIMServerCredential", "before");
      assert.deepEqual(credentials(), []);
      assert.equal(await one.up(program()), "create");
      assert.equal(credentials().length, 1);
    });

    it("names the one that a killed run made", async () => {
      const one = here.resource(KIND);
      await killed(one, program(), "CreateSCIMServerCredential", "after");
      const failure = await failureOf(one.up(program()));
      assert.match(
        failure.message,
        new RegExp(`^an earlier run ended before .* a secret of ${stranded()} may be lost;`),
      );
      assert.equal(credentials().length, 1);
    });

    for (const [what, look] of [
      ["", async () => undefined],
      [", though the old one was read since", (one: Managed) => one.refresh()],
    ] as const) {
      it(`names the new one of a replacement that was killed, and not the old one${what}`, async () => {
        const one = await existing();
        const [old] = credentials();
        await here.later(340 * DAY_MS);
        await one.refresh();
        await killed(one, program(), "CreateSCIMServerCredential", "after");
        await look(one);
        await here.later();
        const failure = await failureOf(one.up(program()));
        assert.match(
          failure.message,
          new RegExp(`^an earlier run ended before .* secret of ${stranded()} may be lost;`),
        );
        assert.ok(!failure.message.includes(String(old?.credentialId)), failure.message);
        await here.console("DeleteSCIMServerCredential", {
          DirectoryId: here.cloud.directoryId,
          CredentialId: stranded(),
        });
        await here.later();
        assert.equal(await one.up(program()), "replace");
        assert.deepEqual(
          credentials().map(({ credentialSecret }) => credentialSecret),
          [secretOf(one)],
        );
      });
    }

    it("leaves the new one in the state when the answer of the old one's delete is lost", async () => {
      const one = await existing();
      await here.later(340 * DAY_MS);
      await one.refresh();
      await here.cloud.control.fault({ kind: "resetAfter", action: "DeleteSCIMServerCredential" });
      assert.equal(await one.up(program()), "replace");
      assert.deepEqual(
        credentials().map(({ credentialSecret }) => credentialSecret),
        [secretOf(one)],
      );
    });
  });

  it("stands beside another one of the program", async () => {
    const [one, two] = [here.resource(KIND), here.resource(KIND)];
    await Promise.all([one.up(program()), two.up(program())]);
    assert.deepEqual(
      credentials()
        .map(({ credentialSecret }) => credentialSecret)
        .sort(),
      [secretOf(one), secretOf(two)].sort(),
    );
  });

  it("is found gone when it is, and made anew; deleted, and gone is taken for deleted", async () => {
    const one = await existing();
    const [made] = credentials();
    await here.console("DeleteSCIMServerCredential", {
      DirectoryId: here.cloud.directoryId,
      CredentialId: made?.credentialId,
    });
    const { recorded } = one;
    await assert.rejects(one.up(program({ status: "Disabled" })), /is not there any more; run pulumi up --refresh/);
    await one.destroy();
    one.recorded = recorded;
    await here.later();
    assert.equal(await one.refresh(), "gone");
    assert.equal(await one.up(program()), "create");
    await one.destroy();
    assert.deepEqual(credentials(), []);
  });

  it("keeps its directory from being deleted, which names it", async () => {
    await existing();
    const directory = here.resource("cloudsso:Directory");
    await directory.up({});
    await here.later();
    await assert.rejects(directory.destroy(), /it still has 1 SCIM credential; remove them first$/);
  });

  it("is read by get without its secret, which is said", async () => {
    const { id } = await existing();
    const found = await here.provider.read(KIND, id, {});
    assert.equal(found.properties["status"], "Enabled");
    assert.equal("credentialSecret" in found.properties, false);
    assert.match(here.provider.said.join(), /told its secret at its creation alone, so credentialSecret is empty here/);
    await assert.rejects(here.provider.read(KIND, `${here.cloud.directoryId}:scimcred-none`, {}), /there is no /);
  });

  it("is neither gone nor deleted for the keys of another account", async () => {
    const { id, outputs } = await existing();
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /account/);
    assert.equal(credentials().length, 1);
  });

  it("refuses in the preview what cannot be, and has no adopt", async () => {
    await assert.rejects(
      here.resource(KIND).preview({ directoryId: "company", status: "On", renewBeforeDays: 400, adopt: true }),
      {
        message: [
          "adopt is not a property of this resource; there are directoryId, status, renewBeforeDays, timeouts",
          'directoryId must be the id of a directory (d-...), not "company"',
          'status must be "Enabled" or "Disabled", not "On"',
          "renewBeforeDays must be 0 to 180 days, not 400",
        ].join("\n"),
      },
    );
  });

  it("keeps its secret out of everything but the one output", async () => {
    const one = await existing();
    const secret = secretOf(one);
    await here.later(340 * DAY_MS);
    await foreign();
    await one.refresh();
    const said = [...here.provider.said, (await failureOf(one.up(program()))).message];
    const { credentialSecret: _, ...rest } = one.outputs;
    const seen = JSON.stringify([rest, one.inputs, said, here.cloud.calls]);
    for (const credential of credentials()) assert.ok(!seen.includes(credential.credentialSecret), seen);
    assert.notEqual(secret, "");
  });

  const stories: readonly Story[] = [
    { what: "an update", prepare: async () => upOf(await existing(), program({ status: "Disabled" })) },
    { what: "a read", prepare: async () => refreshOf(await existing(), program()) },
    { what: "a delete", prepare: async () => destroyOf(await existing()) },
  ];
  for (const story of stories) {
    const seen = { ...story, look: statuses };
    unlessBroken(() => here, seen);
    unlessKilled(() => here, seen);
    if (story.what !== "a read") unlessOvertaken(() => here, seen);
  }

  /** The engine is killed before it sends the write, or before it hears the answer. */
  async function killed(one: Managed, wanted: Values, action: string, at: "before" | "after"): Promise<void> {
    await here.cloud.control.clearCalls();
    const isThere = (): boolean =>
      at === "after" ? here.calls(action).length > 0 : here.calls("ListSCIMServerCredentials").length > 0;
    const ended = here.provider.killEngine(isThere);
    await Promise.race([ended, one.up(wanted).then(() => assert.fail(`${action} was answered`))]);
    await here.later();
  }
});
