import type { Role } from "../../api/ram.generated";
import type { Listed } from "../../kernel/definition";
import type { Problem } from "../../kernel/problem";
import type { Context } from "../context";

const LIST = "ram roles";

/** The roles of the account by name, listed once for all resources of a run. A row has all but the trust policy. */
export function rolesOf({ lists, ram }: Context): Promise<ReadonlyMap<string, Role>> {
  return lists.read(LIST, async () => {
    const rows = await ram.listRoles.all({});
    return new Map(rows.map((row) => [row.RoleName ?? "", row]));
  });
}

/** After a write of a role, carried out or not. */
export function dropRoles({ lists }: Context): void {
  lists.drop(LIST);
}

/** CloudSSO's own roles and those of services, which are neither edited nor deleted by RAM. */
const NOT_OURS = /^AliyunReservedSSO-|^AliyunServiceRoleFor/i;

/** What is wrong with a role's name that a program gives. */
export function ownRoleProblems(name: unknown): Problem[] {
  if (typeof name !== "string" || !NOT_OURS.test(name)) return [];
  const reason =
    "must not begin with AliyunReservedSSO- or AliyunServiceRoleFor: such roles belong to CloudSSO and to services";
  return [{ path: "roleName", reason }];
}

/** What a program can have made: the `list` of a definition. */
export async function* ownRoles({ ram }: Context): AsyncIterable<Listed> {
  for await (const { RoleName: name } of ram.listRoles.items({})) {
    if (name !== undefined && !NOT_OURS.test(name)) yield { id: name, name };
  }
}
