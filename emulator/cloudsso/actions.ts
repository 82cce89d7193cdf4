import { accessAssignments } from "./access-assignments";
import { accessConfigurations } from "./access-configurations";
import { directory } from "./directory";
import { groups } from "./groups";
import { permissionPolicies } from "./permission-policies";
import { provisionings } from "./provisionings";
import { tags } from "./tags";
import { tasks } from "./tasks";
import { users } from "./users";

/** Every operation of CloudSSO that the emulator carries out, by subject. */
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
