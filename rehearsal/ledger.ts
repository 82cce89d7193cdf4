import { Aliases } from "./aliases";
import type { ResourceState } from "./state";

/** What has been decided so far in one operation, by URN. */
export class Ledger {
  /** Everything the program has named. */
  readonly urns = new Set<string>();
  readonly sames = new Set<string>();
  readonly creates = new Set<string>();
  readonly updates = new Set<string>();
  readonly replaces = new Set<string>();
  readonly reads = new Set<string>();
  readonly deletes = new Set<string>();
  /** Not created because they are not among the targets. */
  readonly skippedCreates = new Set<string>();
  /** Deleted ahead of time, because what they depend on is replaced by deleting it first. */
  readonly deletedEarly = new Set<ResourceState>();
  /** Why a dependent of such a replacement is replaced. */
  readonly dependentReplaceKeys = new Map<string, readonly string[]>();
  readonly aliases: Aliases;
  /** An error was reported; deciding went on only to report more. */
  sawError = false;

  constructor({ stack, project }: { readonly stack: string; readonly project: string }) {
    this.aliases = new Aliases(stack, project);
  }

  /** Whether the resource stays, as far as decided. A URN may be deleted and stay: the old one goes, the new one not. */
  keeps(urn: string): boolean {
    if (this.aliases.takenBy(urn) !== undefined) return true;
    return [this.sames, this.updates, this.replaces, this.reads].some((set) => set.has(urn));
  }

  decided(urn: string): boolean {
    return this.keeps(urn) || this.creates.has(urn) || this.deletes.has(urn);
  }

  all(): ReadonlySet<string> {
    const decided = [this.reads, this.creates, this.sames, this.updates, this.deletes, this.replaces];
    return new Set([...decided.flatMap((set) => [...set]), ...this.aliases.formerUrns()]);
  }
}
