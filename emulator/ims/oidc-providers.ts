import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { unverified } from "../refusal";
import { nextSequence } from "../store";
import { exists, missingParameter, notFound, theAccount } from "./find";
import { entriesOf, listed, orAbsent, renewed } from "./lists";
import type { OidcProvider } from "./providers-state";

export const oidcProviders = {
  CreateOIDCProvider(request, cloud) {
    const { oidcProviders: all } = theAccount(cloud);
    const { OIDCProviderName: name = "", IssuerUrl: issuerUrl = "" } = request;
    if (find(name, cloud) !== undefined) throw unverified("taken", "OIDCProvider", `${name} exists already.`);
    if (Object.values(all).some((provider) => provider.issuerUrl.toLowerCase() === issuerUrl.toLowerCase())) {
      throw exists("OIDCProvider.Url", issuerUrl);
    }
    const limit = cloud.options.oidcProvidersQuota;
    if (Object.keys(all).length >= limit) throw unverified("quota", "OIDCProvider", `At most ${limit} are allowed.`);
    const clientIds = entriesOf(request.ClientIds ?? "", ",");
    const fingerprints = entriesOf(request.Fingerprints ?? "", ",").map((one) => written(one, cloud));
    checkCount(clientIds, "ClientId", cloud.options.clientIdsPerProviderQuota);
    checkCount(fingerprints, "Fingerprint", cloud.options.fingerprintsPerProviderQuota);
    if (fingerprints.length === 0 && cloud.options.oidcWithoutFingerprint === "refuse") {
      throw missingParameter("Fingerprints");
    }
    const provider: OidcProvider = {
      sequence: nextSequence(cloud.state),
      name,
      issuerUrl,
      description: request.Description ?? "",
      clientIds,
      fingerprints,
      issuanceLimitTime: request.IssuanceLimitTime ?? 12,
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    all[name] = provider;
    return shown(provider, cloud);
  },

  GetOIDCProvider(request, cloud) {
    return shown(theProvider(request, cloud), cloud);
  },

  /** The client ids are replaced as a whole. Fingerprints change by their own calls only. */
  UpdateOIDCProvider(request, cloud) {
    const provider = theProvider(request, cloud);
    const clientIds = entriesOf(renewed(provider.clientIds.join(","), "ClientIds", request.ClientIds, cloud), ",");
    provider.description = renewed(provider.description, "NewDescription", request.NewDescription, cloud);
    provider.clientIds = clientIds;
    provider.issuanceLimitTime = request.IssuanceLimitTime ?? provider.issuanceLimitTime;
    return changed(provider, cloud);
  },

  DeleteOIDCProvider(request, cloud) {
    delete theAccount(cloud).oidcProviders[theProvider(request, cloud).name];
    return undefined;
  },

  ListOIDCProviders(_request, cloud) {
    const all = Object.values(theAccount(cloud).oidcProviders);
    const view = (provider: OidcProvider) => shown(provider, cloud).OIDCProvider;
    return listed(["OIDCProviders", "OIDCProvider"], all, cloud, view);
  },

  AddClientIdToOIDCProvider(request, cloud) {
    const provider = theProvider(request, cloud);
    const most = cloud.options.clientIdsPerProviderQuota;
    provider.clientIds = withEntry(provider.clientIds, request.ClientId, "ClientId", most, cloud);
    return changed(provider, cloud);
  },

  RemoveClientIdFromOIDCProvider(request, cloud) {
    const provider = theProvider(request, cloud);
    provider.clientIds = withoutEntry(provider.clientIds, request.ClientId, "ClientId", cloud);
    return changed(provider, cloud);
  },

  AddFingerprintToOIDCProvider(request, cloud) {
    const provider = theProvider(request, cloud);
    const most = cloud.options.fingerprintsPerProviderQuota;
    const fingerprint = written(request.Fingerprint ?? "", cloud);
    provider.fingerprints = withEntry(provider.fingerprints, fingerprint, "Fingerprint", most, cloud);
    return changed(provider, cloud);
  },

  RemoveFingerprintFromOIDCProvider(request, cloud) {
    const provider = theProvider(request, cloud);
    const left = withoutEntry(provider.fingerprints, request.Fingerprint, "Fingerprint", cloud);
    if (left.length === 0 && cloud.options.lastFingerprint === "refuse") {
      throw unverified("state", "OIDCProvider.Fingerprint", `${request.Fingerprint} is the last fingerprint.`);
    }
    provider.fingerprints = left;
    return changed(provider, cloud);
  },
} satisfies Actions<ImsOperations>;

function find(name: string, cloud: Cloud): OidcProvider | undefined {
  return Object.values(theAccount(cloud).oidcProviders).find((provider) => sameName(provider.name, name, cloud));
}

function theProvider(request: { readonly OIDCProviderName?: string | undefined }, cloud: Cloud): OidcProvider {
  const { OIDCProviderName: name = "" } = request;
  const found = find(name, cloud);
  if (found === undefined) throw notFound("OIDCProvider", name);
  return found;
}

function changed(provider: OidcProvider, cloud: Cloud) {
  provider.updateDate = cloud.now;
  return shown(provider, cloud);
}

function shown(provider: OidcProvider, cloud: Cloud) {
  return {
    OIDCProvider: {
      OIDCProviderName: provider.name,
      Arn: `acs:ram::${theAccount(cloud).accountId}:oidc-provider/${provider.name}`,
      IssuerUrl: provider.issuerUrl,
      Description: orAbsent(provider.description),
      ClientIds: provider.clientIds.join(","),
      Fingerprints: inOrder(provider.fingerprints, cloud).join(","),
      IssuanceLimitTime: provider.issuanceLimitTime,
      CreateDate: stamp(provider.createDate),
      UpdateDate: stamp(provider.updateDate),
      GmtCreate: String(provider.createDate),
      GmtModified: String(provider.updateDate),
    },
  };
}

function inOrder(fingerprints: readonly string[], cloud: Cloud): readonly string[] {
  return cloud.options.fingerprintOrder === "sorted" ? [...fingerprints].sort() : fingerprints;
}

function written(fingerprint: string, cloud: Cloud): string {
  return cloud.options.fingerprintCase === "lower" ? fingerprint.toLowerCase() : fingerprint;
}

function withEntry(
  present: readonly string[],
  entry = "",
  kind: "ClientId" | "Fingerprint",
  most: number,
  cloud: Cloud,
): readonly string[] {
  if (present.some((other) => sameEntry(other, entry, kind))) {
    if (cloud.options.repeatedEntry === "accept") return present;
    throw unverified("already", `OIDCProvider.${kind}`, `The provider has ${entry} already.`);
  }
  const entries = [...present, entry];
  checkCount(entries, kind, most);
  return entries;
}

function withoutEntry(
  present: readonly string[],
  entry = "",
  kind: "ClientId" | "Fingerprint",
  cloud: Cloud,
): readonly string[] {
  const left = present.filter((other) => !sameEntry(other, entry, kind));
  if (left.length === present.length && cloud.options.repeatedEntry === "refuse") {
    throw unverified("missing", `OIDCProvider.${kind}`, `The provider does not have ${entry}.`);
  }
  return left;
}

/** Fingerprints are hexadecimal, so their case means nothing. */
function sameEntry(left: string, right: string, kind: "ClientId" | "Fingerprint"): boolean {
  return kind === "ClientId" ? left === right : left.toLowerCase() === right.toLowerCase();
}

function checkCount(entries: readonly string[], kind: "ClientId" | "Fingerprint", most: number): void {
  if (entries.length > most) throw unverified("quota", `OIDCProvider.${kind}`, `At most ${most} are allowed.`);
}
