import { Command } from "commander";
import type { AccessKey } from "../provider/api/ims.generated";
import { answered } from "../provider/client/answered";
import { isRefusal } from "../provider/client/error-codes";
import { type Act, actCommand, type Done, type Ims, processWorld, type World } from "./act";

const WHICH = ["id", "the access key, LTAI..."] as const;

const restore: Act = {
  name: "restore",
  summary: "restore an access key of a RAM user from the recycle bin; it works again at once",
  argument: WHICH,
  async run(ims, id) {
    const key = await deletedKey(ims, id);
    const { UserId, UserPrincipalName } = key;
    if (key.UserRecycled === true) {
      throw new Error(
        `The user of access key ${id}, ${UserPrincipalName} (${UserId}), is in the recycle bin, too; restore the user ` +
          `first: alicloud-identity user restore ${UserId}`,
      );
    }
    await ims.restoreAccessKeyFromRecycleBin({ UserId, UserAccessKeyId: id }).catch(async (error: unknown) => {
      throw isRefusal(error) ? await tooMany(ims, key, id, error as Error) : error;
    });
    return done(
      key,
      id,
      `Restored access key ${id} of user ${UserPrincipalName}: it is enabled, whatever it was before.`,
    );
  },
};

const purge: Act = {
  name: "purge",
  summary: "delete an access key in the recycle bin for good",
  argument: WHICH,
  forGood: true,
  async run(ims, id, sure) {
    const key = await deletedKey(ims, id);
    const named = `access key ${id} of user ${key.UserPrincipalName}`;
    await sure(`Purge ${named}, deleted at ${key.RecycleDate}, for good?`);
    // Without a user the service would look among the caller's own.
    await ims.deleteAccessKeyInRecycleBin({ UserId: key.UserId, UserAccessKeyId: id });
    return done(key, id, `Purged ${named}: nothing can restore it.`);
  },
};

/** `alicloud-identity key <act> <id>`: what is done to one deleted access key, once. */
export function keyCommand(world: World = processWorld): Command {
  const command = new Command("key").description("restore or purge a deleted access key of a RAM user");
  for (const act of [restore, purge]) command.addCommand(actCommand(act, world));
  return command;
}

type Deleted = AccessKey & { readonly UserId: string };

function done({ UserId: userId, UserPrincipalName: userPrincipalName = "" }: Deleted, id: string, said: string): Done {
  return { accessKeyId: id, userId, userPrincipalName, said };
}

/** No document names the code for one that is not there. */
async function deletedKey(ims: Ims, id: string): Promise<Deleted> {
  const { AccessKey: key } = await ims.getAccessKeyInfoInRecycleBin({ UserAccessKeyId: id }).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    throw new Error(`There is no access key ${id} in the recycle bin, most likely (${(error as Error).message})`);
  });
  const found = answered(key, `access key ${id}`);
  return { ...found, UserId: answered(found.UserId, `the user of access key ${id}`) };
}

async function tooMany(ims: Ims, { UserPrincipalName }: Deleted, id: string, error: Error): Promise<Error> {
  if (UserPrincipalName === undefined) return error;
  const { AccessKeys } = await ims.listAccessKeys({ UserPrincipalName }).catch(() => ({ AccessKeys: undefined }));
  const keys = (AccessKeys?.AccessKey ?? []).map(({ AccessKeyId }) => AccessKeyId);
  if (keys.length < 2) return error;
  return new Error(
    `Access key ${id} cannot be restored, most likely because user ${UserPrincipalName} has ${keys.length} already, ` +
      `${keys.join(", ")}; delete one that nobody uses first (${error.message})`,
  );
}
