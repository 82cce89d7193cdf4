import { tagsOfRow } from "../../resources/ram/tags";
import { asked } from "../connection";
import { isAmong, tagText, toPolicyRow } from "../ram-permissions";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetPoliciesArgs {
  /** `Custom`: the account's own. `System`: RAM's. Absent: both, which are many. */
  readonly policyType?: "Custom" | "System";
  /** Those of these names, whatever their case. An empty list: none. Absent: all. */
  readonly policyNames?: readonly string[];
  /** Those that have all of these. RAM's own have none. */
  readonly tags?: { readonly [key: string]: string };
}

export interface GetPoliciesPolicy {
  /** The same as `policyName`. */
  readonly id: string;
  readonly policyName: string;
  readonly policyType: "Custom" | "System";
  readonly description?: string;
  /** The version in force, such as `v3`. */
  readonly defaultVersion: string;
  /** How many users, groups and roles have it. */
  readonly attachmentCount?: number;
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetPoliciesResult {
  /** The ids of `policies`, in their order. */
  readonly ids: readonly string[];
  /** By name. The document of one, `getPolicy` gives. */
  readonly policies: readonly GetPoliciesPolicy[];
}

/**
 * The policies of RAM, all or some, in full pages.
 *
 * @example
 * const { policies } = await ram.getPolicies({ policyType: "Custom", tags: { team: "audit" } });
 */
export function getPolicies(args: GetPoliciesArgs = {}): Promise<GetPoliciesResult> {
  return asked(async ({ ram }) => {
    const { policyType, policyNames, tags } = args;
    if (policyNames?.length === 0) return { ids: [], policies: [] };
    const rows = await ram.listPolicies.all({ PolicyType: policyType, Tag: tagText(tags) });
    const wanted = rows
      .map((row) => ({ ...toPolicyRow(row), tags: tagsOfRow(row) }))
      .filter(({ policyName }) => isAmong(policyNames, policyName));
    const policies = inOrder(wanted, ({ policyName }) => policyName);
    return { ids: idsOf(policies), policies };
  });
}

/** `getPolicies` with arguments that may be outputs, as an output. */
export const getPoliciesOutput = withOutputs(getPolicies);
