import type { UserProvisioning } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { joinId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { principalFilter, targetFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUserProvisioningsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** Only together with `principalId`. */
  readonly principalType?: "User" | "Group";
  /** `u-...` or `g-...`, or the `id` of a `User` or a `Group`. Absent: all of them. Only together with `principalType`. */
  readonly principalId?: string;
  /** `RD-Account`, the one type there is. Absent: that. Only together with `targetId`. */
  readonly targetType?: "RD-Account";
  /** The UID of an account. Absent: all of them. */
  readonly targetId?: string;
}

export interface GetUserProvisioningsProvisioning {
  /** `<directory>:<provisioning>`, as `UserProvisioning.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `up-...` */
  readonly userProvisioningId: string;
  /** `User` or `Group`. */
  readonly principalType: string;
  /** `u-...` or `g-...` */
  readonly principalId: string;
  /** The name of the user or the group. */
  readonly principalName: string;
  /** `RD-Account` */
  readonly targetType: string;
  /** The UID of the account. */
  readonly targetId: string;
  /** The display name of the account. */
  readonly targetName?: string;
  /** Where the account is in the resource directory; the API's samples show names in it here, and ids elsewhere. */
  readonly targetPath?: string;
  /** `TakeOver` or `KeepBoth`, spelt as it was sent. */
  readonly duplicationStrategy: string;
  /** `Keep` or `Delete`. */
  readonly deletionStrategy: string;
  /** What somebody wrote about it. */
  readonly description?: string;
  /** `Enabled`, as far as is known. */
  readonly status?: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
  /** When it was changed last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetUserProvisioningsResult {
  /** The ids of `provisionings`, in their order. */
  readonly ids: readonly string[];
  /** By the name of the user or the group, then by id. */
  readonly provisionings: readonly GetUserProvisioningsProvisioning[];
}

/**
 * Which users and groups have RAM users in which accounts: all, those of one user or group, or those of one account.
 *
 * @example
 * const { provisionings } = await cloudsso.getUserProvisionings({ targetId: "1234567890123456" });
 */
export function getUserProvisionings(args: GetUserProvisioningsArgs = {}): Promise<GetUserProvisioningsResult> {
  return asked(async (services) => {
    const filters = { ...principalFilter(args), ...targetFilter(args) };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listUserProvisionings.all({ DirectoryId: directoryId, ...filters });
    const provisionings = inOrder(
      rows.map((row) => toProvisioning(directoryId, row)),
      ({ principalName }) => principalName,
    );
    return { ids: idsOf(provisionings), provisionings };
  });
}

/** `getUserProvisionings` with arguments that may be outputs, as an output. */
export const getUserProvisioningsOutput = withOutputs(getUserProvisionings);

function toProvisioning(directoryId: string, live: UserProvisioning): GetUserProvisioningsProvisioning {
  const userProvisioningId = answered(live.UserProvisioningId, "the id of a RAM user provisioning");
  const what = `of RAM user provisioning ${userProvisioningId}`;
  const principalId = answered(live.PrincipalId, `the principal ${what}`);
  return {
    id: joinId(directoryId, userProvisioningId),
    directoryId,
    userProvisioningId,
    principalType: answered(live.PrincipalType, `the type of the principal ${what}`),
    principalId,
    principalName: live.PrincipalName || principalId,
    targetType: live.TargetType ?? "RD-Account",
    targetId: answered(live.TargetId, `the account ${what}`),
    duplicationStrategy: answered(live.DuplicationStrategy, `the duplication strategy ${what}`),
    deletionStrategy: answered(live.DeletionStrategy, `the deletion strategy ${what}`),
    ...given({
      targetName: live.TargetName,
      targetPath: live.TargetPath,
      description: live.Description,
      status: live.Status,
      createTime: live.CreateTime,
      updateTime: live.UpdateTime,
    }),
  };
}
