/** A SAML provider for role SSO. */
export interface SamlProvider {
  readonly sequence: number;
  readonly name: string;
  description: string;
  /** Base64 without line breaks. */
  metadata: string;
  signingAlgorithm: string;
  readonly createDate: number;
  updateDate: number;
}

/** An OIDC provider for role SSO. */
export interface OidcProvider {
  readonly sequence: number;
  readonly name: string;
  readonly issuerUrl: string;
  description: string;
  clientIds: readonly string[];
  fingerprints: readonly string[];
  /** Hours. */
  issuanceLimitTime: number;
  readonly createDate: number;
  updateDate: number;
}

/** User SSO, of which an account has one. */
export interface UserSso {
  readonly enabled: boolean;
  /** Base64 without line breaks; empty when none was given. */
  readonly metadata: string;
  readonly auxiliaryDomain: string;
  readonly loginWithDomain: boolean;
  readonly signingAlgorithm: string;
}
