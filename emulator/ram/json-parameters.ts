import { Refusal } from "../refusal";

interface SentTag {
  readonly Key: string;
  readonly Value?: string;
}

/** Lists travel as one parameter that holds JSON here. That it is JSON was checked against the facts table. */
export function tagsIn(parameter: string | undefined): SentTag[] | undefined {
  return listIn(parameter, "Tag", (item): item is SentTag => {
    const { Key, Value = "" } = (item ?? {}) as { readonly Key?: unknown; readonly Value?: unknown };
    return typeof Key === "string" && typeof Value === "string";
  });
}

export function textsIn(parameter: string | undefined, name: string): string[] | undefined {
  return listIn(parameter, name, (item): item is string => typeof item === "string");
}

function listIn<Item>(
  parameter: string | undefined,
  name: string,
  isItem: (item: unknown) => item is Item,
): Item[] | undefined {
  if (parameter === undefined || parameter === "") return undefined;
  const list: unknown = JSON.parse(parameter);
  if (Array.isArray(list) && list.every(isItem)) return list;
  throw new Refusal(`InvalidParameter.${name}`, 400, `${name} is the JSON of a list.`);
}
