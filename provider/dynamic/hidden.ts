import * as pulumi from "@pulumi/pulumi";
import { shortUrn } from "./urn";

/**
 * What travels beside a resource's own inputs: its URN, which progress goes to and by which the provider knows who has
 * what, and the paths of inputs that are secret, which no sentence may show. A dynamic provider is told neither.
 */
export function hiddenInputs(kind: string, urn: pulumi.Output<string>, args: object): pulumi.Inputs {
  return { __urn: withoutDependencies(kind, urn), __secrets: secretPaths(args) };
}

/**
 * The same text as a promise. As an output it would carry its dependency on the parent, which the SDK widens to all
 * children of the parent: two children of one component then wait for each other for ever.
 */
function withoutDependencies(kind: string, urn: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => {
    urn.apply((known) => resolve(shortUrn(kind, known)));
  });
}

/** Where the program gives an output that is secret: `displayName`, `permissionPolicies[0].permissionPolicyDocument`. */
async function secretPaths(args: object): Promise<string[] | undefined> {
  const paths = await secretsBelow(args, "");
  return paths.length === 0 ? undefined : paths;
}

async function secretsBelow(given: unknown, path: string): Promise<string[]> {
  if (pulumi.Output.isInstance(given)) return (await pulumi.isSecret(given)) ? [path] : [];
  const value: unknown = await given;
  if (Array.isArray(value)) {
    return (await Promise.all(value.map((item, index) => secretsBelow(item, `${path}[${index}]`)))).flat();
  }
  if (value === null || typeof value !== "object" || pulumi.Resource.isInstance(value)) return [];
  const below = Object.entries(value).map(([name, inner]) =>
    secretsBelow(inner, path === "" ? name : `${path}.${name}`),
  );
  return (await Promise.all(below)).flat();
}
