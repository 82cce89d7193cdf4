import type { ImsAccount } from "../ims/state";
import { nextSequence } from "../store";
import { type Loading, onlyOf, sourcesOf } from "./loading";

/** Identity providers of RAM, for role SSO and for user SSO. */
export function addProviders(loading: Loading, account: ImsAccount): void {
  const { state, now } = loading;
  for (const { inputs, outputs } of sourcesOf(loading, "ims:SamlProvider")) {
    const name = inputs.text("samlProviderName");
    const createDate = outputs.time("createDate", now);
    account.samlProviders[name] = {
      sequence: nextSequence(state),
      name,
      description: inputs.text("description", ""),
      metadata: inputs.text("encodedSamlMetadataDocument"),
      signingAlgorithm: inputs.text("authnSignAlgo", "rsa-sha1"),
      createDate,
      updateDate: createDate,
    };
  }
  for (const { inputs, outputs } of sourcesOf(loading, "ims:OidcProvider")) {
    const name = inputs.text("oidcProviderName");
    const createDate = outputs.time("createDate", now);
    account.oidcProviders[name] = {
      sequence: nextSequence(state),
      name,
      issuerUrl: inputs.text("issuerUrl"),
      description: inputs.text("description", ""),
      clientIds: inputs.texts("clientIds"),
      fingerprints: inputs.texts("fingerprints"),
      issuanceLimitTime: inputs.number("issuanceLimitTime", 12),
      createDate,
      updateDate: createDate,
    };
  }
  const sso = onlyOf(loading, "ims:UserSsoSettings");
  if (sso === undefined) return;
  const { inputs } = sso;
  account.userSso = {
    enabled: inputs.flag("ssoEnabled", false),
    metadata: inputs.text("metadataDocument", "").replace(/\s/g, ""),
    auxiliaryDomain: inputs.text("auxiliaryDomain", ""),
    loginWithDomain: inputs.flag("ssoLoginWithDomain", true),
    signingAlgorithm: inputs.text("authnSignAlgo", "rsa-sha1"),
  };
}
