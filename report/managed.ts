import { readFileSync } from "node:fs";
import { z } from "zod";

/** What a stack says of an object. */
export interface Managed {
  readonly urn: string;
  /** Where the program made it, as the engine recorded it: `project:///index.ts#12,3`. */
  readonly position?: string;
}

/** Objects that are in stacks: by kind and by the id that the estate has. */
export type ManagedObjects = ReadonlyMap<string, Managed>;

export function managedKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** Later engines count on from 3 for what this does not look at. */
const OLDEST = 3;

const resource = z.looseObject({
  urn: z.string().min(1),
  type: z.string(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  sourcePosition: z.string().optional(),
  external: z.boolean().optional(),
  delete: z.boolean().optional(),
});
const stateSchema = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({ resources: z.array(resource).optional() }),
});
type Resource = z.output<typeof resource>;

/**
 * @param files what `pulumi stack export` wrote, of one stack each.
 * @throws a sentence with the file's name.
 */
export function readManaged(files: readonly string[]): ManagedObjects {
  return new Map(files.flatMap((file) => [...managedIn(contentOf(file), file)]));
}

/**
 * @param text what `pulumi stack export` wrote, of one stack.
 * @param file how a sentence calls it.
 * @throws a sentence.
 */
export function managedIn(text: string, file: string): ManagedObjects {
  return new Map(resourcesOf(text, file).flatMap(objectsOf));
}

function resourcesOf(text: string, file: string): readonly Resource[] {
  const { version, deployment } = checked(text, file);
  if (version < OLDEST) {
    throw new Error(
      `${file} is a state of version ${version}, of an engine before 2018; run pulumi up, and export it again.`,
    );
  }
  return (deployment.resources ?? []).filter(isDeclared);
}

/**
 * Whether a program declares a resource of a state: one that it only reads (`User.get`) is nobody's, and so is one that
 * it declares no longer and the engine has yet to delete.
 */
export function isDeclared({ external, delete: goes }: { readonly external?: unknown; readonly delete?: unknown }) {
  return external !== true && goes !== true;
}

function checked(text: string, file: string): z.output<typeof stateSchema> {
  const parsed = stateSchema.safeParse(parsedText(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "it" : issue.path.join(".");
  throw new Error(
    `${file} is no state of a stack (${where} is not as it should be); give what pulumi stack export writes.`,
  );
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function parsedText(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON; give what pulumi stack export writes.`);
  }
}

type Entry = readonly [key: string, managed: Managed];

/** One resource can hold many objects: a set of accounts, all members of a group. */
function objectsOf({ urn, type, id, inputs = {}, outputs = {}, sourcePosition }: Resource): Entry[] {
  const kind = kindOf(type);
  if (kind === undefined || id === undefined || id === "") return [];
  const managed = { urn, ...(sourcePosition === undefined ? {} : { position: sourcePosition }) };
  const parts = PARTS[kind]?.({ ...outputs, ...inputs }) ?? [];
  return [[managedKey(kind, id), managed], ...parts.map(([part, of]) => [managedKey(part, of), managed] as const)];
}

/** The classes of this package, and those of `@pulumi/alicloud` that have the same ids. */
function kindOf(type: string): string | undefined {
  const [, module = "", name = ""] =
    /^(?:pulumi-nodejs:dynamic\/(?=\w+:)|alicloud:(?=cloudsso))(\w+)(?:\/\w+)?:(\w+)$/.exec(type) ?? [];
  if (module === "") return undefined;
  return `${module}:${name === "AccessManagement" ? "AccessAssignment" : name}`;
}

type Inputs = { readonly [name: string]: unknown };

const PARTS: { readonly [kind: string]: (inputs: Inputs) => readonly (readonly [kind: string, id: string])[] } = {
  "cloudsso:AccessAssignmentSet": (inputs) =>
    accountsOf(inputs).flatMap((account) =>
      textsOf(inputs["principalIds"]).map((principal) => [
        "cloudsso:AccessAssignment",
        [configurationIn(account, inputs), principal.startsWith("g-") ? "Group" : "User", principal].join(":"),
      ]),
    ),
  "cloudsso:AccessConfigurationProvisioningSet": (inputs) =>
    accountsOf(inputs).map((account) => ["cloudsso:AccessConfigurationProvisioning", configurationIn(account, inputs)]),
  "cloudsso:GroupMembers": ({ directoryId, groupId, userIds }) =>
    textsOf(userIds).map((user) => ["cloudsso:UserAttachment", [directoryId, groupId, user].join(":")]),
  "ims:GroupMembers": ({ groupId, userIds }) =>
    textsOf(userIds).map((user) => ["ims:GroupMembership", [groupId, user].join(":")]),
  "ims:UserGroups": ({ userId, groupIds }) =>
    textsOf(groupIds).map((group) => ["ims:GroupMembership", [group, userId].join(":")]),
  "ram:GroupPolicies": (inputs) => attachmentsOf("ram:GroupPolicyAttachment", inputs, "groupId"),
  "ram:UserPolicies": (inputs) => attachmentsOf("ram:UserPolicyAttachment", inputs, "userId"),
  "ims:RotatedAccessKey": ({ accessKeyId, previousAccessKeyId }) =>
    textsOf([accessKeyId, previousAccessKeyId]).map((key) => ["ims:AccessKey", key]),
};

function attachmentsOf(kind: string, inputs: Inputs, holder: string): (readonly [kind: string, id: string])[] {
  const policies = Array.isArray(inputs["policies"]) ? (inputs["policies"] as readonly Inputs[]) : [];
  return policies.map(({ policyName, policyType }) => [kind, [policyName, policyType, inputs[holder]].join(":")]);
}

function configurationIn(account: string, { directoryId, accessConfigurationId }: Inputs): string {
  return [directoryId, accessConfigurationId, "RD-Account", account].join(":");
}

/** The accounts of a set, by their UIDs. */
function accountsOf({ accounts }: Inputs): string[] {
  return typeof accounts === "object" && accounts !== null ? Object.keys(accounts) : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
