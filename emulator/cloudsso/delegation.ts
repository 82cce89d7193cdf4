import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { type CloudState, held } from "../store";
import type { Switch } from "./terms";

/** What the resource directory knows CloudSSO by. */
export const servicePrincipal = "cloudsso.aliyuncs.com";

/** Members that administer CloudSSO: registered with the resource directory first, then switched on here. */
export const delegation = {
  EnableDelegateAccount(request, { state, now }) {
    const member = held(state.resourceDirectory.accounts, request.AccountId);
    if (member?.delegatedServices?.[servicePrincipal] === undefined) {
      const why = `The account ${request.AccountId} is not a delegated administrator of ${servicePrincipal}.`;
      throw unverified("state", "DelegatedAdministrator", why);
    }
    turn(state, request.AccountId, "Enabled", now);
    return undefined;
  },

  DisableDelegateAccount(request, { state, options, now }) {
    if (held(state.cloudsso.delegates, request.AccountId) === undefined) {
      if (options.unknownDelegateDisabling === "accept") return undefined;
      throw unknown(request.AccountId);
    }
    turn(state, request.AccountId, "Disabled", now);
    return undefined;
  },

  GetDelegateAccount(request, cloud: Cloud) {
    const status = held(cloud.state.cloudsso.delegates, request.AccountId);
    if (status === undefined && cloud.options.unknownDelegate === "not found") throw unknown(request.AccountId);
    const { AccountId } = request;
    return { DelegateAccount: { AccountId, DelegateStatus: shown(AccountId, status ?? "Disabled", cloud) } };
  },
} satisfies Actions<CloudSsoOperations>;

function turn({ cloudsso }: CloudState, accountId: string, to: Switch, now: number): void {
  if (cloudsso.delegates[accountId] === to) return;
  cloudsso.delegates[accountId] = to;
  cloudsso.delegateSwitches = { ...cloudsso.delegateSwitches, [accountId]: now };
}

function shown(accountId: string, status: Switch, { state, now, options }: Cloud): Switch {
  const since = state.cloudsso.delegateSwitches?.[accountId] ?? Number.NEGATIVE_INFINITY;
  if (now - since >= options.delegateSwitchMs) return status;
  return status === "Enabled" ? "Disabled" : "Enabled";
}

function unknown(accountId: string) {
  return unverified("missing", "DelegateAccount", `The account ${accountId} was never switched on for CloudSSO.`);
}
