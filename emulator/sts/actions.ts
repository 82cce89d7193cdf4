import type { Cloud } from "../action";
import { stamp } from "../clock";
import { roleArn, roleByArn } from "../ram/find";
import type { Role } from "../ram/state";
import { Refusal } from "../refusal";
import { alphabets, type Credential, type Identity, idText } from "../store";
import { checkedToken, notTrusted } from "./oidc-token";
import { trusts } from "./trust";

interface AssumeRoleRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  /** Comes back only when set, by this call or by the one that made the caller's session. */
  readonly SourceIdentity?: string | undefined;
}

interface AssumeRoleWithOidcRequest extends Omit<AssumeRoleRequest, "ExternalId" | "SourceIdentity"> {
  readonly OIDCProviderArn: string;
  readonly OIDCToken: string;
}

/** Roles are those of RAM, under their trust policies. A session may do what its caller may: policies are not judged. */
export const stsActions = {
  AssumeRole(request: AssumeRoleRequest, cloud: Cloud) {
    const { caller } = cloud;
    if (caller.type === "Account") throw new Refusal("NoPermission", 403, "Roles may not be assumed by root accounts.");
    const role = theRole(request.RoleArn, cloud);
    const known = { "sts:externalid": [request.ExternalId ?? []].flat() };
    if (!trusts(role.trustPolicy, { element: "RAM", names: namesOf(caller), known })) {
      const why = `You are not authorized to do this action: the trust policy of the role does not name ${caller.arn}.`;
      throw new Refusal("NoPermission", 403, why);
    }
    const SourceIdentity = request.SourceIdentity ?? caller.sourceIdentity;
    return { ...assumed(role, { ...request, SourceIdentity }, cloud), ...(SourceIdentity && { SourceIdentity }) };
  },

  AssumeRoleWithOIDC(request: AssumeRoleWithOidcRequest, cloud: Cloud) {
    const { OIDCProviderArn, OIDCToken } = request;
    const { iss, sub, aud, iat, exp } = checkedToken(OIDCToken, OIDCProviderArn, cloud);
    const role = theRole(request.RoleArn, cloud);
    const known = { "oidc:iss": [iss], "oidc:sub": [sub], "oidc:aud": aud };
    if (!trusts(role.trustPolicy, { element: "Federated", names: [OIDCProviderArn], known })) throw notTrusted();
    return {
      ...assumed(role, request, cloud),
      OIDCTokenInfo: {
        Issuer: iss,
        Subject: sub,
        ClientIds: aud.join(","),
        ...(iat === undefined ? {} : { IssuanceTime: stamp(iat * 1000) }),
        ...(exp === undefined ? {} : { ExpirationTime: stamp(exp * 1000) }),
        VerificationInfo: "Success",
      },
    };
  },

  GetCallerIdentity(_request: object, { caller }: Cloud) {
    const { type, accountId, arn, principalId, roleId } = caller;
    return {
      IdentityType: type,
      AccountId: accountId,
      Arn: arn,
      PrincipalId: principalId,
      ...(type === "AssumedRoleUser" ? { RoleId: roleId } : { UserId: principalId }),
    };
  },
};

function theRole(arn: string, cloud: Cloud): Role {
  const found = roleByArn(arn, cloud);
  if (found === undefined) throw new Refusal("EntityNotExist.Role", 404, `The role does not exist: ${arn}.`);
  return found;
}

/** The caller itself, and its account, which stands for everybody in it. A session counts as its role. */
function namesOf({ type, accountId, arn }: Identity): string[] {
  const itself = type === "AssumedRoleUser" ? arn.replace(/:assumed-role\/([^/]+)\/.*$/, ":role/$1") : arn;
  return [itself, `acs:ram::${accountId}:root`];
}

function assumed(role: Role, request: AssumeRoleRequest, cloud: Cloud) {
  const { RoleArn, RoleSessionName, DurationSeconds = 3600, SourceIdentity: sourceIdentity } = request;
  const { state } = cloud;
  if (DurationSeconds > role.maxSessionDuration) {
    const why = `DurationSeconds is at most ${role.maxSessionDuration}, the MaxSessionDuration of the role.`;
    throw new Refusal("InvalidParameter.DurationSeconds", 400, why);
  }
  const accountId = RoleArn.split(":")[3] ?? "";
  const arn = roleArn(role, accountId);
  const { roleId } = role;
  const identity: Identity = {
    type: "AssumedRoleUser",
    accountId,
    arn: `${arn.replace(":role/", ":assumed-role/")}/${RoleSessionName}`,
    principalId: `${roleId}:${RoleSessionName}`,
    roleId,
    ...(sourceIdentity && { sourceIdentity }),
    ...(cloud.caller.permissions === undefined ? {} : { permissions: cloud.caller.permissions }),
  };
  const session = {
    securityToken: `CAIS${idText(state, 120, alphabets.mixedCase)}`,
    expiration: cloud.now + DurationSeconds * 1000,
  };
  const credential: Credential = {
    accessKeyId: `STS.${idText(state, 25, alphabets.mixedCase)}`,
    accessKeySecret: idText(state, 44, alphabets.mixedCase),
    session,
    identity,
  };
  state.credentials[credential.accessKeyId] = credential;
  return {
    AssumedRoleUser: { Arn: `${arn}/${RoleSessionName}`, AssumedRoleId: identity.principalId },
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      AccessKeySecret: credential.accessKeySecret,
      SecurityToken: session.securityToken,
      Expiration: stamp(session.expiration),
    },
  };
}
