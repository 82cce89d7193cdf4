import { given, told } from "../../resources/given";
import { asked } from "../connection";
import { keyOwner } from "../ram-user";
import { withOutputs } from "../with-outputs";

export interface GetAccessKeyLastUsedArgs {
  /** `LTAI...`, as the `id` of an `AccessKey`. */
  readonly accessKeyId: string;
}

export interface GetAccessKeyLastUsedResult {
  /** The same as `accessKeyId`. */
  readonly id: string;
  /** `LTAI...` */
  readonly accessKeyId: string;
  /** The number of the user whose key it is. */
  readonly userId: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`; told about two hours late. Absent: never used, as far as the service tells. */
  readonly lastUsedDate?: string;
  /** The service that it called, such as `Ecs`. Absent: never used, as far as the service tells. */
  readonly serviceName?: string;
}

/**
 * When an access key of a RAM user was used last, and for what. Fails when no user has it.
 *
 * @example
 * const { lastUsedDate = "never" } = await ims.getAccessKeyLastUsed({ accessKeyId: "LTAI4Fzqbz4Zv1Xgz2Kmcxyz" });
 */
export function getAccessKeyLastUsed(args: GetAccessKeyLastUsedArgs): Promise<GetAccessKeyLastUsedResult> {
  return asked(async (services) => {
    const { accessKeyId } = args;
    if (!accessKeyId) throw new Error("accessKeyId must be given");
    const { userId, userPrincipalName } = await keyOwner(services, accessKeyId);
    const { AccessKeyLastUsed: used } = await services.ims.getAccessKeyLastUsed({
      UserPrincipalName: userPrincipalName,
      UserAccessKeyId: accessKeyId,
    });
    const use = given({ lastUsedDate: told(used?.LastUsedDate), serviceName: told(used?.ServiceName) });
    return { id: accessKeyId, accessKeyId, userId, ...use };
  });
}

/** `getAccessKeyLastUsed` with arguments that may be outputs, as an output. */
export const getAccessKeyLastUsedOutput = withOutputs(getAccessKeyLastUsed);
