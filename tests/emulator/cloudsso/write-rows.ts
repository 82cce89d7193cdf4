import { configurations } from "./writes/configurations";
import { people } from "./writes/people";
import { ramUsers } from "./writes/ram-users";
import type { Rows } from "./writes/row";
import { service } from "./writes/service";
import { settings } from "./writes/settings";

/** What every write does, by subject. */
export const writeRows: Rows = [...service, ...settings, ...people, ...configurations, ...ramUsers];
