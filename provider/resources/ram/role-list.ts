import type { Role } from "../../api/ram.generated";
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
