import { factsOf } from "../../provider/api/tables";
import type { Service } from "../service";
import { accounts } from "./accounts";
import { delegatedAdministrators } from "./delegated-administrators";
import { folders } from "./folders";
import { tags } from "./tags";

/** The resource directory: which accounts there are, in which folders. */
export const resourceDirectory: Service = {
  name: "resourceDirectory",
  ramCode: "resourcemanager",
  facts: factsOf("resourceDirectory"),
  actions: { ...accounts, ...folders, ...tags, ...delegatedAdministrators },
};
