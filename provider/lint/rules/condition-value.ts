import { isIP } from "node:net";
import { OPERATORS, plainOperator, typeOfKey, type ValueType } from "../conditions";
import type { Condition } from "../document";
import { ALL, type Place, quoted, type Rule } from "../rule";

const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** Whether a text is a value of the type, and what one looks like. */
const TYPES: { readonly [type in ValueType]: { readonly is: (text: string) => boolean; readonly form: string } } = {
  text: { is: () => true, form: "text" },
  number: { is: (text) => text.trim() !== "" && Number.isFinite(Number(text)), form: "a number" },
  date: { is: isDate, form: "a time such as 2026-12-31T23:59:59Z" },
  flag: { is: (text) => /^(true|false)$/i.test(text), form: "true or false" },
  address: { is: isNetwork, form: "an IP address or network such as 203.0.113.0/24" },
};

export const conditionValue: Rule = {
  id: "condition-value",
  severity: "high",
  kinds: ALL,
  finds: "A value that its operator or key cannot be compared with",
  why: "RAM refuses the policy, or the comparison never holds: then an Allow allows nothing, and a Deny protects nothing.",
  better:
    "Give values of the operator's type, and compare acs:SourceIp with IpAddress, times with Date..., acs:MFAPresent with Bool.",
  example: {
    bad: [
      {
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { NotIpAddress: { "acs:SourceIp": "203.0.113.0/240" } },
      },
    ],
    good: [
      { Effect: "Deny", Action: "*", Resource: "*", Condition: { NotIpAddress: { "acs:SourceIp": "203.0.113.0/24" } } },
    ],
  },
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(placesOf)),
};

function placesOf({ operator, key, values, path }: Condition): Place[] {
  const plain = plainOperator(operator);
  const type = Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
  if (type === undefined) return [];
  const wanted = typeOfKey(key);
  if (wanted !== undefined && wanted !== type && wanted !== "text")
    return [{ path, what: `compares ${key}, which is ${TYPES[wanted].form}, with ${operator}` }];
  const { is, form } = TYPES[type];
  const wrong = values
    .filter(({ text }) => !text.includes("${") && !is(text))
    .map((value) => ({ path: value.path, what: `is ${quoted(value.text)}; ${operator} takes ${form}` }));
  const both = type === "flag" && values.length > 1 ? [{ path, what: "has several values; Bool takes one" }] : [];
  return [...wrong, ...both];
}

function isNetwork(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
