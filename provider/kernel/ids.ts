/**
 * Composite ids are colon-joined in the order that `@pulumi/alicloud` uses (`<directory>:<configuration>`), so that
 * state, documents and scripts carry over. They are public interface.
 */
export function joinId(...parts: readonly string[]): string {
  return parts.join(":");
}

/** Splits an id into its named parts; the sentence says what form was expected. */
export function splitId(id: string, names: readonly string[]): readonly string[] {
  const parts = id.split(":");
  if (parts.length !== names.length || parts.some((part) => part === "")) {
    throw new Error(`the id "${id}" is not of the form ${names.map((name) => `<${name}>`).join(":")}`);
  }
  return parts;
}

/** Arguments that name another object take its bare id and its joined one; what counts is the last part. */
export function bareId(id: string): string {
  return id.slice(id.lastIndexOf(":") + 1);
}
