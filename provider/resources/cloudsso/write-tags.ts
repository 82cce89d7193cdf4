import type { Context } from "../context";
import { MOST_TAGS, type Tags } from "../tags";

/** Something of a directory that can have tags. */
export interface Tagged {
  readonly directoryId: string;
  readonly type: "user" | "accessConfiguration";
  readonly id: string;
}

export function tagsOf(rows: readonly { readonly Key?: string; readonly Value?: string }[] = []): Tags {
  return Object.fromEntries(rows.flatMap(({ Key: key, Value: value }) => (key ? [[key, value ?? ""]] : [])));
}

/**
 * Writes what differs from the live tags, others are removed. New ones come first, so that what goes by a tag never finds
 * none; where both together would be too many, those that go make room.
 */
export async function writeTags(context: Context, of: Tagged, live: Tags, wanted: Tags): Promise<void> {
  const at = { DirectoryId: of.directoryId, ResourceType: of.type, ResourceId: [of.id] };
  const gone = Object.keys(live).filter((key) => !(key in wanted));
  const written = Object.entries(wanted).filter(([key, value]) => live[key] !== value);
  const add = async () => {
    const Tag = written.map(([Key, Value]) => ({ Key, Value }));
    if (Tag.length > 0) await context.cloudsso.tagResources({ ...at, Tag });
  };
  const remove = async () => {
    if (gone.length > 0) await context.cloudsso.untagResources({ ...at, TagKey: gone });
  };
  const together = Object.keys(wanted).length + gone.length;
  for (const step of together > MOST_TAGS ? [remove, add] : [add, remove]) await step();
}
