import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { theAccount } from "./find";
import { checkedMetadata, inLines } from "./metadata";
import type { UserSso } from "./providers-state";

const initial: UserSso = {
  enabled: false,
  metadata: "",
  auxiliaryDomain: "",
  loginWithDomain: true,
  signingAlgorithm: "rsa-sha1",
};

/** Which users may log on with a password while it is on is the console's affair: no answer here shows it. */
export const userSso = {
  SetUserSsoSettings(request, cloud) {
    const present = cloud.options.omittedSettings === "keep" ? userSsoOf(cloud) : initial;
    const document = request.MetadataDocument;
    const settings: UserSso = {
      enabled: request.SsoEnabled ?? present.enabled,
      metadata: document ? checkedMetadata(document, "UserSsoSettings") : (document ?? present.metadata),
      auxiliaryDomain: request.AuxiliaryDomain ?? present.auxiliaryDomain,
      loginWithDomain: request.SsoLoginWithDomain ?? present.loginWithDomain,
      signingAlgorithm: request.AuthnSignAlgo || present.signingAlgorithm,
    };
    if (settings.enabled && settings.metadata === "") {
      throw unverified("state", "UserSsoSettings", "User SSO needs the metadata of an identity provider.");
    }
    theAccount(cloud).userSso = settings;
    return { UserSsoSettings: shown(settings, cloud) };
  },

  GetUserSsoSettings(_request, cloud) {
    return { UserSsoSettings: shown(userSsoOf(cloud), cloud) };
  },
} satisfies Actions<ImsOperations>;

export function userSsoOf(cloud: Cloud): UserSso {
  return theAccount(cloud).userSso ?? initial;
}

function shown(settings: UserSso, cloud: Cloud) {
  return {
    SsoEnabled: settings.enabled,
    MetadataDocument: inLines(settings.metadata, cloud.options.encodedLineBreaks),
    AuxiliaryDomain: settings.auxiliaryDomain,
    SsoLoginWithDomain: settings.loginWithDomain,
    AuthnSignAlgo: settings.signingAlgorithm,
  };
}
