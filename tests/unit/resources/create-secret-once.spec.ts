import assert from "node:assert/strict";
import {
  CancelledError,
  ServiceError,
  TransportError,
  UnexpectedAnswerError,
  UnknownOutcomeError,
} from "../../../provider/client/errors";
import type { Noted } from "../../../provider/kernel/claim";
import type { Context } from "../../../provider/resources/context";
import { createSecretOnce, type SecretCreation } from "../../../provider/resources/shapes/create-secret-once";
import { SharedLists } from "../../../provider/rollout/shared-lists";

/** What the run knows beside: a note of an earlier one, and whose a key is. */
interface Known {
  readonly noted?: Noted;
  readonly owners?: { readonly [id: string]: string };
  readonly urn?: string;
}

describe("resources/shapes/create-secret-once", () => {
  let keys: string[];
  let lists: SharedLists;
  let notes: string[];

  beforeEach(() => {
    keys = ["old"];
    lists = new SharedLists(() => 0);
    notes = [];
  });

  function context({ noted, owners = {}, urn = "" }: Known = {}, signal = new AbortController().signal) {
    const claim: Partial<Context["claim"]> = {
      note: async () => void notes.push("noted"),
      withdraw: async () => void notes.push("withdrawn"),
      noted: () => noted,
      urn,
      longestCreateMs: 60_000,
      ownerOf: (id) => owners[id],
    };
    return { claim: claim as Context["claim"], lists, signal };
  }

  /** A service whose next create ends as told. */
  const service = (
    create: () => string | Promise<string>,
    changes: Partial<SecretCreation<string>> = {},
  ): SecretCreation<string> => ({
    named: "access key of user ann",
    parent: "access keys of user 1",
    toRemove: "delete it with alicloud-identity call ims DeleteAccessKey",
    list: async () => keys.map((id) => ({ id })),
    create: async () => create(),
    idOf: (made) => made,
    ...changes,
  });

  const losing = (error: Error) =>
    service(() => {
      keys.push("new");
      throw error;
    });

  it("hands out what was told, and has noted that it would", async () => {
    assert.equal(
      await createSecretOnce(
        context(),
        service(() => "secret"),
      ),
      "secret",
    );
    assert.deepEqual(notes, ["noted"]);
  });

  const lost: readonly (readonly [what: string, error: Error])[] = [
    ["with the connection", new UnknownOutcomeError("the connection broke")],
    ["when the time was up", new CancelledError("it was cut off", { mayHaveBeenCarriedOut: true })],
    ["in an answer that lacks it", new UnexpectedAnswerError("the answer names no secret")],
  ];
  for (const [what, error] of lost) {
    it(`names the one whose secret is lost ${what}, and makes no second`, async () => {
      await assert.rejects(createSecretOnce(context(), losing(error)), {
        message:
          "the answer to the creation of access key of user ann was lost, and with it the secret of new; delete it with " +
          `alicloud-identity call ims DeleteAccessKey, then run pulumi up again (${error.message})`,
      });
      assert.deepEqual(keys, ["old", "new"]);
      assert.deepEqual(notes, ["noted"]);
    });
  }

  it("looks for it although the time of the verb is up", async () => {
    const deadline = new AbortController();
    const late = service(
      () => {
        keys.push("new");
        deadline.abort(new Error("create took longer than 1 s"));
        throw new CancelledError("it was cut off", { mayHaveBeenCarriedOut: true });
      },
      {
        async list(signal) {
          signal.throwIfAborted();
          return keys.map((id) => ({ id }));
        },
      },
    );
    await assert.rejects(createSecretOnce(context({}, deadline.signal), late), /secret of new;/);
  });

  it("says so when what was made cannot even be looked for", async () => {
    let looks = 0;
    const blind = { ...losing(new UnknownOutcomeError("the connection broke")), list: async () => [] };
    const once = { ...blind, list: async () => (looks++ === 0 ? [] : Promise.reject(new Error("broken, too"))) };
    await assert.rejects(createSecretOnce(context(), once), /secret of one that may have been made/);
  });

  it("does not name the good key of a create beside it as lost", async () => {
    const good = createSecretOnce(
      context(),
      service(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        keys.push("good");
        return "good";
      }),
    );
    const bad = createSecretOnce(context(), losing(new UnknownOutcomeError("the connection broke")));
    await Promise.all([good, assert.rejects(bad, /secret of new;/)]);
  });

  it("does not name a key that this run made and the first list did not show yet", async () => {
    await createSecretOnce(
      context(),
      service(() => "late"),
    );
    const showing = service(() => {
      keys.push("late", "new");
      throw new UnknownOutcomeError("the connection broke");
    });
    await assert.rejects(createSecretOnce(context(), showing), /secret of new;/);
  });

  it("makes none after a killed run before what that may have made is gone", async () => {
    const at = Date.parse("2026-11-22T10:00:00Z");
    const noted = { times: [at] };
    const present = [
      { id: "old", createdAt: "2026-11-21T10:00:00Z" },
      { id: "stranded", createdAt: "2026-11-22T10:00:01Z" },
      { id: "sibling", createdAt: "2026-11-22T10:00:01Z" },
    ];
    const known = { noted, owners: { sibling: "urn:sibling" } };
    let creates = 0;
    const counting = (there: typeof present) => service(() => `key ${++creates}`, { list: async () => there });
    await assert.rejects(createSecretOnce(context(known), counting(present)), {
      message:
        "an earlier run ended before the answer to the creation of access key of user ann was recorded, so a secret of " +
        "stranded may be lost; when nobody uses it, delete it with alicloud-identity call ims DeleteAccessKey, then run " +
        "pulumi up again",
    });
    assert.equal(creates, 0);
    const cleared = present.filter(({ id }) => id !== "stranded");
    assert.equal(await createSecretOnce(context(known), counting(cleared)), "key 1");
  });

  describe("when one too many is refused", () => {
    const refusal = new ServiceError("no", { code: "LimitExceeded.AccessKey", status: 400 });
    const full = service(() => Promise.reject(refusal), { most: 1 });

    it("says whose are there, and that nothing was lost", async () => {
      await assert.rejects(createSecretOnce(context({ owners: { old: "urn:x::other" } }), full), {
        message:
          "access key of user ann could not be made, most likely because there are 1 already, old of the resource other, and " +
          "the service allows 1; nothing was lost; when nobody uses one of them, delete it with alicloud-identity call ims " +
          "DeleteAccessKey, then run pulumi up again (no)",
      });
      assert.deepEqual(notes, ["noted", "withdrawn"]);
    });

    it("names the way on for a replacement, whose own old one is in the way", async () => {
      const own = context({ owners: { old: "urn:x::ann" }, urn: "urn:x::ann" });
      await assert.rejects(
        createSecretOnce(own, full),
        /run pulumi up again, or set deleteBeforeReplace: true, with which old goes/,
      );
    });

    it("names only the keys of others as those to delete, where one is made beside the resource's own", async () => {
      const own = context({ owners: { old: "urn:x::ann" }, urn: "urn:x::ann" });
      await assert.rejects(
        createSecretOnce(own, { ...full, ours: ["old"], list: async () => [{ id: "old" }, { id: "b" }] }),
        {
          message:
            "access key of user ann could not be made, most likely because there are 2 already, old of the resource ann, b, and " +
            "the service allows 1; nothing was lost; when nobody uses b, delete it with alicloud-identity call ims " +
            "DeleteAccessKey, then run pulumi up again (no)",
        },
      );
    });

    it("says no more than the refusal where there is room, or for another reason", async () => {
      await assert.rejects(createSecretOnce(context(), { ...full, most: 2 }), refusal);
      const denied = new ServiceError("not you", { code: "NoPermission", status: 403 });
      await assert.rejects(createSecretOnce(context(), { ...full, create: () => Promise.reject(denied) }), denied);
    });
  });

  it("says no more than what failed when nothing was made", async () => {
    const broke = new UnknownOutcomeError("the connection broke");
    const nothing = service(() => {
      throw broke;
    });
    await assert.rejects(createSecretOnce(context(), nothing), broke);
    assert.deepEqual(notes, ["noted"], "it may yet show");
  });

  for (const error of [
    new ServiceError("no", { code: "LimitExceeded.AccessKey" }),
    new CancelledError("cancelled before it was sent"),
    new TransportError("nobody answers"),
  ]) {
    it(`names nobody's key as lost, and takes its note back, after a sure ${error.kind} failure`, async () => {
      await assert.rejects(createSecretOnce(context(), losing(error)), error);
      assert.deepEqual(notes, ["noted", "withdrawn"]);
    });
  }
});
