import { answered } from "../../client/answered";
import { joinId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetServiceCredentialsArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
  /** Absent: for any service. */
  readonly serviceName?: string;
  /** Absent: whatever the status. */
  readonly status?: "Active" | "Inactive";
}

export interface GetServiceCredentialsCredential {
  /** `<userId>:<serviceCredentialId>`, as `ServiceCredential.get` takes it. */
  readonly id: string;
  /** `SC...` */
  readonly serviceCredentialId: string;
  readonly serviceCredentialName?: string;
  readonly serviceName: string;
  /** The number of the user whose credential it is. */
  readonly userId: string;
  /** `Active` or `Inactive`. */
  readonly status: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
  /** When it ends: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent: never. */
  readonly expirationTime?: string;
}

export interface GetServiceCredentialsResult {
  /** The ids of `credentials`, in their order. */
  readonly ids: readonly string[];
  /** The oldest first. */
  readonly credentials: readonly GetServiceCredentialsCredential[];
}

/**
 * The service credentials of a RAM user. Their secrets were told when they were made, and nothing can read them. Fails
 * when there is no such user.
 *
 * @example
 * const { credentials } = await ims.getServiceCredentials({ userPrincipalName: "robot@example.onaliyun.com" });
 */
export function getServiceCredentials(args: GetServiceCredentialsArgs): Promise<GetServiceCredentialsResult> {
  return asked(async (services) => {
    if (args.serviceName === "") throw new Error("serviceName must be the name of a service, or be left out");
    const { userId, userPrincipalName } = await ramUser(services, args);
    const rows = await services.ims.listServiceCredentials.all({
      UserPrincipalName: userPrincipalName,
      ServiceName: args.serviceName,
    });
    const all = rows.map((row) => {
      const id = answered(row.ServiceCredentialId, "the id of a service credential");
      return {
        id: joinId(userId, id),
        serviceCredentialId: id,
        serviceName: answered(row.ServiceName, `the service of ${id}`),
        userId,
        status: answered(row.Status, `the status of service credential ${id}`),
        ...given({
          serviceCredentialName: row.ServiceCredentialName,
          createTime: row.CreateTime,
          expirationTime: row.ExpirationTime,
        }),
      };
    });
    const wanted = all.filter(({ status }) => args.status === undefined || status === args.status);
    const credentials = inOrder(wanted, ({ createTime = "" }) => createTime);
    return { ids: idsOf(credentials), credentials };
  });
}

/** `getServiceCredentials` with arguments that may be outputs, as an output. */
export const getServiceCredentialsOutput = withOutputs(getServiceCredentials);
