import assert from "node:assert/strict";
import { accessOf } from "../../../report/access";
import { managedKey } from "../../../report/managed";
import { mapDataOf } from "../../../report/map/data";
import { mapHtml } from "../../../report/map/html";
import { removalLine, repairLine } from "../../../report/map/page/repair";
import { shortNames } from "../../../report/map/short-names";
import { productionBy } from "../../../report/production";
import { type Directory, estateOf } from "../../support/directory";

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
    const data = mapDataOf(accessOf(estateOf(directory)), { isProduction });
    assert.deepEqual(data.assignments, [[2, 0, 0, 1, -2]]);
    assert.deepEqual(data.members, [[0, 1, 1, -2]]);
    assert.deepEqual(data.accounts[2], { id: "1001", name: "ledger", folder: 0, production: true });
    const again = mapDataOf(accessOf(estateOf(directory)), { isProduction });
    const heading = { accountId: "1000", notes: [] };
    assert.equal(mapHtml(data, heading), mapHtml(again, heading));
  });

  it("tells what is in no stack only where states were given, and writes each URN once", () => {
    const managed = new Map([
      [managedKey("cloudsso:Group", "d-1:g-ops"), { urn: "urn:pulumi:a::b::t::ops", position: "p" }],
    ]);
    const data = mapDataOf(accessOf(estateOf(directory)), { isProduction, managed });
    assert.deepEqual(data.code, { prefixes: ["urn:pulumi:a::b::t"], resources: [[0, "ops", "p"]] });
    assert.deepEqual([data.principals[0]?.code, data.principals[1]?.code, data.assignments[0]?.[4]], [0, -1, -1]);
  });

  it("says in which estate an edge is, and which policies a configuration had", () => {
    const earlier = { ...directory, policies: { Admin: ["ReadOnlyAccess"] }, groups: { ops: [] } };
    const data = mapDataOf(accessOf(estateOf(directory)), { isProduction, before: accessOf(estateOf(earlier)) });
    assert.equal(data.assignments[0]?.[3], 3);
    assert.equal(data.members[0]?.[2], 1);
    assert.deepEqual(data.configurations[0]?.policiesBefore, ["System ReadOnlyAccess"]);
  });

  it("lets nothing run but its own script, and asks no network", () => {
    const data = mapDataOf(accessOf(estateOf(directory)), { isProduction });
    const page = mapHtml(data, { accountId: "1000", notes: ["Not read: <b>"] });
    assert.match(
      page,
      /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
    assert.equal(/https?:|@import|url\(|style="/.test(page), false);
    assert.match(page, /Not read: &lt;b&gt;/);
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
  });
});
