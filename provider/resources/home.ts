import type { Home } from "../kernel/definition";
import type { Context } from "./context";
import { unlessGone } from "./gone";

/** Outputs of what lives in an account: where it was made. */
export interface InAccount {
  /** The account that it was made in. */
  accountId?: string;
}

/** IMS and RAM show an account's objects to nobody else, and their names mean others elsewhere: the account must match. */
export const inAccount: Home<Context> = {
  verifyFirst: true,
  record: async ({ accountId }) => ({ accountId: await accountId() }),
  async verify(context, { id, urn, recorded }) {
    const made = (recorded as InAccount).accountId;
    const caller = made === undefined ? undefined : await context.accountId();
    if (made === caller) return;
    throw new Error(
      `${id} was made in account ${made}, and the credentials belong to account ${caller}; use credentials of account ` +
        `${made}, or, if the program is to go on in account ${caller} without it, take it out of the state with ` +
        `${stateDelete(urn)}`,
    );
  },
};

/** What belongs to a CloudSSO directory is gone only when the directory is there. Asked once a run for each directory. */
export const inDirectory: Home<Context> = {
  async verify(context, { id, urn }) {
    const directoryId = id.split(":")[0] ?? "";
    const ask = () => context.cloudsso.getDirectory({ DirectoryId: directoryId });
    if ((await unlessGone(context.once(`directory ${directoryId}`, ask))) !== undefined) return;
    const account = await context.accountId();
    throw new Error(
      `CloudSSO directory ${directoryId} is not there for account ${account} in this region, so whether ${id} is gone ` +
        "cannot be told; use credentials of its account, its region and its endpoint, or, if the directory was deleted, " +
        `take it and what belongs to it out of the state with ${stateDelete(urn)} --target-dependents`,
    );
  },
};

function stateDelete(urn: string): string {
  return `pulumi state delete '${urn === "" ? "<URN of the resource>" : urn}'`;
}
