import assert from "node:assert/strict";
import { accessOf } from "../../../report/access";
import { managedIn, managedKey } from "../../../report/managed";
import { mapDataOf } from "../../../report/map/data";
import { mapHtml } from "../../../report/map/html";
import { detachLine, leaveLine, removalLine, repairLine } from "../../../report/map/page/repair";
import type { MapData } from "../../../report/map/shape";
import { shortNames } from "../../../report/map/short-names";
import { productionBy } from "../../../report/production";
import { type Directory, estateOf } from "../../support/directory";
import { withRam } from "../../support/ram-estate";

const directory: Directory = {
  folders: { production: "" },
  accounts: { ledger: "production", shop: "" },
  people: ["ann"],
  groups: { ops: ["ann"] },
  configurations: ["Admin"],
  assignments: [["ledger", "Admin", "ops"]],
};
const isProduction = productionBy([]);

describe("data of the access map", () => {
  it("is compact, and equal for equal estates", () => {
    const data = mapDataOf(estateOf(directory), { isProduction });
    assert.deepEqual(data.assignments, [[2, 0, 0, 1, -2]]);
    assert.deepEqual(data.members, [[0, 1, 1, -2]]);
    assert.deepEqual(data.accounts[2], { id: "1001", name: "ledger", folder: 0, production: true });
    const again = mapDataOf(estateOf(directory), { isProduction });
    const heading = { accountId: "1000", notes: [] };
    assert.equal(mapHtml(data, heading), mapHtml(again, heading));
  });

  it("tells what is in no stack only where states were given, and writes each URN once", () => {
    const managed = new Map([
      [managedKey("cloudsso:Group", "d-1:g-ops"), { urn: "urn:pulumi:a::b::t::ops", position: "p" }],
    ]);
    const data = mapDataOf(estateOf(directory), { isProduction, managed });
    assert.deepEqual(data.code, { prefixes: ["urn:pulumi:a::b::t"], resources: [[0, "ops", "p"]] });
    assert.deepEqual([data.principals[0]?.code, data.principals[1]?.code, data.assignments[0]?.[4]], [0, -1, -1]);
  });

  it("leaves alone what an identity provider synchronizes: its people and groups, and who is in them", () => {
    const scim = (kind: string, name: string) =>
      (estate.objects[kind] ?? []).map((one) =>
        one.name === name ? { ...one, outputs: { provisionType: "Synchronized" } } : one,
      );
    const estate = estateOf({ ...directory, people: ["ann", "ben"], groups: { ops: ["ann"], own: ["ben"] } });
    const objects = { ...estate.objects, "cloudsso:Group": scim("cloudsso:Group", "ops") };
    const synchronized = { ...estate, objects: { ...objects, "cloudsso:User": scim("cloudsso:User", "ann") } };
    const data = mapDataOf(synchronized, { isProduction, managed: new Map() });
    assert.deepEqual(
      data.principals.map(({ name, code }) => [name, code]),
      [
        ["ops", -3],
        ["own", -1],
        ["ann", -3],
        ["ben", -1],
      ],
    );
    assert.deepEqual(
      data.members.map(([, , , code]) => code),
      [-3, -1],
    );
    const unasked = mapDataOf(synchronized, { isProduction });
    assert.deepEqual(unasked.members[0]?.[3], -2);
  });

  it("marks nothing as not provisioned where nobody asked for provisionings", () => {
    const estate = estateOf(directory);
    const { "cloudsso:AccessConfigurationProvisioning": _, ...objects } = estate.objects;
    assert.equal(mapDataOf(estate, { isProduction }).knowsProvisionings, true);
    assert.equal(mapDataOf({ ...estate, objects }, { isProduction }).knowsProvisionings, false);
  });

  it("says of a configuration that was not read neither that it has no policy nor that it only reads", () => {
    const estate = estateOf(directory);
    const { "cloudsso:AccessConfiguration": _, ...objects } = estate.objects;
    assert.equal(mapDataOf({ ...estate, objects }, { isProduction }).configurations[0]?.power, "write");
  });

  it("counts at its head who came into groups with access, who went, and who is in no stack", () => {
    const estate = estateOf({ ...directory, people: ["ann", "ben"], groups: { ops: ["ben"], idle: ["ben"] } });
    const before = estateOf({ ...directory, people: ["ann", "ben"], groups: { ops: ["ann"], idle: [] } });
    const [assignment] = estate.objects["cloudsso:AccessAssignment"] ?? [];
    const managed = new Map([[managedKey("cloudsso:AccessAssignment", assignment?.id ?? ""), { urn: "a::b::c::d" }]]);
    const page = mapHtml(mapDataOf(estate, { isProduction, managed, before }), { accountId: "1000", notes: [] });
    const counts = [...page.matchAll(/<dt>(Unmanaged|Gained|Lost)<\/dt><dd>(\d+)/g)].map(
      ([, what, n]) => `${what} ${n}`,
    );
    assert.deepEqual(counts, ["Unmanaged 1", "Gained 1", "Lost 1"]);
  });

  it("says in which estate an edge is, and which policies a configuration had", () => {
    const earlier = { ...directory, policies: { Admin: ["ReadOnlyAccess"] }, groups: { ops: [] } };
    const data = mapDataOf(estateOf(directory), { isProduction, before: estateOf(earlier) });
    assert.equal(data.assignments[0]?.[3], 3);
    assert.equal(data.members[0]?.[2], 1);
    assert.deepEqual(data.configurations[0]?.policiesBefore, ["System ReadOnlyAccess"]);
  });

  it("lets nothing run but its own script, and asks no network", () => {
    const data = mapDataOf(estateOf(directory), { isProduction });
    const page = mapHtml(data, { accountId: "1000", notes: ["Not read: <b>"] });
    assert.match(
      page,
      /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
    assert.equal(/https?:|@import|url\(|style="/.test(page), false);
    assert.match(page, /Not read: &lt;b&gt;/);
  });
});

describe("RAM on the access map", () => {
  const estate = withRam(estateOf(directory));
  const named = (data: MapData) => {
    const columns = data.principals.map(({ ram, kind, name }) => [ram ? "RAM" : "", kind, name].join(" ").trim());
    const rows = data.assignments.filter(([, right]) => data.configurations[right]?.ram);
    return {
      columns,
      attached: rows.map(([account, right, principal, when, code]) =>
        [data.accounts[account]?.name, columns[principal], data.configurations[right]?.policies, when, code].join(
          " | ",
        ),
      ),
    };
  };

  it("is users and groups of the account itself, behind those of CloudSSO, with their policies", () => {
    const data = mapDataOf(estate, { isProduction });
    assert.deepEqual(named(data), {
      columns: ["group ops", "person ann", "RAM group builders", "RAM person deployer@x", "RAM person idle@x"],
      attached: [
        "management account | RAM person deployer@x | Custom own | 1 | -2",
        "management account | RAM group builders | Custom own | 1 | -2",
      ],
    });
    assert.deepEqual(
      data.configurations.map(({ name, power }) => [name, power]),
      [
        ["Admin", "nothing"],
        ["own", "administer"],
      ],
    );
    assert.deepEqual(data.members.slice(1), [[2, 3, 1, -2]]);
  });

  it("has the account, whatever the organisation knows of it", () => {
    const { organisation: _, ...rest } = estate;
    const data = mapDataOf({ ...rest, accountId: "77" }, { isProduction });
    assert.ok(named(data).attached.every((line) => line.startsWith("77 | ")));
  });

  it("names by their ids whom the caller may not read", () => {
    const data = mapDataOf(
      { ...estate, objects: { ...estate.objects, "ims:User": [], "ims:Group": [] } },
      { isProduction },
    );
    assert.deepEqual(named(data).columns.slice(2), ["RAM group 10", "RAM person 1"]);
  });

  it("takes a group made anew under its name for the same and a user for another, and tells what an edited policy was", () => {
    const text = JSON.stringify(estate.objects).replaceAll('"10"', '"20"').replaceAll('"1"', '"9"');
    const earlier = { ...estate, objects: JSON.parse(text.replace("Allow", "Deny")) as typeof estate.objects };
    const data = mapDataOf(estate, { isProduction, before: earlier });
    assert.deepEqual(
      named(data).attached.map((line) => line.split(" | ").slice(1, 4).join(" | ")),
      [
        "RAM person deployer@x | Custom own | 1",
        "RAM group builders | Custom own | 3",
        "RAM person deployer@x | Custom own | 2",
      ],
    );
    assert.deepEqual(data.configurations[1]?.policiesBefore, ["Custom own"]);
  });

  it("knows what lists in stacks hold", () => {
    const managed = managedIn(
      JSON.stringify({
        version: 3,
        deployment: {
          resources: [
            ["ram:UserPolicies", "1", { userId: "1", policies: [{ policyName: "own", policyType: "Custom" }] }],
            ["ims:GroupMembers", "10", { groupId: "10", userIds: ["1"] }],
          ].map(([kind, id, inputs]) => ({
            urn: `urn:pulumi:a::b::${kind}::x`,
            type: `pulumi-nodejs:dynamic/${kind}`,
            id,
            inputs,
          })),
        },
      }),
      "state",
    );
    const data = mapDataOf(estate, { isProduction, managed });
    assert.deepEqual(
      named(data).attached.map((line) => line.split(" | ")[4] === "-1"),
      [false, true],
    );
    assert.notEqual(data.members.at(-1)?.[3], -1);
  });

  it("is taken away by calls of RAM, which call nothing in another account", () => {
    const user = { kind: "person", ram: true, id: "1", name: "deployer@x" } as const;
    const group = { kind: "group", ram: true, id: "10", name: "it's" } as const;
    assert.equal(
      detachLine("1001", "Custom own", user),
      "ALIBABA_CLOUD_ACCOUNT_ID=1001 alicloud-identity call ram DetachPolicyFromUser --PolicyType Custom --PolicyName own --UserName deployer",
    );
    assert.match(
      detachLine("1001", "System ReadOnlyAccess", group),
      / --PolicyName ReadOnlyAccess --GroupName 'it'\\''s'$/,
    );
    assert.equal(
      leaveLine({}, "1001", group, user),
      "ALIBABA_CLOUD_ACCOUNT_ID=1001 alicloud-identity call ims RemoveUserFromGroup --GroupName 'it'\\''s' --UserPrincipalName deployer@x",
    );
  });
});

describe("short names of configurations", () => {
  it("are initials, then beginnings, then numbers, and never alike", () => {
    const names = ["DatabaseAdmin", "DataAnalyst", "Developer", "Deployer", "x", "x", "\u7ba1\u7406\u5458"];
    const shorts = shortNames(names);
    assert.deepEqual(shorts.slice(0, 3), ["DA", "DAT", "DE"]);
    assert.equal(new Set(shorts).size, names.length);
  });

  it("are found for a thousand of one beginning", () => {
    const shorts = shortNames(Array.from({ length: 1000 }, (_, index) => `Operator${index}`));
    assert.equal(new Set(shorts).size, 1000);
  });
});

describe("production", () => {
  const accounts = accessOf(estateOf(directory)).accounts;
  const named = (words: readonly string[]) => accounts.filter(productionBy(words)).map(({ name }) => name);

  it("is what a folder is called, unless somebody says what it is", () => {
    assert.deepEqual(named([]), ["ledger"]);
    assert.deepEqual(named(["SHOP"]), ["shop"]);
    assert.deepEqual(named(["fd-production", "1002"]), ["shop", "ledger"]);
    assert.deepEqual(named(["stage=live"]), []);
  });
});

describe("repair lines", () => {
  const at = { account: "1001", configuration: "ac-1" };

  it("name the resource where a stack has it, and the call where none has", () => {
    const urn = "urn:pulumi:prod::p::t::it's";
    assert.equal(
      repairLine("reprovision", {}, { ...at, urn }),
      `pulumi up --refresh --target 'urn:pulumi:prod::p::t::it'\\''s'`,
    );
    const call = (action: string) =>
      `alicloud-identity call cloudsso ${action} --DirectoryId d-1 --AccessConfigurationId ac-1 --TargetType RD-Account --TargetId 1001`;
    assert.equal(repairLine("reprovision", { directoryId: "d-1" }, at), call("ProvisionAccessConfiguration"));
    assert.equal(repairLine("failed", { directoryId: "d-1" }, at), call("DeprovisionAccessConfiguration"));
    assert.equal(
      removalLine({ directoryId: "d-1" }, { ...at, kind: "person", principal: "u-1" }),
      `${call("DeleteAccessAssignment")} --PrincipalType User --PrincipalId u-1`,
    );
  });

  it("let no id out of its quotes", () => {
    assert.match(
      repairLine("failed", { directoryId: "d-1; rm -rf $(x)" }, at),
      / --DirectoryId 'd-1; rm -rf \$\(x\)' /,
    );
    const removal = removalLine({ directoryId: "d-1" }, { ...at, kind: "person", principal: "u-1'; rm -rf $(x) #" });
    assert.match(removal, / --PrincipalId 'u-1'\\''; rm -rf \$\(x\) #'$/);
    assert.match(removalLine({}, { ...at, kind: "person", principal: "" }), / --DirectoryId '' .* --PrincipalId ''$/);
  });
});
