import { accessAssignments } from "./access-assignments";
import { accessConfigurations } from "./access-configurations";
import { delegation } from "./delegation";
import { directory } from "./directory";
import { groups } from "./groups";
import { mfa } from "./mfa";
import { passwords } from "./passwords";
import { permissionPolicies } from "./permission-policies";
import { preferences } from "./preferences";
import { provisionings } from "./provisionings";
import { saml } from "./saml";
import { scim } from "./scim";
import { tags } from "./tags";
import { tasks } from "./tasks";
import { userProvisioningEvents } from "./user-provisioning-events";
import { userProvisionings } from "./user-provisionings";
import { users } from "./users";

/**
 * Every operation of CloudSSO that the emulator carries out, by subject.
 *
 * One more is a method named like the operation in its subject's file. Names, types, limits and presence of its
 * parameters are checked before it is called; it holds the rules that no table can say. Refuse with a code of the facts
 * table, or with `unverified` where the table has none; settle what no document says by a row in `options.ts`.
 */
export const cloudssoActions = {
  ...directory,
  ...preferences,
  ...mfa,
  ...passwords,
  ...saml,
  ...scim,
  ...delegation,
  ...users,
  ...groups,
  ...accessConfigurations,
  ...permissionPolicies,
  ...provisionings,
  ...accessAssignments,
  ...userProvisionings,
  ...userProvisioningEvents,
  ...tasks,
  ...tags,
};
