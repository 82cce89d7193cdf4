import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { unverified } from "../refusal";
import { held } from "../store";
import { theUser, theUserOrCaller } from "./find";
import type { Passkey, RamUser } from "./state";

/** They are made in a browser, so no call makes one. */
export const passkeys = {
  ListPasskeys(request, cloud) {
    const all = Object.values(theUserOrCaller(request, cloud).passkeys ?? {});
    return {
      Passkeys: all.map(({ passkeyId, passkeyName, createDate, lastUseDate }) => ({
        PasskeyId: passkeyId,
        PasskeyName: passkeyName,
        CreateDate: seconds(createDate),
        LastUseDate: lastUseDate === undefined ? undefined : seconds(lastUseDate),
      })),
    };
  },

  UpdatePasskey(request, cloud) {
    thePasskey(theUser(request, cloud), request.PasskeyId).passkeyName = request.PasskeyName ?? "";
    return undefined;
  },

  DeletePasskey(request, cloud) {
    const user = theUser(request, cloud);
    const known = held(user.passkeys ?? {}, request.PasskeyId ?? "") !== undefined;
    if (!known && cloud.options.unknownPasskeyDeletion === "accept") return undefined;
    delete user.passkeys?.[thePasskey(user, request.PasskeyId).passkeyId];
    return undefined;
  },
} satisfies Actions<ImsOperations>;

function thePasskey(user: RamUser, passkeyId = ""): Passkey {
  const passkey = held(user.passkeys ?? {}, passkeyId);
  if (passkey === undefined) throw unverified("missing", "Passkey", `The passkey does not exist: ${passkeyId}.`);
  return passkey;
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
