import { factsOf } from "../../provider/api/tables";
import { unverified } from "../refusal";
import type { Service } from "../service";
import { held } from "../store";
import { cloudssoActions } from "./actions";
import { servicePrincipal } from "./delegation";

export const cloudsso: Service = {
  name: "cloudsso",
  facts: factsOf("cloudsso"),
  actions: cloudssoActions,
  admit(caller, state) {
    if (caller.accountId === state.managementAccountId) return;
    const member = held(state.resourceDirectory.accounts, caller.accountId);
    const registered = member?.delegatedServices?.[servicePrincipal] !== undefined;
    if (registered && held(state.cloudsso.delegates, caller.accountId) === "Enabled") return;
    throw unverified("caller", "Account", "CloudSSO belongs to the management account of the resource directory.");
  },
};
