import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManaged } from "../../../report/managed";

describe("what stacks hold", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "managed-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function state(content: unknown): string {
    const file = join(folder, "state.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  const ours = (kind: string) => `pulumi-nodejs:dynamic/${kind}`;
  const held = (...resources: readonly object[]) =>
    [...readManaged([state({ version: 3, deployment: { resources } })]).keys()].sort();

  it("knows objects by kind and id, with the place in the code", () => {
    const resource = { urn: "urn:1", type: ours("ims:User"), id: "203", sourcePosition: "project:///index.ts#3,1" };
    const managed = readManaged([state({ version: 3, deployment: { resources: [resource] } })]);
    assert.deepEqual([...managed], [["ims:User 203", { urn: "urn:1", position: "project:///index.ts#3,1" }]]);
  });

  it("knows the classes of @pulumi/alicloud that have the same ids", () => {
    assert.deepEqual(
      held(
        { urn: "a", type: "alicloud:cloudsso/accessManagement:AccessManagement", id: "d-1:ac-1:RD-Account:1:User:u-1" },
        { urn: "b", type: "alicloud:ram/user:User", id: "ann" },
        { urn: "c", type: "pulumi:providers:alicloud", id: "x" },
      ),
      ["cloudsso:AccessAssignment d-1:ac-1:RD-Account:1:User:u-1"],
    );
  });

  for (const [what, flag] of [
    ["only reads", { external: true }],
    ["has yet to delete", { delete: true }],
  ] as const) {
    it(`does not hold what it ${what}, nor the parts of it`, () => {
      const member = { directoryId: "d-1", groupId: "g-1", userIds: ["u-1"] };
      assert.deepEqual(
        held(
          { urn: "a", type: ours("cloudsso:User"), id: "d-1:u-1", ...flag },
          { urn: "b", type: ours("cloudsso:GroupMembers"), id: "d-1:g-1", inputs: member, ...flag },
          { urn: "c", type: "alicloud:cloudsso/user:User", id: "d-1:u-2", ...flag },
          { urn: "d", type: ours("cloudsso:User"), id: "d-1:u-3", external: false, delete: false },
        ),
        ["cloudsso:User d-1:u-3"],
      );
    });
  }

  it("holds what is replaced under the id that the old one has", () => {
    const grant = { type: ours("cloudsso:AccessAssignment"), id: "d-1:ac-1:RD-Account:1:User:u-1" };
    assert.deepEqual(held({ urn: "a", ...grant }, { urn: "a", ...grant, delete: true }), [
      "cloudsso:AccessAssignment d-1:ac-1:RD-Account:1:User:u-1",
    ]);
  });

  it("finds every part of what is one resource: sets of accounts, and all members of a group", () => {
    const configuration = { directoryId: "d-1", accessConfigurationId: "ac-1", accounts: { "1": "", "2": "" } };
    assert.deepEqual(
      held(
        {
          urn: "a",
          type: ours("cloudsso:AccessAssignmentSet"),
          id: "s",
          inputs: { ...configuration, principalIds: ["g-1", "u-1"] },
        },
        { urn: "b", type: ours("cloudsso:AccessConfigurationProvisioningSet"), id: "t", inputs: configuration },
        {
          urn: "c",
          type: ours("cloudsso:GroupMembers"),
          id: "d-1:g-1",
          inputs: { directoryId: "d-1", groupId: "g-1", userIds: ["u-1"] },
        },
      ).filter((key) => !/Set |GroupMembers/.test(key)),
      [
        "cloudsso:AccessAssignment d-1:ac-1:RD-Account:1:Group:g-1",
        "cloudsso:AccessAssignment d-1:ac-1:RD-Account:1:User:u-1",
        "cloudsso:AccessAssignment d-1:ac-1:RD-Account:2:Group:g-1",
        "cloudsso:AccessAssignment d-1:ac-1:RD-Account:2:User:u-1",
        "cloudsso:AccessConfigurationProvisioning d-1:ac-1:RD-Account:1",
        "cloudsso:AccessConfigurationProvisioning d-1:ac-1:RD-Account:2",
        "cloudsso:UserAttachment d-1:g-1:u-1",
      ],
    );
  });

  for (const [what, content, sentence] of [
    ["no JSON", "{", /state\.json is no JSON; give what pulumi stack export writes\.$/],
    ["something else", { format: "alicloud-identity/estate", version: 1 }, /is no state of a stack \(deployment /],
    ["a state of an old version", { version: 2, deployment: {} }, /is a state of version 2, .*export it again\.$/],
    [
      "a resource without a URN",
      { version: 3, deployment: { resources: [{ type: "t" }] } },
      /\(deployment\.resources\.0\.urn /,
    ],
  ] as const) {
    it(`refuses ${what} in a sentence`, () => {
      assert.throws(() => readManaged([state(content)]), { message: sentence });
    });
  }

  it("refuses a file that is not there", () => {
    assert.throws(() => readManaged([join(folder, "none.json")]), { message: /none\.json cannot be read: ENOENT/ });
  });
});
