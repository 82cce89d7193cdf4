import type { Home, Recorded } from "../kernel/definition";
import type { Context } from "./context";
import { stateDelete } from "./state-delete";

/** Outputs of what lives in an account: where it was made. */
export interface InAccount {
  /** The account that it was made in. */
  accountId?: string;
}

/** IMS and RAM show an account's objects to nobody else, and their names mean others elsewhere: the account must match. */
export const inAccount: Home<Context> = inAccountAs("accountId");

/** @param output where it is recorded; of what has an `accountId` of its own, under another name. */
export function inAccountAs(output: string): Home<Context> {
  const accountOf = ({ recorded }: Recorded) => (recorded as { readonly [name: string]: string | undefined })[output];

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

  return {
    record: async ({ accountId }) => ({ [output]: await accountId() }),
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
}

/** Of what an account has once: its id is the account's, so another account's is told where `get` looks it up, too. */
export const onceInAccount: Home<Context> = {
  record: async ({ accountId }) => ({ accountId: await accountId() }),
  enter: refuseForeignId,
  beforeDelete: refuseForeignId,
  confirmGone: refuseForeignId,
};

async function refuseForeignId(context: Context, { id, urn, recorded }: Recorded): Promise<void> {
  const caller = await context.accountId();
  if (id === caller) return;
  const isInState = Object.keys(recorded).length > 0;
  throw new Error(
    `this is a setting of account ${id}, and the credentials belong to account ${caller}; use credentials of account ${id}` +
      (isInState
        ? `, or, if the program is to go on in account ${caller} without it, take it out of the state with ${stateDelete(urn)}`
        : ""),
  );
}

function unknownAccount({ id, urn }: Recorded): Error {
  return new Error(
    `${id} is not there, and the state does not say in which account it was made, so whether it is gone cannot be told; ` +
      `use credentials of its account, or, if it was deleted, take it out of the state with ${stateDelete(urn)}`,
  );
}
