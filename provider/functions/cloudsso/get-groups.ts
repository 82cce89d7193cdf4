import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { nameFilter } from "../filters";
import { toGroup } from "../people";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetGroupsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** The whole name, whatever its case. Not together with `groupNamePrefix`. */
  readonly groupName?: string;
  /** How names begin, whatever their case. */
  readonly groupNamePrefix?: string;
  /** `Manual`: made here; `Synchronized`: brought by SCIM synchronization. Absent: both. */
  readonly provisionType?: "Manual" | "Synchronized";
}

export interface GetGroupsGroup {
  /** `<directory>:<group>`, as `Group.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `g-...` */
  readonly groupId: string;
  /** Unique in the directory whatever its case. */
  readonly groupName: string;
  /** What somebody wrote about it. */
  readonly description?: string;
  /** `Manual`: made here; `Synchronized`: brought by SCIM synchronization. */
  readonly provisionType: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime: string;
  /** When it was changed last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetGroupsResult {
  /** The ids of `groups`, in their order. */
  readonly ids: readonly string[];
  /** By name. Who is in one, `getGroupMembers` tells. */
  readonly groups: readonly GetGroupsGroup[];
}

/**
 * The groups of a directory, all or some, in one list.
 *
 * @example
 * const { groups } = await cloudsso.getGroups({ groupNamePrefix: "platform-" });
 */
export function getGroups(args: GetGroupsArgs = {}): Promise<GetGroupsResult> {
  return asked(async (services) => {
    const filters = { Filter: nameFilter(args, "GroupName"), ProvisionType: args.provisionType };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listGroups.all({ DirectoryId: directoryId, ...filters });
    const groups = inOrder(
      rows.map((row) => toGroup(directoryId, row)),
      ({ groupName }) => groupName,
    );
    return { ids: idsOf(groups), groups };
  });
}

/** `getGroups` with arguments that may be outputs, as an output. */
export const getGroupsOutput = withOutputs(getGroups);
