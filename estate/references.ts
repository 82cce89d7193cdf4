import { bareId } from "../provider/kernel/ids";
import { type AnyDefinition, fieldsOf } from "./kinds";
import type { Estate, EstateObject } from "./model";

/** What was read, whether an estate is made of it yet or not. */
type Readings = Pick<Estate, "accountId" | "objects" | "organisation" | "unread">;

/** What an input names: a kind of object, by its id's last part, or an account of the organisation. */
type Referred = string;

const ACCOUNT = "organisation";

/** What an input names, by module. */
const REFERENCES: { readonly [module: string]: { readonly [input: string]: readonly Referred[] } } = {
  cloudsso: {
    directoryId: ["cloudsso:Directory"],
    accessConfigurationId: ["cloudsso:AccessConfiguration"],
    groupId: ["cloudsso:Group"],
    userId: ["cloudsso:User"],
    principalId: ["cloudsso:Group", "cloudsso:User"],
    targetId: [ACCOUNT],
    accountId: [ACCOUNT],
  },
  ims: {
    userId: ["ims:User"],
    groupId: ["ims:Group"],
    accessKeyId: ["ims:AccessKey"],
    appId: ["ims:Application"],
  },
  ram: {
    userId: ["ims:User"],
    groupId: ["ims:Group"],
    roleName: ["ram:Role"],
    policyName: ["ram:Policy"],
  },
};

/** Which of them one object means; the service's own policies are nobody's object. */
function isMeant(to: Referred, input: string, { inputs }: EstateObject): boolean {
  if (input === "principalId") return to === `cloudsso:${String(inputs["principalType"])}`;
  return input !== "policyName" || inputs["policyType"] === "Custom";
}

/** The kinds, and `organisation`, that objects of a kind name. */
export function namedBy(definition: AnyDefinition): readonly Referred[] {
  const [module = ""] = definition.kind.split(":");
  const references = REFERENCES[module] ?? {};
  const inputs = Object.keys(fieldsOf(definition));
  return inputs.flatMap((input) => references[input] ?? []).filter((to) => to !== definition.kind);
}

/** Of these another account's objects are named. */
const FOREIGN: readonly string[] = ["ims:ExternalApplication"];

/** A reference to what is not there, though all of its kind was read. */
export interface Dangling {
  readonly from: string;
  readonly object: EstateObject;
  readonly to: Referred;
}

export function danglingIn(readings: Readings): Dangling[] {
  const there = idsByKind(readings);
  return Object.entries(readings.objects).flatMap(([kind, objects]) =>
    FOREIGN.includes(kind) ? [] : objects.flatMap((object) => danglingOf(kind, object, there)),
  );
}

function danglingOf(kind: string, object: EstateObject, there: ReadonlyMap<string, ReadonlySet<string>>): Dangling[] {
  const [module = ""] = kind.split(":");
  return Object.entries(REFERENCES[module] ?? {}).flatMap(([input, referred]) => {
    const value = object.inputs[input];
    const to = typeof value === "string" ? referred.find((one) => isMeant(one, input, object)) : undefined;
    if (to === undefined || to === kind || there.get(to)?.has(value as string) !== false) return [];
    return [{ from: kind, object, to }];
  });
}

/** Of what was read as a whole; what of it could not be read one by one is there. */
function idsByKind({ accountId, objects, organisation, unread }: Readings): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const [kind, ones] of Object.entries(objects)) ids.set(kind, new Set(ones.map(({ id }) => bareId(id))));
  if (organisation !== undefined) {
    const { accounts, managementAccountId } = organisation;
    ids.set(ACCOUNT, new Set([accountId, managementAccountId, ...accounts.map((account) => account.accountId)]));
  }
  for (const { what, id } of unread) {
    if (id === undefined) ids.delete(what);
    else ids.get(what)?.add(bareId(id));
  }
  return ids;
}
