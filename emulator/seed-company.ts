import { furnishAccounts } from "./company/accounts";
import { grantAccess } from "./company/configurations";
import { letDrift } from "./company/drift";
import { hirePeople } from "./company/people";
import { addRamUsers } from "./company/ram-users";
import { openOffice } from "./seed-office";
import type { World } from "./world";

/** Member accounts of the company when nobody says otherwise. */
export const companyAccounts = 250;

/**
 * A company in its tenth year: accounts in nested folders with tags, people in groups, a dozen access configurations
 * provisioned to many accounts, RAM users of the time before, and some drift. The same each time but for the dates.
 */
export function plantCompany(world: World): void {
  const office = openOffice(world);
  const accounts = furnishAccounts(world.state.resourceDirectory, office);
  addRamUsers(office);
  if (world.state.cloudsso.directory === null) return;

  const duration = world.taskDurationMs;
  world.taskDurationMs = 0; // what is there from the start needs no time
  const staff = hirePeople(office);
  const configurations = grantAccess(office, accounts, staff);
  world.finishTasks();
  letDrift(world, office, accounts, configurations);
  world.taskDurationMs = duration;
}
