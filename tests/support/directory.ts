import { estateKinds } from "../../estate/kinds";
import type { Estate, EstateObject, Values } from "../../estate/model";
import { FORMAT, VERSION } from "../../estate/model";

/** A small estate in words; everything is called by its name. */
export interface Directory {
  /** Name: the folder that it is in, `""` for the root; each behind the one that it is in. */
  readonly folders: { readonly [name: string]: string };
  /** Name: folder. The management account is there beside them, as `management`. */
  readonly accounts: { readonly [name: string]: string };
  readonly people: readonly string[];
  /** Of who was deleted and made again: how often. */
  readonly remade?: { readonly [person: string]: number };
  /** Name: members. */
  readonly groups: { readonly [name: string]: readonly string[] };
  readonly configurations: readonly string[];
  /** System policies of configurations. */
  readonly policies?: { readonly [configuration: string]: readonly string[] };
  /** Of what is not `Provisioned`, by `account configuration`. */
  readonly statuses?: { readonly [target: string]: string };
  /** Account, configuration, and the group or the person. */
  readonly assignments: readonly (readonly [account: string, configuration: string, principal: string])[];
}

/** Of every kind there is nothing, and that is known. */
export const NOTHING: Estate["objects"] = Object.fromEntries(estateKinds.map(({ kind }) => [kind, []]));

/** @param prefix of all ids of CloudSSO, to make a copy with other ids. */
export function estateOf(directory: Directory, prefix = ""): Estate {
  const { folders, accounts, people, groups, configurations, assignments } = directory;
  const { policies = {}, statuses = {}, remade = {} } = directory;
  const accountIds = new Map(["management", ...Object.keys(accounts)].map((name, index) => [name, `${1000 + index}`]));
  const accountId = (name: string) => accountIds.get(name) ?? "";
  const id = (kind: string, name: string) => `${kind}-${prefix}${name}`;
  const userId = (name: string) => id("u", `${name.toLowerCase()}${remade[name] ?? ""}`);
  const d = `d-${prefix}1`;
  const folderId = (name: string) => (name === "" ? "r-1" : `fd-${name}`);
  const targetOf = (account: string, configuration: string) => ({
    directoryId: d,
    accessConfigurationId: id("ac", configuration),
    targetType: "RD-Account",
    targetId: accountId(account),
  });
  const pairs = new Map(assignments.map(([account, configuration]) => [`${account}\0${configuration}`, 0]));
  return {
    format: FORMAT,
    version: VERSION,
    accountId: "1000",
    organisation: {
      resourceDirectoryId: "rd-1",
      rootFolderId: "r-1",
      managementAccountId: "1000",
      folders: Object.entries(folders).map(([name, parent]) => ({
        folderId: folderId(name),
        folderName: name,
        parentFolderId: folderId(parent),
      })),
      accounts: Object.entries(accounts).map(([name, folder]) => ({
        accountId: accountId(name),
        displayName: name,
        folderId: folderId(folder),
        status: "Active" as const,
        tags: {},
      })),
    },
    objects: {
      ...NOTHING,
      "cloudsso:Directory": [object(d, "directory", {})],
      "cloudsso:User": people.map((name) =>
        object(`${d}:${userId(name)}`, name, { userName: name, status: "Enabled" }),
      ),
      "cloudsso:Group": Object.keys(groups).map((name) => object(`${d}:${id("g", name)}`, name, { groupName: name })),
      "cloudsso:UserAttachment": Object.entries(groups).flatMap(([group, members]) =>
        members.map((member) => {
          const groupId = id("g", group);
          const pair = { directoryId: d, groupId, userId: userId(member) };
          return object(`${d}:${groupId}:${pair.userId}`, `${member} in ${group}`, pair);
        }),
      ),
      "cloudsso:AccessConfiguration": configurations.map((name) =>
        object(`${d}:${id("ac", name)}`, name, {
          directoryId: d,
          sessionDuration: 3600,
          permissionPolicies: (policies[name] ?? []).map((policy) => ({
            permissionPolicyType: "System",
            permissionPolicyName: policy,
          })),
        }),
      ),
      "cloudsso:AccessAssignment": assignments.map(([account, configuration, principal]) => {
        const isGroup = principal in groups;
        const target = targetOf(account, configuration);
        const principalType = isGroup ? "Group" : "User";
        const principalId = isGroup ? id("g", principal) : userId(principal);
        const parts = [d, target.accessConfigurationId, "RD-Account", target.targetId, principalType, principalId];
        return object(parts.join(":"), "", { ...target, principalType, principalId });
      }),
      "cloudsso:AccessConfigurationProvisioning": [...pairs.keys()].map((pair) => {
        const [account = "", configuration = ""] = pair.split("\0");
        const target = targetOf(account, configuration);
        const parts = [d, target.accessConfigurationId, "RD-Account", target.targetId];
        return object(parts.join(":"), "", {
          ...target,
          status: statuses[`${account} ${configuration}`] ?? "Provisioned",
        });
      }),
    },
    unread: [],
  };
}

function object(id: string, name: string, inputs: Values): EstateObject {
  return { id, name, inputs, outputs: {} };
}
