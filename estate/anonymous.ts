import { byText, inOrder } from "../provider/functions/rows";
import { type PermissionPolicy, policyRevision } from "../provider/resources/cloudsso/policies";
import { changed, changedField } from "./anonymous/fields";
import { standInId } from "./anonymous/forms";
import { NamesOfObjects } from "./anonymous/names";
import { StandIns, textsOf } from "./anonymous/stand-ins";
import { type AnyDefinition, estateKinds, fieldsOf } from "./kinds";
import type { Estate, EstateObject, EstateOrganisation, Unread, Values } from "./model";
import { inOrderOfPaths } from "./organisation";
import { inOrderOfWhat } from "./unread";

/**
 * The same estate, of nobody: stand-ins for names, addresses, domains, ids, descriptions, tags, phone numbers and
 * networks, inside policies and metadata as well. The same original has the same stand-in, so every reference stays
 * intact; ids, addresses and documents keep their forms. What stays is the structure: kinds, counts, statuses, times,
 * numbers, actions of policies, names of the service's own policies.
 */
export function anonymous(estate: Estate): Estate {
  const standIns = new StandIns(textsOf([estate.objects, estate.organisation, estate.accountId]));
  const accountId = standInId(standIns, estate.accountId);
  const organisation =
    estate.organisation === undefined ? {} : { organisation: organisationOf(standIns, estate.organisation) };
  const names = new NamesOfObjects(standIns);
  for (const account of estate.organisation?.accounts ?? []) {
    names.learn(account.accountId, account.displayName, standIns.named("account", account.displayName));
  }

  const changedObjects = new Map<AnyDefinition, readonly EstateObject[]>();
  for (const definition of inOrderOfNames()) {
    const objects = estate.objects[definition.kind];
    if (objects !== undefined)
      changedObjects.set(
        definition,
        objects.map((one) => objectOf(standIns, names, definition, one)),
      );
  }
  const objects = estateKinds.flatMap((definition) => {
    const ones = changedObjects.get(definition);
    if (ones === undefined) return [];
    const originals = estate.objects[definition.kind] ?? [];
    const named = ones.map((one, index) => ({ ...one, name: names.of(definition, originals[index] ?? one, one) }));
    return [[definition.kind, inOrder(named, ({ name }) => name)] as const];
  });
  return {
    ...estate,
    accountId,
    ...organisation,
    objects: Object.fromEntries(objects),
    unread: inOrderOfWhat(estate.unread.map((one) => unreadOf(standIns, one))),
  };
}

/** Those that policies and other objects name come first, so that they are known there. */
function inOrderOfNames(): readonly AnyDefinition[] {
  const named = /^(cloudsso:(User|Group|AccessConfiguration)|ims:(User|Group)|ram:(Role|Policy))$/;
  const rank = ({ kind }: AnyDefinition) => (kind.startsWith("ram:") ? "2" : named.test(kind) ? "1" : "3");
  return byText(estateKinds, (definition) => `${rank(definition)} ${definition.kind}`);
}

function organisationOf(
  standIns: StandIns,
  { folders, accounts, ...directory }: EstateOrganisation,
): EstateOrganisation {
  const id = (original: string) => standInId(standIns, original);
  return {
    resourceDirectoryId: id(directory.resourceDirectoryId),
    rootFolderId: id(directory.rootFolderId),
    managementAccountId: id(directory.managementAccountId),
    folders: inOrderOfPaths(
      folders.map(({ folderId, folderName, parentFolderId }) => ({
        folderId: id(folderId),
        folderName: standIns.named("folder", folderName),
        parentFolderId: id(parentFolderId),
      })),
    ),
    accounts: byText(
      accounts.map(({ accountId, displayName, folderId, status, tags }) => ({
        accountId: id(accountId),
        displayName: standIns.named("account", displayName),
        folderId: id(folderId),
        status,
        tags: changedField(standIns, "tags", tags, {}) as { readonly [key: string]: string },
      })),
      ({ accountId }) => accountId,
    ),
  };
}

function objectOf(
  standIns: StandIns,
  names: NamesOfObjects,
  definition: AnyDefinition,
  object: EstateObject,
): EstateObject {
  keepRevision(standIns, object.inputs);
  const inputs = inKeyOrder(definition, changed(standIns, object.inputs, object.inputs));
  const outputs = changed(standIns, object.outputs, object.inputs);
  const own = { ...object, id: idOf(standIns, definition, object), inputs, outputs };
  names.learnFrom(definition, object, own);
  return own;
}

/** The revision of a configuration is that of the policies which it has now; its accounts have the same one. */
function keepRevision(standIns: StandIns, { permissionPolicies, policyRevision: original }: Values): void {
  if (permissionPolicies === undefined || typeof original !== "string") return;
  const policies = changedField(standIns, "permissionPolicies", permissionPolicies, {}) as readonly PermissionPolicy[];
  standIns.keep("revision", original, policyRevision(policies));
}

/** Its parts are what the inputs of their names are. */
function idOf(standIns: StandIns, definition: AnyDefinition, { id, inputs }: EstateObject): string {
  const names = definition.id;
  const parts = names.length === 1 ? [id] : id.split(":");
  return parts.map((part, index) => String(changedField(standIns, names[index] ?? "", part, inputs))).join(":");
}

/** Lists whose order means nothing are in the order of what stands in them now. */
function inKeyOrder(definition: AnyDefinition, inputs: Values): { [name: string]: unknown } {
  const fields = fieldsOf(definition);
  const entries = Object.entries(inputs).map(([name, value]) => {
    const keyOf = fields[name]?.set as ((item: unknown) => string) | undefined;
    return [name, keyOf !== undefined && Array.isArray(value) ? byText(value, keyOf) : value];
  });
  return Object.fromEntries(entries);
}

/** Reasons are sentences of ours, which name nobody. */
function unreadOf(standIns: StandIns, { what, id, reason }: Unread): Unread {
  const definition = estateKinds.find(({ kind }) => kind === what);
  if (id === undefined || definition === undefined) return { what, reason };
  const inputs = Object.fromEntries(id.split(":").map((part, index) => [definition.id[index] ?? "", part]));
  return { what, id: idOf(standIns, definition, { id, name: "", inputs, outputs: {} }), reason };
}
