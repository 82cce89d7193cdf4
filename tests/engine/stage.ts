import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CallEntry, CloudState, Emulator } from "../../emulator/index";
import {
  type Engine,
  isOurs,
  type OperationName,
  type OperationOptions,
  type Run,
  type Running,
  type Stack,
  type StoredResource,
} from "../support/engine";
import { pulumiHome } from "../support/engine-process";
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
  private ahead = 0;

  constructor(
    readonly engine: Engine,
    /** There is no CLI, so it is shown here or nowhere. */
    readonly alone: boolean,
    readonly cloud: Emulator,
    readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly disturbed: boolean,
  ) {}

  async stack(name = "test"): Promise<Stack> {
    const present = this.stacks.get(name);
    if (present !== undefined) return present;
    const { folder, environment, disturbed } = this;
    const opened = await this.engine.open({ stack: name, folder, project: "engine", disturbed, environment });
    this.stacks.set(name, opened);
    await opened.configure({ accounts: this.cloud.accountIds });
    return opened;
  }

  /** Sets what the program declares; see `programs/`. */
  async program(values: Readonly<Record<string, unknown>>, stack?: string): Promise<void> {
    await (await this.stack(stack)).configure(values);
  }

  /** Time passes, between two runs: for the cloud, and for the provider of those that come. */
  async pass(milliseconds: number): Promise<void> {
    this.ahead += milliseconds;
    writeFileSync(this.environment["PROVIDER_CLOCK"] ?? "", String(this.ahead));
    await this.cloud.control.advanceClock(milliseconds);
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

  /** For runs in which something is to happen; `finish` waits for their end. */
  async start(operation: OperationName, options?: OperationOptions, stack?: string): Promise<Running> {
    return (await this.stack(stack)).start(operation, options);
  }

  async run(operation: OperationName, options?: OperationOptions, name?: string): Promise<Run> {
    this.remember(await this.stack(name));
    return this.finish(await this.start(operation, options, name), name);
  }

  /** Waits for the end of a run and puts it into the recording. */
  async finish(running: Running, name?: string): Promise<Run> {
    const run = await running.done;
    const stack = await this.stack(name);
    this.remember(stack);
    this.played.push({ stack: stack.name, branch: this.branch, run });
    return run;
  }

  /** Remembers the cloud, the stacks and the journal as they are. @returns a function that brings them back, without faults. */
  async mark(): Promise<() => Promise<void>> {
    const cloud = await this.cloud.control.snapshot();
    const files = [...this.stacks.values()].map(({ stateFile }) => stateFile);
    const states = files.map((file) => [file, existsSync(file) ? readFileSync(file) : undefined] as const);
    const own = join(pulumiHome(this.folder), "alicloud-identity");
    const aside = mkdtempSync(join(this.folder, "journal-"));
    if (existsSync(own)) cpSync(own, aside, { recursive: true });
    return async () => {
      rmSync(own, { recursive: true, force: true });
      cpSync(aside, own, { recursive: true });
      await this.cloud.control.restore(cloud);
      await this.cloud.control.clearFaults();
      await this.cloud.control.clearCalls();
      for (const [file, content] of states) {
        if (content === undefined) rmSync(file, { force: true });
        else writeFileSync(file, content);
      }
    };
  }

  /** Plays different continuations of what is now; what the program declares carries over from one to the next. */
  async branches(continuations: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
    const back = await this.mark();
    for (const [name, play] of Object.entries(continuations)) {
      this.branch = name;
      await back();
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

  /** What the state holds of this package's resources. */
  owned(): readonly StoredResource[] {
    const stacks = [...this.stacks.values()];
    return stacks.flatMap((stack) => stack.deployment().resources.filter(({ urn }) => isOurs(urn)));
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

  /** Another administrator acts on the configuration at the console; tasks that begin end at once. */
  async byHand(action: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.cloud.control.perform("cloudsso", action, {
      DirectoryId: this.cloud.directoryId,
      AccessConfigurationId: this.configuration().accessConfigurationId,
      ...parameters,
    });
    await this.cloud.control.finishTasks();
  }

  addForeignPolicy(name = "AdministratorAccess"): Promise<void> {
    const policy = { PermissionPolicyType: "System", PermissionPolicyName: name };
    return this.byHand("AddPermissionPolicyToAccessConfiguration", policy);
  }

  provisionByHand(accountId: string): Promise<void> {
    return this.byHand("ProvisionAccessConfiguration", { TargetType: "RD-Account", TargetId: accountId });
  }

  deprovisionByHand(accountId: string): Promise<void> {
    return this.byHand("DeprovisionAccessConfiguration", { TargetType: "RD-Account", TargetId: accountId });
  }

  /** The default domain of RAM users. */
  get domain(): string {
    return `${this.cloud.managementAccountId}.onaliyun.com`;
  }

  /** RAM users' logon names without the domain. */
  async users(): Promise<string[]> {
    const answer = await this.cloud.control.perform("ims", "ListUsers");
    const { User: users } = answer["Users"] as { readonly User: readonly { readonly UserPrincipalName: string }[] };
    return users.map(({ UserPrincipalName: name }) => name.replace(/@.*/, "")).sort();
  }

  private remember(stack: Stack): void {
    for (const { urn, dependencies = [] } of stack.deployment().resources) {
      const known = this.dependencies.get(urn) ?? new Set<string>();
      for (const dependency of dependencies) known.add(dependency);
      this.dependencies.set(urn, known);
    }
  }
}
