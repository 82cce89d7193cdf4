import { accessAssignments } from "./access-assignments";
import { accessConfigurations } from "./access-configurations";
import { directory } from "./directory";
import { groups } from "./groups";
import { permissionPolicies } from "./permission-policies";
import { provisionings } from "./provisionings";
import { tags } from "./tags";
import { tasks } from "./tasks";
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
  ...users,
  ...groups,
  ...accessConfigurations,
  ...permissionPolicies,
  ...provisionings,
  ...accessAssignments,
  ...tasks,
  ...tags,
};
