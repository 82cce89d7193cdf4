import type { Values } from "../../estate/model";
import type { Policy } from "../power";
import { deniesSomething, textOf } from "./policies";

/** What a stack tells of policies beside the resource that is looked at. */
export interface Stack {
  /** A policy that somebody has, with its document where the stack has that. */
  readonly policy: (type: unknown, name: unknown) => Policy;
  /** Whether a group of RAM users has a policy of the stack that denies something. */
  readonly isDenied: (groupId: unknown) => boolean;
}

interface Resource {
  readonly kind: string;
  /** As the stack has it. */
  readonly old: Values | undefined;
  /** As it is there. */
  readonly new: Values | undefined;
}

/** Of a policy it counts what it says now, and of who has it what the stack has. */
export function stackOf(resources: readonly Resource[]): Stack {
  const of = (kind: string) => resources.filter((one) => one.kind === kind);
  const documents = new Map(
    of("ram:Policy").map(({ old, new: now }) => {
      const { policyName, policyDocument } = { ...old, ...now } as Values;
      return [caseless(policyName), textOf(policyDocument)] as const;
    }),
  );
  const policy = (type: unknown, name: unknown): Policy => {
    const document = type === "Custom" ? documents.get(caseless(name)) : undefined;
    return { type: String(type), name: String(name), ...(document === undefined ? {} : { document }) };
  };
  const attached: readonly Values[] = [
    ...of("ram:GroupPolicyAttachment").map(({ old = {} }) => old),
    ...of("ram:GroupPolicies").flatMap(({ old: { groupId, policies } = {} }) =>
      (Array.isArray(policies) ? (policies as Values[]) : []).map((one) => ({ ...one, groupId })),
    ),
  ];
  const denied = new Set(
    attached.flatMap(({ groupId, policyType, policyName }) => {
      const one = policy(policyType, policyName);
      return one.document !== undefined && deniesSomething(one) ? [groupId] : [];
    }),
  );
  return { policy, isDenied: (groupId) => denied.has(groupId) };
}

function caseless(name: unknown): string {
  return String(name).toLowerCase();
}
