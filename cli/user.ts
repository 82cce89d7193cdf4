import { Command } from "commander";
import type { User } from "../provider/api/ims.generated";
import { answered } from "../provider/client/answered";
import { isGone, isRefusal, isUserGone } from "../provider/client/error-codes";
import { type Act, actCommand, type Done, type Ims, processWorld, type World } from "./act";

const WHO = ["name", "the logon name, with or without the default domain, or the user's number"] as const;

const restore: Act = {
  name: "restore",
  summary: "restore a RAM user from the recycle bin; it can log on again, without its groups, policies and keys",
  argument: WHO,
  async run(ims, word) {
    const user = await deletedUser(ims, word);
    const { UserId, UserPrincipalName } = user;
    await ims.restoreUserFromRecycleBin({ UserId }).catch(async (error: unknown) => {
      throw isRefusal(error) ? await nameTaken(ims, user, error as Error) : error;
    });
    return done(
      user,
      `Restored user ${UserPrincipalName} (${UserId}): a console logon is back with its password, groups, policies and the ` +
        "MFA device are not; access keys come back one by one: alicloud-identity key restore <id>",
    );
  },
};

const purge: Act = {
  name: "purge",
  summary: "delete a RAM user in the recycle bin for good, with its access keys there",
  argument: WHO,
  forGood: true,
  async run(ims, word, sure) {
    const user = await deletedUser(ims, word);
    const named = `user ${user.UserPrincipalName} (${user.UserId})`;
    await sure(`Purge ${named}, deleted at ${user.RecycleDate}, with its access keys in the recycle bin, for good?`);
    await ims.deleteUserInRecycleBin({ UserId: user.UserId });
    return done(user, `Purged ${named}: nothing can restore it.`);
  },
};

const unbindMfa: Act = {
  name: "unbind-mfa",
  summary: "take the MFA device away from a RAM user, such as a phone that was lost; a virtual device is left, unbound",
  argument: WHO,
  async run(ims, word) {
    const name = await liveName(ims, word);
    const { MFADevice } = await ims.unbindMFADevice({ UserPrincipalName: name }).catch((error: unknown) => {
      if (isUserGone(error) || !isGone(error)) throw error;
      throw new Error(`User ${name} has no MFA device bound (${(error as Error).message})`);
    });
    const serialNumber = answered(MFADevice?.SerialNumber, `the MFA device of user ${name}`);
    return {
      userPrincipalName: name,
      serialNumber,
      said: `User ${name} has no MFA device any more; ${serialNumber} was unbound.`,
    };
  },
};

/** `alicloud-identity user <act> <name>`: what is done to one RAM user, once. */
export function userCommand(world: World = processWorld): Command {
  const command = new Command("user").description("restore or purge a deleted RAM user, or take an MFA device away");
  for (const act of [restore, purge, unbindMfa]) command.addCommand(actCommand(act, world));
  return command;
}

function done({ UserId: userId, UserPrincipalName: userPrincipalName }: Deleted, said: string): Done {
  return { userId, userPrincipalName, said };
}

type Deleted = User & { readonly UserId: string; readonly UserPrincipalName: string };

/** No document names the code for one that is not in the bin, so the list tells. */
async function deletedUser(ims: Ims, word: string): Promise<Deleted> {
  const name = isNumber(word) ? undefined : await logonNameOf(ims, word);
  const Filter = name && `UserPrincipalName eq ${name}`;
  const all = (await ims.listUsersInRecycleBin.all({ Filter })) as Deleted[];
  const rows = name === undefined ? all.filter(({ UserId }) => UserId === word) : all;
  const [one, ...others] = rows;
  if (one === undefined) {
    throw new Error(
      `There is no user ${name ?? word} in the recycle bin; who is there: alicloud-identity call ims ListUsersInRecycleBin --all`,
    );
  }
  if (others.length === 0) return one;
  const each = rows.map(({ UserId, RecycleDate }) => `${UserId} (deleted at ${RecycleDate})`).join(", ");
  throw new Error(`${rows.length} deleted users had the name ${name}: ${each}; say which by its number.`);
}

async function nameTaken(ims: Ims, { UserId, UserPrincipalName }: Deleted, error: Error): Promise<Error> {
  const { User: holder } = await ims.getUser({ UserPrincipalName }).catch(() => ({ User: undefined }));
  if (holder === undefined) return error;
  return new Error(
    `User ${UserPrincipalName} (${UserId}) cannot be restored, because ${holder.UserId} has the name by now; rename or ` +
      `delete that one first (${error.message})`,
  );
}

async function liveName(ims: Ims, word: string): Promise<string> {
  if (!isNumber(word)) return logonNameOf(ims, word);
  return answered((await ims.getUser({ UserId: word })).User?.UserPrincipalName, `the name of user ${word}`);
}

async function logonNameOf(ims: Ims, word: string): Promise<string> {
  if (!/^\S+$/.test(word)) throw new Error(`"${word}" is neither a logon name nor a user's number.`);
  if (word.includes("@")) return word;
  return `${word}@${answered((await ims.getDefaultDomain({})).DefaultDomainName, "the default domain")}`;
}

function isNumber(word: string): boolean {
  return /^\d{15,}$/.test(word);
}
