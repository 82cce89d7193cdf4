import { answered } from "../../client/answered";
import { isUserGone } from "../../client/error-codes";
import type { Context } from "../context";

type Ims = Pick<Context, "ims">;

/**
 * The logon name of today: it can change behind our back, and most operations know no other key.
 *
 * @throws "gone" where there is no such user.
 */
export async function logonName({ ims }: Ims, userId: string): Promise<string> {
  return answered((await ims.getUser({ UserId: userId })).User?.UserPrincipalName, `the name of user ${userId}`);
}

/** Calls by the logon name, and once more where the user was renamed in between: that is not "gone". */
export function asNamed<T>(context: Ims, userId: string, call: (name: string) => Promise<T>): Promise<T> {
  return byNameOfToday(() => logonName(context, userId), call);
}

/**
 * The same for the user whose access key it is.
 *
 * @throws "gone" where nobody has the key.
 */
export function asOwner<T>({ ims }: Ims, keyId: string, call: (name: string) => Promise<T>): Promise<T> {
  const ask = async () => (await ims.getUser({ UserAccessKeyId: keyId })).User?.UserPrincipalName;
  return byNameOfToday(async () => answered(await ask(), `the user of access key ${keyId}`), call);
}

async function byNameOfToday<T>(ask: () => Promise<string>, call: (name: string) => Promise<T>): Promise<T> {
  const name = await ask();
  try {
    return await call(name);
  } catch (error) {
    if (!isUserGone(error)) throw error;
    const now = await ask();
    if (now === name) throw error;
    return call(now);
  }
}
