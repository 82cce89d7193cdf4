import type { Problem } from "../../kernel/problem";
import { documentProblems, trustProblems } from "../../resources/document-problems";
import { argumentProblems } from "../policy-statements";
import { programError } from "../program-error";
import { withOutputs } from "../with-outputs";

export interface GetPolicyDocumentCondition {
  /** Such as `StringEquals` or `IpAddress`. */
  readonly operator: string;
  /** The key, such as `acs:SourceIp`. */
  readonly variable: string;
  /** One of them has to match. */
  readonly values: readonly string[];
}

export interface GetPolicyDocumentPrincipal {
  /** What kind of identity. */
  readonly entity: "RAM" | "Service" | "Federated";
  /** ARNs, or names of services. */
  readonly identifiers: readonly string[];
}

export interface GetPolicyDocumentStatement {
  /** Absent: `Allow`. */
  readonly effect?: "Allow" | "Deny";
  /** `<service>:<operation>`, such as `oss:Get*`. Either this or `notActions`. */
  readonly actions?: readonly string[];
  /** All operations but these. Not in a trust policy. */
  readonly notActions?: readonly string[];
  /** Either this or `notResources`. Not in a trust policy. */
  readonly resources?: readonly string[];
  /** All resources but these. Not in a trust policy. */
  readonly notResources?: readonly string[];
  /** Whom a role trusts: with these the document is a trust policy. */
  readonly principals?: readonly GetPolicyDocumentPrincipal[];
  /** All of them have to be met, so no two with the same operator and key. Absent: always. */
  readonly conditions?: readonly GetPolicyDocumentCondition[];
}

export interface GetPolicyDocumentArgs {
  /** One or more. */
  readonly statements: readonly GetPolicyDocumentStatement[];
}

export interface GetPolicyDocumentResult {
  /** As JSON text, for a policy, or, with `principals`, for the trust policy of a role. */
  readonly document: string;
}

/**
 * A policy document from typed statements. Nothing is called; what RAM would not take is refused.
 *
 * @example
 * const { document } = await ram.getPolicyDocument({ statements: [{ actions: ["oss:Get*"], resources: ["*"] }] });
 */
export async function getPolicyDocument(args: GetPolicyDocumentArgs): Promise<GetPolicyDocumentResult> {
  refuse(argumentProblems(args));
  const isTrust = args.statements.some(({ principals }) => principals !== undefined);
  const document = { Version: "1", Statement: args.statements.map(toStatement) };
  refuse((isTrust ? trustProblems : documentProblems)(document, "document"));
  return { document: JSON.stringify(document) };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw programError(problems.map(({ path, reason }) => `${path} ${reason}`).join("; "));
}

/** `getPolicyDocument` with arguments that may be outputs, as an output. */
export const getPolicyDocumentOutput = withOutputs(getPolicyDocument);

function toStatement(given: GetPolicyDocumentStatement): object {
  const { effect = "Allow", actions, notActions, resources, notResources, principals, conditions = [] } = given;
  const elements = { Action: actions, NotAction: notActions, Resource: resources, NotResource: notResources };
  return {
    Effect: effect,
    ...Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== undefined)),
    ...(principals === undefined ? {} : { Principal: toPrincipal(principals) }),
    ...(conditions.length === 0 ? {} : { Condition: toCondition(conditions) }),
  };
}

/** What names the same kind twice adds up. */
function toPrincipal(principals: readonly GetPolicyDocumentPrincipal[]): object {
  const merged: { [entity: string]: string[] } = {};
  for (const { entity, identifiers } of principals) merged[entity] = [...(merged[entity] ?? []), ...identifiers];
  return merged;
}

function toCondition(conditions: readonly GetPolicyDocumentCondition[]): object {
  const merged: { [operator: string]: { [key: string]: readonly string[] } } = {};
  for (const { operator, variable, values } of conditions) {
    merged[operator] = { ...merged[operator], [variable]: values };
  }
  return merged;
}
