import type { Cloud } from "../action";
import { Refusal } from "../refusal";
import { held } from "../store";

/** What a token says. Times are seconds since the epoch. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: readonly string[];
  readonly iat?: number | undefined;
  readonly exp?: number | undefined;
}

/**
 * Refuses a token that the provider does not stand for. Its signature is not verified: nobody answers at the issuer's
 * address for the emulator to fetch public keys from.
 */
export function checkedToken(token: string, providerArn: string, cloud: Cloud): Claims {
  const [, accountId = "", name = ""] = /^acs:ram::(\d+):oidc-provider\/(.+)$/.exec(providerArn) ?? [];
  const provider = held(held(cloud.state.ims, accountId)?.oidcProviders ?? {}, name);
  if (provider === undefined) throw notTrusted();
  const claims = claimsOf(token);
  if (claims.exp !== undefined && claims.exp * 1000 <= cloud.now) throw bad("Expired", "The OIDC token is expired.");
  if (claims.iss !== provider.issuerUrl) {
    throw bad("IssuerNotMatch", "The issuer of the OIDC token is not the one of the OIDC provider.");
  }
  if (!claims.aud.some((audience) => provider.clientIds.includes(audience))) {
    throw bad("AudienceNotMatch", "The audience of the OIDC token is not a client id of the OIDC provider.");
  }
  return claims;
}

/** One code for a provider that is not there and for a role that does not trust it. */
export function notTrusted(): Refusal {
  return new Refusal("AuthenticationFail.NoPermission", 403, "This operation is forbidden by the permission system.");
}

function claimsOf(token: string): Claims {
  try {
    const told = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as Partial<
      Record<keyof Claims, unknown>
    >;
    const { iss, sub, aud, iat, exp } = told;
    return {
      iss: String(iss ?? ""),
      sub: String(sub ?? ""),
      aud: [aud ?? []].flat().map(String),
      iat: typeof iat === "number" ? iat : undefined,
      exp: typeof exp === "number" ? exp : undefined,
    };
  } catch {
    throw bad("Invalid", "The OIDC token cannot be read.");
  }
}

function bad(what: string, message: string): Refusal {
  return new Refusal(`AuthenticationFail.OIDCToken.${what}`, 400, message);
}
