import type { ImsAccount } from "../ims/state";
import { alphabets, idText, nextSequence } from "../store";
import { type Loading, leadsTo, sourcesOf } from "./loading";

const dayMs = 86_400_000;
/** Where nothing says how long they may be idle, or an administrator's password is good. */
const idleDays = 730;
const initialDays = 14;

/** How RAM users log on to the console: with a password, which is a fake, and with an MFA device, whose seed is one. */
export function addLogons(loading: Loading, account: ImsAccount): void {
  addLoginProfiles(loading, account);
  for (const { id, outputs } of sourcesOf(loading, "ims:VirtualMfaDevice")) {
    account.virtualMfaDevices[id] = {
      sequence: nextSequence(loading.state),
      serialNumber: id,
      base32StringSeed: idText(loading.state, 64, alphabets.base32),
      ...(outputs.has("userId") ? { userId: outputs.text("userId") } : {}),
      ...(outputs.has("activateDate") ? { activateDate: outputs.time("activateDate", loading.now) } : {}),
    };
  }
}

/** Who may log on although nobody did for long has done so of late, which is not told. */
function addLoginProfiles(loading: Loading, account: ImsAccount): void {
  const { now, state } = loading;
  const { users, securityPreference, passwordPolicy } = account;
  const kind = "ims:LoginProfile";
  for (const { inputs, outputs } of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, inputs, "userId", { kind: "ims:User", items: users })) continue;
    const user = users[inputs.text("userId")];
    if (user === undefined) continue;
    const status = inputs.oneOf("status", ["Active", "Inactive"], "Active");
    const updateDate = outputs.time("updateDate", user.createDate);
    const passwordStatus = outputs.oneOf(
      "passwordStatus",
      ["NotInitial", "InitialValid", "InitialExpired"],
      "NotInitial",
    );
    const goodForMs = (passwordPolicy?.InitialPasswordAge ?? initialDays) * dayMs;
    const isOld = now - updateDate > goodForMs;
    user.loginProfile = {
      status,
      passwordResetRequired: inputs.flag("passwordResetRequired", false),
      mfaBindRequired: inputs.flag("mfaBindRequired", false),
      password: `Fake-0${idText(state, 16)}`,
      passwordDate: isOld === (passwordStatus === "InitialExpired") ? updateDate : isOld ? now : 0,
      ...(passwordStatus === "NotInitial" ? { ownPassword: true } : {}),
      updateDate,
    };
    const idleMs = (securityPreference?.MaxIdleDaysForUsers ?? idleDays) * dayMs;
    if (status === "Active" && now - updateDate > idleMs) user.lastLoginDate = now;
  }
}
