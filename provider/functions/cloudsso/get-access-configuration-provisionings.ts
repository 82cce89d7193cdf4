import type { AccessConfigurationProvisioning } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { joinId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, targetFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccessConfigurationProvisioningsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `ac-...`, or the `id` of an `AccessConfiguration`. Absent: all of them. */
  readonly accessConfigurationId?: string;
  /** `RD-Account`, the one type there is. Absent: that. Only together with `targetId`. */
  readonly targetType?: "RD-Account";
  /** The UID of an account. Absent: all of them. */
  readonly targetId?: string;
  /** `ReprovisionRequired`: the account lacks the present policies. Absent: whatever the status. */
  readonly status?: "Provisioned" | "ReprovisionRequired" | "DeprovisionFailed";
}

export interface GetAccessConfigurationProvisioningsProvisioning {
  /** `<directory>:<configuration>:RD-Account:<account>`, as `AccessConfigurationProvisioning.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `ac-...` */
  readonly accessConfigurationId: string;
  /** The name of the access configuration. */
  readonly accessConfigurationName: string;
  /** `RD-Account` */
  readonly targetType: string;
  /** The UID of the account. */
  readonly targetId: string;
  /** The display name of the account. */
  readonly targetName?: string;
  /** Where the account is in the resource directory, by ids: `rd-.../r-.../fd-.../<account>`. */
  readonly targetPath?: string;
  /** The same by names. */
  readonly targetPathName?: string;
  /** `Provisioned`, `ReprovisionRequired` or `DeprovisionFailed`. */
  readonly status: string;
  /** The role in the account. */
  readonly ramRoleName?: string;
  /** Custom policies in the account: that of the inline policy, or none. */
  readonly ramPolicyNames: readonly string[];
  /** The SAML provider in the account. */
  readonly samlProviderName?: string;
  /** When it was provisioned first: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
  /** When it was provisioned last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetAccessConfigurationProvisioningsResult {
  /** The ids of `provisionings`, in their order. */
  readonly ids: readonly string[];
  /** By the name of the configuration, then by account. */
  readonly provisionings: readonly GetAccessConfigurationProvisioningsProvisioning[];
}

/**
 * In which accounts access configurations are, and with what status: all, those of one configuration, those of one
 * account, or those of one status.
 *
 * @example
 * const { provisionings } = await cloudsso.getAccessConfigurationProvisionings({ status: "ReprovisionRequired" });
 */
export function getAccessConfigurationProvisionings(
  args: GetAccessConfigurationProvisioningsArgs = {},
): Promise<GetAccessConfigurationProvisioningsResult> {
  return asked(async (services) => {
    const filters = {
      AccessConfigurationId: idFilter(args, "accessConfigurationId", "ac-"),
      ...targetFilter(args),
      ProvisioningStatus: args.status,
    };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const request = { DirectoryId: directoryId, ...filters };
    const rows = await services.cloudsso.listAccessConfigurationProvisionings.all(request);
    const provisionings = inOrder(
      rows.map((row) => toProvisioning(directoryId, row)),
      ({ accessConfigurationName }) => accessConfigurationName,
    );
    return { ids: idsOf(provisionings), provisionings };
  });
}

/** `getAccessConfigurationProvisionings` with arguments that may be outputs, as an output. */
export const getAccessConfigurationProvisioningsOutput = withOutputs(getAccessConfigurationProvisionings);

function toProvisioning(directoryId: string, live: AccessConfigurationProvisioning) {
  const configuration = answered(live.AccessConfigurationId, "the access configuration of a provisioning");
  const account = answered(live.TargetId, `the account of a provisioning of ${configuration}`);
  const targetType = live.TargetType ?? "RD-Account";
  return {
    id: joinId(directoryId, configuration, targetType, account),
    directoryId,
    accessConfigurationId: configuration,
    accessConfigurationName: live.AccessConfigurationName ?? configuration,
    targetType,
    targetId: account,
    status: answered(live.Status, `the status of ${configuration} in account ${account}`),
    ramPolicyNames: live.RAMPolicyNames ?? [],
    ...given({
      targetName: live.TargetName,
      targetPath: live.TargetPath,
      targetPathName: live.TargetPathName,
      ramRoleName: live.RAMRoleName,
      samlProviderName: live.SAMLProviderName,
      createTime: live.CreateTime,
      updateTime: live.UpdateTime,
    }),
  };
}
