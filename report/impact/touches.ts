import type { Difference } from "../../estate/compare";
import type { Estate, EstateObject } from "../../estate/model";
import { byText } from "../../provider/functions/rows";
import { objectsOf } from "../rows";
import type { Both } from "./both";
import { collect } from "./lines";
import type { TouchLine, Who } from "./model";
import { ownersOf, provisionedIn } from "./owners";
import type { RamBoth } from "./ram";
import { REACH, type Reach, reachOf } from "./reach-table";

/** One difference, and the ids of those whom it touches. */
export interface Touch {
  readonly change: Difference["change"];
  readonly what: string;
  readonly object: Who;
  readonly fields: readonly string[];
  readonly scope: TouchLine["scope"];
  readonly people: readonly string[];
  readonly accounts: readonly string[];
  readonly letsIn: boolean;
  /** Somebody may come to act as these people: by a credential, or by another logon name or address. */
  readonly isWayIn: boolean;
}

interface Sides {
  readonly before: Estate;
  readonly after: Estate;
  readonly both: Both;
  readonly ram: RamBoth;
}

/**
 * All that differs and that no other part of the report tells.
 *
 * @param passwordsOf ids of people of CloudSSO whose passwords were set, which shows in no estate.
 */
export function touchesOf(
  differences: readonly Difference[],
  sides: Sides,
  passwordsOf: readonly string[] = [],
): Touch[] {
  return [
    ...passwordTouches(passwordsOf, sides),
    ...differences.flatMap((difference) => touchOf(difference, sides)),
    ...movedAccounts(sides),
    ...provisionedTouches(sides),
  ];
}

function touchOf(difference: Difference, sides: Sides): Touch[] {
  const { change, what, id, name } = difference;
  const reach = reachOf(what);
  const fields = fieldsOf(difference).filter((field) => counts(field, reach));
  const isWhole = change !== "changed";
  const isBare = isWhole && (reach.isBare === true || reach.touches === "told");
  if (isBare || (!isWhole && fields.length === 0)) return [];
  const touch = { change, what, object: { id, name }, fields, letsIn: false, isWayIn: false };
  switch (reach.touches) {
    case "nobody":
    case "provisioned":
      return [];
    case "told":
    case "account":
      return [{ ...touch, scope: "account", people: [], accounts: [what === ACCOUNT ? id : sides.after.accountId] }];
    case "everybody":
      return [{ ...touch, ...everybody(what, sides), letsIn: reach.letsIn === true && change !== "removed" }];
    case "person":
      return personTouch(touch, reach, sides);
  }
}

const ACCOUNT = "organisation:Account";

function fieldsOf({ changes = [] }: Difference): string[] {
  return [...new Set(changes.map(({ path }) => /^(?:outputs\.)?[^.[]+/.exec(path)?.[0] ?? path))];
}

function counts(field: string, { touches, harmless = [], untold = [] }: Reach): boolean {
  return touches === "told" ? untold.includes(field) : !harmless.includes(field);
}

/** Whoever logs on, and wherever they have something; the account itself where that is nowhere. */
function everybody(what: string, { before, after, both, ram }: Sides) {
  const home = after.accountId;
  if (!what.startsWith("cloudsso:")) {
    const people = [ram.before, ram.after].flatMap(({ users }) => users.map(({ id }) => id));
    return { scope: "ram" as const, people: [...new Set(people)], accounts: [home] };
  }
  const people = [both.before, both.after].flatMap((access) => access.people.map(({ userId }) => userId));
  const targets = [before, after].flatMap((estate) => objectsOf(estate, "cloudsso:UserProvisioning"));
  const accounts = [
    ...[both.before, both.after].flatMap(({ assignments }) => assignments.map(({ accountId }) => accountId)),
    ...targets.map(({ inputs }) => String(inputs["targetId"])),
  ];
  return {
    scope: "directory" as const,
    people: [...new Set(people)],
    accounts: accounts.length === 0 ? [home] : [...new Set(accounts)],
  };
}

type Begun = Pick<Touch, "change" | "what" | "object" | "fields" | "letsIn" | "isWayIn">;

const CREDENTIALS: readonly string[] = ["ims:AccessKey", "ims:LoginProfile", "ims:ServiceCredential"];

function personTouch(touch: Begun, reach: Reach, sides: Sides): Touch[] {
  const { what, object, change, fields } = touch;
  const [was, is] = [sides.before, sides.after].map((estate) => find(estate, what, object.id));
  const people = ownersOf(what, [was ?? [], is ?? []].flat(), sides.before, sides.after);
  if (people.length === 0) {
    return what === "ims:VirtualMfaDevice" ? [] : [{ ...touch, ...everybody(what, sides) }];
  }
  const isOff = is === undefined || is.inputs["status"] === "Inactive" || is.inputs["status"] === "Disabled";
  const isWayIn = CREDENTIALS.includes(what)
    ? change !== "removed" && !isOff
    : fields.some((field) => reach.identity?.includes(field));
  const accounts = what.startsWith("cloudsso:") ? accountsOf(people, sides.both) : [sides.after.accountId];
  return [{ ...touch, scope: "person", people, accounts, isWayIn }];
}

function find(estate: Estate, kind: string, id: string): EstateObject | undefined {
  return objectsOf(estate, kind).find((object) => object.id === id);
}

function accountsOf(people: readonly string[], both: Both): string[] {
  return [...new Set(people.flatMap((userId) => both.accountsOf(userId)))];
}

/** Who is made by the change has nothing that was there before, with whatever password. */
function passwordTouches(ids: readonly string[], { both }: Sides): Touch[] {
  const known = new Set(both.before.people.map(({ userId }) => userId));
  return [...new Set(ids)]
    .filter((id) => known.has(id))
    .map((id) => ({
      change: "changed",
      what: "cloudsso:User",
      object: both.who(id),
      fields: ["password"],
      scope: "person",
      people: [id],
      accounts: accountsOf([id], both),
      letsIn: false,
      isWayIn: true,
    }));
}

/** Which policies of control bind an account is a matter of the folders that it is in, however far above. */
function movedAccounts({ before, after, both }: Sides): Touch[] {
  if (before.organisation === undefined || after.organisation === undefined) return [];
  const [old, now] = [both.before, both.after].map(
    ({ accounts }) =>
      new Map(accounts.map((one) => [one.accountId, one.folders.map(({ folderId }) => folderId).join()])),
  );
  const known = [...(now?.keys() ?? [])].filter((id) => old?.has(id) && old.get(id) !== now?.get(id));
  return known.map((id) => ({
    change: "changed",
    what: ACCOUNT,
    object: both.who(id),
    fields: ["folderId"],
    scope: "account",
    people: [],
    accounts: [id],
    letsIn: false,
    isWayIn: false,
  }));
}

/** RAM users that are made in accounts for people of the directory, by membership as well. */
function provisionedTouches({ before, after, both }: Sides): Touch[] {
  const what = "cloudsso:UserProvisioning";
  const [old, now] = [before, after].map((estate) => provisionedIn(estate, REACH[what].harmless ?? []));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((key): Touch[] => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const one = is ?? was;
    if (one === undefined || was?.how === is?.how) return [];
    const name = `RAM user in ${both.who(one.accountId).name}`;
    return [
      {
        change: was === undefined ? "added" : is === undefined ? "removed" : "changed",
        what,
        object: { id: one.accountId, name },
        fields: [],
        scope: one.userId === "" ? "account" : "person",
        people: one.userId === "" ? [] : [one.userId],
        accounts: [one.accountId],
        letsIn: false,
        isWayIn: is?.takesOver === true, // of whatever policies the RAM user has whom it takes over
      },
    ];
  });
}

/** What is alike is one line; what touches everybody first, then people, then accounts. */
export function touchLines(touches: readonly Touch[], { both, ram }: Sides): TouchLine[] {
  const users = new Map([ram.before, ram.after].flatMap((one) => one.users.map(({ id, name }) => [id, name] as const)));
  const who = (id: string): Who => ({ id, name: users.get(id) ?? both.who(id).name });
  const named = (ids: readonly string[]) => byText([...new Set(ids)].map(who), ({ name, id }) => `${name}\0${id}`);
  const alike = collect(touches, ({ change, what, fields, scope, letsIn }) =>
    JSON.stringify([change, what, fields, scope, letsIn]),
  );
  const lines = [...alike.values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ change, what, fields, scope, letsIn }): TouchLine => {
      const isEverybody = scope === "directory" || scope === "ram";
      const [people, accounts] = [named(ones.flatMap((one) => one.people)), named(ones.flatMap((one) => one.accounts))];
      return {
        change,
        what,
        objects: [...new Map(ones.map(({ object }) => [object.id, object])).values()],
        fields,
        scope,
        people: isEverybody ? [] : people,
        accounts: isEverybody ? [] : accounts,
        counts: { people: people.length, accounts: accounts.length },
        letsIn,
      };
    }),
  );
  const ranks = ["directory", "ram", "person", "account"];
  return byText(lines, ({ scope, what, change }) => `${ranks.indexOf(scope)} ${what} ${change}`);
}
