import type { Cloud } from "../action";
import { Refusal, unverified } from "../refusal";
import { hasTags, withoutTags, withTags } from "../tags";
import { theRam } from "./find";
import { tagsIn, textsIn } from "./json-parameters";

type ResourceType = "role" | "policy";

interface Tagged {
  tags: Record<string, string>;
  readonly sequence: number;
}

/** Of roles and custom policies, by name; users have theirs through IMS. */
export const tags = {
  TagResources(
    request: { readonly ResourceType: ResourceType; readonly ResourceNames: string; readonly Tag: string },
    cloud: Cloud,
  ) {
    const resources = theResources(request.ResourceType, request.ResourceNames, cloud);
    const tagged = resources.map(({ resource }) =>
      withTags(resource.tags, tagsIn(request.Tag), cloud, request.ResourceType),
    );
    for (const [index, { resource }] of resources.entries()) resource.tags = tagged[index] ?? {};
    return undefined;
  },

  UntagResources(
    request: {
      readonly ResourceType: ResourceType;
      readonly ResourceNames: string;
      readonly TagKeys?: string;
      readonly All?: boolean;
    },
    cloud: Cloud,
  ) {
    for (const { resource } of theResources(request.ResourceType, request.ResourceNames, cloud)) {
      resource.tags = withoutTags(resource.tags, textsIn(request.TagKeys, "TagKeys"), request.All);
    }
    return undefined;
  },

  ListTagResources(
    request: { readonly ResourceType: ResourceType; readonly ResourceNames?: string; readonly Tag?: string },
    cloud: Cloud,
  ) {
    const rows = theResources(request.ResourceType, request.ResourceNames, cloud)
      .filter(({ resource }) => hasTags(resource.tags, tagsIn(request.Tag)))
      .flatMap(({ name, resource }) =>
        Object.entries(resource.tags).map(([TagKey, TagValue], index) => ({
          sequence: resource.sequence + index / 100,
          shown: { ResourceType: request.ResourceType, ResourceName: name, TagKey, TagValue },
        })),
      );
    const { items, token } = cloud.page(rows);
    return { TagResources: items.map(({ shown }) => shown), NextToken: token };
  },
};

/** The named ones, all of the type when none is named. */
function theResources(
  type: ResourceType,
  names: string | undefined,
  cloud: Cloud,
): { readonly name: string; readonly resource: Tagged }[] {
  const { roles, policies } = theRam(cloud);
  const all =
    type === "role"
      ? Object.values(roles).map((resource) => ({ name: resource.roleName, resource }))
      : Object.values(policies).map((resource) => ({ name: resource.policyName, resource }));
  const wanted = textsIn(names, "ResourceNames");
  if (wanted === undefined) return all;
  if (wanted.length > 50) throw new Refusal("InvalidParameter.ResourceNames", 400, "At most 50 names are allowed.");
  return wanted.map((name) => {
    const found = all.find((each) => each.name === name);
    if (found === undefined) throw unverified("missing", type, `There is no ${type} "${name}".`);
    return found;
  });
}
