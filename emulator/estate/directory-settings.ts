import type { Directory } from "../cloudsso/state";
import { type Loading, onlyOf } from "./loading";
import type { Named } from "./values";

const switches = ["Enabled", "Disabled"] as const;

/** Who logs on, and how. What was not read is as in a new directory. */
export function applyDirectorySettings(loading: Loading, { settings }: Directory): void {
  const of = (kind: string, apply: (inputs: Named) => void) => {
    const source = onlyOf(loading, `cloudsso:${kind}`);
    if (source !== undefined) apply(source.inputs);
  };
  of("PasswordPolicy", (inputs) => {
    const { passwordPolicy: fresh } = settings;
    settings.passwordPolicy = {
      minPasswordLength: inputs.number("minPasswordLength", fresh.minPasswordLength),
      ...(inputs.has("minPasswordDifferentChars")
        ? { minPasswordDifferentChars: inputs.number("minPasswordDifferentChars") }
        : {}),
      passwordNotContainUsername: inputs.flag("passwordNotContainUsername", fresh.passwordNotContainUsername),
      maxPasswordAge: inputs.number("maxPasswordAge", fresh.maxPasswordAge),
      passwordReusePrevention: inputs.number("passwordReusePrevention", fresh.passwordReusePrevention),
      maxLoginAttempts: inputs.number("maxLoginAttempts", fresh.maxLoginAttempts),
    };
  });
  of("LoginPreference", (inputs) => {
    settings.loginNetworkMasks = inputs.texts("loginNetworkMasks").join(";");
    settings.allowUserToGetCredentials = inputs.flag("allowUserToGetCredentials", settings.allowUserToGetCredentials);
  });
  of("MfaSettings", (inputs) => {
    const factors = ["Enabled", "Byuser", "OnlyRiskyLogin", "Disabled"] as const;
    const operations = ["Autonomous", "EnforceVerify"] as const;
    settings.mfa = inputs.oneOf("mfaAuthenticationSettings", factors, settings.mfa);
    settings.operationForRiskLogin = inputs.oneOf("operationForRiskLogin", operations, settings.operationForRiskLogin);
    if (inputs.has("allowedVerificationTypes")) {
      settings.allowedVerificationTypes = inputs.texts("allowedVerificationTypes");
    }
  });
  of("AttributePassing", (inputs) => {
    settings.sourceIdentityPassing = inputs.oneOf("sourceIdentityPassing", ["IdP", "UserName", "Disabled"], "Disabled");
  });
  of("GlobalAccess", (inputs) => {
    settings.globalAccess = inputs.oneOf("globalAccessStatus", switches, settings.globalAccess);
  });
  of("UserProvisioningConfiguration", (inputs) => {
    const { userProvisioning } = settings;
    userProvisioning.sessionDuration = inputs.number("sessionDuration", userProvisioning.sessionDuration);
    userProvisioning.defaultLandingPage = inputs.text("defaultLandingPage", "");
  });
}
