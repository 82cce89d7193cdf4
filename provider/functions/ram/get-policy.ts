import { answered } from "../../client/answered";
import { unlessGone } from "../../resources/gone";
import { liveTags } from "../../resources/ram/tags";
import { asked } from "../connection";
import { toPolicyRow } from "../ram-permissions";
import { withOutputs } from "../with-outputs";
import type { GetPoliciesPolicy } from "./get-policies";

export interface GetPolicyArgs {
  /** The name. */
  readonly policyName: string;
  /** `Custom`: the account's own. `System`: RAM's. Absent: whichever has the name; both is an error. */
  readonly policyType?: "Custom" | "System";
}

export interface GetPolicyResult extends GetPoliciesPolicy {
  /** The document in force, as JSON text. */
  readonly policyDocument: string;
}

/**
 * One policy with its document. Fails when there is none of the name, or one of each type.
 *
 * @example
 * const admin = await ram.getPolicy({ policyName: "AdministratorAccess", policyType: "System" });
 */
export function getPolicy({ policyName, policyType }: GetPolicyArgs): Promise<GetPolicyResult> {
  return asked(async ({ ram }) => {
    const types = policyType === undefined ? (["Custom", "System"] as const) : [policyType];
    const answers = await Promise.all(
      types.map((PolicyType) => unlessGone(ram.getPolicy({ PolicyName: policyName, PolicyType }))),
    );
    const [found, ...others] = answers.filter((answer) => answer !== undefined);
    if (found === undefined) throw new Error(`there is no ${policyType ?? ""} policy ${policyName}`.replace("  ", " "));
    if (others.length > 0) {
      throw new Error(`a custom and a system policy are called ${policyName}; say which by policyType`);
    }
    const row = toPolicyRow(answered(found.Policy, `policy ${policyName}`));
    const document = found.DefaultPolicyVersion?.PolicyDocument;
    return {
      ...row,
      tags: row.policyType === "Custom" ? await liveTags({ ram }, "policy", row.policyName) : {},
      policyDocument: answered(document, `the document of policy ${policyName}`),
    };
  });
}

/** `getPolicy` with arguments that may be outputs, as an output. */
export const getPolicyOutput = withOutputs(getPolicy);
