import assert from "node:assert/strict";
import { fullUrn, shortUrn } from "../../../provider/dynamic/urn";

const KIND = "ims:User";
const TYPE = "pulumi-nodejs:dynamic/ims:User";

describe("dynamic/urn", () => {
  const urns: { readonly [what: string]: readonly [full: string, short: string] } = {
    "of the stack": [`urn:pulumi:dev::shop::${TYPE}::ann`, "dev::shop::::ann"],
    "of a component": [`urn:pulumi:dev::shop::a:index:Team$${TYPE}::ann`, "dev::shop::a:index:Team$::ann"],
    "below another one of its kind": [`urn:pulumi:dev::shop::${TYPE}$${TYPE}::ann`, `dev::shop::${TYPE}$::ann`],
    "of a name with colons": [`urn:pulumi:dev::shop::${TYPE}::team::ann:1`, "dev::shop::::team::ann:1"],
    "of a name that ends a line": [`urn:pulumi:dev::shop::${TYPE}::a\nb`, "dev::shop::::a\nb"],
  };
  for (const [what, [full, short]] of Object.entries(urns)) {
    it(`goes without its kind, ${what}, and comes back whole`, () => {
      assert.equal(shortUrn(KIND, full), short);
      assert.equal(fullUrn(KIND, short), full);
    });
  }

  it("is taken as it is where nobody made it short, or where there is none", () => {
    const full = `urn:pulumi:dev::shop::${TYPE}::ann`;
    assert.equal(fullUrn(KIND, full), full);
    assert.equal(fullUrn(KIND, ""), "");
  });
});
