import type { Values } from "./provider";

export function system(name: string): Values {
  return { permissionPolicyType: "System", permissionPolicyName: name };
}

export function inline(name: string, text: string): Values {
  return { permissionPolicyType: "Inline", permissionPolicyName: name, permissionPolicyDocument: text };
}

/** A policy document that allows one action everywhere. */
export function document(action: string): string {
  return JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
}
