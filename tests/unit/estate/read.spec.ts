import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../emulator";
import { textOf } from "../../../estate/file";
import { estateKinds } from "../../../estate/kinds";
import type { Estate } from "../../../estate/model";
import { readingPolicy } from "../../../estate/permissions";
import { estateOf } from "../../support/estates";
import { furnish } from "../../support/rich-directory";
import { isInTurn } from "../../support/turns";

/** The actions of the policy as the emulator knows them: RAM's own, and IMS's by their own prefix. */
const ACTIONS = actionsOfPolicy().filter(
  (action) => !action.startsWith("ram:") || !actionsOfPolicy().includes(`ims:${action.slice(4)}`),
);

function actionsOfPolicy(): readonly string[] {
  return (readingPolicy() as { readonly Statement: readonly [{ readonly Action: readonly string[] }] }).Statement[0]
    .Action;
}

/** A caller that lacks one action. */
const lacking = (action: string) => ({ accessKeyId: `LTAI${action.replace(/\W/g, "")}`, accessKeySecret: "no-secret" });

describe("an estate that is read", () => {
  let cloud: Emulator;
  let whole: Estate;

  before(async () => {
    cloud = await startEmulator({
      seed: "small",
      accounts: 4,
      taskDurationMs: 0,
      callers: [
        {
          accessKeyId: "LTAIpolicy",
          accessKeySecret: "no-secret",
          permissions: [{ Effect: "Allow", Action: actionsOfPolicy() }],
        },
        { accessKeyId: "LTAInobody", accessKeySecret: "no-secret", permissions: [] },
        ...ACTIONS.map((action) => ({
          ...lacking(action),
          permissions: [
            { Effect: "Allow", Action: "*" },
            { Effect: "Deny", Action: action },
          ] as const,
        })),
      ],
    });
    await furnish(cloud);
    await cloud.control.clearCalls();
    whole = await estateOf(cloud);
  });
  beforeEach(() => cloud.control.clearCalls());
  after(() => cloud.close());

  const as = (accessKeyId: string) => ({
    environment: { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: "no-secret" },
  });

  it("holds one of every kind, and nothing that could not be read", () => {
    const counts = estateKinds.map(({ kind }) => [kind, whole.objects[kind]?.length ?? 0] as const);
    assert.deepEqual(
      counts.filter(([, count]) => count === 0),
      [],
    );
    assert.deepEqual(whole.unread, []);
  });

  it("is read without a write", async () => {
    const before = JSON.stringify(cloud.state);
    await estateOf(cloud);
    assert.deepEqual(
      cloud.calls.filter(({ action }) => !/^(Get|List)/.test(action)).map(({ action }) => action),
      [],
    );
    assert.equal(JSON.stringify(cloud.state), before);
  });

  it("is the same text each time", async () => {
    assert.equal(textOf(await estateOf(cloud)), textOf(whole));
  });

  it("holds no secret of anybody", () => {
    const text = textOf(whole);
    const secrets = [...new Set(secretsIn(cloud.state))];
    assert.ok(secrets.length >= 8, `${secrets.length} secrets in the cloud`);
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in it`);
  });

  it("is whole under the policy that is printed", async () => {
    const estate = await estateOf(cloud, as("LTAIpolicy"));
    assert.equal(textOf(estate), textOf(whole));
    const called = new Set(cloud.calls.map(({ service, action }) => `${ramCode(service)}:${action}`));
    assert.deepEqual(
      ACTIONS.filter((action) => !called.has(action)),
      [],
    );
  });

  it("says of everything that it could not be read to somebody who may do nothing", async () => {
    const { objects, organisation, unread } = await estateOf(cloud, as("LTAInobody"));
    assert.equal(organisation, undefined);
    assert.deepEqual(Object.values(objects).flat(), []);
    assert.deepEqual(
      unread.map(({ what }) => what),
      [...estateKinds.map(({ kind }) => kind), "organisation"].sort(),
    );
  });

  for (const action of ACTIONS.filter((one) => isInTurn(`an estate without ${one}`, 3))) {
    it(`without ${action} says what it lacks, and has all the rest`, async () => {
      const { objects, organisation, unread } = await estateOf(cloud, as(lacking(action).accessKeyId));
      const name = action.slice(action.indexOf(":") + 1);
      assert.ok(unread.length > 0, "nothing is said");
      for (const { reason } of unread) assert.equal(reason, `the caller has no permission for ${name} (NoPermission)`);
      const isUnread = (what: string, id?: string) =>
        unread.some((one) => one.what === what && (one.id === undefined || one.id === id));
      for (const [kind, all] of Object.entries(whole.objects)) {
        assert.deepEqual(
          objects[kind],
          all.filter(({ id }) => !isUnread(kind, id)),
          kind,
        );
      }
      assert.deepEqual(organisation, isUnread("organisation") ? undefined : whole.organisation);
    });
  }
});

/** What stands in the cloud's state under names of secrets. */
function secretsIn(value: unknown, isSecret = false): string[] {
  if (typeof value === "string") return isSecret && value.length > 7 ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    secretsIn(
      inner,
      isSecret ? !/(id|time|date|number|status|name)$/i.test(name) : /secret|password$|seed|token/i.test(name),
    ),
  );
}

function ramCode(service: string): string {
  return service === "resourceDirectory" ? "resourcemanager" : service;
}
