import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { Stack } from "../support/stack";
import { ramOf } from "../support/view";
import { destroyOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

describe("whatever happens to a call", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  const stories: readonly Story[] = [
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
    {
      what: "delete of a user with all that hangs on it",
      async prepare() {
        const one = here.resource("ims:User");
        await one.up({ ...alice(), forceDestroy: true });
        const at = { UserPrincipalName: `alice@${domain()}` };
        await here.console("CreateAccessKey", at, "ims");
        const policy = { PolicyType: "System", PolicyName: "ReadOnlyAccess", UserName: "alice" };
        await here.console("AttachPolicyToUser", policy, "ram");
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

  for (const story of stories) {
    unlessBroken(() => here, story);
    unlessKilled(() => here, story);
  }

  // Killed, the next command cannot tell a directory that is gone from one that its keys do not see, and says so.
  unlessBroken(() => here, {
    what: "delete of a directory",
    async prepare() {
      const one = here.resource("cloudsso:Directory");
      await one.up({});
      return destroyOf(one);
    },
  });
});
