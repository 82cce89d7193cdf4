import assert from "node:assert/strict";
import type { Uncertain } from "../../emulator";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { memberships } from "../support/people";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import { newRamUser } from "../support/ram-people";
import { Stack } from "../support/stack";
import { configurations, groups, provisionings, ramGroups, ramOf, ramUsers, users } from "../support/view";
import { type Answer, keepsTexts, type Option, playedOf } from "./open-answers";

/** The open questions that RAM users can run into; each answer is tried by itself. */
const FOR_USERS = [
  "missingParameterCode",
  "throttlingStatus",
  "nameCase",
  "emptyNewValue",
  "userDeletion",
  "userNameCodes",
  "foreignDomain",
  "mfaInfoWithoutDevice",
  "site",
  "readLagMs",
] as const satisfies readonly Option[];

/** Those that groups of RAM users can run into. */
const FOR_RAM_GROUPS = [
  "missingParameterCode",
  "throttlingStatus",
  "pageSizeOutOfRange",
  "listOrder",
  "nameCase",
  "emptyNewValue",
  "readLagMs",
  "groupsQuota",
  "groupsPerUserQuota",
] as const satisfies readonly Option[];

/** Those of CloudSSO, likewise; the scope of conflicts has a suite of its own beside the roll-outs. */
const FOR_CONFIGURATIONS = [
  "emptyNewValue",
  "configurationDeleteDuringTask",
  "failedDeprovision",
  "failedFirstProvision",
  "undoneEdit",
] as const satisfies readonly Option[];

/** Those that users and groups of a directory can run into. */
const FOR_PEOPLE = [
  "missingParameterCode",
  "throttlingStatus",
  "pageSizeOutOfRange",
  "listOrder",
  "nameCase",
  "emptyNewValue",
  "conflictStatus",
  "assignmentSpelling",
  "repeatedMembership",
  "initialDifferentChars",
  "provisionedPrincipalDeletion",
] as const satisfies readonly Option[];

/** Answers that differ in their form alone, all at once. */
const FORMS: readonly Partial<Uncertain>[] = [
  {
    missingParameterCode: "MissingParameter.<Name>",
    throttlingStatus: 429,
    pageSizeOutOfRange: "clamp",
    listOrder: "newest first",
    nameCase: "sensitive",
    conflictStatus: 400,
    grantOnStaleAccount: "refreshes",
    inlinePolicyLimit: 4096,
  },
  { missingParameterCode: "Missing<Name>", throttlingStatus: 503 },
].map((form) => form as Partial<Uncertain>);

describe("the lifecycle, whatever the service answers to", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  for (const option of FOR_USERS) {
    for (const value of playedOf(option, "RAM users")) {
      it(`${option}: ${value}, RAM users`, async () => {
        await here.reset({ [option]: value });
        await userStory(value);
      });
    }
  }

  for (const option of FOR_RAM_GROUPS) {
    for (const value of playedOf(option, "groups of RAM users")) {
      it(`${option}: ${value}, groups of RAM users`, async () => {
        await here.reset({ [option]: value });
        await ramGroupStory(value);
      });
    }
  }

  for (const option of FOR_PEOPLE) {
    for (const value of playedOf(option, "users and groups of a directory")) {
      it(`${option}: ${value}, users and groups of a directory`, async () => {
        await here.reset({ [option]: value });
        await peopleStory(value);
      });
    }
  }

  for (const form of FORMS) {
    it(`${Object.values(form).join(", ")}: access configurations and provisionings`, async () => {
      await here.reset(form);
      await configurationStory(undefined);
    });
  }

  for (const option of FOR_CONFIGURATIONS) {
    for (const value of playedOf(option, "access configurations and provisionings")) {
      it(`${option}: ${value}, access configurations and provisionings`, async () => {
        await here.reset({ [option]: value });
        await configurationStory(value);
      });
    }
  }

  async function configurationStory(value: Answer | undefined): Promise<void> {
    const [first = "", second = "", third = ""] = here.cloud.accountIds;
    const wanted = {
      description: "may read",
      permissionPolicies: [system("ReadOnlyAccess"), inline("own", document("oss:Get*"))],
    };
    const stack = new Stack(here);
    await here.cloud.control.fault({ kind: "throttle", action: "CreateAccessConfiguration", retryAfterMs: 1 });
    await stack.up(wanted, [first, second]);
    await stack.provisionAtConsole(third);
    await here.later();
    await stack.refresh();
    assert.deepEqual(await stack.up(wanted), ["same", "same", "same"]);

    // A foreign edit, undone at the console, and an edit of ours while one account fails.
    const foreign = { ...stack.ids, PermissionPolicyType: "System", PermissionPolicyName: "AdministratorAccess" };
    await here.console("AddPermissionPolicyToAccessConfiguration", foreign);
    await here.later();
    await stack.refresh();
    assert.deepEqual(await stack.up(wanted), ["update", "update", "update"]);
    assertCurrent();

    const edited = {
      ...wanted,
      description: keepsTexts(value) ? "may look" : undefined,
      permissionPolicies: [inline("own", document("oss:List*"))],
    };
    const failing = {
      kind: "taskFailure",
      reason: "No.",
      parameters: { TargetId: second },
      action: "ProvisionAccessConfiguration",
    } as const;
    await here.cloud.control.fault(failing);
    const failure = await failureOf(stack.readers.up(stack.configuration(edited)));
    assert.match(failure.message, new RegExp(`did not reach 1 account: ${second}: No\\. \\(task `));
    await here.later();
    await stack.up(edited);
    assertCurrent();
    assert.deepEqual(configurations(here.cloud)[0]?.policies, [`Inline:own ${document("oss:List*")}`]);
    assert.equal(configurations(here.cloud)[0]?.description, edited.description ?? "");
    await here.later();
    await stack.refresh();
    assert.deepEqual(await stack.up(edited), ["same", "same", "same"]);

    // The first account cannot be left at once; the configuration stays where others have it.
    await here.later();
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", action: "DeprovisionAccessConfiguration" });
    await failureOf(stack.account(first).destroy());
    await Promise.all([first, second].map((account) => stack.account(account).destroy()));
    await failureOf(stack.readers.destroy());
    assert.equal(configurations(here.cloud).length, 1);
    await stack.readers.up(stack.configuration({ ...edited, deprovisionOnDelete: true }));
    await here.later();
    await stack.readers.destroy();
    assert.deepEqual(configurations(here.cloud), []);
    assert.deepEqual(provisionings(here.cloud), []);
  }

  function assertCurrent(): void {
    const states = provisionings(here.cloud).map(({ status }) => status);
    assert.deepEqual(states, ["current", "current", "current"]);
  }

  async function peopleStory(value: Answer | undefined): Promise<void> {
    const { directoryId, accountIds } = here.cloud;
    const cleared = keepsTexts(value) ? "off" : undefined;
    const wanted = (changes: Values = {}) => ({
      group: { directoryId, groupName: "operators", description: "on call", ...changes },
      user: {
        directoryId,
        userName: "ann",
        description: "on call",
        tags: { team: "x" },
        password: "Correct-horse-7",
        ...changes,
      },
    });
    const [operators, ann] = [here.resource("cloudsso:Group"), here.resource("cloudsso:User")];
    await here.cloud.control.fault({ kind: "throttle", action: "CreateUser", retryAfterMs: 1 });
    const settle = async ({ group, user }: ReturnType<typeof wanted>) => {
      await operators.up(group);
      await ann.up(user);
      await here.later();
      await Promise.all([operators.refresh(), ann.refresh()]);
      assert.deepEqual([await operators.up(group), await ann.up(user)], ["same", "same"]);
    };
    await settle(wanted());
    await settle(wanted({ description: cleared }));
    assert.deepEqual(groups(here.cloud), [{ groupName: "operators", description: cleared ?? "" }]);
    assert.deepEqual(
      users(here.cloud).map(({ description, password }) => [description, password]),
      [[cleared ?? "", "Correct-horse-7"]],
    );

    // Each is assigned access, the user is a member and becomes a RAM user of an account.
    const [GroupId, UserId] = [operators, ann].map(({ id }) => id.split(":")[1]);
    const DirectoryId = directoryId;
    const readers = await here.console("CreateAccessConfiguration", {
      DirectoryId,
      AccessConfigurationName: "readers",
    });
    const { AccessConfigurationId } = readers["AccessConfiguration"] as { AccessConfigurationId: string };
    const target = { TargetType: "RD-Account", TargetId: accountIds[0] };
    const principals = [
      { PrincipalType: "Group", PrincipalId: GroupId },
      { PrincipalType: "User", PrincipalId: UserId },
    ];
    for (const principal of principals) {
      await here.console("CreateAccessAssignment", { DirectoryId, AccessConfigurationId, ...target, ...principal });
      await here.cloud.control.finishTasks();
    }
    await here.console("AddUserToGroup", { DirectoryId, GroupId, UserId });
    const strategies = { DuplicationStrategy: "KeepBoth", DeletionStrategy: "Delete" };
    const provisioned = { DirectoryId, ...target, ...principals[1], ...strategies };
    const { UserProvisioning } = await here.console("CreateUserProvisioning", provisioned);
    await here.later();
    for (const one of [operators, ann]) {
      assert.match(
        (await failureOf(one.destroy())).message,
        /cannot be deleted: it still has .*assignment of readers on/,
      );
    }
    for (const principal of principals) {
      await here.console("DeleteAccessAssignment", { DirectoryId, AccessConfigurationId, ...target, ...principal });
      await here.cloud.control.finishTasks();
    }
    for (const one of [operators, ann]) await one.up({ ...one.inputs, forceDestroy: true });
    await here.later();
    const failure = await failureOf(ann.destroy());
    assert.match(failure.message, /user ann cannot be deleted: it still has RAM user provisioning on/);
    assert.equal(memberships(here).length, 1, "nothing is taken away before the delete can succeed");
    const { UserProvisioningId } = UserProvisioning as { UserProvisioningId: string };
    await here.console("DeleteUserProvisioning", { DirectoryId, UserProvisioningId });
    await operators.destroy();
    await ann.destroy();
    assert.deepEqual([groups(here.cloud), users(here.cloud)], [[], []]);
  }

  async function userStory(value: Answer | undefined): Promise<void> {
    const domain = ramOf(here.cloud).defaultDomain;
    const program = (changes: Values = {}) => ({
      userPrincipalName: `alice@${domain}`,
      displayName: "Alice",
      comments: "on call",
      tags: { team: "platform" },
      ...changes,
    });
    const alice = here.resource("ims:User");
    await alice.up(program());
    await here.later();
    await alice.refresh();
    assert.equal(await alice.up(program()), "same");

    const edited = program({
      userPrincipalName: `alicia@${domain}`,
      comments: keepsTexts(value) ? "on leave" : undefined,
      tags: { team: "identity" },
      forceDestroy: true,
    });
    await alice.up(edited);
    await here.later();
    await alice.refresh();
    assert.equal(await alice.up(edited), "same");
    assert.deepEqual(ramUsers(here.cloud)[0]?.tags, { team: "identity" });

    const at = { UserPrincipalName: `alicia@${domain}` };
    await here.console("CreateAccessKey", at, "ims");
    await here.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7" }, "ims");
    await here.later();
    await alice.destroy();
    assert.deepEqual(ramUsers(here.cloud), []);
  }

  async function ramGroupStory(value: Answer | undefined): Promise<void> {
    const cleared = keepsTexts(value) ? "off" : undefined;
    const operators = here.resource("ims:Group");
    await here.cloud.control.fault({ kind: "throttle", action: "CreateGroup", retryAfterMs: 1 });
    const settle = async (wanted: Values) => {
      await operators.up(wanted);
      await here.later();
      await operators.refresh();
      assert.equal(await operators.up(wanted), "same");
    };
    await settle({ groupName: "operators", displayName: "Operators", comments: "on call", forceDestroy: true });
    await settle({ groupName: "admins", displayName: cleared, comments: cleared, forceDestroy: true });
    assert.deepEqual(ramGroups(here.cloud), [
      { groupName: "admins", displayName: cleared ?? "", comments: cleared ?? "", policies: [] },
    ]);
    const { UserId: userId } = await newRamUser(here, "ann");
    await here.later();
    const [membership, wanted] = [here.resource("ims:GroupMembership"), { groupId: operators.id, userId }];
    await membership.up(wanted);
    await here.later();
    assert.equal(await membership.refresh(), "there");
    assert.equal(await membership.up(wanted), "same");
    await here.later();
    await operators.destroy();
    assert.deepEqual(ramGroups(here.cloud), []);
  }
});

describe("what the service does not take, or not at once", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  it("is said when an empty text clears nothing", async () => {
    await here.reset({ emptyNewValue: "ignore" });
    const readers = here.resource("cloudsso:AccessConfiguration");
    const program = { accessConfigurationName: "readers", directoryId: here.cloud.directoryId };
    await readers.up({ ...program, description: "may read" });
    const failure = await failureOf(readers.up(program));
    assert.equal(
      failure.message,
      "the service keeps description of access configuration readers, although it was to be cleared; give it another value, " +
        "or clear it in the console",
    );
    assert.equal(await readers.up({ ...program, description: "may read" }), "update");

    const { directoryId } = here.cloud;
    for (const [kind, named, texts] of [
      ["cloudsso:Group", { groupName: "operators" }, { description: "on call" }],
      ["cloudsso:User", { userName: "ann" }, { displayName: "Ann", lastName: "Arbor", email: "ann@example.com" }],
    ] as const) {
      const one = here.resource(kind);
      await one.up({ directoryId, ...named, ...texts });
      const still = await failureOf(one.up({ directoryId, ...named }));
      assert.match(still.message, new RegExp(`^the service keeps ${Object.keys(texts).join(", ")} of .*although`));
      assert.equal(await one.up({ directoryId, ...named, ...texts }), "update");
    }

    const operators = here.resource("ims:Group");
    await operators.up({ groupName: "operators", displayName: "Operators", comments: "on call" });
    const still = await failureOf(operators.up({ groupName: "operators" }));
    assert.match(still.message, /^the service keeps displayName, comments of group operators, although/);

    const alice = here.resource("ims:User");
    const user = { userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice" };
    await alice.up({ ...user, comments: "on call", email: "alice@example.com" });
    const kept = await failureOf(alice.up(user));
    assert.equal(
      kept.message,
      `the service keeps comments, email of user ${user.userPrincipalName}, although they were to be cleared; ` +
        "give them other values, or clear them in the console",
    );
  });

  it("is said on the international site, and is no drift for ever", async () => {
    await here.reset({ site: "international" });
    const alice = here.resource("ims:User");
    const user = {
      userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`,
      displayName: "Alice",
      email: "alice@example.com",
    };
    await alice.up(user);
    await here.later();
    await alice.refresh();
    assert.equal(await alice.preview(user), "same");
    assert.deepEqual(alice.outputs["notKept"], ["email"]);
    assert.equal(ramUsers(here.cloud)[0]?.email, "");
  });

  it("is waited for when a new user cannot be read yet", async () => {
    await here.reset({ readLagMs: 1500 });
    const alice = here.resource("ims:User");
    await alice.up({ userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice" });
    assert.equal(ramUsers(here.cloud).length, 1);
    assert.equal(alice.id, Object.keys(ramOf(here.cloud).users)[0]);
  });

  it("is not made twice when its answer was lost and it cannot be read yet", async () => {
    await here.reset({ readLagMs: 1500 });
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreateUser" });
    const alice = here.resource("ims:User");
    await alice.up({ userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice" });
    assert.equal(ramUsers(here.cloud).length, 1);
    assert.equal(alice.id, Object.keys(ramOf(here.cloud).users)[0]);
  });
});
