import type { EcsRoleSource } from "../config";
import type { Credential } from "./credential";
import { CredentialsError } from "./errors";

/**
 * What `@alicloud/credentials` does for us: sessions of ECS roles, of credential URIs and of the CLI's interactive
 * profiles. Loaded at the first use.
 *
 * Its session cache is passed by (`refresher`), since it hands out expired sessions in silence and fetches once per
 * caller; so is its message text, which quotes files, answers and URLs with the secrets in them.
 */
const library = () => require("@alicloud/credentials") as typeof import("@alicloud/credentials");

export function ecsRoleSession(source: EcsRoleSource): Promise<Credential> {
  return shielded(
    `The role ${source.roleName ?? "of this ECS instance"} could not be taken from the metadata service`,
    () => {
      const builder = library().ECSRAMRoleCredentialsProvider.builder().withDisableIMDSv1(source.disableImdsV1);
      if (source.roleName !== undefined) builder.withRoleName(source.roleName);
      return builder.build().refresher();
    },
  );
}

export function credentialsUriSession(uri: string): Promise<Credential> {
  return shielded(`The credentials URI at ${new URL(uri).origin} handed out no session`, () =>
    library().URICredentialsProvider.builder().withCredentialsURI(uri).build().refresher(),
  );
}

/** Milliseconds after which a profile's session is asked for again, as the library does not tell when it ends. */
const PROFILE_SESSION = 600_000;

/** The CLI's `OAuth` and `External` profiles, which refresh themselves and write back into the CLI's file. */
export function cliProfileSession(profile: string, now: number): Promise<Credential> {
  return shielded(`The CLI profile ${profile} gave no session`, async () => {
    const provider = library().CLIProfileCredentialsProvider.builder().withProfileName(profile).build();
    const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
    return { accessKeyId, accessKeySecret, securityToken, expiration: new Date(now + PROFILE_SESSION).toISOString() };
  });
}

interface Session {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  readonly expiration: string;
}

async function shielded(failed: string, fetch: () => Promise<Session>): Promise<Credential> {
  let session: Session;
  try {
    session = await fetch();
  } catch (error) {
    throw new CredentialsError(`${failed}${safeReason(error)}.`);
  }
  const expiration = Date.parse(session.expiration);
  if (!session.accessKeyId || !session.accessKeySecret || Number.isNaN(expiration)) {
    throw new CredentialsError(`${failed}: what came is incomplete.`);
  }
  return {
    accessKeyId: session.accessKeyId,
    accessKeySecret: session.accessKeySecret,
    ...(session.securityToken ? { securityToken: session.securityToken } : {}),
    expiration,
  };
}

/** Only a system code or an HTTP status is taken from the library's words. */
function safeReason(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: unknown; message?: unknown };
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return ` (${code})`;
  if (typeof name === "string" && /Timeout/.test(name)) return " (no answer in time)";
  const status = typeof message === "string" ? /(?:httpStatus: |\s)([1-5]\d\d)\b/.exec(message)?.[1] : undefined;
  return status === undefined ? "" : ` (HTTP ${status})`;
}
