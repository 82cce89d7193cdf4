import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { unverified } from "../refusal";
import { nextSequence } from "../store";
import { missingParameter, notFound, theAccount } from "./find";
import { listed, orAbsent, renewed } from "./lists";
import { checkedMetadata, inLines } from "./metadata";
import type { SamlProvider } from "./providers-state";

export const samlProviders = {
  CreateSAMLProvider(request, cloud) {
    const { samlProviders: all } = theAccount(cloud);
    const name = request.SAMLProviderName;
    if (find(name, cloud) !== undefined) throw unverified("taken", "SAMLProvider", `${name} exists already.`);
    const metadata = checkedMetadata(request.EncodedSAMLMetadataDocument, "SAMLProvider");
    const limit = cloud.options.samlProvidersQuota;
    if (Object.keys(all).length >= limit) throw unverified("quota", "SAMLProvider", `At most ${limit} are allowed.`);
    const provider: SamlProvider = {
      sequence: nextSequence(cloud.state),
      name,
      description: request.Description ?? "",
      metadata,
      signingAlgorithm: request.AuthnSignAlgo || "rsa-sha1",
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    all[name] = provider;
    return { SAMLProvider: { ...shown(provider, cloud), AuthnSignAlgo: provider.signingAlgorithm } };
  },

  GetSAMLProvider(request, cloud) {
    const provider = theProvider(request.SAMLProviderName, cloud);
    return {
      SAMLProvider: {
        ...shown(provider, cloud),
        AuthnSignAlgo: provider.signingAlgorithm,
        EncodedSAMLMetadataDocument: inLines(provider.metadata, cloud.options.encodedLineBreaks),
      },
    };
  },

  UpdateSAMLProvider(request, cloud) {
    const provider = theProvider(request.SAMLProviderName, cloud);
    const { NewDescription, NewEncodedSAMLMetadataDocument: document, AuthnSignAlgo } = request;
    const alone = AuthnSignAlgo !== undefined && cloud.options.samlAlgorithmAlone === "accept";
    if (NewDescription === undefined && !document && !alone) throw missingParameter("NewDescription");
    const metadata = document ? checkedMetadata(document, "SAMLProvider") : provider.metadata;
    provider.description = renewed(provider.description, "NewDescription", NewDescription, cloud);
    provider.metadata = metadata;
    provider.signingAlgorithm = AuthnSignAlgo || provider.signingAlgorithm;
    provider.updateDate = cloud.now;
    return { SAMLProvider: { ...shown(provider, cloud), AuthnSignAlgo: provider.signingAlgorithm } };
  },

  /** Roles that trust it do not stand in the way. */
  DeleteSAMLProvider(request, cloud) {
    delete theAccount(cloud).samlProviders[theProvider(request.SAMLProviderName, cloud).name];
    return undefined;
  },

  ListSAMLProviders(_request, cloud) {
    const all = Object.values(theAccount(cloud).samlProviders);
    return listed(["SAMLProviders", "SAMLProvider"], all, cloud, (provider) => shown(provider, cloud));
  },
} satisfies Actions<ImsOperations>;

function find(name: string, cloud: Cloud): SamlProvider | undefined {
  return Object.values(theAccount(cloud).samlProviders).find((provider) => sameName(provider.name, name, cloud));
}

function theProvider(name: string, cloud: Cloud): SamlProvider {
  const found = find(name, cloud);
  if (found === undefined) throw notFound("SAMLProvider", name);
  return found;
}

function shown(provider: SamlProvider, cloud: Cloud) {
  return {
    SAMLProviderName: provider.name,
    Arn: `acs:ram::${theAccount(cloud).accountId}:saml-provider/${provider.name}`,
    Description: orAbsent(provider.description),
    CreateDate: stamp(provider.createDate),
    UpdateDate: stamp(provider.updateDate),
  };
}
