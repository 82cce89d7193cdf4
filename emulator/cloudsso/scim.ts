import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { alphabets, held, idText } from "../store";
import { notFound, theDirectory } from "./find";
import type { Directory, ScimCredential } from "./state";

const yearMs = 365 * 24 * 60 * 60_000;

export const scim = {
  GetSCIMSynchronizationStatus(request, cloud) {
    return { SCIMSynchronizationStatus: theDirectory(request, cloud).settings.scimSynchronization };
  },

  SetSCIMSynchronizationStatus(request, cloud) {
    theDirectory(request, cloud).settings.scimSynchronization = request.SCIMSynchronizationStatus;
    return undefined;
  },

  CreateSCIMServerCredential(request, cloud) {
    const directory = theDirectory(request, cloud);
    if (Object.keys(directory.scimCredentials).length >= cloud.quotas.scimCredentials) {
      throw unverified(
        "quota",
        "SCIMCredential",
        `At most ${cloud.quotas.scimCredentials} SCIM credentials are allowed.`,
      );
    }
    const credential: ScimCredential = {
      credentialId: `scimcred-${idText(cloud.state, 20)}`,
      credentialSecret: idText(cloud.state, 64, alphabets.mixedCase),
      status: "Enabled",
      createTime: cloud.now,
      expireTime: cloud.now + yearMs,
    };
    directory.scimCredentials[credential.credentialId] = credential;
    const { credentialSecret: CredentialSecret } = credential;
    return { SCIMServerCredential: { ...shown(directory, credential), CredentialSecret } };
  },

  ListSCIMServerCredentials(request, cloud) {
    const directory = theDirectory(request, cloud);
    const all = Object.values(directory.scimCredentials).map((credential) => shown(directory, credential));
    return { TotalCounts: all.length, SCIMServerCredentials: all };
  },

  UpdateSCIMServerCredentialStatus(request, cloud) {
    const directory = theDirectory(request, cloud);
    const credential = theCredential(directory, request.CredentialId);
    credential.status = request.NewStatus;
    return { SCIMServerCredential: shown(directory, credential) };
  },

  DeleteSCIMServerCredential(request, cloud) {
    const directory = theDirectory(request, cloud);
    delete directory.scimCredentials[theCredential(directory, request.CredentialId).credentialId];
    return undefined;
  },
} satisfies Actions<CloudSsoOperations>;

/** Operations say `SCIMServerCredential`, the code says `SCIMCredential`. */
function theCredential(directory: Directory, credentialId: string): ScimCredential {
  const credential = held(directory.scimCredentials, credentialId);
  if (credential === undefined) throw notFound("SCIMCredential", credentialId);
  return credential;
}

function shown({ directoryId }: Directory, credential: ScimCredential) {
  return {
    DirectoryId: directoryId,
    CredentialId: credential.credentialId,
    CredentialType: "BearerToken",
    Status: credential.status,
    CreateTime: stamp(credential.createTime),
    ExpireTime: stamp(credential.expireTime),
  };
}
