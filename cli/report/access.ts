import type { Estate } from "../../estate/model";
import { unreadLines } from "../../estate/unread";
import { inWords } from "../../provider/config/values";

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

/** What no estate holds of it, or nobody asked these commands to show: it is said each time. */
const NEVER_IN_IT =
  "Not in it: policies of RAM that are attached in a resource group alone, and RAM users that CloudSSO provisions in " +
  "member accounts (cloudsso.UserProvisioning)";

/** What can be missing in what is shown, a sentence each. @param before an earlier estate that it is compared with. */
export function gapsIn(estate: Estate, before: Estate | undefined, kinds: readonly string[]): string[] {
  return [
    ...notRead(estate, kinds),
    ...(before === undefined ? [] : notRead(before, kinds).map((line) => `Earlier: ${line}`)),
    NEVER_IN_IT,
  ];
}

function notRead(estate: Estate, kinds: readonly string[]): string[] {
  const unasked = kinds.filter((kind) => !isAskedFor(estate, kind));
  return [
    ...unreadLines(estate.unread.filter(({ what }) => kinds.includes(what))),
    ...(unasked.length === 0 ? [] : [`Not asked for when the estate was taken: ${inWords(unasked)}`]),
  ];
}

/** An account without an organisation has none to ask for, unless something is assigned in accounts of one. */
function isAskedFor({ objects, organisation, unread }: Estate, kind: string): boolean {
  if (kind !== "organisation") return Object.hasOwn(objects, kind);
  const isRefused = unread.some(({ what }) => what === kind);
  return organisation !== undefined || isRefused || (objects["cloudsso:AccessAssignment"] ?? []).length === 0;
}

/** @throws a sentence where an earlier estate, of `file`, is of another account. */
export function checkSameAccount(estate: Estate, before: Estate | undefined, file: string | undefined): void {
  if (before === undefined || before.accountId === estate.accountId) return;
  throw new Error(
    `${file} is of account ${before.accountId}, and what is shown of ${estate.accountId}; give an earlier estate of the same account.`,
  );
}
