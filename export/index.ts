import type { Estate } from "../estate/model";
import { planAccessConfigurations } from "./access";
import { planDirectory } from "./directory";
import { Grants } from "./grants";
import { People } from "./people";
import { type Plan, Planner } from "./plan";
import { Targets } from "./targets";

/** What a program has to say, so that it wants what is in the estate. */
export function planOf(estate: Estate, { folder }: { readonly folder?: string | undefined } = {}): Plan {
  const planner = new Planner(estate);
  planDirectory(planner);
  const people = new People(planner);
  planAccessConfigurations(planner);
  new Grants(planner, people, new Targets(planner, folder));
  for (const { what, id, reason } of estate.unread)
    planner.note(what, `${id === undefined ? "" : `${id} `}could not be read: ${reason}`);
  return planner;
}
