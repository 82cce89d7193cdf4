import type { Estate } from "../../estate/model";
import { unreadLines } from "../../estate/unread";

/** What of an estate says who can do what where. */
export const ACCESS = [
  "organisation",
  "cloudsso:Directory",
  "cloudsso:AccessAssignment",
  "cloudsso:AccessConfiguration",
  "cloudsso:AccessConfigurationProvisioning",
  "cloudsso:Group",
  "cloudsso:User",
  "cloudsso:UserAttachment",
  "ims:Group",
  "ims:GroupMembership",
  "ims:User",
  "ram:GroupPolicyAttachment",
  "ram:Policy",
  "ram:UserPolicyAttachment",
];

/** What of that could not be read, a sentence each. */
export function notRead({ unread }: Estate, kinds: readonly string[]): string[] {
  return unreadLines(unread.filter(({ what }) => kinds.includes(what)));
}
