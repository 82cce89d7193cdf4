import { parseObject, sameDocument } from "../policy-document";

/** The trust policy of a role as an object. Another element than these is refused before anything is sent. */
export interface TrustPolicyDocument {
  /** RAM knows one version: `"1"`. */
  Version: "1";
  /** One statement or more. */
  Statement: TrustPolicyStatement[];
}

/** Whom a role trusts. */
export interface TrustPolicyStatement {
  /** A `Deny` wins over every `Allow`. */
  Effect: "Allow" | "Deny";
  /** `sts:AssumeRole`, and whatever else they may do with their session. */
  Action: string | string[];
  /** Who may take on the role. */
  Principal: TrustPolicyPrincipal;
  /**
   * Operators, such as `StringEquals`, with keys, such as `oidc:aud`, and their values. Absent: always. `true` and
   * `"true"` mean the same; `5` and `"5"` are compared as they are written, and differ.
   */
  Condition?: { [operator: string]: { [key: string]: string | number | boolean | (string | number | boolean)[] } };
}

/** One kind at least. Users and identity providers must be there before the role. */
export interface TrustPolicyPrincipal {
  /** ARNs of accounts (`acs:ram::<account>:root`), users and roles. Compared without case, as RAM writes them in its own. */
  RAM?: string | string[];
  /** Services, such as `ecs.aliyuncs.com`. */
  Service?: string | string[];
  /** ARNs of SAML and OIDC providers. Compared without case. */
  Federated?: string | string[];
}

export function sameTrust(a: unknown, b: unknown): boolean {
  return sameDocument(withoutCase(a as string | object), withoutCase(b as string | object));
}

type Values = { readonly [name: string]: unknown };

/** With the ARNs of its principals in small letters: RAM shows those of roles so, whatever their names. */
function withoutCase(document: string | object): string | object {
  const given = typeof document === "string" ? parseObject(document) : document;
  if (given === undefined) return document;
  const { Statement: statement } = given as Values;
  return Array.isArray(statement) ? { ...given, Statement: statement.map(ofSmallPrincipals) } : given;
}

function ofSmallPrincipals(statement: unknown): unknown {
  if (!isMap(statement) || !isMap(statement["Principal"])) return statement;
  const principals = Object.entries(statement["Principal"]).map(([kind, names]) => [kind, [names].flat().map(small)]);
  return { ...statement, Principal: Object.fromEntries(principals) };
}

function small(name: unknown): unknown {
  return typeof name === "string" && /^acs:/i.test(name) ? name.toLowerCase() : name;
}

function isMap(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
