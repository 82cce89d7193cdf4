import { resourceName } from "../kernel/claim";

/**
 * Which resource of a run has what. The engine creates before it deletes, so a resource that was renamed in the program,
 * two that swapped their accounts, or one whose replacement was forced from outside (`replaceOnChanges`,
 * `--target-replace`) take over what is there, and then the deletes of their old selves come. Of resources without a URN
 * nothing is remembered.
 *
 * Objects are named by kind and id, names by kind and natural key.
 */
export class Owners {
  /** Resources that are in the state, by URN. */
  private readonly present = new Set<string>();
  /** Who has an object: read or compared it, made it, or took it over. */
  private readonly holders = new Map<string, string>();
  /** Who made or took over an object in this run. */
  private readonly takers = new Map<string, string>();
  /** What a replacement has, by URN, until the resource's old self is deleted. */
  private readonly replacements = new Map<string, string>();
  /** Which resource of the program was refused an object. */
  private readonly refused = new Map<string, string>();
  /** Which resource of the program wants a name. */
  private readonly wanted = new Map<string, string>();

  /** The state has the resource. */
  found(urn: string): void {
    if (urn !== "") this.present.add(urn);
  }

  /** The state has the resource with this object, as a read or a comparison shows. */
  holds(urn: string, object: string): void {
    if (urn === "") return;
    this.present.add(urn);
    if (!this.takers.has(object)) this.holders.set(object, urn);
  }

  /** The resource's object is there no longer. */
  lost(urn: string, object: string): void {
    this.present.delete(urn);
    this.replacements.delete(urn);
    if (this.holders.get(object) === urn) this.holders.delete(object);
  }

  took(urn: string, object: string): void {
    if (urn === "") return;
    this.takers.set(object, urn);
    this.holders.set(object, urn);
    if (this.present.delete(urn)) this.replacements.set(urn, object);
  }

  /** The resource's create met the object, and nothing proved that it is its own. */
  refuse(urn: string, object: string): void {
    if (urn !== "") this.refused.set(object, urn);
  }

  /**
   * @returns the resource's name that the program has for this object, too, when it is another one. The engine deletes
   * what has left the program even where the create of its new name has failed, if it was told to continue on errors.
   */
  wantedBy(urn: string, object: string): string | undefined {
    const other = this.refused.get(object);
    return other === undefined || other === urn ? undefined : resourceName(other);
  }

  /** @returns the URN of the resource that has the object, as far as this run has seen. */
  ownerOf(object: string): string | undefined {
    return this.holders.get(object);
  }

  /** The program wants this name. @returns the resource's name that wants it, too, when it is another one. */
  wants(urn: string, name: string): string | undefined {
    if (urn === "") return undefined;
    const first = this.wanted.get(name) ?? urn;
    this.wanted.set(name, first);
    return first === urn ? undefined : resourceName(first);
  }

  /** @returns the URN that the object belongs to now, when the delete of this resource must leave it. */
  keeper(urn: string, object: string): string | undefined {
    const taker = this.takers.get(object);
    if (taker !== undefined && taker !== urn) return taker;
    const isReplacement = this.replacements.get(urn) === object;
    this.replacements.delete(urn);
    return isReplacement ? urn : undefined;
  }
}
