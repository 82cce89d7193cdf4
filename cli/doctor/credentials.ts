import type { CallerIdentity } from "../../provider/client/account";
import { NoCredentialsError } from "../../provider/client/errors";
import { ConfigurationError, type CredentialsSource, type Settings } from "../../provider/config";
import { type Finding, fail, ok, sentenceOf, warn } from "./finding";

/** Which credentials there are, where they come from, and that they work. */
export function credentialsFinding({ credentials, sources, ci }: Settings): Finding {
  const found = `${kindOf(credentials)}, from ${sources["credentials"] ?? "the settings"}`;
  if (!ci || !isLongLived(credentials)) return ok("credentials", found);
  return warn(
    "credentials",
    `${found}: a long-lived key in a pipeline`,
    "let the pipeline assume a role by OIDC (docs/pipelines.md), and delete the key",
  );
}

export function credentialsFailure(settings: Settings, error: unknown): Finding {
  if (error instanceof NoCredentialsError)
    return fail("credentials", "none were found", `${error.advice}; looked at ${error.looked}`);
  const where = `${kindOf(settings.credentials)}, from ${settings.sources["credentials"] ?? "the settings"}`;
  const advice =
    error instanceof ConfigurationError
      ? "set one of the sources of credentials of the README"
      : "see that they are whole, active, and of the account that is meant";
  return fail("credentials", `${where}: ${sentenceOf(error)}`, advice);
}

/** Whose they are, against the account that the settings name. */
export function accountFinding({ accountId, arn }: CallerIdentity, settings: Settings): Finding {
  const found = `${accountId}, as ${arn}`;
  if (settings.accountId === undefined) {
    return warn(
      "account",
      `${found}; the settings name none, so keys of another account would be taken as well`,
      `pulumi config set alicloud-identity:accountId ${accountId}, or ALIBABA_CLOUD_ACCOUNT_ID=${accountId}`,
    );
  }
  const source = settings.sources["accountId"] ?? "accountId";
  if (settings.accountId === accountId) return ok("account", `${found}, as ${source} says`);
  return fail("account", `${found}; ${source} is ${settings.accountId}`, "correct one of them");
}

function kindOf(source: CredentialsSource): string {
  switch (source.kind) {
    case "static":
      return source.securityToken === undefined ? "an access key" : "a session";
    case "role":
      return `role ${source.roleArn}, assumed with ${kindOf(source.source)}`;
    case "oidc":
      return `role ${source.roleArn}, by OIDC`;
    case "profile":
      return source.profile === undefined ? "a profile" : `profile ${source.profile}`;
    case "ecs-role":
      return "the role of the ECS instance";
    case "credentials-uri":
      return "a service that hands out credentials";
  }
}

function isLongLived(source: CredentialsSource): boolean {
  if (source.kind === "role") return isLongLived(source.source);
  return source.kind === "static" && source.securityToken === undefined;
}
