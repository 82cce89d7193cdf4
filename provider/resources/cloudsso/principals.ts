import { isGone, isRefusal } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import type { Context } from "../context";
import { counted, listed } from "../naming";
import { InUse } from "../shapes/entity";

/** What a user or a group has been given and keeps it from being deleted, in words. */
export async function grantsOf(
  { cloudsso }: Context,
  directoryId: string,
  type: "User" | "Group",
  id: string,
): Promise<string[]> {
  const of = { DirectoryId: directoryId, PrincipalType: type, PrincipalId: id };
  const [assignments, provisionings] = await Promise.all([
    cloudsso.listAccessAssignments.all(of),
    cloudsso.listUserProvisionings.all(of),
  ]);
  return [
    ...assignments.map((row) => `assignment of ${row.AccessConfigurationName} on ${row.TargetId}`),
    ...provisionings.map((row) => `RAM user provisioning on ${row.TargetId}`),
  ];
}

/**
 * Before a clean-up that a delete begins with: of what has grants the delete is refused, and then nobody shall have lost
 * anything.
 */
export async function refuseWhileGranted(...of: Parameters<typeof grantsOf>): Promise<void> {
  const grants = await grantsOf(...of);
  if (grants.length > 0) throw new InUse(`it still has ${listed(grants)}`);
}

/** In a clean-up: what is gone, or cannot be taken away, shows when the delete is refused. */
export async function unlessRefused(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isGone(error) && !isRefusal(error)) throw error;
  });
}

/** Of a refused create: the sentence that says so where the directory is full, else the error as it is. */
export async function whyNotMade(
  { cloudsso }: Context,
  directoryId: string,
  type: "User" | "Group",
  error: unknown,
): Promise<unknown> {
  if (!isRefusal(error)) return error;
  const asked = await cloudsso.getDirectoryStatistics({ DirectoryId: directoryId }).catch(() => undefined);
  const { [`${type}Count` as const]: count = 0, [`${type}Quota` as const]: quota = Number.POSITIVE_INFINITY } =
    asked?.DirectoryStatistics ?? {};
  if (count < quota) return error;
  const has = `directory ${directoryId} has ${counted(count, type.toLowerCase())}, as many as it may have`;
  return (error as ServiceError).meaning(`${has}; delete some or have the quota raised`);
}
