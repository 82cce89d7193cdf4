import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { held } from "../store";
import { theDirectory, theUser } from "./find";

/**
 * One setting under three names: `MFAAuthenticationSettings` where it is written, `MfaAuthenticationAdvanceSettings` where
 * it is read, `MFAAuthenticationAdvanceSettings` where it was read before; and as on or off in the oldest pair of calls.
 */
export const mfa = {
  GetMFAAuthenticationSettingInfo(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const { riskLoginReadBack } = cloud.options;
    const risky = settings.mfa === "Byuser" || settings.mfa === "OnlyRiskyLogin";
    const readBack = risky || riskLoginReadBack === "with any setting";
    return {
      MFAAuthenticationSettingInfo: {
        MfaAuthenticationAdvanceSettings: settings.mfa,
        OperationForRiskLogin: readBack ? settings.operationForRiskLogin : undefined,
        AllowedVerificationTypes: settings.allowedVerificationTypes,
      },
    };
  },

  GetMFAAuthenticationSettings(request, cloud) {
    return { MFAAuthenticationAdvanceSettings: theDirectory(request, cloud).settings.mfa };
  },

  UpdateMFAAuthenticationSettings(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const { AllowedVerificationTypes } = request;
    const types = AllowedVerificationTypes ? verificationTypes(AllowedVerificationTypes) : undefined;
    settings.mfa = request.MFAAuthenticationSettings;
    settings.operationForRiskLogin = request.OperationForRiskLogin ?? settings.operationForRiskLogin;
    if (types !== undefined) settings.allowedVerificationTypes = types;
    return undefined;
  },

  GetMFAAuthenticationStatus(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const on =
      cloud.options.oldMfaStatus === "of Enabled only" ? settings.mfa === "Enabled" : settings.mfa !== "Disabled";
    return { MFAAuthenticationStatus: on ? "Enabled" : "Disabled" };
  },

  SetMFAAuthenticationStatus(request, cloud) {
    theDirectory(request, cloud).settings.mfa = request.MFAAuthenticationStatus;
    return undefined;
  },

  GetUserMFAAuthenticationSettings(request, cloud) {
    const user = theUser(theDirectory(request, cloud), request.UserId);
    return { UserMFAAuthenticationSettings: user.mfaAuthentication };
  },

  UpdateUserMFAAuthenticationSettings(request, cloud) {
    const user = theUser(theDirectory(request, cloud), request.UserId);
    user.mfaAuthentication = request.UserMFAAuthenticationSettings;
    return undefined;
  },

  ListMFADevicesForUser(request, cloud) {
    const user = theUser(theDirectory(request, cloud), request.UserId);
    const MFADevices = Object.values(user.mfaDevices).map((device) => ({
      DeviceId: device.deviceId,
      DeviceName: device.deviceName,
      DeviceType: device.deviceType,
      EffectiveTime: stamp(device.effectiveTime),
      LastUseTime: device.lastUseTime === undefined ? undefined : stamp(device.lastUseTime),
      UserId: user.userId,
    }));
    return { TotalCounts: MFADevices.length, MFADevices };
  },

  DeleteMFADeviceForUser(request, cloud) {
    const user = theUser(theDirectory(request, cloud), request.UserId);
    const device = held(user.mfaDevices, request.MFADeviceId);
    if (device === undefined || (request.MfaType ?? device.deviceType) !== device.deviceType) {
      throw unverified("missing", "MFADevice", `The user ${user.userName} has no MFA device ${request.MFADeviceId}.`);
    }
    delete user.mfaDevices[device.deviceId];
    return undefined;
  },
} satisfies Actions<CloudSsoOperations>;

/** Which types there are is not documented; that it is a list of texts is. */
function verificationTypes(json: string): string[] {
  const types: unknown = JSON.parse(json);
  if (Array.isArray(types) && types.every((type): type is string => typeof type === "string")) return types;
  throw new Refusal(
    "InvalidParameter.AllowedVerificationTypes",
    400,
    "AllowedVerificationTypes is a JSON list of texts.",
  );
}
