import assert from "node:assert/strict";
import type { Uncertain } from "../../emulator";
import { uncertainties } from "../../emulator/options";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import { Stack } from "../support/stack";
import { configurations, provisionings, ramOf, ramUsers } from "../support/view";

type Option = keyof Uncertain;

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

/** Those of CloudSSO, likewise; the scope of conflicts has a suite of its own beside the roll-outs. */
const FOR_CONFIGURATIONS = [
  "emptyNewValue",
  "configurationDeleteDuringTask",
  "failedDeprovision",
  "failedFirstProvision",
  "undoneEdit",
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
    for (const value of othersOf(option)) {
      it(`${option}: ${value}, RAM users`, async () => {
        await here.reset({ [option]: value });
        await userStory(value);
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
    for (const value of othersOf(option)) {
      it(`${option}: ${value}, access configurations and provisionings`, async () => {
        await here.reset({ [option]: value });
        await configurationStory(value);
      });
    }
  }

  async function configurationStory(value: unknown): Promise<void> {
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
      description: value === "ignore" || value === "refuse" ? "may look" : undefined,
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

  async function userStory(value: unknown): Promise<void> {
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
      comments: value === "ignore" || value === "refuse" ? "on leave" : undefined,
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
});

function othersOf(option: Option): readonly (string | number)[] {
  const { values, initial } = uncertainties[option] as { values: readonly (string | number)[]; initial: unknown };
  return values.filter((value) => value !== initial);
}

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
