import type { Home, Recorded } from "../kernel/definition";
import type { Context } from "./context";
import { unlessGone } from "./gone";
import { stateDelete } from "./state-delete";

/** What belongs to a CloudSSO directory is gone only when the directory is there. Asked once a run for each directory. */
export const inDirectory: Home<Context> = { beforeDelete: refuseOtherDirectory, confirmGone: refuseOtherDirectory };

async function refuseOtherDirectory(context: Context, { id, urn }: Recorded): Promise<void> {
  const [directoryId = id] = id.split(":");
  const ask = () => context.cloudsso.getDirectory({ DirectoryId: directoryId });
  if ((await unlessGone(context.once(`directory ${directoryId}`, ask))) !== undefined) return;
  const account = await context.accountId();
  throw new Error(
    `CloudSSO directory ${directoryId} is not there for account ${account} in this region, so whether ${id} is gone ` +
      "cannot be told; use credentials of its account, its region and its endpoint, or, if the directory was deleted, " +
      `take it and what belongs to it out of the state with ${stateDelete(urn)} --target-dependents`,
  );
}
