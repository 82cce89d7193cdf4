import type { Values } from "./provider";

export function system(name: string): Values {
  return { permissionPolicyType: "System", permissionPolicyName: name };
}

export function inline(name: string, text: string): Values {
  return { permissionPolicyType: "Inline", permissionPolicyName: name, permissionPolicyDocument: text };
}

/** A trust policy that names a service, or whoever else. */
export function trust(principal: Values = { Service: ["ecs.aliyuncs.com"] }): string {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal };
  return JSON.stringify({ Version: "1", Statement: [statement] });
}

/** A policy document that allows one action everywhere. */
export function document(action: string): string {
  return JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
}
