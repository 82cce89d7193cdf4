import type { Member } from "../../resources/organisation";
import { asked } from "../connection";
import { refuseUnlessOne } from "../filters";
import { theOrganisation, toAccount } from "../organisation";
import { type ByName, theOneNamed } from "../rows";
import { withOutputs } from "../with-outputs";
import type { GetAccountsAccount } from "./get-accounts";

export interface GetAccountArgs {
  /** The account's UID. Either this or `displayName`. */
  readonly accountId?: string;
  /** Either this or `accountId`. */
  readonly displayName?: string;
}

export interface GetAccountResult extends GetAccountsAccount {}

/**
 * One member account of the resource directory, by UID or by display name, out of the listing that a program reads once.
 * Fails when there is none.
 *
 * @example
 * const shop = await resourcedirectory.getAccount({ displayName: "shop-production" });
 */
export function getAccount(args: GetAccountArgs): Promise<GetAccountResult> {
  return asked(async (services) => {
    refuseUnlessOne(args, "accountId", "displayName");
    const { accountId, displayName } = args;
    const { members, managementAccountId, resourceDirectoryId } = await theOrganisation(services);
    const place = `resource directory ${resourceDirectoryId}`;
    if (displayName !== undefined) {
      return toAccount(await theOneNamed(byName(displayName, [...members.values()], place)));
    }
    const member = members.get(accountId ?? "");
    if (member !== undefined) return toAccount(member);
    const why = accountId === managementAccountId ? ", which owns it: it is no member of its own directory" : "";
    throw new Error(`there is no account ${accountId} in ${place}${why}`);
  });
}

function byName(name: string, members: readonly Member[], place: string): ByName<Member> {
  const all = async () => members;
  return {
    noun: "account",
    name,
    place,
    find: all,
    all,
    nameOf: (row) => row.displayName,
    idOf: (row) => row.accountId,
  };
}

/** `getAccount` with arguments that may be outputs, as an output. */
export const getAccountOutput = withOutputs(getAccount);
