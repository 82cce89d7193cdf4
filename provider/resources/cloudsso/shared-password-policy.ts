import type { PasswordPolicy } from "../../api/cloudsso.generated";
import type { Context } from "../context";

/** A directory's password policy, asked for once for all users of a run whose passwords are held against it. */
export function sharedPolicy({ cloudsso, lists }: Context, directoryId: string): Promise<PasswordPolicy> {
  return lists.read(keyOf(directoryId), async () => {
    return (await cloudsso.getPasswordPolicy({ DirectoryId: directoryId })).PasswordPolicy ?? {};
  });
}

/** After a write of the policy, carried out or not. */
export function dropPolicy({ lists }: Context, directoryId: string): void {
  lists.drop(keyOf(directoryId));
}

function keyOf(directoryId: string): string {
  return `cloudsso password policy of ${directoryId}`;
}
