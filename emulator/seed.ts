import { newDirectory } from "./cloudsso/directory";
import type { CloudState, Credential, Identity, MemberAccount, Permission } from "./store";

export const managementAccountId = "1000000000000000";

export interface SeedSettings {
  readonly accounts: number;
  readonly directory: boolean;
  readonly region: string;
  readonly callers: readonly CallerSettings[];
}

interface CallerSettings {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly permissions?: readonly Permission[];
  readonly root?: boolean;
}

/** The operator: a RAM user that may do everything. It is not listed in IMS, so that an empty account is empty. */
export const operator: Identity = {
  type: "RAMUser",
  accountId: managementAccountId,
  arn: `acs:ram::${managementAccountId}:user/emulator-operator`,
  principalId: "200000000000000001",
};

const rootIdentity: Identity = {
  type: "Account",
  accountId: managementAccountId,
  arn: `acs:ram::${managementAccountId}:root`,
  principalId: managementAccountId,
};

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
    credentials: Object.fromEntries(settings.callers.map((caller) => [caller.accessKeyId, credentialOf(caller)])),
  };
  if (settings.directory) state.cloudsso.directory = newDirectory(state, "emulated", now);
  return state;
}

function credentialOf({ accessKeyId, accessKeySecret, permissions, root }: CallerSettings): Credential {
  const identity = root === true ? rootIdentity : operator;
  return {
    accessKeyId,
    accessKeySecret,
    identity: { ...identity, ...(permissions === undefined ? {} : { permissions }) },
  };
}

/** `account-1` and on; every second one is in the folder `workloads`, the others are in the root. */
function members(count: number): MemberAccount[] {
  return Array.from({ length: count }, (_, index) => ({
    accountId: String(BigInt(managementAccountId) + BigInt(index + 1)),
    displayName: `account-${index + 1}`,
    folderId: index % 2 === 1 ? "fd-Workloads1" : "r-Ro0T01",
  }));
}
