import { nearest } from "../../kernel/nearest";

/**
 * Often used ones of the more than a thousand policies that RAM offers. CloudSSO has no list of them, so these are for
 * a hint beside a refusal of the service, and nothing is refused because of them.
 */
const OFTEN_USED = [
  "AdministratorAccess",
  "ReadOnlyAccess",
  "AliyunActionTrailFullAccess",
  "AliyunBSSFullAccess",
  "AliyunBSSReadOnlyAccess",
  "AliyunCloudMonitorFullAccess",
  "AliyunCloudMonitorReadOnlyAccess",
  "AliyunCloudSSOFullAccess",
  "AliyunCloudSSOReadOnlyAccess",
  "AliyunCSFullAccess",
  "AliyunDNSFullAccess",
  "AliyunECSFullAccess",
  "AliyunECSReadOnlyAccess",
  "AliyunKMSFullAccess",
  "AliyunLogFullAccess",
  "AliyunLogReadOnlyAccess",
  "AliyunOSSFullAccess",
  "AliyunOSSReadOnlyAccess",
  "AliyunRAMFullAccess",
  "AliyunRAMReadOnlyAccess",
  "AliyunRDSFullAccess",
  "AliyunRDSReadOnlyAccess",
  "AliyunSTSAssumeRoleAccess",
  "AliyunSupportFullAccess",
  "AliyunVPCFullAccess",
  "AliyunVPCReadOnlyAccess",
] as const;

/** A hint for the name of a system policy that the service refused. */
export function systemPolicyHint(name: string): string {
  const close = nearest(name, OFTEN_USED);
  return close === undefined || close === name ? "" : ` (did you mean ${close}?)`;
}
