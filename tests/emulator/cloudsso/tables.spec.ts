import assert from "node:assert/strict";
import { factsOf } from "../conformance";
import { Ledger } from "../ledger";
import { doEverything, everMissing, manyTags, moreEvents } from "./everything";
import { type Furnished, furnish, type Given } from "./furnished";

describe("emulator: CloudSSO, parameters and fields of the facts table", () => {
  const ledger = new Ledger("cloudsso");
  let on: Furnished;
  before(async () => {
    on = await furnish(ledger);
  });
  after(() => on.desk.close());

  it("are all taken and all answered, each in its type", async () => {
    await doEverything(on);
    assert.deepEqual(everMissing(ledger), []);
  });
});

describe("emulator: CloudSSO, lists", () => {
  let on: Furnished;
  before(async () => {
    on = await furnish();
  });
  beforeEach(() => on.restore());
  after(() => on.desk.close());

  const scopes: Readonly<Record<string, (on: Furnished) => Given>> = {
    ListGroupMembers: ({ ids }) => ({ GroupId: ids.developers }),
    ListJoinedGroupsForUser: ({ ids }) => ({ UserId: ids.alice }),
    ListTagResources: () => ({ ResourceType: "user" }),
  };

  for (const { action, paging } of factsOf("cloudsso").operations) {
    if (paging === undefined) continue;
    it(`${action} goes from page to page`, async () => {
      if (action === "ListUserProvisioningEvents") await moreEvents(on);
      const scope = scopes[action]?.(on) ?? {};
      if (paging.size === undefined) {
        await manyTags(on);
        const first = await on.call(action, scope);
        const rest = await on.call(action, { ...scope, NextToken: first.NextToken });
        assert.deepEqual([first[paging.items].length, rest[paging.items].length, rest.NextToken], [100, 5, undefined]);
        return;
      }
      const whole = await on.call(action, scope);
      const all: unknown[] = whole[paging.items];
      assert.ok(all.length >= 3, `${all.length} are too few to tell`);
      assert.deepEqual(await walk(on, action, { ...scope, [paging.size]: 2 }, paging.items), all);
      assert.equal(whole.MaxResults, paging.initial);
      for (const size of [0, (paging.maximum ?? 0) + 1]) {
        const code = await on.desk.refused("cloudsso", action, { ...scope, [paging.size]: size });
        assert.equal(code, `InvalidParameter.${paging.size}`);
      }
    });
  }
});

/** All pages after one another; each but the last is full and says that there is more. */
async function walk(on: Furnished, action: string, send: Given, items: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let NextToken: string | undefined = ""; NextToken !== undefined; ) {
    const page: Given = await on.call(action, { ...send, NextToken });
    const rows = page[items] as unknown[];
    found.push(...rows);
    NextToken = page["NextToken"] as string | undefined;
    assert.equal(page["IsTruncated"], NextToken !== undefined);
    assert.ok(NextToken === undefined || rows.length === 2);
  }
  return found;
}
