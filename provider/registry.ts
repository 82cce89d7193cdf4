import type { Definition } from "./kernel/definition";
import { definitions } from "./registry.generated";
import type { Context } from "./resources/context";

export { definitions };

export function definitionOf(kind: string): Definition<Context, object, object> | undefined {
  const all: readonly { readonly kind: string }[] = definitions;
  return all.find((definition) => definition.kind === kind) as Definition<Context, object, object> | undefined;
}
