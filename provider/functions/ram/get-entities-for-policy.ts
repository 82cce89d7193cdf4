import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetEntitiesForPolicyArgs {
  /** The name. */
  readonly policyName: string;
  /** `Custom`: the account's own. `System`: RAM's. Absent: `Custom`. */
  readonly policyType?: "Custom" | "System";
}

export interface GetEntitiesForPolicyUser {
  /** The user's number. */
  readonly id: string;
  /** The part of the logon name before the `@`. */
  readonly userName: string;
  readonly displayName?: string;
  /** Since when: UTC, ISO 8601. */
  readonly attachDate?: string;
}

export interface GetEntitiesForPolicyGroup {
  /** The same as `groupName`: RAM tells no number here. */
  readonly id: string;
  readonly groupName: string;
  /** Since when: UTC, ISO 8601. */
  readonly attachDate?: string;
}

export interface GetEntitiesForPolicyRole {
  /** The same as `roleName`. */
  readonly id: string;
  readonly roleName: string;
  /** `acs:ram::<account>:role/<name>`, in small letters. */
  readonly arn?: string;
  /** Since when: UTC, ISO 8601. */
  readonly attachDate?: string;
}

export interface GetEntitiesForPolicyResult {
  /** By name. */
  readonly users: readonly GetEntitiesForPolicyUser[];
  /** By name. */
  readonly groups: readonly GetEntitiesForPolicyGroup[];
  /** By name. */
  readonly roles: readonly GetEntitiesForPolicyRole[];
}

/**
 * Who has a policy in the whole account. What counts in one resource group alone RAM does not tell here.
 *
 * @example
 * const { users } = await ram.getEntitiesForPolicy({ policyName: "AdministratorAccess", policyType: "System" });
 */
export function getEntitiesForPolicy(args: GetEntitiesForPolicyArgs): Promise<GetEntitiesForPolicyResult> {
  return asked(async ({ ram }) => {
    const { policyName: PolicyName, policyType: PolicyType = "Custom" } = args;
    const { Users, Groups, Roles } = await ram.listEntitiesForPolicy({ PolicyName, PolicyType });
    const users = (Users?.User ?? []).map((live) => ({
      id: answered(live.UserId, "the id of a user"),
      userName: answered(live.UserName, "the name of a user"),
      ...given({ displayName: live.DisplayName, attachDate: live.AttachDate }),
    }));
    const groups = (Groups?.Group ?? []).map((live) => {
      const id = answered(live.GroupName, "the name of a group");
      return { id, groupName: id, ...given({ attachDate: live.AttachDate }) };
    });
    const roles = (Roles?.Role ?? []).map((live) => {
      const id = answered(live.RoleName, "the name of a role");
      return { id, roleName: id, ...given({ arn: live.Arn, attachDate: live.AttachDate }) };
    });
    return {
      users: inOrder(users, ({ userName }) => userName),
      groups: inOrder(groups, ({ groupName }) => groupName),
      roles: inOrder(roles, ({ roleName }) => roleName),
    };
  });
}

/** `getEntitiesForPolicy` with arguments that may be outputs, as an output. */
export const getEntitiesForPolicyOutput = withOutputs(getEntitiesForPolicy);
