import type { Home, Recorded } from "../kernel/definition";
import type { Context } from "./context";
import { stateDelete } from "./state-delete";

/** Outputs of what lives in an account: where it was made. */
export interface InAccount {
  /** The account that it was made in. */
  accountId?: string;
}

/** IMS and RAM show an account's objects to nobody else, and their names mean others elsewhere: the account must match. */
export const inAccount: Home<Context> = {
  record: async ({ accountId }) => ({ accountId: await accountId() }),
  enter: refuseOtherAccount,
  async beforeDelete(context, object) {
    await refuseOtherAccount(context, object);
    if (accountOf(object) === undefined && !(await object.isThere())) throw unknownAccount(object);
  },
  async confirmGone(context, object) {
    await refuseOtherAccount(context, object);
    if (accountOf(object) === undefined) throw unknownAccount(object);
  },
};

async function refuseOtherAccount(context: Context, object: Recorded): Promise<void> {
  const made = accountOf(object);
  const caller = made === undefined ? undefined : await context.accountId();
  if (made === caller) return;
  throw new Error(
    `${object.id} was made in account ${made}, and the credentials belong to account ${caller}; use credentials of account ` +
      `${made}, or, if the program is to go on in account ${caller} without it, take it out of the state with ` +
      `${stateDelete(object.urn)}`,
  );
}

function accountOf({ recorded }: Recorded): string | undefined {
  return (recorded as InAccount).accountId;
}

function unknownAccount({ id, urn }: Recorded): Error {
  return new Error(
    `${id} is not there, and the state does not say in which account it was made, so whether it is gone cannot be told; ` +
      `use credentials of its account, or, if it was deleted, take it out of the state with ${stateDelete(urn)}`,
  );
}
