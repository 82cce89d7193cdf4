import type { Account, ListDelegatedAdministratorsResponse } from "../../api/resource-directory.generated";
import { isGone, isRefusal } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { splitId } from "../../kernel/ids";
import { accountIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { inAccountAs } from "../in-account";
import { orUnfinished } from "../or-unfinished";
import { isInNoDirectory } from "../organisation";

export interface DelegateAccountInputs extends Timed {
  /** The UID of a member account that the resource directory has as a delegated administrator of CloudSSO. */
  accountId: string;
}

export interface DelegateAccountOutputs {
  /** The account that it was switched on from. */
  managementAccountId?: string;
}

type Inputs = DelegateAccountInputs;

const fields: Fields<Inputs> = { accountId: accountIdField, ...timed };

const PAUSE_MS = 2000;

/** The most that ListDelegatedAdministrators gives at once. */
const PAGE = 100;

/**
 * A member account that administers CloudSSO beside the management account.
 *
 * The resource directory comes first: there it is registered as delegated administrator of `cloudsso.aliyuncs.com`, in
 * the console of Resource Management or by `alicloud.resourcemanager.DelegatedAdministrator`. Here it is switched on, and
 * switched off again by a delete, which leaves that registration alone. An account that is on already is taken over in
 * silence; one that somebody switched off is gone, and made anew.
 *
 * @example
 * new cloudsso.DelegateAccount("security", { accountId: "1234567890123456" });
 */
export const delegateAccount: Definition<Context, Inputs, DelegateAccountOutputs> = {
  kind: "cloudsso:DelegateAccount",
  fields,
  outputs: { managementAccountId: { kept: true } },
  id: ["accountId"],
  naturalKey: ["accountId"],
  home: inAccountAs("managementAccountId"),

  /** CloudSSO tells of an account that one names alone; the resource directory has those that can be switched on. */
  async *list(context) {
    for await (const { AccountId: id, DisplayName: name } of registered(context)) {
      if (id !== undefined && (await isOn(context, id))) yield { id, name: name ?? id };
    }
  },

  create: (context, inputs) => switchedOn(context, inputs),

  async read(context, id, recorded) {
    const [accountId = id] = splitId(id, delegateAccount.id);
    if (!(await isOn(context, accountId))) return undefined;
    return { id, inputs: { accountId, ...unreadValues(fields, recorded) }, outputs: {} };
  },

  /** What can differ lives in the state alone; the create may have been cut off. */
  update: (context, _id, _recorded, wanted) => switchedOn(context, wanted),

  /** Of an account that is not on nothing is sent: whether that is refused, no document says. */
  async delete(context, id) {
    if (!(await isOn(context, id))) return;
    try {
      await context.cloudsso.disableDelegateAccount({ AccountId: id });
    } catch (error) {
      // Perhaps it is off all the same, by somebody else.
      if (!isRefusal(error) || (await isOn(context, id))) throw error;
    }
    await until(context, id, false);
  },
};

async function* registered({ resourceDirectory }: Context): AsyncIterable<Account> {
  const of = { ServicePrincipal: "cloudsso.aliyuncs.com", PageSize: PAGE };
  for (let page = 1; ; page++) {
    const { Accounts: { Account: rows = [] } = {} } = await resourceDirectory
      .listDelegatedAdministrators({ ...of, PageNumber: page })
      .catch((error: unknown): ListDelegatedAdministratorsResponse => {
        if (isInNoDirectory(error)) return {};
        throw error;
      });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

async function switchedOn(context: Context, inputs: Inputs): Promise<Found<Inputs, DelegateAccountOutputs>> {
  const { accountId } = inputs;
  const found = { id: accountId, inputs, outputs: {} };
  if (await isOn(context, accountId)) return found;
  await context.cloudsso.enableDelegateAccount({ AccountId: accountId }).catch((error: unknown) => {
    throw isRefusal(error) ? unregistered(accountId, error as ServiceError) : error;
  });
  await orUnfinished(found, () => until(context, accountId, true));
  return found;
}

async function isOn({ cloudsso }: Context, accountId: string): Promise<boolean> {
  try {
    const { DelegateAccount: account } = await cloudsso.getDelegateAccount({ AccountId: accountId });
    return account?.DelegateStatus === "Enabled";
  } catch (error) {
    if (isUnknown(error)) return false;
    throw error;
  }
}

/**
 * One that was never switched on is `Disabled`, or refused, with a code that no document names: what it is about, its
 * last part tells.
 */
function isUnknown(error: unknown): boolean {
  return isGone(error) || (isRefusal(error) && (error as ServiceError).code.endsWith(".DelegateAccount"));
}

async function until(context: Context, accountId: string, wanted: boolean): Promise<void> {
  while ((await isOn(context, accountId)) !== wanted) {
    context.report(`waits until it is ${wanted ? "on" : "off"}`);
    await context.clock.sleep(PAUSE_MS, context.signal);
  }
}

/** With which code the resource directory's part is missed, no document says. */
function unregistered(accountId: string, error: ServiceError): Error {
  return error.meaning(
    `account ${accountId} could not be switched on as a delegated administrator of CloudSSO; if the resource directory does not ` +
      "have it as delegated administrator of cloudsso.aliyuncs.com, register it there first, in the console of Resource " +
      "Management or by alicloud.resourcemanager.DelegatedAdministrator, then run pulumi up again",
  );
}
