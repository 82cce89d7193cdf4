import type { Policy, Role } from "../api/ram.generated";
import { answered } from "../client/answered";
import { given } from "../resources/given";
import { sentTags, type Tags } from "../resources/tags";

/** A policy as a program sees it, without its document. */
export function toPolicyRow(live: Policy) {
  const id = answered(live.PolicyName, "the name of a policy");
  return {
    id,
    policyName: id,
    policyType: live.PolicyType === "System" ? ("System" as const) : ("Custom" as const),
    ...given({ description: live.Description }),
    defaultVersion: answered(live.DefaultVersion, `the version of policy ${id}`),
    ...(live.AttachmentCount === undefined ? {} : { attachmentCount: live.AttachmentCount }),
    createDate: answered(live.CreateDate, `the creation date of policy ${id}`),
    ...given({ updateDate: live.UpdateDate }),
  };
}

/** A role as a program sees it, without its trust policy. */
export function toRoleRow(live: Role) {
  const id = answered(live.RoleName, "the name of a role");
  return {
    id,
    roleName: id,
    roleId: answered(live.RoleId, `the number of role ${id}`),
    arn: answered(live.Arn, `the ARN of role ${id}`),
    ...given({ description: live.Description, maxSessionDuration: live.MaxSessionDuration }),
    createDate: answered(live.CreateDate, `the creation date of role ${id}`),
    ...given({ updateDate: live.UpdateDate }),
  };
}

/** Tags that what is listed must have, as RAM takes them: as JSON text. */
export function tagText(tags: Readonly<Tags> | undefined): string | undefined {
  return tags === undefined || Object.keys(tags).length === 0 ? undefined : JSON.stringify(sentTags(tags));
}

/** Whether one of the given names is this one, whatever its case; all are where none were given, and none where the list is empty. */
export function isAmong(names: readonly string[] | undefined, name: string): boolean {
  return names === undefined || names.some((one) => one.toLowerCase() === name.toLowerCase());
}
