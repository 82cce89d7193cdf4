import { type Configuration, configurationKey, type Target, targetKey } from "./target";

/**
 * When this process last wrote a configuration's policies, and where it has brought them since. That a policy write
 * shows at once in the status of every account is documented nowhere, so what we did ourselves goes before what lists say.
 */
export class PolicyWrites {
  private readonly writes = new Map<string, number>();
  private readonly provisionings = new Map<string, number>();

  written(of: Configuration, now: number): void {
    this.writes.set(configurationKey(of), now);
  }

  /** 0 if never. */
  lastWrite(of: Configuration): number {
    return this.writes.get(configurationKey(of)) ?? 0;
  }

  /** @param startedAt when the task was started that brought the policies to the account. */
  provisioned(target: Target, startedAt: number): void {
    this.provisionings.set(targetKey(target), startedAt);
  }

  /** What the account has now, only a list knows. */
  forget(target: Target): void {
    this.provisionings.delete(targetKey(target));
  }

  /** Written and not brought to the account since, whatever the account's status says. */
  needsProvisioning(target: Target): boolean {
    return this.lastWrite(target) > (this.provisionings.get(targetKey(target)) ?? 0);
  }

  /** Written and brought to the account since: no list knows more. */
  isCurrent(target: Target): boolean {
    return this.lastWrite(target) > 0 && !this.needsProvisioning(target);
  }
}
