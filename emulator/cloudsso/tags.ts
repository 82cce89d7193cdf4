import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { hasTags, withoutTags, withTags } from "../tags";
import { theConfiguration, theDirectory, theUser } from "./find";

export const tags = {
  TagResources(request, cloud) {
    const resources = theResources(request, cloud);
    const tagged = resources.map((resource) => withTags(resource.tags, request.Tag, cloud, request.ResourceType));
    for (const [index, resource] of resources.entries()) resource.tags = tagged[index] ?? {};
    return undefined;
  },

  UntagResources(request, cloud) {
    for (const resource of theResources(request, cloud)) {
      resource.tags = withoutTags(resource.tags, request.TagKey, request.All);
    }
    return undefined;
  },
  /** Its shape was never seen: this is a guess by the other services' like. Reading tags with the object is safer. */
  ListTagResources(request, cloud) {
    const directory = theDirectory({ DirectoryId: request.DirectoryId ?? "" }, cloud);
    const objects =
      request.ResourceType === "user"
        ? Object.values(directory.users).map(({ userId: id, tags, sequence }) => ({ id, tags, sequence }))
        : Object.values(directory.accessConfigurations).map(({ accessConfigurationId: id, tags, sequence }) => ({
            id,
            tags,
            sequence,
          }));
    const rows = objects
      .filter(({ id, tags }) => (request.ResourceId?.includes(id) ?? true) && hasTags(tags, request.Tag))
      .flatMap(({ id, tags, sequence }) =>
        Object.entries(tags).map(([TagKey, TagValue], index) => ({
          sequence: sequence + index / 100,
          id,
          TagKey,
          TagValue,
        })),
      );
    const { items, token } = cloud.page(rows);
    const TagResources = items.map(({ id, TagKey, TagValue }) => ({
      ResourceType: request.ResourceType,
      ResourceId: id,
      TagKey,
      TagValue,
    }));
    return { TagResources, NextToken: token };
  },
} satisfies Actions<CloudSsoOperations>;

/** Without DirectoryId each id is written `<directory id>_<id>`. */
function theResources(
  request: {
    readonly DirectoryId?: string | undefined;
    readonly ResourceId: readonly string[];
    readonly ResourceType: string;
  },
  cloud: Cloud,
): { tags: Record<string, string> }[] {
  return request.ResourceId.map((written) => {
    const [directoryId = "", id = ""] =
      request.DirectoryId === undefined ? written.split("_") : [request.DirectoryId, written];
    const directory = theDirectory({ DirectoryId: directoryId }, cloud);
    return request.ResourceType === "user" ? theUser(directory, id) : theConfiguration(directory, id);
  });
}
