import { newDirectory } from "./cloudsso/directory";
import type { CloudState, Identity, MemberAccount, Permission } from "./store";

const managementAccountId = "1000000000000000";

export interface SeedSettings {
  readonly accounts: number;
  readonly directory: boolean;
  readonly region: string;
  readonly callers: readonly CallerSettings[];
}

export interface CallerSettings {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly permissions?: readonly Permission[];
  readonly root?: boolean;
}

/** The operator: a RAM user that may do everything. It is not listed in IMS, so that an empty account is empty. */
export function operatorOf(state: Pick<CloudState, "managementAccountId" | "operatorAccountId">): Identity {
  const accountId = state.operatorAccountId ?? state.managementAccountId;
  return {
    type: "RAMUser",
    accountId,
    arn: `acs:ram::${accountId}:user/emulator-operator`,
    principalId: "200000000000000001",
  };
}

/** A resource directory with its members, and CloudSSO with its directory when wanted. */
export function seedState(settings: SeedSettings, now: number): CloudState {
  const state: CloudState = {
    sequence: 0,
    managementAccountId,
    resourceDirectory: {
      resourceDirectoryId: "rd-Em1D1r",
      rootFolderId: "r-Ro0T01",
      folders: {
        "fd-Workloads1": { folderId: "fd-Workloads1", folderName: "workloads", parentFolderId: "r-Ro0T01" },
      },
      accounts: Object.fromEntries(members(settings.accounts).map((account) => [account.accountId, account])),
    },
    cloudsso: { enabled: settings.directory, region: settings.region, directory: null, delegates: {} },
    ims: {},
    ram: {},
    credentials: {},
  };
  admitCallers(state, settings.callers);
  if (settings.directory) state.cloudsso.directory = newDirectory(state, "emulated", now);
  return state;
}

/** Each as the operator, or as the operator's account itself. */
export function admitCallers(state: CloudState, callers: readonly CallerSettings[]): void {
  const operator = operatorOf(state);
  const { accountId } = operator;
  const account: Identity = { type: "Account", accountId, arn: `acs:ram::${accountId}:root`, principalId: accountId };
  for (const { accessKeyId, accessKeySecret, permissions, root } of callers) {
    const identity = { ...(root === true ? account : operator), ...(permissions === undefined ? {} : { permissions }) };
    state.credentials[accessKeyId] = { accessKeyId, accessKeySecret, identity };
  }
}

/** `account-1` and on; every second one is in the folder `workloads`, the others are in the root. */
function members(count: number): MemberAccount[] {
  return Array.from({ length: count }, (_, index) => ({
    accountId: String(BigInt(managementAccountId) + BigInt(index + 1)),
    displayName: `account-${index + 1}`,
    folderId: index % 2 === 1 ? "fd-Workloads1" : "r-Ro0T01",
  }));
}
