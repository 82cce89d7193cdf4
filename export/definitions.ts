import { type AnyDefinition, fieldsOf } from "../estate/kinds";
import { definitionOf } from "../provider/registry";

export { type AnyDefinition, fieldsOf };

/** The definition of a kind that this package surely has. */
export function definition(kind: string): AnyDefinition {
  const found = definitionOf(kind);
  if (found === undefined) throw new Error(`there is no resource ${kind}`);
  return found;
}
