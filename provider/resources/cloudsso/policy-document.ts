import { figure } from "../../config";
import type { Problem } from "../../kernel/problem";
import { pathText } from "../../kernel/property-path";
import { meant } from "../../kernel/reason";
import { holdsUnknown, UNKNOWN } from "../../kernel/unknowns";
import { jsonFault, keysGivenTwice } from "./json-text";
import { parseObject, tidy } from "./policies";

/**
 * The guide allows 6,144 characters, the API's metadata 4,096. Uncertain, so what lies between is sent and left to the
 * service to judge.
 */
const DOCUMENT_LIMIT = 6144;

type Values = { readonly [name: string]: unknown };

/** What is wrong with a RAM policy document, as text or as an object; what is unknown is passed over. */
export function documentProblems(document: string | object, path: string): Problem[] {
  if (typeof document === "object") return [...lengthProblems(document, path), ...policyProblems(document, path)];
  const text = tidy(document);
  const object = parseObject(text);
  if (object === undefined) return [notAnObject(text, path)];
  return [...lengthProblems(text, path), ...twiceProblems(text, path), ...policyProblems(object, path)];
}

function lengthProblems(document: string | object, path: string): Problem[] {
  if (holdsUnknown(document)) return [];
  const { length } = typeof document === "string" ? document : JSON.stringify(document);
  if (length <= DOCUMENT_LIMIT) return [];
  const allowed = "must have at most 6,144 characters as JSON";
  return [secretly({ path, reason: `${allowed}, not ${figure(length)}` }, `${allowed}, not [secret]`)];
}

function notAnObject(text: string, path: string): Problem {
  const wanted = 'must be a JSON object such as {"Version":"1","Statement":[...]}';
  const fault = text === "" ? undefined : jsonFault(text);
  if (fault === undefined) return { path, reason: wanted };
  const where = `line ${fault.line}, column ${fault.column}`;
  return secretly({ path, reason: `must be JSON, which it is not at ${where}: ${fault.what}` }, "must be JSON");
}

function twiceProblems(text: string, path: string): Problem[] {
  return keysGivenTwice(text).map((key) => {
    const within = pathText([path, ...key.path]);
    const reason = `is given twice, the second time at line ${key.line}, column ${key.column}; give it once`;
    return { path: within, reason, ifSecret: { path, reason: "gives a key twice" } };
  });
}

function policyProblems(document: object, path: string): Problem[] {
  const { Version: version, Statement: statement } = document as Values;
  const problems = unknownElements(document, path, "policy", ["Version", "Statement"]);
  if (version !== "1" && version !== UNKNOWN)
    problems.push({ path: `${path}.Version`, reason: 'must be "1", the only version that RAM knows' });
  if (statement === UNKNOWN) return problems;
  if (!Array.isArray(statement) || statement.length === 0)
    return [...problems, { path: `${path}.Statement`, reason: "must be a list of at least one statement" }];
  return [...problems, ...statement.flatMap((one, index) => statementProblems(one, `${path}.Statement[${index}]`))];
}

const ELEMENTS = ["Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"] as const;

function statementProblems(statement: unknown, path: string): Problem[] {
  if (statement === UNKNOWN) return [];
  if (!isObject(statement)) return [{ path, reason: "must be an object" }];
  const { Effect: effect, Condition: condition } = statement;
  const problems = unknownElements(statement, path, "statement", ELEMENTS);
  if (effect !== "Allow" && effect !== "Deny" && effect !== UNKNOWN)
    problems.push({ path: `${path}.Effect`, reason: 'must be "Allow" or "Deny"' });
  problems.push(...oneOfTwo(statement, path, "Action", "NotAction"));
  problems.push(...oneOfTwo(statement, path, "Resource", "NotResource"));
  if (condition !== undefined && !isCondition(condition)) {
    const reason = 'must be a map of operators such as {"IpAddress":{"acs:SourceIp":["203.0.113.0/24"]}}';
    problems.push({ path: `${path}.Condition`, reason });
  }
  return problems;
}

function oneOfTwo(statement: Values, path: string, one: string, other: string): Problem[] {
  const given = [one, other].filter((name) => statement[name] !== undefined);
  if (given.length !== 1) return [{ path, reason: `must have either ${one} or ${other}` }];
  return given
    .filter((name) => !isTexts(statement[name]))
    .map((name) => ({ path: `${path}.${name}`, reason: "must be a string or a list of at least one string" }));
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0 && value.every((item) => typeof item === "string")
    : typeof value === "string";
}

function isCondition(condition: unknown): boolean {
  if (condition === UNKNOWN) return true;
  return (
    isObject(condition) &&
    Object.values(condition).every(
      (keys) => keys === UNKNOWN || (isObject(keys) && Object.values(keys).every(isConditionValue)),
    )
  );
}

function isConditionValue(value: unknown): boolean {
  return [value].flat().every((one) => ["string", "number", "boolean"].includes(typeof one));
}

function unknownElements(within: object, path: string, what: string, known: readonly string[]): Problem[] {
  return Object.keys(within)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const advice = name === "Principal" ? "; only the trust policy of a role has one" : meant(name, known);
      const problem = { path: `${path}.${name}`, reason: `is not an element of a RAM ${what}${advice}` };
      const discreet = `has an element that a RAM ${what} does not have; there are ${known.join(", ")}`;
      return { ...problem, ifSecret: { path, reason: discreet } };
    });
}

function secretly(problem: Problem, reason: string): Problem {
  return { ...problem, ifSecret: { path: problem.path, reason } };
}

function isObject(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
