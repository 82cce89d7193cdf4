import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { withoutTags, withTags } from "../tags";
import { theConfiguration, theDirectory, theUser } from "./find";

/** The shape of ListTagResources was never seen, so it is not here: read tags with the object. */
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
