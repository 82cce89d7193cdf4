import { applications } from "./applications";
import { groups } from "./groups";
import { people } from "./people";
import { providers } from "./providers";
import { recycled } from "./recycle-bin";
import type { Rows } from "./row";
import { secondFactors } from "./second-factors";
import { settings } from "./settings";

/** Every write operation of IMS; some have several rows. */
export const writeRows: Rows = [
  ...people,
  ...secondFactors,
  ...recycled,
  ...groups,
  ...providers,
  ...applications,
  ...settings,
];
