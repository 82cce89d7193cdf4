/** What the values of a condition are compared as. */
export type ValueType = "text" | "number" | "date" | "flag" | "address";

/** RAM's page "Conditional operators", December 2025. */
export const OPERATORS: { readonly [operator: string]: ValueType } = {
  StringEquals: "text",
  StringNotEquals: "text",
  StringEqualsIgnoreCase: "text",
  StringNotEqualsIgnoreCase: "text",
  StringLike: "text",
  StringNotLike: "text",
  NumericEquals: "number",
  NumericNotEquals: "number",
  NumericLessThan: "number",
  NumericLessThanEquals: "number",
  NumericGreaterThan: "number",
  NumericGreaterThanEquals: "number",
  DateEquals: "date",
  DateNotEquals: "date",
  DateLessThan: "date",
  DateLessThanEquals: "date",
  DateGreaterThan: "date",
  DateGreaterThanEquals: "date",
  Bool: "flag",
  IpAddress: "address",
  NotIpAddress: "address",
};

/** Keys that every service knows, from RAM's page "Policy elements", with what they are compared as. */
export const KEYS: { readonly [key: string]: ValueType } = {
  "acs:CurrentTime": "date",
  "acs:SecureTransport": "flag",
  "acs:SourceIp": "address",
  "acs:VpcSourceIp": "address",
  "acs:SourceVpc": "text",
  "acs:SourceArn": "text",
  "acs:SourceAccount": "text",
  "acs:MFAPresent": "flag",
  "acs:PrincipalARN": "text",
  "acs:PrincipalRDId": "text",
  "acs:PrincipalRDPath": "text",
  "acs:AccountId": "text",
  "acs:Service": "text",
};

/** Such as `acs:ResourceTag/team`. */
export const TAG_KEYS = ["acs:ResourceTag", "acs:RequestTag"] as const;

/** Of several values at once, an operator says which have to match. */
export function plainOperator(operator: string): string {
  return operator.replace(/^For(?:Any|All)Values?:/, "");
}

/** The type of a key that every service knows, whatever its case. `undefined`: a service's own, or nobody's. */
export function typeOfKey(key: string): ValueType | undefined {
  if (TAG_KEYS.some((tag) => key.toLowerCase().startsWith(`${tag.toLowerCase()}/`))) return "text";
  const name = Object.keys(KEYS).find((known) => known.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : KEYS[name];
}
