/**
 * Which resource of an operation has what. The engine creates before it deletes, so a resource that was renamed in the
 * program, two that swapped their accounts, or one whose replacement was forced from outside (`replaceOnChanges`,
 * `--target-replace`) take over what is there, and then the deletes of their old selves come. Of resources without a
 * URN nothing is remembered.
 */
export class Owners {
  /** Resources that are in the state, by URN. */
  private readonly present = new Set<string>();
  /** Who made or took over an object, by the object. */
  private readonly takers = new Map<string, string>();
  /** What a replacement has, by URN, until the resource's old self is deleted. */
  private readonly replacements = new Map<string, string>();

  /** The state has the resource. */
  found(urn: string): void {
    if (urn !== "") this.present.add(urn);
  }

  /** The resource's object is there no longer. */
  lost(urn: string): void {
    this.present.delete(urn);
    this.replacements.delete(urn);
  }

  took(urn: string, object: string): void {
    if (urn === "") return;
    this.takers.set(object, urn);
    if (this.present.delete(urn)) this.replacements.set(urn, object);
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
