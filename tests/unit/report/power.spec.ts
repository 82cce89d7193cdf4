import assert from "node:assert/strict";
import { type Policy, type Power, powerOf } from "../../../report/power";

const system = (name: string): Policy => ({ type: "System", name });
const inline = (...statements: readonly object[]): Policy => ({
  type: "Inline",
  name: "inline",
  document: JSON.stringify({ Version: "1", Statement: statements }),
});
const allow = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Allow", Action, Resource });

describe("power of policies", () => {
  const cases: readonly (readonly [string, readonly Policy[], Power])[] = [
    ["no policy", [], "nothing"],
    [
      "the administrator's system policy beside others",
      [system("ReadOnlyAccess"), system("AdministratorAccess")],
      "administer",
    ],
    ["all actions on all resources", [inline(allow("*"))], "administer"],
    ["all actions in a list", [inline(allow(["oss:GetObject", "*:*"], ["*"]))], "administer"],
    ["all actions but some", [inline({ Effect: "Allow", NotAction: "ecs:*", Resource: "*" })], "administer"],
    ["all actions on all resources, part by part", [inline(allow("*", "acs:*:*:*:*"))], "administer"],
    ["all actions on all that the account has", [inline(allow("*:*", ["acs:*:*:1234567890123456:*"]))], "administer"],
    ["all actions by another pattern", [inline(allow("**", "ac*"))], "administer"],
    [
      "all actions on all resources but some",
      [inline({ Effect: "Allow", Action: "*", NotResource: "acs:oss:*:*:logs" })],
      "administer",
    ],
    [
      "all actions but some on all resources but some",
      [inline({ Effect: "Allow", NotAction: "oss:*", NotResource: "acs:oss:*:*:logs" })],
      "administer",
    ],
    ["the administrator's policy in another case", [system("administratoraccess")], "administer"],
    ["all actions on one service's resources", [inline(allow("*", "acs:oss:*:*:*"))], "write"],
    [
      "some actions on all resources but some",
      [inline({ Effect: "Allow", Action: "oss:*", NotResource: "a" })],
      "write",
    ],
    ["all actions on one bucket", [inline(allow("*", "acs:oss:*:*:logs"))], "write"],
    ["one service's actions", [inline(allow("ram:*"))], "write"],
    ["a custom policy of which only the name is known", [{ type: "Custom", name: "own" }], "write"],
    ["a document that is no JSON", [{ type: "Inline", name: "own", document: "{" }], "write"],
    ["system policies that read", [system("ReadOnlyAccess"), system("AliyunOSSReadOnlyAccess")], "read"],
    ["actions that read", [inline(allow(["ecs:Describe*", "oss:GetObject"]))], "read"],
    [
      "denials beside what reads",
      [system("ReadOnlyAccess"), inline({ Effect: "Deny", Action: "*", Resource: "*" })],
      "read",
    ],
    ["denials alone", [inline({ Effect: "Deny", Action: "*", Resource: "*" })], "nothing"],
  ];
  for (const [what, policies, power] of cases) {
    it(`${what}: ${power}`, () => assert.equal(powerOf(policies), power));
  }
});
