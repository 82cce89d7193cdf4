import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { exists, missingParameter, notFound, theAccount, theUser } from "./find";
import { loginStatus } from "./idleness";
import { checkPassword, isReused, passwordStatus, setPassword } from "./passwords";
import { securityPreferenceOf } from "./security-preference";
import type { LoginProfile, RamUser } from "./state";

export const loginProfiles = {
  CreateLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    if (user.loginProfile !== undefined) throw exists("User.LoginProfile", user.userPrincipalName);
    if (!request.Password && cloud.options.loginProfileWithoutPassword === "refuse") throw missingParameter("Password");
    if (request.Password) checkPassword(request.Password, user, "Password", cloud);
    const profile: LoginProfile = {
      status: request.Status === "Inactive" ? "Inactive" : "Active",
      passwordResetRequired: request.PasswordResetRequired ?? false,
      mfaBindRequired: request.MFABindRequired ?? false,
      password: "",
      updateDate: cloud.now,
    };
    if (request.Password) setPassword(profile, request.Password, "administrator", cloud.now);
    user.loginProfile = profile;
    return { LoginProfile: shown(user, profile, cloud) };
  },

  GetLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    const LastLoginTime = user.lastLoginDate === undefined ? undefined : stamp(user.lastLoginDate);
    return { LoginProfile: { ...shown(user, theProfile(user), cloud), AutoDisableLoginStatus: "true", LastLoginTime } };
  },

  UpdateLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    const profile = theProfile(user);
    if (request.Password) {
      checkPassword(request.Password, user, "Password", cloud);
      setPassword(profile, request.Password, "administrator", cloud.now);
    }
    profile.status = request.Status === "Active" || request.Status === "Inactive" ? request.Status : profile.status;
    profile.passwordResetRequired = request.PasswordResetRequired ?? profile.passwordResetRequired;
    profile.mfaBindRequired = request.MFABindRequired ?? profile.mfaBindRequired;
    profile.updateDate = cloud.now;
    return { LoginProfile: { ...shown(user, profile, cloud), AutoDisableLoginStatus: "true" } };
  },

  DeleteLoginProfile(request, cloud) {
    const user = theUser(request, cloud);
    theProfile(user);
    delete user.loginProfile;
    return undefined;
  },

  /** A RAM user changes its own password; nobody else can. */
  ChangePassword(request, cloud) {
    if (cloud.caller.type !== "RAMUser") {
      throw new Refusal("NotSupport.Account", 400, "Only a RAM user can change its password by this call.");
    }
    const user = theAccount(cloud).users[cloud.caller.principalId];
    const profile = user?.loginProfile;
    if (user === undefined || profile === undefined || profile.password === "") {
      throw unverified("state", "User.LoginProfile", "The caller has no password that it could change.");
    }
    if (!securityPreferenceOf(cloud).AllowUserToChangePassword) {
      throw unverified("state", "SecurityPreference", "Users of this account may not change their passwords.");
    }
    if (request.OldPassword !== profile.password) {
      throw new Refusal("InvalidParameter.OldPassword.Incorrect", 400, "The old password is not correct.");
    }
    checkPassword(request.NewPassword, user, "NewPassword", cloud);
    if (isReused(request.NewPassword, profile, cloud)) {
      throw new Refusal("InvalidParameter.NewPassword.ReusePrevention", 400, "The new password was used before.");
    }
    setPassword(profile, request.NewPassword, "user", cloud.now);
    profile.passwordResetRequired = false;
    profile.updateDate = cloud.now;
    return undefined;
  },
} satisfies Actions<ImsOperations>;

function theProfile(user: RamUser): LoginProfile {
  if (user.loginProfile === undefined) throw notFound("User.LoginProfile", user.userPrincipalName);
  return user.loginProfile;
}

function shown(user: RamUser, profile: LoginProfile, cloud: Cloud) {
  return {
    UserPrincipalName: user.userPrincipalName,
    Status: loginStatus(user, profile, cloud),
    PasswordResetRequired: profile.passwordResetRequired,
    MFABindRequired: profile.mfaBindRequired,
    PasswordStatus: passwordStatus(profile, cloud),
    UpdateDate: stamp(profile.updateDate),
  };
}
