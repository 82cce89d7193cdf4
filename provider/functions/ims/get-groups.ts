import { asked } from "../connection";
import { toRamGroup } from "../ram-people";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetGroupsGroup {
  /** The same as `groupId`. */
  readonly id: string;
  /** The group's number, which survives renames. */
  readonly groupId: string;
  readonly groupName: string;
  readonly displayName?: string;
  /** What somebody wrote about it. */
  readonly comments?: string;
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetGroupsResult {
  /** The ids of `groups`, in their order. */
  readonly ids: readonly string[];
  /** By name. Who is in one, `getGroupMembers` tells. */
  readonly groups: readonly GetGroupsGroup[];
}

/**
 * All groups of RAM users in the account.
 *
 * @example
 * const { groups } = await ims.getGroups();
 */
export function getGroups(): Promise<GetGroupsResult> {
  return asked(async ({ ims }) => {
    const groups = inOrder((await ims.listGroups.all({})).map(toRamGroup), ({ groupName }) => groupName);
    return { ids: idsOf(groups), groups };
  });
}

/** `getGroups` as an output. */
export const getGroupsOutput = withOutputs(getGroups);
