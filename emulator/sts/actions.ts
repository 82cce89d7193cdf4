import type { Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal } from "../refusal";
import { alphabets, type Credential, type Identity, idText } from "../store";

interface AssumeRoleRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
  /** Comes back only when set, by this call or by the one that made the caller's session. */
  readonly SourceIdentity?: string | undefined;
}

interface AssumeRoleWithOidcRequest extends Omit<AssumeRoleRequest, "SourceIdentity"> {
  readonly OIDCProviderArn: string;
  readonly OIDCToken: string;
}

/** Roles are not modelled: any role of an account in the resource directory can be assumed, and may do everything. */
export const stsActions = {
  AssumeRole(request: AssumeRoleRequest, cloud: Cloud) {
    if (cloud.caller.type === "Account") {
      throw new Refusal("NoPermission", 403, "Roles may not be assumed by root accounts.");
    }
    const SourceIdentity = request.SourceIdentity ?? cloud.caller.sourceIdentity;
    return { ...assumed({ ...request, SourceIdentity }, cloud), ...(SourceIdentity && { SourceIdentity }) };
  },

  AssumeRoleWithOIDC(request: AssumeRoleWithOidcRequest, cloud: Cloud) {
    const [, account] = /^acs:ram::(\d+):oidc-provider\/.+$/.exec(request.OIDCProviderArn) ?? [];
    if (account === undefined || account !== accountOf(request.RoleArn)) {
      throw new Refusal(
        "AuthenticationFail.NoPermission",
        403,
        "This operation is forbidden by the permission system.",
      );
    }
    const claims = claimsOf(request.OIDCToken);
    if (claims.exp !== undefined && claims.exp * 1000 <= cloud.now) {
      throw new Refusal("AuthenticationFail.OIDCToken.Expired", 400, "The OIDC token is expired.");
    }
    return {
      ...assumed(request, cloud),
      OIDCTokenInfo: {
        Issuer: claims.iss ?? "",
        Subject: claims.sub ?? "",
        ClientIds: [claims.aud ?? []].flat().join(","),
        ...(claims.iat === undefined ? {} : { IssuanceTime: stamp(claims.iat * 1000) }),
        ...(claims.exp === undefined ? {} : { ExpirationTime: stamp(claims.exp * 1000) }),
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

function assumed(request: AssumeRoleRequest, cloud: Cloud) {
  const { RoleArn, RoleSessionName, DurationSeconds = 3600, SourceIdentity: sourceIdentity } = request;
  const { state } = cloud;
  const accountId = accountOf(RoleArn);
  const role = RoleArn.slice(RoleArn.indexOf("/") + 1);
  if (accountId !== state.managementAccountId && state.resourceDirectory.accounts[accountId] === undefined) {
    throw new Refusal("EntityNotExist.Role", 404, `The role does not exist: ${RoleArn}.`);
  }
  const roleId = idText(state, 18, alphabets.digits);
  const identity: Identity = {
    type: "AssumedRoleUser",
    accountId,
    arn: `acs:ram::${accountId}:assumed-role/${role}/${RoleSessionName}`,
    principalId: `${roleId}:${RoleSessionName}`,
    roleId,
    ...(sourceIdentity && { sourceIdentity }),
    ...(cloud.caller.permissions === undefined ? {} : { permissions: cloud.caller.permissions }),
  };
  const session = {
    securityToken: `CAIS${idText(state, 120, alphabets.mixedCase)}`,
    expiration: expiry(cloud, DurationSeconds),
  };
  const credential: Credential = {
    accessKeyId: `STS.${idText(state, 25, alphabets.mixedCase)}`,
    accessKeySecret: idText(state, 44, alphabets.mixedCase),
    session,
    identity,
  };
  state.credentials[credential.accessKeyId] = credential;
  return {
    AssumedRoleUser: {
      Arn: `acs:ram::${accountId}:role/${role}/${RoleSessionName}`,
      AssumedRoleId: identity.principalId,
    },
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      AccessKeySecret: credential.accessKeySecret,
      SecurityToken: session.securityToken,
      Expiration: stamp(session.expiration),
    },
  };
}

function expiry(cloud: Cloud, seconds: number): number {
  return cloud.now + seconds * 1000;
}

function accountOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}

interface Claims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | readonly string[];
  /** Seconds since the epoch. */
  readonly iat?: number;
  readonly exp?: number;
}

/** The token is read, not verified: the emulator has nobody's public keys. */
function claimsOf(token: string): Claims {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as Claims;
  } catch {
    throw new Refusal("AuthenticationFail.OIDCToken.Invalid", 400, "The OIDC token cannot be read.");
  }
}
