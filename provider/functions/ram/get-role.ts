import { answered } from "../../client/answered";
import { unlessGone } from "../../resources/gone";
import { liveTags } from "../../resources/ram/tags";
import { asked } from "../connection";
import { toRoleRow } from "../ram-permissions";
import { withOutputs } from "../with-outputs";
import type { GetRolesRole } from "./get-roles";

export interface GetRoleArgs {
  /** The name. */
  readonly roleName: string;
}

export interface GetRoleResult extends GetRolesRole {
  /** The trust policy, as JSON text. */
  readonly assumeRolePolicyDocument: string;
}

/**
 * One role with its trust policy. Fails when there is none of the name.
 *
 * @example
 * const deploy = await ram.getRole({ roleName: "deploy" });
 */
export function getRole({ roleName }: GetRoleArgs): Promise<GetRoleResult> {
  return asked(async ({ ram }) => {
    const found = (await unlessGone(ram.getRole({ RoleName: roleName })))?.Role;
    if (found === undefined) throw new Error(`there is no role ${roleName} in the account`);
    const row = toRoleRow(found);
    return {
      ...row,
      tags: await liveTags({ ram }, "role", row.roleName),
      assumeRolePolicyDocument: answered(found.AssumeRolePolicyDocument, `the trust policy of role ${roleName}`),
    };
  });
}

/** `getRole` with arguments that may be outputs, as an output. */
export const getRoleOutput = withOutputs(getRole);
