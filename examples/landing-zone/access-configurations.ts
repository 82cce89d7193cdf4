import type { cloudsso } from "pulumi-alicloud-identity";

/** What there is to be granted. Beside each: RAM's own policies, and what is denied on top. */
export const accessConfigurations = {
  administrator: {
    description: "Everything; for the day when nothing else helps",
    sessionDuration: 3600,
    permissionPolicies: [system("AdministratorAccess")],
  },
  "power-user": {
    description: "Everything but identities",
    sessionDuration: 28_800,
    permissionPolicies: [system("AdministratorAccess"), denied("no-identities", ["ram:*", "ims:*"])],
  },
  operator: {
    description: "Keeps machines and networks running",
    permissionPolicies: [system("AliyunECSFullAccess"), system("AliyunVPCFullAccess")],
  },
  "read-only": {
    description: "Reads everything but secrets",
    permissionPolicies: [system("ReadOnlyAccess"), denied("no-secrets", ["kms:GetSecretValue", "kms:Decrypt"])],
  },
  security: {
    description: "Reads what happened",
    permissionPolicies: [system("AliyunLogReadOnlyAccess"), system("ReadOnlyAccess")],
  },
  billing: {
    description: "Reads the bills",
    permissionPolicies: [system("AliyunBSSReadOnlyAccess")],
  },
} satisfies {
  readonly [name: string]: Omit<cloudsso.AccessConfigurationArgs, "directoryId" | "accessConfigurationName">;
};

export type AccessConfigurationName = keyof typeof accessConfigurations;

function system(name: string): cloudsso.PermissionPolicy {
  return { permissionPolicyType: "System", permissionPolicyName: name };
}

function denied(name: string, actions: string[]): cloudsso.PermissionPolicy {
  return {
    permissionPolicyType: "Inline",
    permissionPolicyName: name,
    permissionPolicyDocument: { Version: "1", Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] },
  };
}
