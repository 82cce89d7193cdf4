import assert from "node:assert/strict";
import type { Emulator } from "../../emulator";
import { quotas, uncertain } from "../../emulator/options";

/** What must hold after every call. */
export function consistent(emulator: Pick<Emulator, "state">): void {
  const directory = emulator.state.cloudsso.directory;
  assert.ok(directory);
  const running = directory.runningTasks.map((id) => directory.tasks[id]);
  const places = running.map((task) => `${task?.accessConfigurationId}/${task?.target.TargetId}`);
  assert.equal(new Set(places).size, places.length, "one task at a time on a configuration and account");
  for (const [id, task] of Object.entries(directory.tasks)) {
    assert.equal(task.status === "InProgress", directory.runningTasks.includes(id));
  }
  for (const { accessConfigurationId, policyRevision } of Object.values(directory.provisionings)) {
    const configuration = directory.accessConfigurations[accessConfigurationId];
    assert.ok(configuration, "no provisioning without its configuration");
    assert.ok(policyRevision <= configuration.policyRevision);
  }
  for (const grant of Object.values(directory.accessAssignments)) {
    assert.ok(directory.accessConfigurations[grant.accessConfigurationId], "no grant without its configuration");
    const principals = grant.principalType === "User" ? directory.users : directory.groups;
    assert.ok(principals[grant.principalId], "no grant without its principal");
    const place = `${grant.accessConfigurationId}/${grant.targetId}`;
    assert.ok(directory.provisionings[place], "no grant without its provisioning");
  }
  for (const { groupId, userId } of Object.values(directory.memberships)) {
    assert.ok(directory.groups[groupId] && directory.users[userId], "no membership without both");
  }
  for (const { principalType, principalId } of Object.values(directory.userProvisionings)) {
    assert.ok(
      (principalType === "User" ? directory.users : directory.groups)[principalId],
      "no provisioning of nobody",
    );
  }
  for (const [accountId, { policies, roles }] of Object.entries(emulator.state.ram)) {
    const account = emulator.state.ims[accountId];
    const holders = [roles, account?.users ?? {}, account?.groups ?? {}].flatMap((all) => Object.values(all));
    const names = holders.flatMap((holder) => holder.policies).filter((name) => name.startsWith("Custom/"));
    for (const name of names) assert.ok(policies[name.slice("Custom/".length)], "no attachment without its policy");
    for (const policy of Object.values(policies)) {
      assert.ok(
        policy.versions.some(({ versionId }) => versionId === policy.defaultVersion),
        "a default version",
      );
    }
  }
  for (const { folderId } of Object.values(emulator.state.resourceDirectory.accounts)) {
    const { folders, rootFolderId } = emulator.state.resourceDirectory;
    assert.ok(folderId === rootFolderId || folders[folderId], "no account without its folder");
  }
  for (const account of Object.values(emulator.state.ims)) {
    for (const { groupId, userId } of Object.values(account.memberships)) {
      assert.ok(account.groups[groupId] && account.users[userId], "no RAM membership without both");
    }
  }
}

/** No two of a kind with one name, and no more of a kind than its quota allows. */
export function withinLimits({ state }: Pick<Emulator, "state">): void {
  const directory = state.cloudsso.directory;
  assert.ok(directory);
  const { users, groups, accessConfigurations } = directory;
  distinct("CloudSSO users", Object.values(users), ({ userName }) => userName);
  distinct("CloudSSO groups", Object.values(groups), ({ groupName }) => groupName);
  distinct("access configurations", Object.values(accessConfigurations), (each) => each.accessConfigurationName);
  assert.ok(Object.keys(users).length <= quotas.cloudssoUsers);
  assert.ok(Object.keys(groups).length <= quotas.cloudssoGroups);
  assert.ok(Object.keys(accessConfigurations).length <= quotas.accessConfigurations);
  for (const { policies, accessConfigurationName: name } of Object.values(accessConfigurations)) {
    const inline = policies.filter(({ type }) => type === "Inline").length;
    assert.ok(inline <= quotas.inlinePoliciesPerConfiguration, `${name} has ${inline} inline policies`);
    assert.ok(policies.length - inline <= quotas.systemPoliciesPerConfiguration, `${name} has too many policies`);
    distinct(`policies of ${name}`, policies, (policy) => `${policy.type}/${policy.name}`);
  }
  const options = uncertain();
  for (const { users, groups, memberships } of Object.values(state.ims)) {
    distinct("RAM users", Object.values(users), ({ userPrincipalName }) => userPrincipalName);
    distinct("RAM groups", Object.values(groups), ({ groupName }) => groupName);
    for (const { userId, userPrincipalName: name, accessKeys } of Object.values(users)) {
      assert.ok(Object.keys(accessKeys).length <= options.accessKeysPerUserQuota, `${name} has too many keys`);
      const joined = Object.values(memberships).filter((membership) => membership.userId === userId).length;
      assert.ok(joined <= options.groupsPerUserQuota, `${name} is in ${joined} groups`);
    }
  }
  const { folders, rootFolderId } = state.resourceDirectory;
  distinct("folders of one folder", Object.values(folders), (each) => `${each.parentFolderId}/${each.folderName}`);
  assert.ok(Object.keys(folders).length <= quotas.folders);
  for (const folder of Object.values(folders)) {
    let depth = 1;
    for (let above = folder.parentFolderId; above !== rootFolderId; depth += 1) {
      above = folders[above]?.parentFolderId ?? assert.fail(`${folder.folderName} hangs on nothing`);
    }
    assert.ok(depth <= quotas.folderDepth, `${folder.folderName} is ${depth} folders deep`);
  }
}

function distinct<Item>(what: string, items: readonly Item[], nameOf: (item: Item) => string): void {
  const names = items.map((item) => nameOf(item).toLowerCase());
  assert.equal(new Set(names).size, names.length, `two ${what} with one name`);
}
