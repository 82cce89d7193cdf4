import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { hasTags, withoutTags, withTags } from "../tags";
import { theAccount, theUser } from "./find";
import type { RamUser } from "./state";

export const tags = {
  TagResources(request, cloud) {
    const users = theUsers(request, cloud);
    const tagged = users.map((user) => withTags(user.tags, request.Tag, cloud, "User"));
    for (const [index, user] of users.entries()) user.tags = tagged[index] ?? {};
    return undefined;
  },

  UntagResources(request, cloud) {
    for (const user of theUsers(request, cloud)) user.tags = withoutTags(user.tags, request.TagKey, request.All);
    return undefined;
  },

  /** Ids that name nobody are no error by the facts: they have no tags. */
  ListTagResources(request, cloud) {
    const { ResourceId: ids, ResourcePrincipalName: names } = request;
    if (ids === undefined && names === undefined && request.Tag === undefined) {
      throw unverified("invalid", "TagResources", "ListTagResources needs ResourceId or Tag.N.Key.");
    }
    const users = Object.values(theAccount(cloud).users).filter(
      ({ userId, userPrincipalName }) =>
        (ids?.includes(userId) ?? true) && (names?.includes(userPrincipalName) ?? true),
    );
    const wanted = request.Tag;
    const rows = users
      .filter((user) => hasTags(user.tags, wanted))
      .flatMap((user) =>
        Object.entries(user.tags)
          .filter(([key]) => wanted === undefined || wanted.some(({ Key }) => Key === key))
          .map(([TagKey, TagValue], index) => ({ sequence: user.sequence + index / 100, user, TagKey, TagValue })),
      );
    const { items, token } = cloud.page(rows);
    const shown = items.map(({ user, TagKey, TagValue }) => ({
      ResourceType: "user",
      ResourceId: user.userId,
      TagKey,
      TagValue,
    }));
    return { TagResources: { TagResource: shown }, IsTruncated: token !== undefined, NextToken: token };
  },
} satisfies Actions<ImsOperations>;

function theUsers(
  request: {
    readonly ResourceId?: readonly string[] | undefined;
    readonly ResourcePrincipalName?: readonly string[] | undefined;
  },
  cloud: Cloud,
): RamUser[] {
  const byId = (request.ResourceId ?? []).map((UserId) => theUser({ UserId }, cloud));
  const byName = (request.ResourcePrincipalName ?? []).map((UserPrincipalName) =>
    theUser({ UserPrincipalName }, cloud),
  );
  return [...byId, ...byName];
}
