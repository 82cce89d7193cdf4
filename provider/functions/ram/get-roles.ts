import { tagsOfRow } from "../../resources/ram/tags";
import { asked } from "../connection";
import { isAmong, tagText, toRoleRow } from "../ram-permissions";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetRolesArgs {
  /** Those of these names, whatever their case. An empty list: none. Absent: all. */
  readonly roleNames?: readonly string[];
  /** Those that have all of these. */
  readonly tags?: { readonly [key: string]: string };
}

export interface GetRolesRole {
  /** The same as `roleName`. */
  readonly id: string;
  readonly roleName: string;
  /** The role's number. */
  readonly roleId: string;
  /** `acs:ram::<account>:role/<name>`, in small letters. */
  readonly arn: string;
  readonly description?: string;
  /** How long a session may last at most, in seconds. */
  readonly maxSessionDuration?: number;
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetRolesResult {
  /** The ids of `roles`, in their order. */
  readonly ids: readonly string[];
  /** By name, those of CloudSSO and of services among them. The trust policy of one, `getRole` gives. */
  readonly roles: readonly GetRolesRole[];
}

/**
 * The roles of the account, all or some, in full pages.
 *
 * @example
 * const { roles } = await ram.getRoles({ tags: { team: "platform" } });
 */
export function getRoles(args: GetRolesArgs = {}): Promise<GetRolesResult> {
  return asked(async ({ ram }) => {
    const { roleNames, tags } = args;
    if (roleNames?.length === 0) return { ids: [], roles: [] };
    const rows = await ram.listRoles.all({ Tag: tagText(tags) });
    const wanted = rows
      .map((row) => ({ ...toRoleRow(row), tags: tagsOfRow(row) }))
      .filter(({ roleName }) => isAmong(roleNames, roleName));
    const roles = inOrder(wanted, ({ roleName }) => roleName);
    return { ids: idsOf(roles), roles };
  });
}

/** `getRoles` with arguments that may be outputs, as an output. */
export const getRolesOutput = withOutputs(getRoles);
