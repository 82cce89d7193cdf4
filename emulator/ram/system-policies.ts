import type { CloudState } from "../store";

/** A few of more than a thousand, to be listed. */
const systemPolicies: readonly string[] = [
  "AdministratorAccess",
  "ReadOnlyAccess",
  "PowerUserAccess",
  "AliyunRAMFullAccess",
  "AliyunRAMReadOnlyAccess",
  "AliyunSTSAssumeRoleAccess",
  "AliyunECSFullAccess",
  "AliyunECSReadOnlyAccess",
  "AliyunOSSFullAccess",
  "AliyunOSSReadOnlyAccess",
  "AliyunCloudSSOFullAccess",
  "AliyunCloudSSOReadOnlyAccess",
];

/** Those that are listed, and those that an estate has brought. */
export function systemPoliciesOf({ systemPolicies: learnt = [] }: CloudState): readonly string[] {
  return [...systemPolicies, ...learnt];
}

/** The platform's policies have names that end like this; any such name is taken for one. */
export function isSystemPolicy(name: string, { systemPolicies: learnt = [] }: CloudState): boolean {
  return /^[A-Za-z][A-Za-z0-9-]*(Access|Policy)$/.test(name) || learnt.includes(name);
}

/** From now on there is a policy of the platform by this name. */
export function learnSystemPolicy(state: CloudState, name: string): void {
  if (systemPoliciesOf(state).includes(name)) return;
  state.systemPolicies = [...(state.systemPolicies ?? []), name];
}

/** The platform's own documents are not copied here: this one says nothing about what the policy really allows. */
export function systemDocument(name: string): string {
  const Action = /ReadOnly/.test(name) ? ["*:Get*", "*:List*"] : "*";
  return JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
}

/** When the platform made its policies. */
export const systemDate = Date.UTC(2015, 3, 28);
