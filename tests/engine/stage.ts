import { readFileSync, writeFileSync } from "node:fs";
import type { CallEntry, CloudState, Emulator } from "../../emulator/index";
import type { Engine, OperationName, OperationOptions, Run, Running, Stack } from "../support/engine";
import { type PlayedRun, type Recording, record } from "./recording";

type Directory = NonNullable<CloudState["cloudsso"]["directory"]>;
type Configuration = Directory["accessConfigurations"][string];
type Provisioning = Directory["provisionings"][string];

/** What a scenario has in hand: an engine with its stacks, and the cloud by which it is judged. */
export class Stage {
  private readonly stacks = new Map<string, Stack>();
  private readonly played: PlayedRun[] = [];
  private readonly dependencies = new Map<string, Set<string>>();
  private branch = "";

  constructor(
    readonly engine: Engine,
    readonly cloud: Emulator,
    private readonly folder: string,
  ) {}

  async stack(name = "test"): Promise<Stack> {
    const present = this.stacks.get(name);
    if (present !== undefined) return present;
    const environment = this.cloud.environment();
    const opened = await this.engine.open({ stack: name, folder: this.folder, project: "engine", environment });
    this.stacks.set(name, opened);
    await opened.configure({ accounts: this.cloud.accountIds });
    return opened;
  }

  /** Sets what the program declares; see `programs/identity.js`. */
  async program(values: Readonly<Record<string, unknown>>, stack?: string): Promise<void> {
    await (await this.stack(stack)).configure(values);
  }

  up(options?: OperationOptions, stack?: string): Promise<Run> {
    return this.run("up", options, stack);
  }

  preview(options?: OperationOptions, stack?: string): Promise<Run> {
    return this.run("preview", options, stack);
  }

  refresh(options?: OperationOptions, stack?: string): Promise<Run> {
    return this.run("refresh", options, stack);
  }

  destroy(options?: OperationOptions, stack?: string): Promise<Run> {
    return this.run("destroy", options, stack);
  }

  /** For runs that are to be killed, or to run beside others. */
  async start(operation: OperationName, options?: OperationOptions, stack?: string): Promise<Running> {
    return (await this.stack(stack)).start(operation, options);
  }

  async run(operation: OperationName, options?: OperationOptions, name?: string): Promise<Run> {
    const stack = await this.stack(name);
    this.remember(stack);
    const run = await stack.start(operation, options).done;
    this.remember(stack);
    this.played.push({ stack: stack.name, branch: this.branch, run });
    return run;
  }

  /** Plays different continuations of what is now; each begins with the cloud and the stacks as they are. */
  async branches(continuations: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
    const cloud = await this.cloud.control.snapshot();
    const states = [...this.stacks.values()].map(({ stateFile }) => [stateFile, readFileSync(stateFile)] as const);
    for (const [name, play] of Object.entries(continuations)) {
      this.branch = name;
      await this.cloud.control.restore(cloud);
      await this.cloud.control.clearFaults();
      await this.cloud.control.clearCalls();
      for (const [file, content] of states) writeFileSync(file, content);
      await play();
    }
    this.branch = "";
  }

  recording(): Recording {
    const states = Object.fromEntries([...this.stacks.values()].map((stack) => [stack.name, stack.deployment()]));
    return record(this.engine.version, this.played, states, this.dependencies, this.cloud.accountIds);
  }

  /** For a failed assertion: what the last run printed. */
  story(): string {
    const last = this.played.at(-1)?.run;
    return last === undefined
      ? ""
      : `after ${this.branch} ${last.command} (exit code ${last.exitCode}):\n${last.output.slice(-6000)}`;
  }

  get directory(): Directory {
    const { directory } = this.cloud.state.cloudsso;
    if (directory === null) throw new Error("the cloud has no directory");
    return directory;
  }

  /** The access configurations of this name. */
  configurations(name = "auditors"): Configuration[] {
    return Object.values(this.directory.accessConfigurations).filter((one) => one.accessConfigurationName === name);
  }

  /** The one that there must be. */
  configuration(name = "auditors"): Configuration {
    const [one, ...more] = this.configurations(name);
    if (one === undefined || more.length > 0) throw new Error(`the cloud has ${more.length + (one ? 1 : 0)} ${name}`);
    return one;
  }

  provisionings(): Provisioning[] {
    return Object.values(this.directory.provisionings);
  }

  /** Names of the policies that an account has of any configuration. */
  policiesIn(accountId: string): string[] {
    return this.provisionings()
      .filter(({ targetId }) => targetId === accountId)
      .flatMap(({ policies }) => policies.map(({ name }) => name))
      .sort();
  }

  /** Accounts by the names of their policies, joined: `{"ReadOnlyAccess": ["1", "2"]}`, counted from 1. */
  accountsByPolicies(): Record<string, number[]> {
    const groups: Record<string, number[]> = {};
    for (const [index, accountId] of this.cloud.accountIds.entries()) {
      const has = this.provisionings().some(({ targetId }) => targetId === accountId);
      if (!has) continue;
      const policies = this.policiesIn(accountId).join("+");
      groups[policies] = [...(groups[policies] ?? []), index + 1];
    }
    return groups;
  }

  account(number: number): string {
    const id = this.cloud.accountIds[number - 1];
    if (id === undefined) throw new Error(`the cloud has no account ${number}`);
    return id;
  }

  /** Signed calls of an action since the last clearing. */
  calls(action: string): CallEntry[] {
    return this.cloud.calls.filter((call) => call.by === "api" && call.action === action);
  }

  /** Another administrator adds a System policy to the configuration. */
  async addForeignPolicy(name = "AdministratorAccess"): Promise<void> {
    await this.cloud.control.perform("cloudsso", "AddPermissionPolicyToAccessConfiguration", {
      DirectoryId: this.cloud.directoryId,
      AccessConfigurationId: this.configuration().accessConfigurationId,
      PermissionPolicyType: "System",
      PermissionPolicyName: name,
    });
  }

  /** Another administrator provisions the configuration to an account, and the task ends. */
  async provisionByHand(accountId: string): Promise<void> {
    await this.cloud.control.perform("cloudsso", "ProvisionAccessConfiguration", {
      DirectoryId: this.cloud.directoryId,
      AccessConfigurationId: this.configuration().accessConfigurationId,
      TargetType: "RD-Account",
      TargetId: accountId,
    });
    await this.cloud.control.finishTasks();
  }

  private remember(stack: Stack): void {
    for (const { urn, dependencies = [] } of stack.deployment().resources) {
      const known = this.dependencies.get(urn) ?? new Set<string>();
      for (const dependency of dependencies) known.add(dependency);
      this.dependencies.set(urn, known);
    }
  }
}
