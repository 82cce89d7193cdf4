import type { Cloud } from "../action";
import { unverified } from "../refusal";
import { type Folder, held, type MemberAccount, type ResourceDirectory } from "../store";
import { withoutTags, withTags } from "../tags";
import { readable, writable } from "./directory";
import { inOrder, nextToken } from "./pages";
import { contains, matchesTags, type SentTag } from "./tagged";

type ResourceType = "Account" | "Folder";

interface Named {
  readonly ResourceType: ResourceType;
  readonly ResourceId: readonly string[];
}

/** Tags of members, and of folders, which another client tags although no page says it can. */
export const tags = {
  TagResources(request: Named & { readonly Tag: readonly SentTag[] }, cloud: Cloud) {
    const resources = theResources(writable(cloud), request);
    const tagged = resources.map((resource) => withTags(resource.tags ?? {}, request.Tag, cloud, request.ResourceType));
    for (const [index, resource] of resources.entries()) resource.tags = tagged[index] ?? {};
    return undefined;
  },

  UntagResources(request: Named & { readonly TagKey?: readonly string[]; readonly All?: boolean }, cloud: Cloud) {
    for (const resource of theResources(writable(cloud), request)) {
      resource.tags = withoutTags(resource.tags ?? {}, request.TagKey, request.All);
    }
    return undefined;
  },

  ListTagResources(
    request: {
      readonly ResourceType: ResourceType;
      readonly ResourceId?: readonly string[];
      readonly Tag?: readonly SentTag[];
    },
    cloud: Cloud,
  ) {
    const directory = readable(cloud);
    const ids = request.ResourceId ?? Object.keys(ofType(directory, request.ResourceType));
    const rows = theResources(directory, { ...request, ResourceId: ids }).flatMap(({ tags }, index) =>
      matchesTags(tags, request.Tag, cloud)
        ? Object.entries(tags ?? {}).map(([TagKey, TagValue]) => ({ ResourceId: ids[index], TagKey, TagValue }))
        : [],
    );
    const { items, token } = cloud.page(inOrder(rows));
    const TagResources = items.map(({ ResourceId, TagKey, TagValue }) => ({
      ResourceType: request.ResourceType,
      ResourceId,
      TagKey,
      TagValue,
    }));
    return { TagResources, NextToken: nextToken(token, cloud) };
  },

  ListTagKeys(request: { readonly ResourceType: ResourceType; readonly KeyFilter?: string }, cloud: Cloud) {
    const keys = Object.values(ofType(readable(cloud), request.ResourceType)).flatMap(({ tags }) =>
      Object.keys(tags ?? {}),
    );
    return distinct(keys, request.KeyFilter, cloud, (Key) => ({ Key }));
  },

  ListTagValues(
    request: { readonly ResourceType: ResourceType; readonly TagKey: string; readonly ValueFilter?: string },
    cloud: Cloud,
  ) {
    const values = Object.values(ofType(readable(cloud), request.ResourceType)).flatMap(
      ({ tags }) => held(tags ?? {}, request.TagKey) ?? [],
    );
    return distinct(values, request.ValueFilter, cloud, (Value) => ({ Value }));
  },
};

function ofType(directory: ResourceDirectory, type: ResourceType): Readonly<Record<string, MemberAccount | Folder>> {
  return type === "Account" ? directory.accounts : directory.folders;
}

function theResources(directory: ResourceDirectory, { ResourceType, ResourceId }: Named): (MemberAccount | Folder)[] {
  return ResourceId.map((id) => {
    const resource = held(ofType(directory, ResourceType), id);
    if (resource === undefined) throw unverified("missing", ResourceType, `There is no ${ResourceType} ${id}.`);
    return resource;
  });
}

function distinct<View>(all: readonly string[], part: string | undefined, cloud: Cloud, view: (text: string) => View) {
  const found = [...new Set(all)].filter((text) => contains(text, part)).map((text) => ({ text }));
  const { items, token } = cloud.page(inOrder(found));
  return { Tags: items.map(({ text }) => view(text)), NextToken: nextToken(token, cloud) };
}
