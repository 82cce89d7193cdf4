import { idOf, type Office } from "../seed-office";
import { divisions } from "./accounts";

/** RAM groups and the policies that they have. */
const groups: Readonly<Record<string, readonly string[]>> = {
  administrators: ["AdministratorAccess"],
  auditors: ["ReadOnlyAccess", "AliyunRAMReadOnlyAccess"],
  deployers: ["AliyunCSFullAccess", "AliyunOSSFullAccess"],
  monitoring: ["AliyunLogReadOnlyAccess", "AliyunECSReadOnlyAccess"],
};

/** Programs by the name of their user, with the groups that they are in. */
const programs: readonly (readonly [name: string, group: string])[] = [
  ["terraform", "administrators"],
  ["backup-agent", "monitoring"],
  ["log-shipper", "monitoring"],
  ["grafana", "monitoring"],
  ["security-scanner", "auditors"],
  ["billing-export", "auditors"],
  ...divisions.flatMap((division) => [
    [`ci-${division}`, "deployers"] as const,
    [`cd-${division}`, "deployers"] as const,
  ]),
];

/** Logons from before CloudSSO, with a first password that each had to change; the last three are kept in a safe. */
const people: readonly (readonly [name: string, group: string])[] = [
  ["amelia.abbas", "administrators"],
  ["goran.brandt", "auditors"],
  ["hana.costa", "auditors"],
  ["jakub.li", "deployers"],
  ["nadia.kim", "monitoring"],
  ["break-glass-1", "administrators"],
  ["break-glass-2", "administrators"],
  ["break-glass-3", "administrators"],
];

/** RAM users of the management account: programs with keys, and a few people with logon profiles. */
export function addRamUsers({ ims, ram }: Office): void {
  const { DefaultDomainName } = ims("GetDefaultDomain");
  for (const [GroupName, policies] of Object.entries(groups)) {
    ims("CreateGroup", { GroupName, DisplayName: GroupName, Comments: `RAM group: ${GroupName}` });
    for (const PolicyName of policies) ram("AttachPolicyToGroup", { GroupName, PolicyType: "System", PolicyName });
  }
  const create = (name: string, GroupName: string, kind: string): string => {
    const UserPrincipalName = `${name}@${DefaultDomainName}`;
    const Tag = [{ Key: "kind", Value: kind }];
    ims("CreateUser", { UserPrincipalName, DisplayName: name, Comments: `A ${kind}`, Tag });
    ims("AddUserToGroup", { UserPrincipalName, GroupName });
    return UserPrincipalName;
  };
  for (const [name, group] of programs) {
    const UserPrincipalName = create(name, group, "program");
    const key = ims("CreateAccessKey", { UserPrincipalName }).AccessKey;
    // Whose job went to another tool: switched off, not yet deleted.
    if (name === "grafana") {
      ims("UpdateAccessKey", { UserPrincipalName, UserAccessKeyId: idOf(key?.AccessKeyId), Status: "Inactive" });
    }
  }
  for (const [index, [name, group]] of people.entries()) {
    const UserPrincipalName = create(name, group, "person");
    const kept = name.startsWith("break-glass");
    ims("CreateLoginProfile", {
      UserPrincipalName,
      Password: `Not-A-Secret-${100 + index}`,
      PasswordResetRequired: !kept,
      MFABindRequired: kept,
    });
  }
}
