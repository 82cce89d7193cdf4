import type { Estate } from "../estate/model";
import { planAccessConfigurations } from "./access";
import { planDirectory } from "./directory";
import { Grants } from "./grants";
import { planOthers } from "./others";
import { People } from "./people";
import { type Plan, Planner } from "./plan";
import { planRam } from "./ram";
import { Targets } from "./targets";

/** What a program has to say, so that it wants what is in the estate. */
export function planOf(estate: Estate, { folder }: { readonly folder?: string | undefined } = {}): Plan {
  const planner = new Planner(estate);
  planDirectory(planner);
  const people = new People(planner);
  planAccessConfigurations(planner);
  const targets = new Targets(planner, folder);
  new Grants(planner, people, targets);
  planRam(planner);
  planOthers(planner, people, targets);
  return planner;
}
