import { flatten } from "./flatten";
import { operatorOf } from "./seed";
import { address } from "./services";
import type { World } from "./world";

/** A role of RAM that is there at the start. */
export interface SeedRole {
  /** Letters, digits, `.`, `_` and `-`, at most 64. */
  readonly roleName: string;
  /** Default: the management account, or that of an estate. */
  readonly accountId?: string;
  /** Who may assume it, as an object or its JSON. Default: every RAM user and role of the management account. */
  readonly trustPolicy?: string | object;
}

/** As their account's own root would make them, with all of RAM's rules. */
export function plantRoles(world: World, roles: readonly (string | SeedRole)[]): void {
  const { accountId: own } = operatorOf(world.state);
  for (const given of roles) {
    const {
      roleName,
      accountId = own,
      trustPolicy = trusting(world.state.managementAccountId),
    } = typeof given === "string" ? { roleName: given } : given;
    const document = typeof trustPolicy === "string" ? trustPolicy : JSON.stringify(trustPolicy);
    const parameters = flatten({ RoleName: roleName, AssumeRolePolicyDocument: document });
    const arn = `acs:ram::${accountId}:root`;
    world.carryOut(address("2015-05-01", "CreateRole"), parameters, {
      type: "Account",
      accountId,
      arn,
      principalId: accountId,
    });
  }
}

/** What the resource directory gives the role that it makes in each member account. */
function trusting(managementAccountId: string) {
  const Principal = { RAM: [`acs:ram::${managementAccountId}:root`] };
  return { Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] };
}
