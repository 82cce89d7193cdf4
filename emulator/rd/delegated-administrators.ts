import type { Cloud } from "../action";
import { Refusal } from "../refusal";
import type { MemberAccount } from "../store";
import { preciseStamp, readable, theMember, writable } from "./directory";
import { inOrder, type NumberedRequest, nextToken, numbered } from "./pages";

/** A few of the services that work with the directory. */
const trustedServices: readonly string[] = [
  "actiontrail.aliyuncs.com",
  "cloudsso.aliyuncs.com",
  "config.aliyuncs.com",
  "ros.aliyuncs.com",
  "sas.aliyuncs.com",
];

interface Delegation {
  readonly AccountId: string;
  readonly ServicePrincipal: string;
}

export const delegatedAdministrators = {
  RegisterDelegatedAdministrator({ AccountId, ServicePrincipal }: Delegation, cloud: Cloud) {
    const { accounts } = writable(cloud);
    checkService(ServicePrincipal);
    if (AccountId === cloud.state.managementAccountId) {
      const why = "The management account cannot be a delegated administrator.";
      throw new Refusal("CannotRegisterMasterAsDelegatedAdministrator", 409, why);
    }
    const member = theMember(cloud.state.resourceDirectory, AccountId);
    if (member.delegatedServices?.[ServicePrincipal] !== undefined) {
      throw new Refusal("AccountAlreadyRegistered", 409, `${AccountId} administers ${ServicePrincipal} already.`);
    }
    const present = Object.values(accounts).filter(({ delegatedServices }) => delegatedServices?.[ServicePrincipal]);
    if (present.length >= cloud.quotas.delegatedAdministratorsPerService) {
      throw new Refusal("DelegatedAccountNumberExceeded", 409, `${ServicePrincipal} allows no more administrators.`);
    }
    member.delegatedServices = { ...member.delegatedServices, [ServicePrincipal]: cloud.now };
    return undefined;
  },

  DeregisterDelegatedAdministrator({ AccountId, ServicePrincipal }: Delegation, cloud: Cloud) {
    const member = theMember(writable(cloud), AccountId);
    checkService(ServicePrincipal);
    const { [ServicePrincipal]: since, ...rest } = member.delegatedServices ?? {};
    if (since === undefined) {
      throw new Refusal("AccountNotRegistered", 409, `${AccountId} does not administer ${ServicePrincipal}.`);
    }
    member.delegatedServices = rest;
    return undefined;
  },

  /** One row a member and service. */
  ListDelegatedAdministrators(request: NumberedRequest & { readonly ServicePrincipal?: string }, cloud: Cloud) {
    const rows = Object.values(readable(cloud).accounts).flatMap((member) =>
      delegationsOf(member)
        .filter(({ ServicePrincipal }) => (request.ServicePrincipal || ServicePrincipal) === ServicePrincipal)
        .map((delegation) => ({
          AccountId: member.accountId,
          DisplayName: member.displayName,
          JoinMethod: "created",
          ...delegation,
        })),
    );
    const { items, fields } = numbered(rows, request, cloud);
    return { Accounts: { Account: items }, ...fields };
  },

  ListDelegatedServicesForAccount(request: { readonly AccountId: string; readonly MaxResults?: number }, cloud: Cloud) {
    const member = theMember(readable(cloud), request.AccountId);
    const { items, size, token } = cloud.page(inOrder(delegationsOf(member)));
    const DelegatedService = items.map(({ ServicePrincipal, DelegationEnabledTime }) => ({
      ServicePrincipal,
      DelegationEnabledTime,
      Status: "ENABLED",
    }));
    return { DelegatedServices: { DelegatedService }, MaxResults: size, NextToken: nextToken(token, cloud) };
  },

  /** CloudSSO is trusted once it is switched on, any service once a member administers it. */
  ListTrustedServiceStatus(request: NumberedRequest & { readonly AdminAccountId?: string }, cloud: Cloud) {
    const members = Object.values(readable(cloud).accounts);
    const asked = request.AdminAccountId || cloud.state.managementAccountId;
    const enabled = trustedServices.filter((service) =>
      asked === cloud.state.managementAccountId
        ? (service === "cloudsso.aliyuncs.com" && cloud.state.cloudsso.enabled) ||
          members.some(({ delegatedServices }) => delegatedServices?.[service] !== undefined)
        : members.some((member) => member.accountId === asked && member.delegatedServices?.[service] !== undefined),
    );
    const { items, fields } = numbered(enabled, request, cloud);
    const EnabledServicePrincipal = items.map((ServicePrincipal) => ({ ServicePrincipal, EnableTime: preciseStamp() }));
    return { EnabledServicePrincipals: { EnabledServicePrincipal }, ...fields };
  },
};

function checkService(service: string): void {
  if (trustedServices.includes(service)) return;
  throw new Refusal("InvalidParameter.ServicePrincipal", 409, `There is no trusted service "${service}".`);
}

/** The time as milliseconds in a text: this one list writes it so. */
function delegationsOf({ delegatedServices = {} }: MemberAccount) {
  return Object.entries(delegatedServices).map(([ServicePrincipal, since]) => ({
    ServicePrincipal,
    DelegationEnabledTime: String(since),
  }));
}
