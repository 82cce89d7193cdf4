import { openOffice } from "./seed-office";
import type { World } from "./world";

/** A small company: two people, a group, one access configuration in the first account, and one RAM user. */
export function plantSmall(world: World): void {
  const { cloudsso, ims } = openOffice(world);
  const [accountId] = Object.keys(world.state.resourceDirectory.accounts);
  const { DefaultDomainName } = ims("GetDefaultDomain");
  ims("CreateUser", { UserPrincipalName: `ci@${DefaultDomainName}`, DisplayName: "CI" });
  if (world.state.cloudsso.directory === null) return;

  const alice = cloudsso("CreateUser", { UserName: "alice@example.com", Email: "alice@example.com" });
  cloudsso("CreateUser", { UserName: "bob@example.com", Email: "bob@example.com" });
  const developers = cloudsso("CreateGroup", { GroupName: "developers" });
  const group = { GroupId: developers.Group?.GroupId };
  cloudsso("AddUserToGroup", { ...group, UserId: alice.User?.UserId });
  const created = cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "ReadOnly" });
  const configuration = { AccessConfigurationId: created.AccessConfiguration?.AccessConfigurationId };
  const policy = { PermissionPolicyType: "System", PermissionPolicyName: "ReadOnlyAccess" };
  cloudsso("AddPermissionPolicyToAccessConfiguration", { ...configuration, ...policy });
  if (accountId === undefined) return;
  const grantee = { PrincipalType: "Group", PrincipalId: developers.Group?.GroupId };
  cloudsso("CreateAccessAssignment", { ...configuration, TargetType: "RD-Account", TargetId: accountId, ...grantee });
  world.finishTasks();
}
