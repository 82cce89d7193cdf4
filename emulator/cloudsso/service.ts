import { factsOf } from "../../provider/api/tables";
import { unverified } from "../refusal";
import type { Service } from "../service";
import { cloudssoActions } from "./actions";

export const cloudsso: Service = {
  name: "cloudsso",
  facts: factsOf("cloudsso"),
  actions: cloudssoActions,
  admit(caller, state) {
    if (caller.accountId === state.managementAccountId) return;
    throw unverified("caller", "Account", "CloudSSO belongs to the management account of the resource directory.");
  },
};
