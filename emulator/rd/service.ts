import type { Service } from "../service";
import { accounts } from "./accounts";
import { delegatedAdministrators } from "./delegated-administrators";
import facts from "./facts.json";
import { folders } from "./folders";
import { tags } from "./tags";

/** The resource directory: which accounts there are, in which folders. The table is here until the provider calls it. */
export const rd: Service = {
  name: "rd",
  ramCode: "resourcemanager",
  facts: facts as Service["facts"],
  actions: { ...accounts, ...folders, ...tags, ...delegatedAdministrators },
};
