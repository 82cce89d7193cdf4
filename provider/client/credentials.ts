import { type Credential, type CredentialSupplier, sharedSupplier } from "./credential";
import { cliProfileSession, credentialsUriSession, ecsRoleSession } from "./library";
import { type ProfileTarget, readProfile } from "./profile";
import { assumeRole, assumeRoleWithOidc, type SendAs } from "./sts";
import { type Clock, orCancelled } from "./wait";

/** The supplier for a source. Nothing is read or fetched before its first `get`. */
export function createCredentials(source: ProfileTarget, sendAs: SendAs, clock: Clock): CredentialSupplier {
  switch (source.kind) {
    case "static":
      return fixed(source);
    case "role": {
      const signer = createCredentials(source.source, sendAs, clock);
      return sharedSupplier(() => assumeRole(source, signer, sendAs), clock);
    }
    case "oidc":
      return sharedSupplier(() => assumeRoleWithOidc(source, sendAs), clock);
    case "ecs-role":
      return sharedSupplier(() => ecsRoleSession(source), clock);
    case "credentials-uri":
      return sharedSupplier(() => credentialsUriSession(source.uri), clock);
    case "cli-session":
      return sharedSupplier(() => cliProfileSession(source.profile, clock.now()), clock);
    case "profile":
      return late(async () => createCredentials(await readProfile(source), sendAs, clock));
  }
}

function fixed(credential: Credential): CredentialSupplier {
  const { accessKeyId, accessKeySecret, securityToken } = credential;
  const only: Credential = { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
  return { get: async () => only, invalidate: () => undefined };
}

/** A supplier that is itself found at first use, and found anew when what it gave was rejected: files change. */
function late(find: () => Promise<CredentialSupplier>): CredentialSupplier {
  let found: Promise<CredentialSupplier> | undefined;
  const lookUp = () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    get: async (signal) => (await orCancelled(lookUp(), signal)).get(signal),
    invalidate: (rejected) => {
      const before = found;
      found = undefined;
      before?.then(
        (supplier) => supplier.invalidate(rejected),
        () => undefined,
      );
    },
  };
}
