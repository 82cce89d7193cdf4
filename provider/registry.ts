import type { Definition } from "./kernel/definition";
import { definitions, type Kind } from "./registry.generated";
import type { Context } from "./resources/context";

export { definitions, type Kind };

export function definitionOf(kind: string): Definition<Context, object, object> | undefined {
  const all: readonly { readonly kind: string }[] = definitions;
  return all.find((definition) => definition.kind === kind) as Definition<Context, object, object> | undefined;
}
