import assert from "node:assert/strict";
import type { PolicyChange } from "../../../../report/impact/model";
import { policyChange } from "../../../../report/impact/possible";
import type { Policy } from "../../../../report/power";

const system = (name: string): Policy => ({ type: "System", name });
const inline = (...Statement: readonly object[]): Policy => ({
  type: "Inline",
  name: "own",
  document: JSON.stringify({ Version: "1", Statement }),
});
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown) => ({ Effect: "Deny", Action, Resource: "*" });

/** `write: ecs:StopInstance` */
function said(possibilities: PolicyChange["possible"]): string[] {
  return possibilities.map((one) => `${one.class}: ${one.by.join(" | ")}`);
}

interface Truth {
  readonly what: string;
  readonly before: readonly Policy[];
  readonly after: readonly Policy[];
  readonly possible: readonly string[];
  readonly impossible: readonly string[];
}

const condition = { Condition: { Bool: { "acs:MFAPresent": "true" } } };

const truths: readonly Truth[] = [
  {
    what: "an action more",
    before: [inline(allow(["ecs:Describe*"]))],
    after: [inline(allow(["ecs:Describe*", "ecs:StopInstance"]))],
    possible: ["write: ecs:StopInstance"],
    impossible: [],
  },
  {
    what: "an action that a pattern covered already",
    before: [inline(allow("ecs:*"))],
    after: [inline(allow("ecs:*"), allow("ecs:StopInstance"))],
    possible: [],
    impossible: [],
  },
  {
    what: "one resource in the place of all",
    before: [inline(allow("oss:PutObject"))],
    after: [inline(allow("oss:PutObject", "acs:oss:*:*:logs/*"))],
    possible: [],
    impossible: ["write: oss:PutObject"],
  },
  {
    what: "a condition that falls away",
    before: [inline(allow("oss:PutObject", "*", condition))],
    after: [inline(allow("oss:PutObject"))],
    possible: ["write: oss:PutObject"],
    impossible: [],
  },
  {
    what: "everything",
    before: [system("ReadOnlyAccess")],
    after: [inline(allow("*"))],
    possible: ["administer: *"],
    impossible: [],
  },
  {
    what: "everything, part by part",
    before: [],
    after: [inline(allow("*:*", "acs:*:*:*:*"))],
    possible: ["administer: *:* on acs:*:*:*:*"],
    impossible: [],
  },
  {
    what: "everything on all but a bucket",
    before: [],
    after: [inline({ Effect: "Allow", Action: "*", NotResource: "acs:oss:*:*:logs" })],
    possible: ["administer: * on all but acs:oss:*:*:logs"],
    impossible: [],
  },
  {
    what: "the bucket that was spared",
    before: [inline({ Effect: "Allow", Action: "*", NotResource: "acs:oss:*:*:logs" })],
    after: [inline(allow("*"))],
    possible: ["administer: *"],
    impossible: [],
  },
  {
    what: "everything of one bucket, which is no administration",
    before: [],
    after: [inline(allow("*", "acs:oss:*:*:logs/*"))],
    possible: ["write: * on acs:oss:*:*:logs/*", "read: * on acs:oss:*:*:logs/*"],
    impossible: [],
  },
  {
    what: "a system policy for administrators in another's place",
    before: [system("AliyunECSFullAccess")],
    after: [system("AdministratorAccess")],
    possible: ["administer: AdministratorAccess"],
    impossible: [],
  },
  {
    what: "less than an administrator",
    before: [system("AdministratorAccess")],
    after: [system("AliyunRAMFullAccess"), system("AliyunSTSAssumeRoleAccess")],
    possible: [],
    impossible: ["administer: AdministratorAccess"],
  },
  {
    what: "identities, by their service",
    before: [],
    after: [inline(allow(["ram:CreateAccessKey", "ims:List*", "cloudsso:CreateAccessAssignment"]))],
    possible: ["identity: cloudsso:CreateAccessAssignment | ram:CreateAccessKey", "read: ims:List*"],
    impossible: [],
  },
  {
    what: "a role to pass, and one to take on",
    before: [],
    after: [inline(allow("ram:PassRole", "acs:ram:*:*:role/x"), allow("sts:AssumeRole"))],
    possible: ["passRole: ram:PassRole on acs:ram:*:*:role/x | sts:AssumeRole"],
    impossible: [],
  },
  {
    what: "a whole service of identities",
    before: [],
    after: [inline(allow("ram:*"))],
    possible: ["identity: ram:*", "passRole: ram:*", "read: ram:*"],
    impossible: [],
  },
  {
    what: "all but something",
    before: [],
    after: [inline({ Effect: "Allow", NotAction: ["ram:*", "ims:*"], Resource: "*" })],
    possible: ["passRole: all but ram:*, ims:*", "write: all but ram:*, ims:*", "read: all but ram:*, ims:*"],
    impossible: [],
  },
  {
    what: "a denial that falls away, of what is allowed",
    before: [inline(allow("oss:*"), deny("oss:DeleteBucket"))],
    after: [inline(allow("oss:*"))],
    possible: ["write: oss:DeleteBucket (no longer denied)"],
    impossible: [],
  },
  {
    what: "a denial that falls away, of what nothing allows",
    before: [inline(allow("oss:*"), deny("ecs:*"))],
    after: [inline(allow("oss:*"))],
    possible: [],
    impossible: [],
  },
  {
    what: "a denial that falls away, of what is partly allowed",
    before: [inline(allow("ecs:Run*"), deny("ecs:*Instance"))],
    after: [inline(allow("ecs:Run*"))],
    possible: ["write: what is both ecs:Run* and ecs:*Instance (no longer denied)"],
    impossible: [],
  },
  {
    what: "a denial that falls away, of what is looked at and partly allowed",
    before: [inline(allow("ecs:Describe*"), deny("ecs:*Instances"))],
    after: [inline(allow("ecs:Describe*"))],
    possible: ["read: what is both ecs:Describe* and ecs:*Instances (no longer denied)"],
    impossible: [],
  },
  {
    what: "a denial that falls away, of a pattern that nothing allowed meets",
    before: [inline(allow("ecs:Run*s"), deny("ecs:*Instance"))],
    after: [inline(allow("ecs:Run*s"))],
    possible: [],
    impossible: [],
  },
  {
    what: "a denial that falls away, of what a system policy lets look at",
    before: [system("ReadOnlyAccess"), inline(deny("oss:*"))],
    after: [system("ReadOnlyAccess")],
    possible: ["read: oss:* (no longer denied)"],
    impossible: [],
  },
  {
    what: "a pattern that meets actions which look and others",
    before: [],
    after: [inline(allow("ecs:D*"))],
    possible: ["write: ecs:D*", "read: ecs:D*"],
    impossible: [],
  },
  {
    what: "a statement in the place of a list of them",
    before: [],
    after: [{ type: "Inline", name: "own", document: JSON.stringify({ Version: "1", Statement: allow("*") }) }],
    possible: ["administer: *"],
    impossible: [],
  },
  {
    what: "a denial that comes to an administrator",
    before: [system("AdministratorAccess")],
    after: [system("AdministratorAccess"), inline(deny("ram:*"))],
    possible: [],
    impossible: ["identity: ram:* (denied)", "passRole: ram:* (denied)", "read: ram:* (denied)"],
  },
  {
    what: "the same in another order and case of lists",
    before: [inline(allow(["a:B", "c:D"]), allow("oss:GetObject"))],
    after: [inline(allow(["oss:GetObject"]), allow(["c:D", "a:B"]))],
    possible: [],
    impossible: [],
  },
];

describe("policies compared", () => {
  for (const { what, before, after, possible, impossible } of truths) {
    it(`names what becomes possible by ${what}`, () => {
      const change = policyChange(before, after);
      assert.deepEqual(said(change.possible), possible);
      assert.deepEqual(said(change.impossible), impossible);
      const back = policyChange(after, before);
      const plainly = (lines: readonly string[]) => lines.map((line) => line.replace(/ \([a-z ]*denied\)/g, ""));
      assert.deepEqual(plainly(said(back.possible)), plainly(impossible));
      assert.deepEqual(plainly(said(back.impossible)), plainly(possible));
    });
  }

  it("tells statement by statement what a document says otherwise", () => {
    const { policies } = policyChange(
      [inline(allow("a:B"), allow("c:D")), system("ReadOnlyAccess")],
      [inline(allow("c:D"), allow("e:F"))],
    );
    assert.deepEqual(policies, [
      {
        change: "changed",
        type: "Inline",
        name: "own",
        statementsAdded: ['{"Action":"e:F","Effect":"Allow","Resource":"*"}'],
        statementsRemoved: ['{"Action":"a:B","Effect":"Allow","Resource":"*"}'],
      },
      { change: "removed", type: "System", name: "ReadOnlyAccess", statementsAdded: [], statementsRemoved: [] },
    ]);
  });

  it("compares as a text what is no policy, and takes nothing of it for allowed", () => {
    const broken = (document: string): Policy => ({ type: "Inline", name: "own", document });
    const change = policyChange([broken("{")], [broken("{{")]);
    assert.deepEqual(change.policies[0]?.statementsAdded, ["{{"]);
    assert.deepEqual(change.possible, []);
  });
});
