import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { held } from "../store";

/** What the resource directory knows CloudSSO by. */
export const servicePrincipal = "cloudsso.aliyuncs.com";

/** Members that administer CloudSSO: registered with the resource directory first, then switched on here. */
export const delegation = {
  EnableDelegateAccount(request, { state }) {
    const member = held(state.resourceDirectory.accounts, request.AccountId);
    if (member?.delegatedServices?.[servicePrincipal] === undefined) {
      const why = `The account ${request.AccountId} is not a delegated administrator of ${servicePrincipal}.`;
      throw unverified("state", "DelegatedAdministrator", why);
    }
    state.cloudsso.delegates[request.AccountId] = "Enabled";
    return undefined;
  },

  DisableDelegateAccount(request, { state, options }) {
    if (held(state.cloudsso.delegates, request.AccountId) === undefined) {
      if (options.unknownDelegateDisabling === "accept") return undefined;
      throw unknown(request.AccountId);
    }
    state.cloudsso.delegates[request.AccountId] = "Disabled";
    return undefined;
  },

  GetDelegateAccount(request, cloud: Cloud) {
    const status = held(cloud.state.cloudsso.delegates, request.AccountId);
    if (status === undefined && cloud.options.unknownDelegate === "not found") throw unknown(request.AccountId);
    return { DelegateAccount: { AccountId: request.AccountId, DelegateStatus: status ?? "Disabled" } };
  },
} satisfies Actions<CloudSsoOperations>;

function unknown(accountId: string) {
  return unverified("missing", "DelegateAccount", `The account ${accountId} was never switched on for CloudSSO.`);
}
