import type { Cloud } from "../action";
import { defaultDomain } from "../ims/default-domain";
import { theAccount } from "../ims/find";

/** The alias is the first label of the default domain of IMS: one setting, two names. */
export const aliases = {
  /** Empty while the account's own id stands there. */
  GetAccountAlias(_request: object, cloud: Cloud) {
    const account = theAccount(cloud);
    const [label = ""] = account.defaultDomain.split(".");
    return { AccountAlias: label === account.accountId ? "" : label };
  },

  SetAccountAlias(request: { readonly AccountAlias: string }, cloud: Cloud) {
    defaultDomain.SetDefaultDomain({ DefaultDomainName: `${request.AccountAlias}.onaliyun.com` }, cloud);
    return undefined;
  },

  ClearAccountAlias(_request: object, cloud: Cloud) {
    defaultDomain.SetDefaultDomain({ DefaultDomainName: `${theAccount(cloud).accountId}.onaliyun.com` }, cloud);
    return undefined;
  },
};
