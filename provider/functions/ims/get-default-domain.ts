import { answered } from "../../client/answered";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

export interface GetDefaultDomainResult {
  /** `<alias>.onaliyun.com`, which stands after the `@` of every logon name. */
  readonly defaultDomainName: string;
}

/**
 * The domain with which the RAM users of the account log on, whoever set it.
 *
 * @example
 * const { defaultDomainName } = await ims.getDefaultDomain();
 * new ims.User("alice", { userPrincipalName: `alice@${defaultDomainName}`, displayName: "Alice" });
 */
export function getDefaultDomain(): Promise<GetDefaultDomainResult> {
  return asked(async ({ ims }) => {
    const { DefaultDomainName } = await ims.getDefaultDomain({});
    return { defaultDomainName: answered(DefaultDomainName, "the default domain") };
  });
}

/** `getDefaultDomain` as an output. */
export const getDefaultDomainOutput = withOutputs(getDefaultDomain);
