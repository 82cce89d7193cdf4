import { bareId } from "../kernel/ids";
import { type SentTag, sentTags, type Tags } from "../resources/tags";

/** The arguments by which a list is filtered by a name: `UserName` is `userName`, or the beginning `userNamePrefix`. */
type Named<Attribute extends string> = {
  readonly [K in Uncapitalize<Attribute> | `${Uncapitalize<Attribute>}Prefix`]?: string | undefined;
};

/**
 * The API's own filter, `<attribute> eq <name>` or `<attribute> sw <beginning>`, which ignores case.
 *
 * @param attribute the API's name for it, `UserName`: the arguments are called `userName` and `userNamePrefix`.
 * @returns `undefined` where neither is given.
 */
export function nameFilter<Attribute extends string>(args: Named<Attribute>, attribute: Attribute): string | undefined {
  const given: { readonly [name: string]: string | undefined } = args;
  const exact = `${attribute.charAt(0).toLowerCase()}${attribute.slice(1)}`;
  const prefix = `${exact}Prefix`;
  refuseBoth(given, exact, prefix);
  const name = given[exact] === undefined ? prefix : exact;
  const value = given[name];
  if (value === undefined) return undefined;
  // The filter has no quotes: what is empty or has blanks in it would be read as something else.
  if (!/^\S+$/.test(value)) throw new Error(`${name} must be a text without blanks that is not empty`);
  return `${attribute} ${name === exact ? "eq" : "sw"} ${value}`;
}

/**
 * The bare id of another object, which may be given joined as well; `undefined` where none is given. An empty one would
 * not filter at all.
 *
 * @param beginning of such ids: `ac-`.
 */
export function idFilter<Name extends string>(
  args: { readonly [K in Name]?: string | undefined },
  name: Name,
  beginning: string,
): string | undefined {
  const given = args[name];
  if (given === undefined) return undefined;
  const id = bareId(given);
  if (!id.startsWith(beginning)) throw new Error(`${name} must be an id (${beginning}...), bare or joined`);
  return id;
}

/** The account that a list is about; the API filters by type and account together, and there is one type. */
export function targetFilter(args: { readonly targetType?: "RD-Account"; readonly targetId?: string }): {
  readonly TargetType?: "RD-Account";
  readonly TargetId?: string;
} {
  if (args.targetId !== undefined && !/^\d+$/.test(args.targetId)) {
    throw new Error("targetId must be the UID of an account, digits in quotes");
  }
  if (args.targetId !== undefined) return { TargetType: args.targetType ?? "RD-Account", TargetId: args.targetId };
  refuseHalf(args, "targetType", "targetId");
  return {};
}

/** The user or the group that a list is about; the API filters by type and id together. */
export function principalFilter(args: { readonly principalType?: "User" | "Group"; readonly principalId?: string }): {
  readonly PrincipalType?: "User" | "Group";
  readonly PrincipalId?: string;
} {
  refuseHalf(args, "principalType", "principalId");
  const { principalType: type } = args;
  const id = idFilter(args, "principalId", type === "Group" ? "g-" : "u-");
  return type === undefined || id === undefined ? {} : { PrincipalType: type, PrincipalId: id };
}

/** Tags that what is listed must have. */
export function tagFilter(tags: Readonly<Tags> | undefined): SentTag[] | undefined {
  return tags === undefined || Object.keys(tags).length === 0 ? undefined : sentTags(tags);
}

/** Refuses half of what filters only together: what a half does, no document says. */
export function refuseHalf<A extends object>(args: A, ...names: readonly [keyof A & string, keyof A & string]): void {
  const [given, missing] = halves(args, names);
  if (given.length === 1) {
    throw new Error(`${given[0]} filters only together with ${missing[0]}; give both or neither`);
  }
}

/** Refuses a look-up by nothing, or by two things at once. */
export function refuseUnlessOne<A extends object>(args: A, ...names: readonly (keyof A & string)[]): void {
  const [given] = halves(args, names);
  if (given.length !== 1) throw new Error(`exactly one of ${names.join(" and ")} must be given`);
}

function refuseBoth(args: object, one: string, other: string): void {
  const [given] = halves(args, [one, other]);
  if (given.length === 2) throw new Error(`${one} and ${other} must not be given both`);
}

/** Which of the names are given, and which are not. */
function halves(args: object, names: readonly string[]): readonly [given: string[], missing: string[]] {
  const values = args as { readonly [name: string]: unknown };
  const isGiven = (name: string) => values[name] !== undefined;
  return [names.filter(isGiven), names.filter((name) => !isGiven(name))];
}
