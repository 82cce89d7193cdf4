import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { Refusal } from "../refusal";
import { exists, notFound, theUser } from "./find";
import type { LoginProfile, RamUser } from "./state";

export const loginProfiles = {
  CreateLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    if (user.loginProfile !== undefined) throw exists("User.LoginProfile", user.userPrincipalName);
    if (!request.Password && cloud.options.loginProfileWithoutPassword === "refuse") {
      throw new Refusal("MissingParameter", 400, "Password is mandatory for this action.");
    }
    if (request.Password) checkPassword(request.Password);
    user.loginProfile = {
      status: request.Status === "Inactive" ? "Inactive" : "Active",
      passwordResetRequired: request.PasswordResetRequired ?? false,
      mfaBindRequired: request.MFABindRequired ?? false,
      password: request.Password ?? "",
      updateDate: cloud.now,
    };
    return { LoginProfile: shown(user, user.loginProfile) };
  },

  GetLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    return { LoginProfile: { ...shown(user, theProfile(user)), AutoDisableLoginStatus: "true" } };
  },

  UpdateLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    const profile = theProfile(user);
    if (request.Password) {
      checkPassword(request.Password);
      profile.password = request.Password;
    }
    if (request.Status) profile.status = request.Status === "Inactive" ? "Inactive" : "Active";
    profile.passwordResetRequired = request.PasswordResetRequired ?? profile.passwordResetRequired;
    profile.mfaBindRequired = request.MFABindRequired ?? profile.mfaBindRequired;
    profile.updateDate = cloud.now;
    return { LoginProfile: { ...shown(user, profile), AutoDisableLoginStatus: "true" } };
  },

  DeleteLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    theProfile(user);
    delete user.loginProfile;
    return undefined;
  },
} satisfies Actions<ImsOperations>;

function theProfile(user: RamUser): LoginProfile {
  if (user.loginProfile === undefined) throw notFound("User.LoginProfile", user.userPrincipalName);
  return user.loginProfile;
}

function shown(user: RamUser, profile: LoginProfile) {
  return {
    UserPrincipalName: user.userPrincipalName,
    Status: profile.status,
    PasswordResetRequired: profile.passwordResetRequired,
    MFABindRequired: profile.mfaBindRequired,
    PasswordStatus: profile.password === "" ? "NotInitial" : "InitialValid",
    UpdateDate: stamp(profile.updateDate),
  };
}

/** The default password policy: eight characters, nothing else demanded. */
function checkPassword(password: string): void {
  if (password.length >= 8 && password.length <= 32) return;
  throw new Refusal(
    "InvalidParameter.Password.TooWeak",
    400,
    "The password breaks the password policy of the account.",
  );
}
