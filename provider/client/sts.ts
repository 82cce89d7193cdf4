import { readFile } from "node:fs/promises";
import { type OidcSource, type RoleSource, SERVICES } from "../config";
import type { Answer, Call } from "./call";
import type { Credential, CredentialSupplier } from "./credential";
import { AlibabaError, CancelledError, CredentialsError } from "./errors";

/**
 * Sessions from the token service, by our own signed pipeline: the credentials library's client is tied to https,
 * ignores proxies and puts the session token into URLs that its errors quote.
 */

/** Sends a call signed by the supplier, or unsigned without one. */
export type SendAs = (call: Call, supplier: CredentialSupplier | undefined) => Promise<Answer>;

export function stsCall(action: string, parameters: Call["parameters"]): Call {
  return { service: "sts", version: SERVICES.sts.version, action, parameters, kind: "read", repeat: "safe" };
}

export async function assumeRole(source: RoleSource, signer: CredentialSupplier, sendAs: SendAs): Promise<Credential> {
  const call = stsCall("AssumeRole", {
    RoleArn: source.roleArn,
    RoleSessionName: source.sessionName,
    DurationSeconds: source.durationSeconds,
    Policy: source.policy,
    ExternalId: source.externalId,
  });
  return session(source.roleArn, () => sendAs(call, signer));
}

/** The token file is read each time: Kubernetes and CI systems replace it. */
export async function assumeRoleWithOidc(source: OidcSource, sendAs: SendAs): Promise<Credential> {
  const token = "file" in source.token ? await tokenIn(source.token.file) : source.token.value;
  const call = stsCall("AssumeRoleWithOIDC", {
    RoleArn: source.roleArn,
    OIDCProviderArn: source.oidcProviderArn,
    OIDCToken: token,
    RoleSessionName: source.sessionName,
    DurationSeconds: source.durationSeconds,
    Policy: source.policy,
  });
  return session(source.roleArn, () => sendAs(call, undefined));
}

async function tokenIn(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CredentialsError(`The OIDC token file ${file} could not be read (${error.code ?? "unknown error"}).`);
  });
  const token = text.trim();
  if (token === "") throw new CredentialsError(`The OIDC token file ${file} is empty.`);
  return token;
}

async function session(roleArn: string, ask: () => Promise<Answer>): Promise<Credential> {
  const answer = await ask().catch((error: unknown) => {
    if (!(error instanceof AlibabaError) || error instanceof CancelledError || error instanceof CredentialsError)
      throw error;
    throw new CredentialsError(`The role ${roleArn} could not be assumed: ${error.message}`, error);
  });
  const requestId = typeof answer["RequestId"] === "string" ? answer["RequestId"] : undefined;
  const credential = sessionOf(answer["Credentials"]);
  if (!credential) {
    throw new CredentialsError(
      `The role ${roleArn} could not be assumed: the answer holds no complete session (request ${requestId ?? "unknown"}).`,
      { requestId },
    );
  }
  return credential;
}

/** A complete session from the fields that the token service and credentials URIs share. */
function sessionOf(value: unknown): Credential | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const {
    AccessKeyId: id,
    AccessKeySecret: secret,
    SecurityToken: token,
    Expiration: end,
  } = value as {
    readonly [field: string]: unknown;
  };
  const expiration = typeof end === "string" ? Date.parse(end) : Number.NaN;
  if (typeof id !== "string" || typeof secret !== "string" || typeof token !== "string" || Number.isNaN(expiration))
    return undefined;
  return { accessKeyId: id, accessKeySecret: secret, securityToken: token, expiration };
}
