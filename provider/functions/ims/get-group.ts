import { answered } from "../../client/answered";
import { asked } from "../connection";
import { refuseUnlessOne } from "../filters";
import { toRamGroup } from "../ram-people";
import { withOutputs } from "../with-outputs";
import type { GetGroupsGroup } from "./get-groups";

export interface GetGroupArgs {
  /** The group's number, which is looked for among all groups. Either this or `groupName`. */
  readonly groupId?: string;
  /** The name. Either this or `groupId`. */
  readonly groupName?: string;
}

export interface GetGroupResult extends GetGroupsGroup {}

/**
 * One group of RAM users, by number or by name. Fails when there is none.
 *
 * @example
 * const operators = await ims.getGroup({ groupName: "operators" });
 */
export function getGroup(args: GetGroupArgs): Promise<GetGroupResult> {
  return asked(async ({ ims }) => {
    refuseUnlessOne(args, "groupId", "groupName");
    const { groupId, groupName } = args;
    if (groupName !== undefined) {
      const { Group } = await ims.getGroup({ GroupName: groupName });
      return toRamGroup(answered(Group, `group ${groupName}`));
    }
    const live = (await ims.listGroups.all({})).find(({ GroupId }) => GroupId === groupId);
    if (live === undefined) throw new Error(`there is no group ${groupId} in the account`);
    return toRamGroup(live);
  });
}

/** `getGroup` with arguments that may be outputs, as an output. */
export const getGroupOutput = withOutputs(getGroup);
