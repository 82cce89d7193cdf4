import { inOrder } from "../provider/functions/rows";
import type { AnyFields } from "../provider/kernel/fields";
import { type Change, changesOf } from "./changes";
import { estateKinds, fieldsOf } from "./kinds";
import type { Estate, EstateObject, Unread, Values } from "./model";

/** What differs between two estates, in the order of kinds, then names. */
export interface EstateDifferences {
  readonly differences: readonly Difference[];
  /** What one of the two does not tell, or neither, and of which nothing can be said. Empty: everything was compared. */
  readonly notCompared: readonly Unread[];
}

export interface Difference {
  readonly change: "added" | "removed" | "changed";
  /** A kind, `cloudsso:User`; `organisation:Folder` or `organisation:Account`. */
  readonly what: string;
  readonly id: string;
  /** As a person would call it; of what changed, the present name. */
  readonly name: string;
  /** What was added or removed, as it is or was. */
  readonly inputs?: Values;
  /** Of what changed: its inputs and, under `outputs.`, what the service decides. Times do not count. */
  readonly changes?: readonly Change[];
}

/**
 * Compares object by object, by kind and id. What was deleted and made again is two differences, as its id is another.
 *
 * @throws a sentence where the two are of different accounts.
 */
export function compareEstates(before: Estate, after: Estate): EstateDifferences {
  if (before.accountId !== after.accountId) {
    throw new Error(
      `One estate is of account ${before.accountId}, the other of ${after.accountId}; only those of one can be compared.`,
    );
  }
  const fields = new Map(estateKinds.map((definition) => [definition.kind, fieldsOf(definition)]));
  const [old, now] = [partsOf(before), partsOf(after)];
  const notCompared: Unread[] = [];
  const differences: Difference[] = [];
  const refused = [before, after].flatMap(({ unread }) =>
    unread.flatMap(({ what, id }) => (id === undefined ? what : [])),
  );
  for (const what of [...new Set([...fields.keys(), ...old.keys(), ...now.keys(), ...refused])].sort()) {
    const gap = gapOf(what, before, old) ?? gapOf(what, after, now);
    if (gap === undefined) differences.push(...compareKind(what, fields.get(what), before, after, old, now));
    else if (notCompared.every((other) => other.what !== gap.what)) notCompared.push(gap);
  }
  const single = [...before.unread, ...after.unread].filter(({ id }) => id !== undefined);
  const known = new Map(single.map((one) => [`${one.what} ${one.id}`, one]));
  return { differences, notCompared: [...notCompared, ...known.values()] };
}

type Parts = ReadonlyMap<string, readonly EstateObject[]>;

const FOLDERS = "organisation:Folder";
const ACCOUNTS = "organisation:Account";

function partsOf({ objects, organisation }: Estate): Parts {
  const kinds = Object.entries(objects);
  if (organisation === undefined) return new Map(kinds);
  const { folders, accounts } = organisation;
  return new Map([
    ...kinds,
    [FOLDERS, folders.map(({ folderId: id, ...inputs }) => ({ id, name: inputs.folderName, inputs, outputs: {} }))],
    [ACCOUNTS, accounts.map(({ accountId: id, ...inputs }) => ({ id, name: inputs.displayName, inputs, outputs: {} }))],
  ]);
}

/** Why an estate says nothing of a kind. Without an organisation it has no folders, unless the other has one. */
function gapOf(what: string, { unread }: Estate, parts: Parts): Unread | undefined {
  const asked = what === FOLDERS || what === ACCOUNTS ? "organisation" : what;
  const refused = unread.find((one) => one.what === asked && one.id === undefined);
  return refused ?? (parts.has(what) ? undefined : { what: asked, reason: "it was not asked for" });
}

function compareKind(
  what: string,
  fields: AnyFields | undefined,
  before: Estate,
  after: Estate,
  old: Parts,
  now: Parts,
): Difference[] {
  const [was, is] = [old, now].map((parts) => new Map((parts.get(what) ?? []).map((object) => [object.id, object])));
  const unread = new Set([...before.unread, ...after.unread].flatMap((one) => (one.what === what ? one.id : [])));
  const ids = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].filter((id) => !unread.has(id));
  const found = ids.flatMap((id) => differenceOf(what, fields, was?.get(id), is?.get(id)));
  return inOrder(found, ({ name }) => name);
}

function differenceOf(
  what: string,
  fields: AnyFields | undefined,
  was: EstateObject | undefined,
  is: EstateObject | undefined,
): Difference[] {
  if (was === undefined || is === undefined) {
    const { id, name, inputs } = (was ?? is) as EstateObject;
    return [{ change: was === undefined ? "added" : "removed", what, id, name, inputs }];
  }
  const outputs = changesOf(lasting(what, was.outputs), lasting(what, is.outputs));
  const changes = [
    ...changesOf(was.inputs, is.inputs, fields),
    ...outputs.map((change) => ({ ...change, path: `outputs.${change.path}` })),
  ];
  return changes.length === 0 ? [] : [{ change: "changed", what, id: is.id, name: is.name, changes }];
}

/** That a password was set shows in nothing else. */
const TELLING = ["ims:LoginProfile.updateDate"];

/** Less the times, which tell when something was done and not what. */
function lasting(what: string, outputs: Values): Values {
  const isLasting = (name: string) => !/(?:Time|Date)s?$/.test(name) || TELLING.includes(`${what}.${name}`);
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => isLasting(name)));
}
