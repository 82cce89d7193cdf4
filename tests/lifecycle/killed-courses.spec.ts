import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { cloudNow, ramOf } from "../support/view";
import { type Story, unlessKilled, unlessOvertaken, type Verb } from "./disturbed";

const POLICIES = [system("ReadOnlyAccess"), inline("no-secrets", document("kms:List*"))];
const EDITED = [system("AliyunOSSFullAccess"), inline("no-secrets", document("kms:List*"))];

/** A program of all kinds at once, as the engine runs it. */
class Program {
  private readonly directory: Managed;
  private readonly auditors: Managed;
  private readonly accounts: readonly Managed[];
  private readonly alice: Managed;

  constructor(
    private readonly here: Lifecycle<ProviderHere>,
    private readonly targets: readonly string[],
  ) {
    this.directory = here.resource("cloudsso:Directory", "directory");
    this.auditors = here.resource("cloudsso:AccessConfiguration", "auditors");
    this.accounts = targets.map((id) => here.resource("cloudsso:AccessConfigurationProvisioning", `auditors-${id}`));
    this.alice = here.resource("ims:User", "alice");
  }

  async up(permissionPolicies: readonly Values[]): Promise<void> {
    const alice = this.alice.up({
      userPrincipalName: `alice@${ramOf(this.here.cloud).defaultDomain}`,
      displayName: "Alice",
    });
    await this.directory.up({});
    const directoryId = this.directory.id;
    await this.auditors.up({ accessConfigurationName: "auditors", directoryId, permissionPolicies });
    const accessConfigurationId = this.auditors.id;
    const { policyRevision } = this.auditors.inputs;
    const edges = this.accounts.map((edge, index) =>
      edge.up({ directoryId, accessConfigurationId, targetId: this.targets[index], policyRevision }),
    );
    await Promise.all([alice, ...edges]);
  }

  async refresh(): Promise<void> {
    const all = [this.directory, this.auditors, ...this.accounts, this.alice];
    await Promise.all(all.map((one) => one.recorded && one.refresh()));
  }

  /** All but the directory, which is the company's. */
  async destroy(): Promise<void> {
    const destroyed = (one: Managed) => one.recorded && one.destroy();
    await Promise.all([...this.accounts, this.alice].map(destroyed));
    await destroyed(this.auditors);
  }
}

describe("a command that is killed", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  function begun(): Program {
    return new Program(here, here.cloud.accountIds.slice(0, 2));
  }

  function upTo(program: Program, policies: readonly Values[]): Verb {
    return {
      run: () => program.up(policies),
      async settled() {
        await program.refresh();
        await here.cloud.control.clearCalls();
        await program.up(policies);
        const writes = here.calls().filter(({ action }) => !/^(Get|List)/.test(action));
        assert.deepEqual(writes, [], "after a refresh nothing is left to do");
      },
    };
  }

  const first: Story = { what: "a first up", prepare: async () => upTo(begun(), POLICIES) };
  const edit: Story = {
    what: "a policy edit",
    async prepare() {
      const program = begun();
      await program.up(POLICIES);
      return upTo(program, EDITED);
    },
  };
  const destroy: Story = {
    what: "a destroy",
    async prepare() {
      const program = begun();
      await program.up(POLICIES);
      return { run: () => program.destroy() };
    },
  };
  /** A destroy does not know what the killed run made: only the next up finds it, so that a further destroy has it. */
  const undone: Story = {
    what: "a first up that is undone",
    async prepare() {
      const program = begun();
      return {
        run: () => program.up(POLICIES),
        async settled() {
          await program.destroy();
          await program.up(POLICIES);
          await here.later();
          await program.destroy();
          assert.deepEqual(cloudNow(here.cloud).configurations, []);
          assert.deepEqual(cloudNow(here.cloud).users, []);
        },
      };
    },
  };

  for (const story of [first, edit, destroy, undone]) unlessKilled(() => here, story);
  for (const story of [first, edit, destroy]) unlessOvertaken(() => here, story);
});
