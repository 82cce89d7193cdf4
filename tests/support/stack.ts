import type { Lifecycle } from "./lifecycle";
import type { Managed, Step } from "./managed";
import type { Values } from "./provider";

const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

/** A program with one access configuration and its accounts, as a user writes it. */
export class Stack {
  readonly readers: Managed;
  readonly accounts = new Map<string, Managed>();

  constructor(private readonly here: Lifecycle) {
    this.readers = here.resource(CONFIGURATION);
  }

  get ids(): { DirectoryId: string; AccessConfigurationId: string } {
    const [DirectoryId = "", AccessConfigurationId = ""] = this.readers.id.split(":");
    return { DirectoryId, AccessConfigurationId };
  }

  configuration(changes: Values): Values {
    return { accessConfigurationName: "readers", directoryId: this.here.cloud.directoryId, ...changes };
  }

  provisioning(account: string): Values {
    return {
      directoryId: this.here.cloud.directoryId,
      accessConfigurationId: this.readers.id,
      targetId: account,
      // What the program gets from the configuration is what its check has computed.
      policyRevision: this.readers.inputs["policyRevision"],
    };
  }

  account(account: string): Managed {
    const known = this.accounts.get(account) ?? this.here.resource(PROVISIONING);
    this.accounts.set(account, known);
    return known;
  }

  /** The configuration first, then its accounts side by side. */
  async up(changes: Values, accounts: readonly string[] = [...this.accounts.keys()]): Promise<Step[]> {
    const first = await this.readers.up(this.configuration(changes));
    const steps = accounts.map((account) => this.account(account).up(this.provisioning(account)));
    await Promise.allSettled(steps);
    return [first, ...(await Promise.all(steps))];
  }

  async refresh(): Promise<void> {
    await Promise.all([this.readers, ...this.accounts.values()].map((one) => one.refresh()));
  }

  /** An administrator at the console provisions an account that the program knows nothing of. */
  async provisionAtConsole(account: string): Promise<void> {
    await this.here.console("ProvisionAccessConfiguration", {
      ...this.ids,
      TargetType: "RD-Account",
      TargetId: account,
    });
    await this.here.cloud.control.finishTasks();
  }
}
