import type { Service } from "../service";
import { aliases } from "./aliases";
import { attachments } from "./attachments";
import facts from "./facts.json";
import { policies } from "./policies";
import { policyVersions } from "./policy-versions";
import { roles } from "./roles";
import { tags } from "./tags";

/**
 * What RAM has beside IMS: policies, roles, and who has which policy. Users and groups are those of IMS, by their short
 * names. The table is here until the provider calls it.
 */
export const ram: Service = {
  name: "ram",
  facts: facts as Service["facts"],
  actions: { ...policies, ...policyVersions, ...attachments, ...roles, ...tags, ...aliases },
};
