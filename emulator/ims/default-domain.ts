import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { Refusal } from "../refusal";
import { exists, theAccount } from "./find";

export const defaultDomain = {
  GetDefaultDomain(_request, cloud) {
    return { DefaultDomainName: theAccount(cloud).defaultDomain };
  },

  /** Every logon name follows: that is inferred, no page says it in so many words. */
  SetDefaultDomain(request, cloud) {
    const account = theAccount(cloud);
    const name = request.DefaultDomainName;
    const [, alias = ""] = /^(.+)\.onaliyun\.com$/.exec(name) ?? [];
    if (!/^[A-Za-z0-9._-]+$/.test(alias) || /^-|-$|--/.test(alias)) {
      throw new Refusal("InvalidParameter.AccountAlias.Format", 400, "The domain is of the form <alias>.onaliyun.com.");
    }
    if (name.length > 64) {
      throw new Refusal("InvalidParameter.AccountAlias.Length", 400, "The domain has at most 64 characters.");
    }
    const others = Object.values(cloud.state.ims).filter(({ accountId }) => accountId !== account.accountId);
    if (others.some(({ defaultDomain: theirs }) => theirs.toLowerCase() === name.toLowerCase())) {
      throw exists("AccountAlias", alias);
    }
    for (const user of Object.values(account.users)) {
      const [local, domain] = user.userPrincipalName.split("@");
      if (domain === account.defaultDomain) user.userPrincipalName = `${local}@${name}`;
    }
    account.defaultDomain = name;
    return { DefaultDomainName: name };
  },
} satisfies Actions<ImsOperations>;
