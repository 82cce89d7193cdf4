import type { Services } from "../api/services";
import { remembered } from "../client/account";
import { given } from "../resources/given";
import { type Member, type Organisation, readOrganisation } from "../resources/organisation";

const organisations = new WeakMap<Services, () => Promise<Organisation>>();

/** The organisation's accounts; a program lists them once, however many of its functions want them. */
export function theOrganisation(services: Services): Promise<Organisation> {
  const known = organisations.get(services) ?? remembered(() => readOrganisation(services));
  organisations.set(services, known);
  return known();
}

/** As a program sees it. */
export function toAccount({ accountId, displayName, status, folderIds, tags, live }: Member) {
  return {
    id: accountId,
    accountId,
    displayName,
    status,
    folderId: folderIds.at(-1) ?? "",
    folderIds,
    tags,
    accountStatus: live.Status ?? "",
    ...given({
      deletionStatus: live.DeletionStatus,
      accountName: live.AccountName,
      type: live.Type,
      joinMethod: live.JoinMethod,
      joinTime: live.JoinTime,
    }),
  };
}
