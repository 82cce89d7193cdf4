import type { Cloud } from "../action";
import { hasTags } from "../tags";

export interface SentTag {
  readonly Key: string;
  readonly Value?: string;
}

type Tags = Readonly<Record<string, string>>;

/** Whether several tags in a filter are wanted all or any is not documented. */
export function matchesTags(tags: Tags | undefined, wanted: readonly SentTag[] | undefined, cloud: Cloud): boolean {
  if (wanted === undefined) return true;
  if (cloud.options.severalTags === "all") return hasTags(tags ?? {}, wanted);
  return wanted.some((tag) => hasTags(tags ?? {}, [tag]));
}

export function tagList(tags: Tags | undefined) {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** Documented as fuzzy: a part of the name, in any case. */
export function contains(name: string, part: string | undefined): boolean {
  return name.toLowerCase().includes((part ?? "").toLowerCase());
}
