import { factsOf } from "../../provider/api/tables";
import type { Service } from "../service";
import { aliases } from "./aliases";
import { attachments } from "./attachments";
import { policies } from "./policies";
import { policyVersions } from "./policy-versions";
import { roles } from "./roles";
import { tags } from "./tags";

/**
 * What RAM has beside IMS: policies, roles, and who has which policy. Users and groups are those of IMS, by their short
 * names.
 */
export const ram: Service = {
  name: "ram",
  facts: factsOf("ram"),
  actions: { ...policies, ...policyVersions, ...attachments, ...roles, ...tags, ...aliases },
};
