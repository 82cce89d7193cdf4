import type { Home } from "../kernel/definition";
import type { Context } from "./context";
import { stateDelete } from "./state-delete";

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
