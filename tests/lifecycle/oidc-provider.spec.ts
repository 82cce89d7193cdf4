import assert from "node:assert/strict";
import type { CallEntry } from "../../emulator";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { oidcProviders } from "../support/view";
import { entityContract } from "./contract";
import { unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "ims:OidcProvider";
const ISSUER = "https://ci.example.com";
const OLD = ["a1", "a2", "a3", "a4", "a5"];
const NEW = ["b1", "b2", "b3", "b4", "b5"];

type Here = Lifecycle<ProviderHere>;

const byHand =
  (action: string, parameters: object) =>
  (here: Here, id: string): Promise<unknown> =>
    here.console(action, { OIDCProviderName: id, ...parameters }, "ims");

entityContract(KIND, {
  program: () => ({
    oidcProviderName: "ci",
    issuerUrl: ISSUER,
    fingerprints: ["a1", "a2"],
    clientIds: ["sts.example.com", "https://app.example.com/x"],
    issuanceLimitTime: 6,
    description: "builds",
  }),
  held: ({ cloud }) => oidcProviders(cloud),
  edits: {
    "a fingerprint more": [{ fingerprints: ["a1", "a2", "a3"] }],
    "a fingerprint less": [{ fingerprints: ["a2"] }],
    "all fingerprints": [{ fingerprints: NEW }],
    "a client id more": [
      { clientIds: ["sts.example.com", "https://app.example.com/x", "another"] },
      { clientIds: ["another", "https://app.example.com/x", "sts.example.com"] },
    ],
    "all client ids": [{ clientIds: ["another"] }],
    "the client ids, cleared": [{ clientIds: undefined }, { clientIds: [] }],
    "the time": [{ issuanceLimitTime: 168 }],
    "the time, no longer given": [{ issuanceLimitTime: undefined }, { issuanceLimitTime: 12 }],
    "the description": [{ description: "robots" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
  },
  drifts: {
    "a fingerprint more": [byHand("AddFingerprintToOIDCProvider", { Fingerprint: "ff" }), ["fingerprints"]],
    "a fingerprint less": [byHand("RemoveFingerprintFromOIDCProvider", { Fingerprint: "a1" }), ["fingerprints"]],
    "a client id more": [byHand("AddClientIdToOIDCProvider", { ClientId: "mallory" }), ["clientIds"]],
    "the time": [byHand("UpdateOIDCProvider", { IssuanceLimitTime: 100 }), ["issuanceLimitTime"]],
    "the description": [byHand("UpdateOIDCProvider", { NewDescription: "Mallory" }), ["description"]],
  },
  edit: () => ({ fingerprints: ["a2", "b1"], clientIds: [], issuanceLimitTime: 1, description: "robots" }),
  vanish: (here, id) => here.console("DeleteOIDCProvider", { OIDCProviderName: id }, "ims"),
  async foreign(here) {
    const made = { OIDCProviderName: "ci", IssuerUrl: ISSUER, Fingerprints: "ff", Description: "others" };
    await here.console("CreateOIDCProvider", made, "ims");
    return "ci";
  },
  absent: () => "nobody",
});

describe("ims.OidcProvider", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    oidcProviderName: "ci",
    issuerUrl: ISSUER,
    fingerprints: OLD,
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  const fingerprints = () => oidcProviders(here.cloud).map((one) => one.fingerprints.join(" "));

  /** How many there were after each call. */
  function counts(from: number): number[] {
    let count = from;
    const difference = ({ action }: CallEntry) =>
      action === "AddFingerprintToOIDCProvider" ? 1 : action === "RemoveFingerprintFromOIDCProvider" ? -1 : 0;
    return here.calls().map((call) => (count += call.code === undefined ? difference(call) : 0));
  }

  it("has its name for an id, and the ARN that roles trust", async () => {
    const one = await existing();
    assert.equal(one.id, "ci");
    assert.equal(one.outputs["arn"], `acs:ram::${here.cloud.managementAccountId}:oidc-provider/ci`);
    assert.match(String(one.outputs["createDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("replaces five fingerprints by five others, with one to five at every moment", async () => {
    for (const lastFingerprint of ["refuse", "accept"] as const) {
      await here.reset({ lastFingerprint });
      const one = await existing();
      await one.up(program({ fingerprints: NEW }));
      assert.deepEqual(fingerprints(), ["b1 b2 b3 b4 b5"]);
      const seen = counts(5);
      assert.deepEqual([Math.min(...seen), Math.max(...seen), here.writes().length], [4, 5, 10]);
    }
  });

  const all = {
    what: "five others for five fingerprints",
    prepare: async () => upOf(await existing(), program({ fingerprints: NEW })),
    look: () => oidcProviders(here.cloud),
  };
  unlessBroken(() => here, all);
  unlessKilled(() => here, all);

  it("says what a failed change has left, and ends it with the next", async () => {
    const one = await existing();
    await here.cloud.control.fault({
      kind: "refuse",
      code: "Odd",
      status: 400,
      action: "AddFingerprintToOIDCProvider",
      nth: 3,
    });
    await assert.rejects(one.up(program({ fingerprints: NEW })), /Odd/);
    assert.deepEqual([one.outputs["fingerprints"], fingerprints()], [["b1", "b2", "a4", "a5"], ["a4 a5 b1 b2"]]);
    await here.later();
    assert.equal(await one.up(program({ fingerprints: NEW })), "update");
    assert.deepEqual(fingerprints(), ["b1 b2 b3 b4 b5"]);
  });

  it("sees no difference in the order and case of fingerprints, nor in the order of client ids", async () => {
    for (const options of [{ fingerprintCase: "lower" }, { fingerprintOrder: "sorted" }] as const) {
      await here.reset(options);
      const wanted = { fingerprints: ["FF", "aa", "Bb"], clientIds: ["b", "a"] };
      const one = await existing(wanted);
      await one.refresh();
      assert.deepEqual([one.inputs["fingerprints"], one.inputs["clientIds"]], [wanted.fingerprints, wanted.clientIds]);
      assert.equal(await one.up(program({ fingerprints: ["bb", "AA", "ff"], clientIds: ["a", "b"] })), "same");
      assert.equal(await one.up(program({ ...wanted, fingerprints: ["bb", "cc"] })), "update");
      assert.deepEqual(
        fingerprints(),
        ["bb cc"].map((text) => (options.fingerprintCase ? text : text.replace("bb", "Bb"))),
      );
    }
  });

  it("tells client ids apart by their case", async () => {
    const one = await existing({ clientIds: ["App"] });
    assert.equal(await one.up(program({ clientIds: ["app"] })), "update");
    assert.deepEqual(oidcProviders(here.cloud)[0]?.clientIds, ["app"]);
  });

  it("removes its last client ids one by one, whatever an empty text means", async () => {
    for (const emptyNewValue of ["clear", "ignore", "refuse"] as const) {
      await here.reset({ emptyNewValue });
      const one = await existing({ clientIds: ["a", "b"] });
      await one.up(program());
      assert.deepEqual(here.writes(), ["RemoveClientIdFromOIDCProvider", "RemoveClientIdFromOIDCProvider"]);
      assert.deepEqual(oidcProviders(here.cloud)[0]?.clientIds, []);
    }
  });

  it("deletes the old one first when its name or its issuer stays, as neither can be there twice", async () => {
    const one = await existing();
    assert.equal(await one.up(program({ oidcProviderName: "builds" })), "replace");
    assert.equal(
      await one.up(program({ oidcProviderName: "builds", issuerUrl: "https://other.example.com" })),
      "replace",
    );
    assert.deepEqual(here.writes(), Array(2).fill(["DeleteOIDCProvider", "CreateOIDCProvider"]).flat());
    await here.cloud.control.clearCalls();
    assert.equal(await one.up(program()), "replace");
    assert.deepEqual(here.writes(), ["CreateOIDCProvider", "DeleteOIDCProvider"]);
    assert.deepEqual(
      oidcProviders(here.cloud).map(({ name, issuerUrl }) => [name, issuerUrl]),
      [["ci", ISSUER]],
    );
  });

  it("takes over no provider of another issuer, also with adopt: true", async () => {
    await here.console("CreateOIDCProvider", { OIDCProviderName: "ci", IssuerUrl: "https://other.example.com" }, "ims");
    const one = here.resource(KIND);
    assert.equal(
      (await failureOf(one.up(program({ adopt: true })))).message,
      "OIDC provider ci is there already, with the issuer https://other.example.com, which cannot be changed; choose " +
        "another name, or delete that one first",
    );
    assert.deepEqual([one.recorded, here.writes()], [undefined, []]);
  });

  it("names the provider that the issuer has already", async () => {
    await here.console("CreateOIDCProvider", { OIDCProviderName: "theirs", IssuerUrl: ISSUER }, "ims");
    assert.equal(
      (await failureOf(here.resource(KIND).up(program()))).message,
      "the issuer of OIDC provider ci has the provider theirs already, and an account has one of an issuer; give this " +
        "one that name and adopt: true, or delete theirs first",
    );
  });

  it("leaves alone one whose name differs in case, and names it", async () => {
    await here.console("CreateOIDCProvider", { OIDCProviderName: "CI", IssuerUrl: "https://o.example.com" }, "ims");
    const { message } = await failureOf(here.resource(KIND).up(program({ adopt: true })));
    assert.match(
      message,
      /^the name of OIDC provider ci belongs to CI \(CI\) already, since names that differ in case/,
    );
  });

  it("repairs one that was made without fingerprints", async () => {
    await here.console("CreateOIDCProvider", { OIDCProviderName: "ci", IssuerUrl: ISSUER }, "ims");
    const one = here.resource(KIND);
    await one.up(program({ adopt: true }));
    assert.deepEqual(fingerprints(), ["a1 a2 a3 a4 a5"]);
    assert.deepEqual((await here.provider.read(KIND, "ci", {})).inputs["fingerprints"], OLD);
  });

  it("refuses in the preview what the service would not take", async () => {
    const wrong = {
      oidcProviderName: "ci.",
      issuerUrl: "http://ci.example.com",
      fingerprints: ["AA:BB", "aa", "AA"],
      clientIds: ["-x"],
      issuanceLimitTime: 169,
      description: "x".repeat(257),
    };
    const told = async (args: Values) => (await failureOf(here.resource(KIND).preview(args))).message.split("\n");
    assert.deepEqual(await told(wrong), [
      'oidcProviderName must be 1 to 128 letters, digits, ., - and _, the first and the last a letter or a digit, not "ci."',
      'issuerUrl must be an address that begins with https://, without ?, # and @, not "http://ci.example.com"',
      'fingerprints[0] must be 1 to 128 letters and digits, without colons, not "AA:BB"',
      "fingerprints[2] is there already as fingerprints[1]",
      'clientIds[0] must be 1 to 128 letters, digits, ., -, _, : and /, the first a letter or a digit, not "-x"',
      "issuanceLimitTime must be 1 to 168 hours, not 169",
      "description must have at most 256 characters, not 257",
    ]);
    assert.deepEqual(await told(program({ fingerprints: [] })), ["fingerprints must not be empty"]);
    assert.deepEqual(await told(program({ fingerprints: [...OLD, "b1"] })), [
      "fingerprints must have 1 to 5 items, not 6",
    ]);
    assert.deepEqual(here.calls(), []);
  });
});
