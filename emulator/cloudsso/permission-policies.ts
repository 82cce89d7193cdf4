import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { isSystemPolicy } from "../ram/system-policies";
import { Refusal, unverified } from "../refusal";
import { refuseWhileBusy } from "../tasks";
import { theConfiguration, theDirectory } from "./find";
import { meets } from "./lists";
import type { AccessConfiguration } from "./state";

export const permissionPolicies = {
  AddPermissionPolicyToAccessConfiguration(request, cloud) {
    const configuration = editable(request, cloud);
    const { PermissionPolicyName: name } = request;
    const type = request.PermissionPolicyType as "System" | "Inline";
    const ofType = configuration.policies.filter((policy) => policy.type === type);
    if (ofType.some((policy) => policy.name === name)) {
      throw unverified("already", "PermissionPolicy", `The ${type} policy "${name}" is attached already.`);
    }
    if (
      ofType.length >=
      cloud.quotas[type === "System" ? "systemPoliciesPerConfiguration" : "inlinePoliciesPerConfiguration"]
    ) {
      throw unverified("quota", "PermissionPolicy", `The number of ${type} policies has reached its quota.`);
    }
    if (type === "System") {
      if (request.InlinePolicyDocument !== undefined && request.InlinePolicyDocument !== "") {
        throw invalid("InlinePolicyDocument", "A System policy takes no document.");
      }
      if (!isSystemPolicy(name, cloud.state))
        throw unverified("missing", "SystemPolicy", `There is no system policy "${name}".`);
    }
    const document =
      type === "Inline" ? checkedDocument("InlinePolicyDocument", request.InlinePolicyDocument, cloud) : undefined;
    if (type === "Inline" && name.length > 32) {
      throw invalid("PermissionPolicyName", "The name of an inline policy has at most 32 characters.");
    }
    const added = { type, name, ...(document === undefined ? {} : { document }), addTime: cloud.now };
    configuration.policies = [...configuration.policies, added];
    changed(configuration, cloud);
    return undefined;
  },

  RemovePermissionPolicyFromAccessConfiguration(request, cloud) {
    const configuration = editable(request, cloud);
    const { PermissionPolicyType: type, PermissionPolicyName: name } = request;
    if (name === undefined || name === "") {
      throw invalid("PermissionPolicyName", "What leaving the name out means is not documented; send it.");
    }
    const left = configuration.policies.filter((policy) => policy.type !== type || policy.name !== name);
    if (left.length === configuration.policies.length) {
      throw unverified("missing", "PermissionPolicy", `The ${type} policy "${name}" is not attached.`);
    }
    configuration.policies = left;
    changed(configuration, cloud);
    return undefined;
  },

  UpdateInlinePolicyForAccessConfiguration(request, cloud) {
    const configuration = editable(request, cloud);
    const { InlinePolicyName: name } = request;
    const policy = configuration.policies.find((each) => each.type === "Inline" && each.name === name);
    if (policy === undefined) throw unverified("missing", "PermissionPolicy", `There is no inline policy "${name}".`);
    const document = checkedDocument("NewInlinePolicyDocument", request.NewInlinePolicyDocument, cloud);
    configuration.policies = configuration.policies.map((each) => (each === policy ? { ...each, document } : each));
    changed(configuration, cloud);
    return undefined;
  },

  ListPermissionPoliciesInAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { policies } = theConfiguration(directory, request.AccessConfigurationId);
    const found = policies.filter(({ type }) => meets(request.PermissionPolicyType, type));
    const shown = found.map(({ type, name, document, addTime }) => ({
      PermissionPolicyType: type,
      PermissionPolicyName: name,
      PermissionPolicyDocument: document,
      AddTime: stamp(addTime),
    }));
    return { TotalCounts: shown.length, PermissionPolicies: shown };
  },
} satisfies Actions<CloudSsoOperations>;

function editable(
  request: { readonly DirectoryId: string; readonly AccessConfigurationId: string },
  cloud: Cloud,
): AccessConfiguration {
  const directory = theDirectory(request, cloud);
  const configuration = theConfiguration(directory, request.AccessConfigurationId);
  refuseWhileBusy(directory, configuration, cloud);
  return configuration;
}

/** From now on every account that has the configuration has an older one. */
function changed(configuration: AccessConfiguration, cloud: Cloud): void {
  configuration.policyRevision += 1;
  configuration.updateTime = cloud.now;
}

/** Held to the outer form of a RAM policy; the services check more. */
function checkedDocument(parameter: string, document: string | undefined, cloud: Cloud): string {
  if (document === undefined || document === "") throw invalid(parameter, `${parameter} is needed.`);
  if ([...document].length > cloud.options.inlinePolicyLimit) {
    throw invalid(parameter, `The document has more than ${cloud.options.inlinePolicyLimit} characters.`);
  }
  const { Version, Statement } = parsed(document);
  if (Version !== "1" || !Array.isArray(Statement)) {
    throw invalid(parameter, 'A policy document has Version "1" and a list of statements.');
  }
  return document;
}

function parsed(document: string): { readonly Version?: unknown; readonly Statement?: unknown } {
  try {
    const policy: unknown = JSON.parse(document);
    return typeof policy === "object" && policy !== null ? policy : {};
  } catch {
    return {};
  }
}

function invalid(parameter: string, why: string): Refusal {
  return new Refusal(`InvalidParameter.${parameter}`, 400, why);
}
