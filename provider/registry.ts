import type { Definition } from "./kernel/definition";
import { accessConfiguration } from "./resources/cloudsso/access-configuration";
import { accessConfigurationProvisioning } from "./resources/cloudsso/access-configuration-provisioning";
import { directory } from "./resources/cloudsso/directory";
import type { Context } from "./resources/context";
import { user } from "./resources/ims/user";

/** Every resource there is. The public classes, the documents and the tests are checked against this list. */
export const definitions = [accessConfiguration, accessConfigurationProvisioning, directory, user] as const;

export function definitionOf(kind: string): Definition<Context, object, object> | undefined {
  const all: readonly { readonly kind: string }[] = definitions;
  return all.find((definition) => definition.kind === kind) as Definition<Context, object, object> | undefined;
}
