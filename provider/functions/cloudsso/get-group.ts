import type { Group } from "../../api/cloudsso.generated";
import type { Services } from "../../api/services";
import { answered } from "../../client/answered";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, nameFilter, refuseUnlessOne } from "../filters";
import { toGroup } from "../people";
import { theOneNamed } from "../rows";
import { withOutputs } from "../with-outputs";
import type { GetGroupsGroup } from "./get-groups";

export interface GetGroupArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `g-...`, or the `id` of a `Group`. Either this or `groupName`. */
  readonly groupId?: string;
  /** The whole name, whatever its case. Either this or `groupId`. */
  readonly groupName?: string;
}

export interface GetGroupResult extends GetGroupsGroup {}

/**
 * One group of a directory, by id or by name, whoever made it. Fails when there is none.
 *
 * @example
 * const operators = await cloudsso.getGroup({ groupName: "operators" });
 */
export function getGroup(args: GetGroupArgs): Promise<GetGroupResult> {
  return asked(async (services) => {
    refuseUnlessOne(args, "groupId", "groupName");
    const { groupName: name = "" } = args;
    const id = idFilter(args, "groupId", "g-");
    const filter = nameFilter({ groupName: args.groupName }, "GroupName");
    const directoryId = await directoryIdOf(services, args.directoryId);
    const live =
      id === undefined ? await named(services, directoryId, name, filter) : await withId(services, directoryId, id);
    return toGroup(directoryId, live);
  });
}

/** `getGroup` with arguments that may be outputs, as an output. */
export const getGroupOutput = withOutputs(getGroup);

async function withId({ cloudsso }: Services, directoryId: string, id: string): Promise<Group> {
  return answered((await cloudsso.getGroup({ DirectoryId: directoryId, GroupId: id })).Group, `group ${id}`);
}

function named({ cloudsso }: Services, directoryId: string, name: string, filter: string | undefined): Promise<Group> {
  return theOneNamed({
    noun: "group",
    name,
    place: `directory ${directoryId}`,
    find: () => cloudsso.listGroups.all({ DirectoryId: directoryId, Filter: filter }),
    all: () => cloudsso.listGroups.all({ DirectoryId: directoryId }),
    nameOf: (row) => row.GroupName,
    idOf: (row) => row.GroupId,
  });
}
