import type { Context } from "../context";
import { sentTags, type Tags, tagsOf, writeTags } from "../tags";

/** What RAM can tag: custom policies and roles, by their names. */
export type Tagged = "policy" | "role";

/** No answer about a single object has its tags. */
export async function liveTags({ ram }: Pick<Context, "ram">, type: Tagged, name: string): Promise<Tags> {
  const rows = await ram.listTagResources.all({ ResourceType: type, ResourceNames: JSON.stringify([name]) });
  return tagsOf(rows.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
}

/** As a create takes them; none are left out. */
export function sentAsText(tags: Tags = {}): string | undefined {
  return Object.keys(tags).length === 0 ? undefined : JSON.stringify(sentTags(tags));
}

/** As a row of a list has them. */
export function tagsOfRow({
  Tags: tags,
}: {
  readonly Tags?: { readonly Tag?: readonly { readonly TagKey?: string; readonly TagValue?: string }[] };
}): Tags {
  return tagsOf(tags?.Tag?.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
}

/** Against what is live, so that a tag from elsewhere goes as well. RAM takes lists as JSON text. */
export async function bringTags(context: Context, type: Tagged, name: string, wanted: Tags = {}): Promise<void> {
  const { ram } = context;
  const of = { ResourceType: type, ResourceNames: JSON.stringify([name]) } as const;
  await writeTags(await liveTags(context, type, name), wanted, {
    tag: (tags) => ram.tagResources({ ...of, Tag: JSON.stringify(tags) }),
    untag: (keys) => ram.untagResources({ ...of, TagKeys: JSON.stringify(keys) }),
  });
}
