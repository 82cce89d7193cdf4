import type { SCIMServerCredential } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { joinId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetScimServerCredentialsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** Absent: whatever the status. */
  readonly status?: "Enabled" | "Disabled";
}

export interface GetScimServerCredentialsCredential {
  /** `<directory>:<credential>`, as `ScimServerCredential.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `scimcred-...` */
  readonly credentialId: string;
  /** `BearerToken` */
  readonly credentialType?: string;
  /** `Enabled` or `Disabled`. */
  readonly status: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
  /** When it ends: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly expireTime?: string;
}

export interface GetScimServerCredentialsResult {
  /** The ids of `credentials`, in their order. */
  readonly ids: readonly string[];
  /** The one that ends first comes first. */
  readonly credentials: readonly GetScimServerCredentialsCredential[];
}

/**
 * The credentials of SCIM synchronization that a directory has: two at most, where it was granted no more. Their secrets
 * were told when they were made, and nothing can read them.
 *
 * @example
 * const { credentials: [next] } = await cloudsso.getScimServerCredentials({ status: "Enabled" });
 */
export function getScimServerCredentials(
  args: GetScimServerCredentialsArgs = {},
): Promise<GetScimServerCredentialsResult> {
  return asked(async (services) => {
    const directoryId = await directoryIdOf(services, args.directoryId);
    const { SCIMServerCredentials: rows = [] } = await services.cloudsso.listSCIMServerCredentials({
      DirectoryId: directoryId,
    });
    const all = rows.map((row) => toCredential(directoryId, row));
    const credentials = inOrder(
      all.filter(({ status }) => args.status === undefined || status === args.status),
      ({ expireTime = "" }) => expireTime,
    );
    return { ids: idsOf(credentials), credentials };
  });
}

/** `getScimServerCredentials` with arguments that may be outputs, as an output. */
export const getScimServerCredentialsOutput = withOutputs(getScimServerCredentials);

function toCredential(directoryId: string, live: SCIMServerCredential): GetScimServerCredentialsCredential {
  const credentialId = answered(live.CredentialId, "the id of a SCIM credential");
  return {
    id: joinId(directoryId, credentialId),
    directoryId,
    credentialId,
    status: answered(live.Status, `the status of SCIM credential ${credentialId}`),
    ...given({ credentialType: live.CredentialType, createTime: live.CreateTime, expireTime: live.ExpireTime }),
  };
}
