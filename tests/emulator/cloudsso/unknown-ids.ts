import { factsOf } from "../conformance";
import { inlinePolicy, policyDocument } from "../desk";
import { certificates } from "./certificates";
import type { Furnished, Given } from "./furnished";

/** What names an entity in a request. */
const idOf: Readonly<Record<string, string>> = {
  Directory: "DirectoryId",
  User: "UserId",
  Group: "GroupId",
  AccessConfiguration: "AccessConfigurationId",
  Task: "TaskId",
  SCIMCredential: "CredentialId",
  UserProvisioning: "UserProvisioningId",
};

export interface UnknownId {
  readonly action: string;
  readonly code: string;
  /** A request that is right but for the id. */
  readonly send: (on: Furnished) => Given;
}

/** Every refusal of an id that the facts table lists for an operation that takes such an id. */
export function unknownIds(): UnknownId[] {
  return factsOf("cloudsso").operations.flatMap(({ action, request, errors }) =>
    errors.flatMap(({ code }) => {
      const [kind, entity = "", more] = (code ?? "").split(".");
      if (code === null || kind !== "EntityNotExists" || more !== undefined) return [];
      const names = request.map(({ name }) => name);
      const principal = (entity === "User" || entity === "Group") && names.includes("PrincipalType");
      const id = principal ? "PrincipalId" : (idOf[entity] ?? "");
      if (!names.includes(id)) return [];
      const wrong = { [id]: "x-none", ...(principal ? { PrincipalType: entity } : {}) };
      return [{ action, code, send: (on: Furnished) => ({ ...valid(on, action), ...wrong }) }];
    }),
  );
}

/** The least request that the furnished directory carries out. */
function valid(on: Furnished, action: string): Given {
  const operation = factsOf("cloudsso").operations.find((each) => each.action === action);
  const needed = (operation?.request ?? []).filter(
    ({ name, required, needed }) => name !== "DirectoryId" && (required || needed === true),
  );
  const known = right(on);
  return Object.fromEntries(needed.map(({ name, values }) => [name, known[name] ?? values?.[0]]));
}

function right({ ids, desk }: Furnished): Readonly<Record<string, unknown>> {
  return {
    ...{ UserId: ids.alice, GroupId: ids.developers, AccessConfigurationId: ids.reader, TaskId: ids.task },
    ...{ TargetId: ids.accounts[0], RdMemberId: ids.accounts[0], PrincipalId: ids.alice, PrincipalType: "User" },
    ...{ CredentialId: ids.credential, CertificateId: ids.certificate, MFADeviceId: ids.device },
    ...{ UserProvisioningId: ids.failing, EventId: ids.event, DirectoryId: desk.emulator.directoryId },
    ...{ UserName: "erin", GroupName: "operators", AccessConfigurationName: "New", NewDirectoryName: "renamed" },
    ...inlinePolicy("fresh"),
    ...{ InlinePolicyName: "own", NewInlinePolicyDocument: policyDocument("oss:Get*") },
    ...{ X509Certificate: certificates.second, ExternalId: '{"Id":"alice-outside","Issuer":"SCIM"}' },
  };
}
