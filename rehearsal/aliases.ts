import { createUrn, qualifiedType, urnName, urnType } from "./urn";

/** What the program says of a name that a resource had before; what is absent is as it is now. */
export interface AliasSpec {
  /** The whole name; nothing else counts beside it. */
  readonly urn?: string;
  readonly name?: string;
  readonly type?: string;
  readonly stack?: string;
  readonly project?: string;
  /** Empty: it had none. */
  readonly parent?: string;
}

interface Named {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly aliases: readonly AliasSpec[];
}

/** The names under which resources of this run are in the state, where these are not the ones of today. */
export class Aliases {
  readonly #formerByCurrent = new Map<string, string>();
  readonly #currentByFormer = new Map<string, string>();

  constructor(
    private readonly stack: string,
    private readonly project: string,
  ) {}

  /** Where the resource may be found in the state beside its own URN: what it says, and what its parent's aliases make. */
  candidates(goal: Named): readonly string[] {
    const given = goal.aliases.map((alias) => this.#urn(goal, alias));
    const formerParent = this.#formerByCurrent.get(goal.parent);
    if (formerParent === undefined) return [...new Set(given)];
    const current = { type: goal.type, name: goal.name };
    const all = [current, ...given.map((urn) => ({ type: urnType(urn), name: urnName(urn) }))];
    return [...new Set([...given, ...all.map((child) => this.#below(child, goal.parent, formerParent))])];
  }

  use(current: string, former: string): void {
    this.#formerByCurrent.set(current, former);
    this.#currentByFormer.set(former, current);
  }

  /** The resource that has taken over what is in the state under this URN. */
  takenBy(former: string): string | undefined {
    return this.#currentByFormer.get(former);
  }

  formerUrns(): Iterable<string> {
    return this.#currentByFormer.keys();
  }

  #urn(goal: Named, alias: AliasSpec): string {
    if (alias.urn !== undefined) return alias.urn;
    const { name = goal.name, type = goal.type, stack = this.stack, project = this.project } = alias;
    return createUrn(stack, project, alias.parent ?? goal.parent, type, name);
  }

  /** A child that begins with its parent's name did so before, too. */
  #below(child: { readonly type: string; readonly name: string }, parent: string, formerParent: string): string {
    const prefix = urnName(parent);
    const name = child.name.startsWith(prefix) ? urnName(formerParent) + child.name.slice(prefix.length) : child.name;
    return `urn:pulumi:${this.stack}::${this.project}::${qualifiedType(formerParent)}$${child.type}::${name}`;
  }
}
