import { flatten } from "./flatten";
import { operator } from "./seed";
import { address } from "./services";
import type { World } from "./world";

/** A small company: two people, a group, one access configuration in the first account, and one RAM user. */
export function plantSmall(world: World): void {
  const { directory } = world.state.cloudsso;
  const [accountId] = Object.keys(world.state.resourceDirectory.accounts);
  const at = (version: string) => (action: string, parameters: Readonly<Record<string, unknown>>) =>
    world.carryOut(address(version, action), flatten(parameters), operator) as Created;
  const ims = at("2019-08-15");
  const { DefaultDomainName } = ims("GetDefaultDomain", {});
  ims("CreateUser", { UserPrincipalName: `ci@${DefaultDomainName}`, DisplayName: "CI" });
  if (directory === null) return;

  const DirectoryId = directory.directoryId;
  const cloudsso = at("2021-05-15");
  const alice = cloudsso("CreateUser", { DirectoryId, UserName: "alice@example.com", Email: "alice@example.com" });
  cloudsso("CreateUser", { DirectoryId, UserName: "bob@example.com", Email: "bob@example.com" });
  const developers = cloudsso("CreateGroup", { DirectoryId, GroupName: "developers" });
  const group = { GroupId: developers.Group?.GroupId };
  cloudsso("AddUserToGroup", { DirectoryId, ...group, UserId: alice.User?.UserId });
  const created = cloudsso("CreateAccessConfiguration", { DirectoryId, AccessConfigurationName: "ReadOnly" });
  const configuration = { DirectoryId, AccessConfigurationId: created.AccessConfiguration?.AccessConfigurationId };
  const policy = { PermissionPolicyType: "System", PermissionPolicyName: "ReadOnlyAccess" };
  cloudsso("AddPermissionPolicyToAccessConfiguration", { ...configuration, ...policy });
  if (accountId === undefined) return;
  const grantee = { PrincipalType: "Group", PrincipalId: developers.Group?.GroupId };
  cloudsso("CreateAccessAssignment", { ...configuration, TargetType: "RD-Account", TargetId: accountId, ...grantee });
  world.finishTasks();
}

interface Created {
  readonly User?: { readonly UserId?: string };
  readonly Group?: { readonly GroupId?: string };
  readonly AccessConfiguration?: { readonly AccessConfigurationId?: string };
  readonly DefaultDomainName?: string;
}
