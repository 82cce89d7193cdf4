import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { registration } from "../../../provider/dynamic/resource";
import { cloudsso, ims } from "../../../provider/index";
import { directory } from "../../../provider/resources/cloudsso/directory";
import { user } from "../../../provider/resources/ims/user";

/** Programs in plain JavaScript pass what no compiler has seen. */
type Loose = { new (...args: readonly unknown[]): unknown; get(...args: readonly unknown[]): unknown };
const User = ims.User as unknown as Loose;
const Configuration = cloudsso.AccessConfiguration as unknown as Loose;
const Directory = cloudsso.Directory as unknown as Loose;
const ALICE = { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" };
const INPUTS = Object.keys(user.fields);
const READERS = { directoryId: "d-1", accessConfigurationName: "readers" };

function refused(make: () => unknown, message: string): void {
  assert.throws(make, (error: Error) => {
    assert.equal(error.message, message);
    assert.ok(pulumi.RunError.isInstance(error), "ends a program with its sentence alone");
    assert.doesNotMatch(error.stack ?? "", /node_modules/, "is printed at once");
    return true;
  });
}

describe("the arguments of a resource", () => {
  let registered: string[] = [];

  beforeEach(async () => {
    registered = [];
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs, id }) => {
        registered.push(name);
        return { id: id ?? "1", state: inputs };
      },
      call: ({ inputs }) => inputs,
    });
  });

  afterEach(() => assert.deepEqual(registered, [], "nothing is registered"));

  it("unknown and missing names are told all at once, each with the nearest", () => {
    refused(
      () => new User("alice", { displyName: "Alice", colour: "red" }),
      [
        "ims:User alice:",
        "  displyName is not a property of this resource; did you mean displayName?",
        `  colour is not a property of this resource; there are ${INPUTS.join(", ")}`,
        "  userPrincipalName is required",
        "  displayName is required",
      ].join("\n"),
    );
  });

  it("what another class has here is told with that class", () => {
    refused(
      () => new Directory("company", { passwordPolicy: { maxPasswordAge: 30 } }),
      "cloudsso:Directory company: passwordPolicy is a resource of its own here: declare a cloudsso.PasswordPolicy instead",
    );
  });

  it("a single one is one sentence", () => {
    refused(() => new User("alice", { userPrincipalName: "a@b" }), "ims:User alice: displayName is required");
  });

  it("names within plain values are told, beside values that only a run knows", () => {
    const policy = { permissionPolicyType: "System", permissionPolicyNam: "ReadOnlyAccess" };
    refused(
      () => new Configuration("readers", { ...READERS, permissionPolicies: [pulumi.output("unknown"), policy] }),
      [
        "cloudsso:AccessConfiguration readers:",
        "  permissionPolicies[1].permissionPolicyName is required",
        "  permissionPolicies[1] has no property permissionPolicyNam; did you mean permissionPolicyName?",
      ].join("\n"),
    );
  });

  const forms: readonly (readonly [symptom: string, make: () => unknown, message: string])[] = [
    ["no name", () => new User(undefined, ALICE), "ims:User: the name must be a text that is not empty, not undefined"],
    [
      "arguments in the place of the name",
      () => new User(ALICE),
      "ims:User: the name must be a text that is not empty, not an object",
    ],
    [
      "null for arguments",
      () => new User("a", null),
      "ims:User a: the arguments must be an object of properties, not null",
    ],
    [
      "an Output for arguments",
      () => new User("a", pulumi.output(ALICE)),
      "ims:User a: the arguments must be an object of properties, not an Output of one; its values may be outputs",
    ],
    ["a text for options", () => new User("a", ALICE, "b"), "ims:User a: the options must be an object, not a text"],
    [
      "customTimeouts that no one can parse",
      () => new User("a", ALICE, { customTimeouts: { create: "5 minutes" } }),
      'ims:User a: customTimeouts.create must be a duration such as "90s", "20m" or "1h30m", not "5 minutes"',
    ],
    [
      "a look-up without an id",
      () => User.get("a"),
      'ims:User.get a: the id must be a text such as "<userId>", or an Output of one, not undefined',
    ],
    [
      "a look-up by a number",
      () => User.get("a", 5),
      'ims:User.get a: the id must be a text such as "<userId>", or an Output of one, not a number',
    ],
    [
      "options in the place of the state",
      () => User.get("a", "1", { parent: undefined }),
      "ims:User.get a: parent is an option, and options are the fourth argument: get(name, id, {}, { parent })",
    ],
    [
      "a state of another kind",
      () => User.get("a", "1", { groupName: "x" }),
      `ims:User.get a: groupName is not a property of this resource; there are ${[...INPUTS, ...Object.keys(user.outputs)].join(", ")}`,
    ],
  ];
  for (const [symptom, make, message] of forms) it(`refuse ${symptom}`, () => refused(make, message));
});

describe("what is right by its names", () => {
  it("is registered: wrong values are left to the check, which tells those of all resources", async () => {
    const registered: string[] = [];
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => {
        registered.push(name);
        return { id: "1", state: inputs };
      },
      call: ({ inputs }) => inputs,
    });
    const alice = new ims.User("alice", { ...ALICE, displayName: "x".repeat(40), comments: pulumi.output(undefined) });
    const known = ims.User.get("bob", alice.id, { comments: "from elsewhere" });
    await new Promise((resolve) => pulumi.all([alice.urn, known.urn]).apply(resolve));
    assert.deepEqual(registered.sort(), ["alice", "bob"]);
  });

  it("keeps the directory that leaves the program, unless its options say otherwise", () => {
    for (const [given, kept] of [
      [{}, true],
      [{ retainOnDelete: false }, false],
      [{ protect: true }, true],
    ] as const) {
      const [, , , options] = registration(directory, "directory", {}, given);
      assert.equal(options.retainOnDelete, kept);
    }
  });
});
