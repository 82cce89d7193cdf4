import type { Cloud } from "../action";
import { lastUse } from "./key-use";
import { securityPreferenceOf } from "./security-preference";
import type { AccessKey, LoginProfile, RamUser } from "./state";

const dayMs = 86_400_000;

/** What the service switches off by itself when it was not used for as long as the security preference says. */
export function loginStatus(user: RamUser, profile: LoginProfile, cloud: Cloud): "Active" | "Inactive" {
  const { MaxIdleDaysForUsers: days } = securityPreferenceOf(cloud);
  return isIdle(Math.max(profile.updateDate, user.lastLoginDate ?? 0), days, cloud) ? "Inactive" : profile.status;
}

export function keyStatus(key: AccessKey, cloud: Cloud): "Active" | "Inactive" {
  const { MaxIdleDaysForAccessKeys: days } = securityPreferenceOf(cloud);
  return isIdle(Math.max(key.updateDate, lastUse(key, cloud.now)?.date ?? 0), days, cloud) ? "Inactive" : key.status;
}

function isIdle(since: number, days: number, cloud: Cloud): boolean {
  return cloud.now - since > days * dayMs;
}
