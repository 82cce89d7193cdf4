import type { Kind } from "../../provider/lint/document";
import { isDeclared } from "../../report/managed";
import { findCli } from "../pulumi/find";
import { reasonOf } from "../pulumi/reason";
import { runPulumi } from "../pulumi/run";
import type { Subject, Subjects } from "./subject";

type Values = { readonly [name: string]: unknown };

/** What stands in an export for a value that is secret. */
const SECRET = "4dabf18193072939515e22adb298388d";

const isSecret = Symbol("secret");

/**
 * The export of a stack, as the Pulumi CLI writes it.
 *
 * @throws a sentence: there is no CLI, no such stack, or whatever else the CLI says.
 */
export async function exportOf(stack: string, folder: string | undefined): Promise<string> {
  const cli = findCli(process.env);
  if (cli === undefined) throw new Error(noCli(stack));
  const words = ["stack", "export", "--stack", stack, ...(folder === undefined ? [] : ["--cwd", folder])];
  const ended = await runPulumi(cli, words, { cwd: ".", environment: process.env });
  if (ended.code === 0) return ended.out;
  throw new Error(`The stack ${stack} could not be exported: ${reasonOf(ended)}`);
}

function noCli(stack: string): string {
  return `There is no pulumi on the PATH or in ~/.pulumi/bin, which --stack ${stack} needs; files need none, nor does an export on the input: --stack -`;
}

/**
 * The policies in an export. What is about to be deleted, and what a program only reads, does not count.
 *
 * @throws a sentence where the text is no export.
 */
export function policiesOfExport(text: string): Subjects {
  const subjects: Subject[] = [];
  const notLookedAt: { in: string; why: string }[] = [];
  for (const resource of resourcesOf(text)) {
    for (const { document, ...rest } of documentsOf(resource)) {
      if (document === isSecret) notLookedAt.push({ in: rest.in, why: `${rest.property} is secret` });
      else subjects.push({ ...rest, document });
    }
  }
  return { subjects, notLookedAt };
}

function resourcesOf(text: string): Values[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error("The export is not JSON; `pulumi stack export` writes one.");
  }
  const deployment = isMap(given) ? given["deployment"] : undefined;
  if (!isMap(given) || !isMap(deployment))
    throw new Error("This is no export of a stack: it has no deployment; `pulumi stack export` writes one.");
  if (given["version"] !== 3 && given["version"] !== 4)
    throw new Error(
      `The export has version ${JSON.stringify(given["version"])}, and versions 3 and 4 are known; export it with a newer Pulumi CLI.`,
    );
  const resources = deployment["resources"] ?? [];
  return Array.isArray(resources) ? resources.filter((one) => isMap(one) && isDeclared(one)) : [];
}

interface Found extends Omit<Subject, "document"> {
  readonly document: unknown;
}

function documentsOf({ urn, type, inputs, sourcePosition }: Values): Found[] {
  const kind = /^pulumi-nodejs:dynamic\/(\w+:\w+)$/.exec(String(type))?.[1] ?? "";
  if (!Object.hasOwn(HOLDERS, kind) || typeof urn !== "string") return [];
  const values = revealed(inputs);
  if (!isMap(values)) return [];
  const ignored = values["lintIgnore"];
  const name = urn.split("::").slice(3).join("::"); // a name may have colons
  const { file, line } = placeOf(sourcePosition);
  return (HOLDERS[kind]?.(values) ?? []).map((found) => ({
    in: `${kind.split(":")[1]} ${name}`,
    urn,
    file,
    ...(line === undefined ? {} : { line }),
    ...found,
    ...(isMap(ignored) ? { ignored: ignored as { readonly [rule: string]: string } } : {}),
  }));
}

type Held = { readonly property: string; readonly document: unknown; readonly kind: Kind };

/** Where each kind of resource has its documents. */
const HOLDERS: { readonly [kind: string]: (inputs: Values) => readonly Held[] } = {
  "ram:Policy": ({ policyDocument: document }) => [{ property: "policyDocument", document, kind: "policy" }],
  "ram:Role": ({ assumeRolePolicyDocument: document }) => [
    { property: "assumeRolePolicyDocument", document, kind: "trust" },
  ],
  "cloudsso:AccessConfiguration": ({ permissionPolicies: policies }) => {
    if (policies === isSecret) return [{ property: "permissionPolicies", document: isSecret, kind: "inline" }];
    if (!Array.isArray(policies)) return [];
    return policies.flatMap((policy: unknown, index) => {
      const property = `permissionPolicies[${index}]`;
      if (policy === isSecret) return [{ property, document: isSecret, kind: "inline" as const }];
      if (!isMap(policy) || policy["permissionPolicyType"] !== "Inline") return [];
      const document = policy["permissionPolicyDocument"];
      return [{ property: `${property}.permissionPolicyDocument`, document, kind: "inline" as const }];
    });
  },
};

/** With what an export shows of its secrets; what it does not show is `isSecret`. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (!isMap(value)) return value;
  if (!(SECRET in value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revealed(inner)]));
  const { plaintext } = value;
  try {
    return typeof plaintext === "string" ? revealed(JSON.parse(plaintext)) : isSecret;
  } catch {
    return isSecret; // what the parser says has a piece of it
  }
}

/** The engine writes down where a resource is declared: `project:///index.ts#12,3`. */
function placeOf(position: unknown): { readonly file: string; readonly line?: number } {
  const [, file = "", line = ""] = /^project:\/\/\/([^#]+)#(\d+)/.exec(String(position)) ?? [];
  return file === "" ? { file: "Pulumi.yaml" } : { file: decoded(file), line: Number(line) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isMap(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
