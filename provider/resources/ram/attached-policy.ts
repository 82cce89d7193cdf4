import { z } from "zod";
import type { Policy } from "../../api/ram.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Field } from "../../kernel/fields";
import { sameCaseless } from "../naming";

/** A policy as those name it who have it. */
export interface AttachedPolicy {
  /** `System`: the platform's own. `Custom`: the account's, such as a `ram.Policy`. */
  readonly policyType: "System" | "Custom";
  /** 1 to 128 letters, digits and hyphens; the case does not count. */
  readonly policyName: string;
}

const policyName = text(/^[A-Za-z0-9-]{1,128}$/, "1 to 128 letters, digits and hyphens");
const policyType = z.enum(["System", "Custom"]);

/** What makes two the same. */
export function policyKey({ policyType, policyName }: { policyType: string; policyName: string }): string {
  return `${policyType}/${policyName.toLowerCase()}`;
}

export function policyText({ policyType, policyName }: AttachedPolicy): string {
  return `${policyType}/${policyName}`;
}

export const policyNameField: Field<string> = {
  schema: policyName,
  required: true,
  replaces: true,
  refersTo: true,
  same: sameCaseless,
};

export const policyTypeField: Field<"System" | "Custom"> = { schema: policyType, required: true, replaces: true };

/** All that somebody has. */
export const policiesField: Field<AttachedPolicy[]> = {
  schema: z.array(z.strictObject({ policyType, policyName })),
  required: true,
  set: policyKey,
  same: (a, b) => policyKey(a as AttachedPolicy) === policyKey(b as AttachedPolicy),
};

/** What a refresh found beside them. */
export const foreignPoliciesField: Field<AttachedPolicy[]> = {
  schema: policiesField.schema,
  derived: true,
  set: policyKey,
};

export function toAttached({ PolicyType, PolicyName }: Policy): AttachedPolicy {
  return {
    policyType: answered(PolicyType, `the type of policy ${PolicyName}`) as AttachedPolicy["policyType"],
    policyName: answered(PolicyName, "the name of a policy"),
  };
}

/** As the operations take it. */
export function wireOf({ policyType, policyName }: AttachedPolicy) {
  return { PolicyType: policyType, PolicyName: policyName };
}
