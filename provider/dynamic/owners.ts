import { resourceName } from "../kernel/claim";

/**
 * Which resource of a run has what. The engine creates before it deletes, so a resource that was renamed in the program,
 * two that swapped their accounts, or one whose replacement was forced from outside (`replaceOnChanges`,
 * `--target-replace`) take over what is there, and then the deletes of their old selves come. Of resources without a URN
 * nothing is remembered.
 *
 * Objects are named by kind and id, names by kind and natural key. Case does not count: an id can have a name in it, and
 * the services fold the case of names.
 */
export class Owners {
  /** Resources that are in the state, by URN. */
  private readonly present = new Set<string>();
  /** Who has an object: read or compared it, made it, or took it over. */
  private readonly holders = new Map<string, { readonly urn: string; readonly object: string }>();
  /** What a resource has and the program keeps, by URN: compared, and not to be replaced. */
  private readonly kept = new Map<string, string>();
  /** What a resource is called now that was called otherwise, by the old URN. */
  private readonly renamed = new Map<string, string>();
  /** Objects that were made or taken over in this run. */
  private readonly taken = new Set<string>();
  /** What a replacement has, by URN, until the resource's old self is deleted. */
  private readonly replacements = new Map<string, string>();
  /** Which resource of the program was refused an object. */
  private readonly refused = new Map<string, string>();
  /** Which resource of the program wants a name. */
  private readonly wanted = new Map<string, string>();

  /** The state has the resource. */
  found(urn: string): void {
    if (urn !== "") this.present.add(this.now(urn));
  }

  /** The state has the resource with this object, as a read or a comparison shows. */
  holds(urn: string, object: string): void {
    if (urn === "") return;
    this.present.add(this.now(urn));
    if (!this.taken.has(folded(object))) this.holders.set(folded(object), { urn: this.now(urn), object });
  }

  /** The program has the resource under another URN than the state, by `aliases`. */
  rename(from: string, to: string): void {
    if (from !== "" && to !== "" && from !== to) this.renamed.set(from, to);
  }

  /** The resource was compared, and goes on with this object. */
  keeps(urn: string, object: string): void {
    if (urn !== "") this.kept.set(this.now(urn), folded(object));
  }

  /** The resource's object is there no longer. */
  lost(urn: string, object: string): void {
    const now = this.now(urn);
    this.present.delete(now);
    this.replacements.delete(now);
    this.kept.delete(now);
    if (this.ownerOf(object) === now) this.holders.delete(folded(object));
  }

  /** The resource has made the object, or taken it over. */
  took(urn: string, object: string): void {
    if (urn === "") return;
    this.taken.add(folded(object));
    this.holders.set(folded(object), { urn, object });
    if (this.kept.get(urn) !== folded(object)) this.kept.delete(urn);
    if (this.present.delete(urn)) this.replacements.set(urn, folded(object));
  }

  /** The resource's create met the object, and nothing proved that it is its own. */
  refuse(urn: string, object: string): void {
    if (urn !== "") this.refused.set(folded(object), urn);
  }

  /**
   * @returns the resource's name that the program has for this object, too, when it is another one. The engine deletes
   * what has left the program even where the create of its new name has failed, if it was told to continue on errors.
   */
  wantedBy(urn: string, object: string): string | undefined {
    const other = this.refused.get(folded(object));
    return other === undefined || other === urn ? undefined : resourceName(other);
  }

  /** @returns the URN of the resource that has the object, as far as this run has seen. */
  ownerOf(object: string): string | undefined {
    const holder = this.holders.get(folded(object));
    return holder === undefined ? undefined : this.now(holder.urn);
  }

  /** @returns the objects that the resource has, more than one while it is replaced. */
  heldBy(urn: string): string[] {
    if (urn === "") return [];
    const now = this.now(urn);
    return [...this.holders.values()].filter((holder) => this.now(holder.urn) === now).map(({ object }) => object);
  }

  /** The program wants this name. @returns the resource's name that wants it, too, when it is another one. */
  wants(urn: string, name: string): string | undefined {
    if (urn === "") return undefined;
    const first = this.wanted.get(name) ?? urn;
    this.wanted.set(name, first);
    return first === urn ? undefined : resourceName(first);
  }

  /**
   * @returns the URN of the resource that goes on with the object, when a delete must leave it: another one, or this very
   * one, whose old self is deleted now, or only now after a run that failed.
   */
  keeper(urn: string, object: string): string | undefined {
    if (urn === "") return undefined;
    const now = this.now(urn);
    const owner = this.ownerOf(object);
    if (owner !== undefined && owner !== now) return owner;
    const goesOn = [this.replacements.get(now), this.kept.get(now)].includes(folded(object));
    this.replacements.delete(now);
    return goesOn ? now : undefined;
  }

  private now(urn: string): string {
    return this.renamed.get(urn) ?? urn;
  }
}

function folded(object: string): string {
  return object.toLowerCase();
}
