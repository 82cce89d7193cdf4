import assert from "node:assert/strict";
import type { EmulatorOptions, Uncertain } from "../../emulator";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { newGroup, newUser } from "../support/people";
import { system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { Stack } from "../support/stack";
import { assignments, cloudNow, provisionings } from "../support/view";
import { type Story, unlessKilled, unlessOvertaken } from "./disturbed";
import { edgeContract } from "./edge-contract";

const KIND = "cloudsso:AccessAssignment";
const CREATE = "CreateAccessAssignment";
const DELETE = "DeleteAccessAssignment";
const LAST = "DeprovisionForLastAccessAssignmentOnAccount";
const POLICIES = { permissionPolicies: [system("ReadOnlyAccess")] };

type Console = Pick<Lifecycle, "console" | "cloud">;

function wire(program: Values): Values {
  return {
    DirectoryId: program["directoryId"],
    AccessConfigurationId: program["accessConfigurationId"],
    TargetType: "RD-Account",
    TargetId: program["targetId"],
    PrincipalType: program["principalType"],
    PrincipalId: program["principalId"],
  };
}

async function newConfiguration({ console, cloud }: Console, name = "readers"): Promise<string> {
  const answer = await console("CreateAccessConfiguration", {
    DirectoryId: cloud.directoryId,
    AccessConfigurationName: name,
  });
  return (answer["AccessConfiguration"] as { readonly AccessConfigurationId: string }).AccessConfigurationId;
}

/** Somebody does it at the console, and its task ends. */
async function atConsole({ console, cloud }: Console, action: string, parameters: object): Promise<void> {
  await console(action, parameters);
  await cloud.control.finishTasks();
}

edgeContract(KIND, {
  id: ["directoryId", "accessConfigurationId", "targetType", "targetId", "principalType", "principalId"],
  async siblings(here) {
    const { directoryId, accountIds } = here.cloud;
    const accessConfigurationId = await newConfiguration(here);
    const operators = await newGroup(here, "operators");
    const ann = await newUser(here, "ann");
    const base = { directoryId, accessConfigurationId, targetType: "RD-Account" };
    return [
      { ...base, targetId: accountIds[0], principalType: "Group", principalId: operators },
      { ...base, targetId: accountIds[0], principalType: "User", principalId: ann },
      { ...base, targetId: accountIds[1], principalType: "Group", principalId: operators },
    ];
  },
  joined: ({ directoryId, accessConfigurationId, principalId, ...rest }) => ({
    ...rest,
    directoryId,
    accessConfigurationId: `${directoryId}:${accessConfigurationId}`,
    principalId: `${directoryId}:${principalId}`,
  }),
  held: ({ cloud }) => assignments(cloud),
  list: "ListAccessAssignments",
  attach: (here, program) => atConsole(here, CREATE, wire(program)),
  detach: (here, program) => atConsole(here, DELETE, wire(program)),
  async vanish(here, program) {
    const { DirectoryId, AccessConfigurationId, TargetType, TargetId } = wire(program);
    const of = { DirectoryId, AccessConfigurationId };
    await atConsole(here, "DeprovisionAccessConfiguration", { ...of, TargetType, TargetId });
    await here.console("DeleteAccessConfiguration", of);
  },
});

describe("cloudsso.AccessAssignment", () => {
  let here: Lifecycle<ProviderHere>;
  let first: string;
  let second: string;
  let operators: string;
  let ann: string;

  before(async () => {
    here = await sharedLifecycle();
    [first = "", second = ""] = here.cloud.accountIds;
  });

  beforeEach(() => begin());

  async function begin(options: Partial<Uncertain> = {}): Promise<void> {
    await here.reset(options);
    await here.cloud.control.setTaskDuration(40);
    operators = await newGroup(here, "operators");
    ann = await newUser(here, "ann");
  }

  const grant = (stack: Stack, targetId: string, principalId: string, changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    accessConfigurationId: stack.ids.AccessConfigurationId,
    targetId,
    principalType: principalId.startsWith("g-") ? "Group" : "User",
    principalId,
    ...changes,
  });

  async function configured(accounts: readonly string[] = []): Promise<Stack> {
    const stack = new Stack(here);
    await stack.up(POLICIES, accounts);
    await nextCommand();
    return stack;
  }

  async function granted(program: Values): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program), "create");
    return one;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  const accountsOf = () => provisionings(here.cloud).map(({ account }) => account);
  const sent = (action: string, name: string) => here.calls(action).map(({ parameters }) => parameters[name]);

  describe("the provisioning below it", () => {
    it("comes with the first assignment, and goes with the last one", async () => {
      const stack = await configured();
      const group = await granted(grant(stack, first, operators));
      const user = await granted(grant(stack, first, ann));
      assert.deepEqual(provisionings(here.cloud), [
        { configuration: "readers", account: first, status: "current", policies: ["System:ReadOnlyAccess"] },
      ]);
      await nextCommand();
      await group.destroy();
      assert.deepEqual(accountsOf(), [first], "somebody has one there");
      await user.destroy();
      assert.deepEqual(accountsOf(), []);
      assert.deepEqual(sent(DELETE, "DeprovisionStrategy"), [LAST, LAST]);
      await stack.readers.destroy();
    });

    it("stays when the last assignment goes from a program that declares it", async () => {
      const stack = await configured([first, second]);
      const one = await granted(grant(stack, first, operators));
      const other = await granted(grant(stack, second, operators));
      await nextCommand();
      // The second account's provisioning leaves the program with its assignment.
      assert.deepEqual(await stack.up(POLICIES, [first]), ["same", "same"]);
      await one.destroy();
      await Promise.all([other.destroy(), stack.account(second).destroy()]);
      assert.deepEqual(sent(DELETE, "DeprovisionStrategy").sort(), [LAST, "None"]);
      assert.deepEqual([accountsOf(), assignments(here.cloud)], [[first], []]);
      assert.deepEqual(await stack.up(POLICIES, [first]), ["same", "same"]);
    });

    it("goes in a destroy, which knows no program, and the delete of its own resource takes that for done", async () => {
      const stack = await configured([first]);
      const one = await granted(grant(stack, first, operators));
      await nextCommand();
      await one.destroy();
      assert.deepEqual(accountsOf(), []);
      await stack.account(first).destroy();
      await stack.readers.destroy();
      assert.deepEqual(cloudNow(here.cloud).configurations, []);
    });

    it("is waited for in a destroy that deletes everything at once", async () => {
      const stack = await configured([first, second]);
      await here.cloud.control.setTaskDuration(7000);
      const all = [first, second].flatMap((account) => [operators, ann].map((who) => grant(stack, account, who)));
      const grants = await Promise.all(all.map((program) => granted(program)));
      await nextCommand();
      const everything = [stack.account(first), stack.account(second), ...grants];
      await Promise.all(everything.map((one) => one.destroy()));
      assert.deepEqual([accountsOf(), assignments(here.cloud)], [[], []]);
    });

    for (const strategy of [LAST, "None"] as const) {
      it(`obeys the program where it says ${strategy}, whatever is declared, and a change of that costs no call`, async () => {
        const stack = await configured([first]);
        const one = await granted(grant(stack, first, operators));
        await nextCommand();
        const wanted = grant(stack, first, operators, { deprovisionStrategy: strategy });
        assert.equal(await one.up(wanted), "update");
        assert.deepEqual(here.calls(), []);
        await here.later();
        assert.equal(await one.refresh(), "there");
        assert.equal(await one.preview(wanted), "same");
        await nextCommand();
        await stack.up(POLICIES);
        await one.destroy();
        assert.deepEqual(accountsOf(), strategy === LAST ? [] : [first]);
      });
    }

    for (const grantOnStaleAccount of ["stays", "refreshes"] as const) {
      it(`is repaired by its own resource where it was stale: ${grantOnStaleAccount}`, async () => {
        await begin({ grantOnStaleAccount });
        const stack = await configured([first]);
        await here.console("AddPermissionPolicyToAccessConfiguration", {
          ...stack.ids,
          PermissionPolicyType: "System",
          PermissionPolicyName: "AdministratorAccess",
        });
        await nextCommand();
        await granted(grant(stack, first, operators));
        assert.equal(provisionings(here.cloud)[0]?.status, grantOnStaleAccount === "stays" ? "stale" : "current");
        await nextCommand();
        await stack.refresh();
        await stack.up(POLICIES);
        assert.deepEqual(
          provisionings(here.cloud).map(({ status, policies }) => [status, policies]),
          [["current", ["System:ReadOnlyAccess"]]],
        );
        assert.equal(assignments(here.cloud).length, 1);
      });
    }

    it("is known to the run that made it by a grant", async () => {
      const stack = await configured();
      await granted(grant(stack, first, operators));
      await stack.up(POLICIES, [first]);
      assert.deepEqual(here.calls("ProvisionAccessConfiguration"), []);
    });
  });

  describe("tasks", () => {
    it("wait for each other where somebody provisions the account", async () => {
      const stack = await configured();
      await here.cloud.control.setTaskDuration(900);
      await here.console("ProvisionAccessConfiguration", { ...stack.ids, TargetType: "RD-Account", TargetId: first });
      await here.cloud.control.setTaskDuration(40);
      await Promise.all([
        granted(grant(stack, first, operators)),
        granted(grant(stack, first, ann)),
        granted(grant(stack, second, ann)),
      ]);
      assert.equal(assignments(here.cloud).length, 3);
      const conflicts = here.calls().filter(({ code }) => code === "OperationConflict.Task");
      assert.ok(conflicts.length <= 3, `${conflicts.length} conflicts`);
    });

    for (const verb of ["create", "delete"] as const) {
      it(`of a ${verb} that fail are told with account, principal, reason, task and request`, async () => {
        const stack = await configured();
        const program = grant(stack, first, operators);
        const one = verb === "create" ? here.resource(KIND) : await granted(program);
        const action = verb === "create" ? CREATE : DELETE;
        await here.cloud.control.fault({ kind: "taskFailure", reason: "No Permission.", action });
        const { message } = await failureOf(verb === "create" ? one.up(program) : one.destroy());
        const call = here.calls(action).at(-1);
        assert.equal(
          message,
          `the assignment of access configuration ${stack.ids.AccessConfigurationId} to group ${operators} in account ` +
            `${first} could not be ${verb === "create" ? "added" : "removed"}: No Permission. ` +
            `(task ${call?.taskId}, request ${call?.requestId})`,
        );
        assert.equal(assignments(here.cloud).length, verb === "create" ? 0 : 1);
        assert.equal(one.recorded === undefined, verb === "create");
        await here.later();
        await (verb === "create" ? one.up(program) : one.destroy());
        assert.equal(assignments(here.cloud).length, verb === "create" ? 1 : 0);
      });
    }

    it("go on when the time is up, and the next up finds what they did", async () => {
      const stack = await configured();
      await here.cloud.control.setTaskDuration(3_600_000);
      const limited = grant(stack, first, operators, { timeouts: { create: "1s" } });
      const one = here.resource(KIND);
      const { message } = await failureOf(one.up(limited));
      assert.match(
        message,
        new RegExp(
          `in account ${first} could not be added: create took longer than 1 s \\(raise it with timeouts\\): the task t-\\w+ of ` +
            `${stack.ids.AccessConfigurationId} for group ${operators} in account ${first} was still running$`,
        ),
      );
      await here.cloud.control.finishTasks();
      await nextCommand();
      assert.equal(await one.up(limited), "create");
      assert.deepEqual(here.calls(CREATE), []);
    });

    it("that take minutes need one list, of which an old one is looked at again before it is taken for the end", async () => {
      const stack = await configured();
      const theirs = grant(stack, second, operators);
      await atConsole(here, CREATE, wire(theirs));
      await here.cloud.control.setTaskDuration(40_000);
      await granted(grant(stack, first, operators));
      await granted(grant(stack, first, ann));
      assert.equal(here.calls("ListAccessAssignments").length, 1);
      await atConsole(here, DELETE, wire(theirs));
      await granted(theirs);
      assert.equal(here.calls("ListAccessAssignments").length, 2);
      assert.equal(assignments(here.cloud).length, 3);
    });

    for (const repeatedGrant of ["refuse", "task fails", "accept"] as const) {
      it(`do not mind that somebody was faster, where the service would ${repeatedGrant} it`, async () => {
        await begin({ repeatedGrant });
        const stack = await configured();
        const program = grant(stack, first, operators);
        const held = await here.cloud.control.pause({ at: "before", action: CREATE });
        const up = granted(program);
        await held.reached();
        await atConsole(here, CREATE, wire(program));
        await held.release();
        const one = await up;
        assert.equal(assignments(here.cloud).length, 1);
        assert.equal(await one.preview(program), "same");
      });
    }

    it("that are no longer listed are told by the assignment itself", async () => {
      const stack = await configured();
      const gone = { kind: "refuse", code: "EntityNotExists.Task", status: 404, action: "GetTaskStatus" } as const;
      await here.cloud.control.fault({ ...gone, times: 50 });
      const one = await granted(grant(stack, first, operators));
      await one.destroy();
      assert.deepEqual(assignments(here.cloud), []);
    });
  });

  describe("bad input", () => {
    it("is refused in the preview: what is no principal, and a type that its id denies", async () => {
      const stack = await configured();
      const refused = async (changes: Values) =>
        (await failureOf(here.resource(KIND).preview(grant(stack, first, operators, changes)))).message;
      assert.equal(
        await refused({ principalId: "operators" }),
        'principalId must be the id of a user (u-...) or of a group (g-...), not "operators"',
      );
      assert.equal(
        await refused({ principalType: "User" }),
        `principalType must be Group, since principalId ${operators} is a group's`,
      );
      assert.equal(
        await refused({ principalType: "Group", principalId: ann }),
        `principalType must be User, since principalId ${ann} is a user's`,
      );
      assert.match(
        await refused({ deprovisionStrategy: "Always" }),
        /^deprovisionStrategy must be "Deprov\w+" or "None"/,
      );
      assert.deepEqual(here.calls(), []);
    });

    it("names the principal that is not there, and what to do", async () => {
      const stack = await configured();
      for (const [what, id] of [
        ["group", "g-nobody"],
        ["user", "u-nobody"],
      ] as const) {
        const { message } = await failureOf(here.resource(KIND).up(grant(stack, first, id)));
        const where = `in directory ${here.cloud.directoryId}`;
        assert.ok(
          message.startsWith(`there is no ${what} ${id} ${where}; declare it in this program and use its output`),
          message,
        );
      }
    });

    it("names the principal that is not there behind a code that nobody knows", async () => {
      const stack = await configured();
      await here.cloud.control.fault({ kind: "refuse", code: "Unverified.Principal", status: 400, action: CREATE });
      const { message } = await failureOf(here.resource(KIND).up(grant(stack, first, "g-nobody")));
      assert.match(message, /could not be added: there is no group g-nobody in directory /);
    });

    it("says which accounts there can be", async () => {
      const stack = await configured();
      const { message } = await failureOf(here.resource(KIND).up(grant(stack, "42", operators)));
      assert.match(
        message,
        /in account 42 could not be added: 42 must be an account of the resource directory that is not suspended, or its management account \(CloudSSO CreateAccessAssignment was refused with /,
      );
    });

    it("names the configuration that is not there", async () => {
      const stack = await configured();
      const { message } = await failureOf(
        here.resource(KIND).up(grant(stack, first, operators, { accessConfigurationId: "ac-none" })),
      );
      assert.match(message, /^there is no access configuration ac-none in directory /);
    });
  });

  for (const form of [
    { conflictStatus: 400, listOrder: "newest first", pageSizeOutOfRange: "clamp", throttlingStatus: 429 },
    { conflictStatus: 409, halfFilterPair: "refuse", throttlingStatus: 503 },
  ] as const satisfies readonly Partial<Uncertain>[]) {
    it(`does not depend on the form of answers: ${Object.values(form).join(", ")}`, async () => {
      await begin(form as Partial<Uncertain>);
      const stack = await configured([first]);
      await here.cloud.control.fault({ kind: "throttle", action: CREATE, retryAfterMs: 1 });
      const programs = [operators, ann].map((who) => grant(stack, first, who));
      const grants = await Promise.all(programs.map((program) => granted(program)));
      await nextCommand();
      for (const [index, one] of grants.entries()) {
        assert.equal(await one.refresh(), "there");
        assert.equal(await one.preview(programs[index] ?? {}), "same");
      }
      await nextCommand();
      await Promise.all(grants.map((one) => one.destroy()));
      assert.deepEqual(assignments(here.cloud), []);
    });
  }

  it("goes with a group that somebody deleted at the console", async () => {
    const stack = await configured();
    const program = grant(stack, first, operators);
    const one = await granted(program);
    const { recorded } = one;
    await atConsole(here, DELETE, wire(program));
    await here.console("DeleteGroup", { DirectoryId: here.cloud.directoryId, GroupId: operators });
    await nextCommand();
    one.recorded = recorded;
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
    const { message } = await failureOf(one.up(program));
    assert.match(message, /^there is no group g-\w+ in directory /);
  });

  it("goes with an account that has left the resource directory", async () => {
    const stack = await configured();
    const one = await granted(grant(stack, first, operators));
    await here.cloud.control.removeAccount(first);
    await nextCommand();
    const { recorded } = one;
    assert.equal(await one.refresh(), "gone");
    one.recorded = recorded;
    await one.destroy();
  });

  /** A program of assignments beside provisionings, as the engine runs it. */
  describe("beside provisionings", () => {
    class Program {
      readonly stack = new Stack(here);
      readonly grants = new Map<string, Managed>();

      async up(principals: readonly string[]): Promise<void> {
        await this.stack.up(POLICIES, [first]);
        await Promise.all(
          principals.map((who) => {
            const one = this.grants.get(who) ?? here.resource(KIND);
            this.grants.set(who, one);
            return one.up(grant(this.stack, first, who));
          }),
        );
        const left = [...this.grants].filter(([who]) => !principals.includes(who));
        await Promise.all(left.map(async ([, one]) => one.recorded && (await one.destroy())));
      }

      async refresh(): Promise<void> {
        await this.stack.refresh();
        await Promise.all([...this.grants.values()].map((one) => one.recorded && one.refresh()));
      }
    }

    const look = () => ({ ...cloudNow(here.cloud), assignments: assignments(here.cloud) });

    function verbOf(program: Program, principals: () => readonly string[]) {
      return {
        run: () => program.up(principals()),
        async settled() {
          await program.refresh();
          await here.cloud.control.clearCalls();
          await program.up(principals());
          assert.deepEqual(
            here.calls().filter(({ action }) => !/^(Get|List)/.test(action)),
            [],
            "after a refresh nothing is left to do",
          );
        },
      };
    }

    const people = async () => {
      // Whether a start meets the task before it, and is refused, is a matter of milliseconds.
      await here.cloud.control.setOptions({ conflictScope: "assignment" });
      operators = await newGroup(here, "operators");
      ann = await newUser(here, "ann");
    };
    const made: Story = {
      what: "a first up of assignments",
      look,
      async prepare() {
        await people();
        return verbOf(new Program(), () => [operators, ann]);
      },
    };
    const taken: Story = {
      what: "an up that takes a group's assignments away",
      look,
      async prepare() {
        await people();
        const program = new Program();
        await program.up([operators, ann]);
        return verbOf(program, () => [ann]);
      },
    };
    for (const story of [made, taken]) {
      unlessKilled(() => here, story);
      unlessOvertaken(() => here, story);
    }
  });
});

for (const [conflictScope, most] of [
  ["account", 2],
  ["configuration", 2],
  ["assignment", 0],
] as const) {
  describe(`assignments where a running task stands in the way of its ${conflictScope}`, () => {
    let here: Lifecycle;

    before(async () => {
      const cloud: EmulatorOptions = { accounts: 6, conflictScope, taskDurationMs: 1500 };
      here = await startLifecycle({ cloud });
    });

    after(() => here.close());

    it("are made and taken away, and few calls are wasted", async () => {
      const accessConfigurationId = await newConfiguration(here);
      const principals = [
        await newGroup(here, "operators"),
        await newGroup(here, "auditors"),
        await newUser(here, "ann"),
      ];
      const { directoryId, accountIds } = here.cloud;
      const programs = accountIds.flatMap((targetId) =>
        principals.map((principalId) => ({
          directoryId,
          accessConfigurationId,
          targetId,
          principalType: principalId.startsWith("g-") ? "Group" : "User",
          principalId,
        })),
      );
      const all = programs.map(() => here.resource(KIND));
      await Promise.all(all.map((one, index) => one.up(programs[index] ?? {})));
      assert.equal(assignments(here.cloud).length, 18);
      const wasted = () => here.calls().filter(({ code }) => code === "OperationConflict.Task").length;
      assert.ok(wasted() <= most, `${wasted()} creates were refused`);
      assert.equal(here.calls(CREATE).length, 18 + wasted());

      await here.later();
      await here.cloud.control.clearCalls();
      await Promise.all(all.slice(0, 9).map((one) => one.destroy()));
      assert.equal(assignments(here.cloud).length, 9);
      assert.ok(wasted() <= most, `${wasted()} deletes were refused`);
      assert.equal(here.calls(DELETE).length, 9 + wasted());
      assert.deepEqual(
        provisionings(here.cloud).map(({ account }) => account),
        accountIds.slice(3),
      );
    });
  });
}
