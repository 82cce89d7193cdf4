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
    const { ResourceType } = request;
    const written = request.ResourceId ?? everyId(request, cloud);
    const rows = theResources({ ...request, ResourceId: written }, cloud).flatMap(({ tags, sequence }, index) =>
      hasTags(tags, request.Tag) ? rowsOf(ResourceType, written[index] ?? "", tags, sequence) : [],
    );
    const { items, token } = cloud.page(rows);
    return { TagResources: items.map(({ shown }) => shown), NextToken: token };
  },
} satisfies Actions<CloudSsoOperations>;

/** Each tag has its place between its resource's and the next one's. */
function rowsOf(ResourceType: string, ResourceId: string, tags: Readonly<Record<string, string>>, sequence: number) {
  return Object.entries(tags).map(([TagKey, TagValue], index) => ({
    sequence: sequence + index / 100,
    shown: { ResourceType, ResourceId, TagKey, TagValue },
  }));
}

/** The ids of all that can have tags, written as the call would have to write them. */
function everyId(
  request: { readonly DirectoryId?: string | undefined; readonly ResourceType: string },
  cloud: Cloud,
): string[] {
  const directoryId = request.DirectoryId ?? cloud.state.cloudsso.directory?.directoryId ?? "";
  const { users, accessConfigurations } = theDirectory({ DirectoryId: directoryId }, cloud);
  const ids = Object.keys(request.ResourceType === "user" ? users : accessConfigurations);
  return request.DirectoryId === undefined ? ids.map((id) => `${directoryId}_${id}`) : ids;
}

interface Tagged {
  tags: Record<string, string>;
  readonly sequence: number;
}

/** Without DirectoryId each id is written `<directory id>_<id>`. */
function theResources(
  request: {
    readonly DirectoryId?: string | undefined;
    readonly ResourceId: readonly string[];
    readonly ResourceType: string;
  },
  cloud: Cloud,
): Tagged[] {
  return request.ResourceId.map((written) => {
    const [directoryId = "", id = ""] =
      request.DirectoryId === undefined ? written.split("_") : [request.DirectoryId, written];
    const directory = theDirectory({ DirectoryId: directoryId }, cloud);
    return request.ResourceType === "user" ? theUser(directory, id) : theConfiguration(directory, id);
  });
}
