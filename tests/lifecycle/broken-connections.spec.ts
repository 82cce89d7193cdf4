import assert from "node:assert/strict";
import type { Fault } from "../../emulator";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider-process";
import { Stack } from "../support/stack";
import { configurations, directoryOf, provisionings, ramOf, ramUsers } from "../support/view";

/** A verb in a cloud that is made anew for each attempt. */
interface Story {
  readonly what: string;
  /** Makes what the verb starts from, and gives the verb: what the engine does, and does again when it failed. */
  prepare(): Promise<Verb>;
}

interface Verb {
  run(): Promise<unknown>;
  /** What of the state must agree with the cloud in the end. */
  readonly settled?: () => Promise<unknown>;
}

const KINDS = {
  "cut before it is carried out": { kind: "resetBefore" },
  "cut after it was carried out": { kind: "resetAfter" },
  throttled: { kind: "throttle", retryAfterMs: 1 },
  "answered with an error 500": { kind: "error500" },
  "answered with an error 500 and carried out": { kind: "error500", carriedOut: true },
} as const satisfies { readonly [what: string]: Fault };

describe("a verb of which one call is broken", function () {
  this.timeout(60_000); // the machine may be busy

  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  const stories: readonly Story[] = [
    {
      what: "create of an access configuration",
      prepare: async () => upOf(here.resource("cloudsso:AccessConfiguration"), readers()),
    },
    {
      what: "update of an access configuration that is provisioned",
      async prepare() {
        const stack = await provisioned({}, 1);
        const wanted = {
          ...readers(),
          description: "may look",
          permissionPolicies: [inline("own", document("oss:List*")), system("AliyunOSSReadOnlyAccess")],
        };
        return upOf(stack.readers, wanted);
      },
    },
    {
      what: "delete of an access configuration with deprovisionOnDelete",
      async prepare() {
        const stack = await provisioned({ deprovisionOnDelete: true }, 1);
        return destroyOf(stack.readers);
      },
    },
    {
      what: "delete of an access configuration without force",
      async prepare() {
        const one = here.resource("cloudsso:AccessConfiguration");
        await one.up({ ...readers(), forceRemovePermissionPolicies: false });
        return destroyOf(one);
      },
    },
    {
      what: "read of an access configuration",
      async prepare() {
        const one = here.resource("cloudsso:AccessConfiguration");
        await one.up(readers());
        return refreshOf(one, readers());
      },
    },
    {
      what: "create of a provisioning",
      async prepare() {
        const stack = await provisioned({}, 0);
        return upOf(stack.account(account()), stack.provisioning(account()));
      },
    },
    {
      what: "update of a provisioning",
      async prepare() {
        const stack = await provisioned({ reprovision: "manual" }, 1);
        const edited = { ...readers(), reprovision: "manual", permissionPolicies: [system("ReadOnlyAccess")] };
        await stack.account(account()).up(stack.provisioning(account()));
        await stack.readers.up(edited);
        return upOf(stack.account(account()), stack.provisioning(account()));
      },
    },
    {
      what: "delete of a provisioning",
      async prepare() {
        const stack = await provisioned({}, 1);
        await stack.account(account()).up(stack.provisioning(account()));
        return destroyOf(stack.account(account()));
      },
    },
    { what: "create of a user", prepare: async () => upOf(here.resource("ims:User"), alice()) },
    {
      what: "update of a user",
      async prepare() {
        const one = here.resource("ims:User");
        await one.up(alice());
        return upOf(one, {
          ...alice(),
          userPrincipalName: `alicia@${domain()}`,
          comments: "",
          tags: { stage: "test", new: "1" },
        });
      },
    },
    {
      what: "delete of a user with all that hangs on it",
      async prepare() {
        const one = here.resource("ims:User");
        await one.up({ ...alice(), forceDestroy: true });
        const at = { UserPrincipalName: `alice@${domain()}` };
        await here.console("CreateAccessKey", at, "ims");
        await here.console("CreateGroup", { GroupName: "operators", DisplayName: "Operators" }, "ims");
        await here.console("AddUserToGroup", { ...at, GroupName: "operators" }, "ims");
        await here.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7" }, "ims");
        return destroyOf(one);
      },
    },
    {
      what: "create of a directory",
      async prepare() {
        here.cloud.state.cloudsso.directory = null;
        return upOf(here.resource("cloudsso:Directory"), { directoryName: "company" });
      },
    },
    {
      what: "adoption and renaming of a directory",
      prepare: async () => upOf(here.resource("cloudsso:Directory"), { directoryName: "company", adopt: true }),
    },
    {
      what: "update of a directory",
      async prepare() {
        const one = here.resource("cloudsso:Directory");
        await one.up({ directoryName: "company", adopt: true });
        return upOf(one, { directoryName: "firm" });
      },
    },
    {
      what: "delete of a directory",
      async prepare() {
        const one = here.resource("cloudsso:Directory");
        await one.up({});
        return destroyOf(one);
      },
    },
  ];

  function readers(): Values {
    return {
      accessConfigurationName: "readers",
      directoryId: here.cloud.directoryId,
      description: "may read",
      permissionPolicies: [system("ReadOnlyAccess"), inline("own", document("oss:Get*"))],
    };
  }

  function alice(): Values {
    return {
      userPrincipalName: `alice@${domain()}`,
      displayName: "Alice",
      comments: "on call",
      tags: { team: "platform", stage: "prod" },
    };
  }

  function account(): string {
    return here.cloud.accountIds[0] ?? "";
  }

  function domain(): string {
    return ramOf(here.cloud).defaultDomain;
  }

  /** A configuration in these first accounts: brought there at the console, where no task has to be awaited. */
  async function provisioned(changes: Values, accounts: number): Promise<Stack> {
    const stack = new Stack(here);
    await stack.up({ ...readers(), ...changes });
    for (const one of here.cloud.accountIds.slice(0, accounts)) await stack.provisionAtConsole(one);
    return stack;
  }

  function upOf(one: Managed, program: Values): Verb {
    return {
      run: () => one.up(program),
      async settled() {
        await one.refresh();
        assert.equal(await one.preview(program), "same", "after a refresh nothing is left to do");
        return one.id !== "";
      },
    };
  }

  function destroyOf(one: Managed): Verb {
    return {
      run: async () => one.recorded && (await one.destroy()),
    };
  }

  function refreshOf(one: Managed, program: Values): Verb {
    return { run: () => one.refresh(), settled: () => one.preview(program) };
  }

  /** All that a verb can leave behind, without ids and times. */
  function cloudNow() {
    const { directory } = here.cloud.state.cloudsso;
    const ram = ramOf(here.cloud);
    return {
      directory: directory?.directoryName.replace(/^d-.*/, "d-"),
      configurations: directory === null ? [] : configurations(here.cloud),
      provisionings: directory === null ? [] : provisionings(here.cloud),
      tasks: directory === null ? 0 : directoryOf(here.cloud).runningTasks.length,
      users: ramUsers(here.cloud),
      keys: Object.values(ram.users).flatMap(({ accessKeys }) => Object.keys(accessKeys)).length,
      memberships: Object.keys(ram.memberships).length,
      recycled: Object.keys(ram.recycledUsers).length,
    };
  }

  /** Runs as the engine would: what failed is done again by the next command. */
  async function throughAll(verb: Verb): Promise<string[]> {
    const failures: string[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      const failure = await verb.run().then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (failure === undefined) break;
      failures.push(failure);
      await here.later();
    }
    await here.later();
    await verb.settled?.();
    return failures;
  }

  for (const story of stories) {
    describe(story.what, () => {
      let calls: string[];
      let wanted: ReturnType<typeof cloudNow>;

      before(async () => {
        await here.reset();
        const verb = await story.prepare();
        await here.later();
        await here.cloud.control.clearCalls();
        await verb.run();
        calls = here.calls().map(({ action }) => action);
        await here.later();
        await verb.settled?.();
        wanted = cloudNow();
      });

      for (const [what, fault] of Object.entries(KINDS)) {
        it(`reaches its end at once when it is ${what}, each in turn`, async () => {
          for (const [index, action] of calls.entries()) {
            if ("carriedOut" in fault && isRead(action)) continue; // the same as not carried out
            await here.reset();
            const verb = await story.prepare();
            await here.later();
            const armed = await here.cloud.control.fault({ ...fault, nth: index + 1 });
            const failures = await throughAll(verb);

            assert.equal(await armed.hits(), 1);
            const at = `call ${index + 1} of ${calls.length}, ${action}, ${failures.join(" / ")}`;
            assert.deepEqual(cloudNow(), wanted, at);
            assert.deepEqual(failures, [], at);
          }
        });
      }
    });
  }
});

function isRead(action: string): boolean {
  return /^(Get|List)/.test(action);
}
