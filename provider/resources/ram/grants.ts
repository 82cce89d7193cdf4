import type { Context } from "../context";
import { type AttachedPolicy, policyKey } from "./attached-policy";

/*
 * Who has which policy is listed in two ways, by the policy and by who has it: whoever changes it drops the list of the
 * other way, and where many change at once, all.
 */

const GRANTS = "ram grants/";

/** @param what `user`, `group` or `role` */
export function holdersList(what: string, policy: AttachedPolicy): string {
  return `${GRANTS}policy ${policyKey(policy)}/${what}s`;
}

export function policiesList(what: string, id: string): string {
  return `${GRANTS}${what} ${id.toLowerCase()}/policies`;
}

export function dropGrants({ lists }: Context): void {
  lists.dropAll(GRANTS);
}
