import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { secretOnceContract } from "./secret-once-contract";

const KIND = "cloudsso:ScimServerCredential";
const DAY_MS = 24 * 60 * 60_000;

secretOnceContract(KIND, {
  program: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  held: ({ cloud }) =>
    Object.values(directoryOf(cloud).scimCredentials).map(({ credentialId, credentialSecret, status }) => ({
      id: `${cloud.directoryId}:${credentialId}`,
      secrets: { credentialSecret },
      inputs: { status },
    })),
  edit: {
    change: { status: "Disabled" },
    by: "UpdateSCIMServerCredentialStatus",
    byHand({ console }, id) {
      const [DirectoryId, CredentialId] = id.split(":");
      return console("UpdateSCIMServerCredentialStatus", { DirectoryId, CredentialId, NewStatus: "Disabled" });
    },
  },
  creates: "CreateSCIMServerCredential",
  lists: "ListSCIMServerCredentials",
  async foreign({ console, cloud }) {
    const answer = await console("CreateSCIMServerCredential", { DirectoryId: cloud.directoryId });
    return `${cloud.directoryId}:${(answer["SCIMServerCredential"] as Values)["CredentialId"]}`;
  },
  remove({ console }, id) {
    const [DirectoryId, CredentialId] = id.split(":");
    return console("DeleteSCIMServerCredential", { DirectoryId, CredentialId });
  },
  most: 2,
  absent: ({ cloud }) => `${cloud.directoryId}:scimcred-none`,
});

describe("cloudsso.ScimServerCredential", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({ directoryId: here.cloud.directoryId, ...changes });
  const credentials = () => Object.values(directoryOf(here.cloud).scimCredentials);
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

  it("keeps its directory from being deleted, which names it", async () => {
    await existing();
    const directory = here.resource("cloudsso:Directory");
    await directory.up({});
    await here.later();
    await assert.rejects(directory.destroy(), /it still has 1 SCIM credential; remove them first$/);
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
