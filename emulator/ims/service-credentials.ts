import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { alphabets, held, idText, nextSequence } from "../store";
import { missingParameter, theAccount, theOwner } from "./find";
import type { RamUser, ServiceCredential } from "./state";

const dayMs = 86_400_000;

export const serviceCredentials = {
  CreateServiceCredential(request, cloud) {
    const user = theOwner(request, cloud);
    user.serviceCredentials ??= {};
    const limit = cloud.options.serviceCredentialsQuota;
    const ofService = Object.values(user.serviceCredentials).filter(
      ({ serviceName }) => serviceName === request.ServiceName,
    );
    if (ofService.length >= limit) {
      throw unverified("quota", "ServiceCredential", `At most ${limit} are allowed for ${request.ServiceName}.`);
    }
    const days = request.CredentialAgeDays;
    const credential: ServiceCredential = {
      sequence: nextSequence(cloud.state),
      serviceCredentialId: `SC${idText(cloud.state, 20, alphabets.mixedCase)}`,
      serviceCredentialSecret: idText(cloud.state, 40, alphabets.mixedCase),
      serviceName: request.ServiceName,
      serviceCredentialName: request.ServiceCredentialName,
      status: "Active",
      createTime: cloud.now,
      ...(days === undefined ? {} : { expirationTime: cloud.now + days * dayMs }),
    };
    user.serviceCredentials[credential.serviceCredentialId] = credential;
    const { serviceCredentialSecret: ServiceCredentialSecret } = credential;
    return { ServiceCredential: { ...shown(user, credential), ServiceCredentialSecret } };
  },

  GetServiceCredential(request, cloud) {
    const user = theOwner(request, cloud);
    return { ServiceCredential: shown(user, theCredential(user, request.ServiceCredentialId)) };
  },

  UpdateServiceCredential(request, cloud) {
    const credential = theCredential(theOwner(request, cloud), request.ServiceCredentialId);
    if (!request.ServiceCredentialName && !request.Status) throw missingParameter("ServiceCredentialName");
    credential.serviceCredentialName = request.ServiceCredentialName || credential.serviceCredentialName;
    if (request.Status === "Active" || request.Status === "Inactive") credential.status = request.Status;
    return undefined;
  },

  DeleteServiceCredential(request, cloud) {
    const user = theOwner(request, cloud);
    delete user.serviceCredentials?.[theCredential(user, request.ServiceCredentialId).serviceCredentialId];
    return undefined;
  },

  /** Those of one user, by default of the caller, or of all users. */
  ListServiceCredentials(request, cloud) {
    const users = Object.values(theAccount(cloud).users);
    const { principalId } = cloud.caller;
    const owners =
      request.AllUsers === true
        ? users
        : request.UserPrincipalName
          ? [theOwner(request, cloud)]
          : users.filter(({ userId }) => userId === principalId);
    const rows = owners.flatMap((user) =>
      Object.values(user.serviceCredentials ?? {})
        .filter(({ serviceName }) => !request.ServiceName || serviceName === request.ServiceName)
        .map((credential) => ({ sequence: credential.sequence, user, credential })),
    );
    const { items, size, token } = cloud.page(rows);
    return {
      ServiceCredentials: items.map(({ user, credential }) => shown(user, credential)),
      IsTruncated: token !== undefined,
      NextToken: token,
      MaxResults: size,
    };
  },
} satisfies Actions<ImsOperations>;

function theCredential(user: RamUser, id: string): ServiceCredential {
  const found = held(user.serviceCredentials ?? {}, id);
  if (found === undefined) throw unverified("missing", "ServiceCredential", `The credential does not exist: ${id}.`);
  return found;
}

function shown(user: RamUser, credential: ServiceCredential) {
  const { expirationTime } = credential;
  return {
    ServiceCredentialId: credential.serviceCredentialId,
    ServiceCredentialName: credential.serviceCredentialName,
    ServiceName: credential.serviceName,
    Status: credential.status,
    UserPrincipalName: user.userPrincipalName,
    CreateTime: stamp(credential.createTime),
    ExpirationTime: expirationTime === undefined ? undefined : stamp(expirationTime),
  };
}
