import { figure } from "../config";
import { inWords } from "../config/values";
import type { Problem } from "../kernel/problem";
import { pathText } from "../kernel/property-path";
import { meant } from "../kernel/reason";
import { holdsUnknown, isKnownText, UNKNOWN } from "../kernel/unknowns";
import { jsonFault, keysGivenTwice } from "./json-text";
import { parseObject, tidy } from "./policy-document";

/**
 * Of a policy, RAM's own or a configuration's: the guide allows 6,144 characters, the metadata of CloudSSO 4,096.
 * Uncertain, so what lies between is sent and left to the service to judge. Of a trust policy no page tells a length.
 */
const DOCUMENT_LIMIT = 6144;

type Values = { readonly [name: string]: unknown };

/** What a kind of document holds. */
interface Grammar {
  readonly what: string;
  readonly limit?: number;
  readonly elements: readonly string[];
  /** Behind the refusal of an element that another kind has. */
  readonly advice: { readonly [element: string]: string };
  /** What is wrong with a statement beyond its names, its effect and its condition. */
  readonly problems: (statement: Values, path: string) => Problem[];
}

/** What somebody may do. */
const PERMISSIONS: Grammar = {
  what: "policy",
  limit: DOCUMENT_LIMIT,
  elements: ["Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
  advice: { Principal: "; only the trust policy of a role has one" },
  problems: (statement, path) => [
    ...oneOfTwo(statement, path, "Action", "NotAction"),
    ...oneOfTwo(statement, path, "Resource", "NotResource"),
  ],
};

/** Who may take on a role. */
const TRUST: Grammar = {
  what: "trust policy",
  elements: ["Effect", "Action", "Principal", "Condition"],
  advice: { Resource: "; the role itself is the resource" },
  problems: (statement, path) => [
    ...(statement["Action"] === undefined ? [{ path, reason: "must have Action, such as sts:AssumeRole" }] : []),
    ...textsProblems(statement["Action"], `${path}.Action`),
    ...principalProblems(statement["Principal"], `${path}.Principal`),
  ],
};

/**
 * What is wrong with a policy document, as text or as an object; what is unknown, or neither of both, is passed over.
 */
export function documentProblems(document: unknown, path: string): Problem[] {
  return problemsBy(PERMISSIONS, document, path);
}

/** The same of the trust policy of a role. */
export function trustProblems(document: unknown, path: string): Problem[] {
  return problemsBy(TRUST, document, path);
}

function problemsBy(grammar: Grammar, document: unknown, path: string): Problem[] {
  const { limit } = grammar;
  const tooLong = (given: string | object) => (limit === undefined ? [] : lengthProblems(given, path, limit));
  if (isObject(document)) return [...tooLong(document), ...policyProblems(grammar, document, path)];
  if (!isKnownText(document)) return [];
  const text = tidy(document);
  const object = parseObject(text);
  if (object === undefined) return [notAnObject(text, path)];
  return [...tooLong(text), ...twiceProblems(text, path), ...policyProblems(grammar, object, path)];
}

function lengthProblems(document: string | object, path: string, limit: number): Problem[] {
  if (holdsUnknown(document)) return [];
  const { length } = typeof document === "string" ? document : JSON.stringify(document);
  if (length <= limit) return [];
  const allowed = `must have at most ${figure(limit)} characters as JSON`;
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

function policyProblems(grammar: Grammar, document: object, path: string): Problem[] {
  const { Version: version, Statement: statement } = document as Values;
  const problems = unknownElements(document, path, grammar.what, ["Version", "Statement"]);
  if (version !== "1" && version !== UNKNOWN)
    problems.push({ path: `${path}.Version`, reason: 'must be "1", the only version that RAM knows' });
  if (statement === UNKNOWN) return problems;
  if (!Array.isArray(statement) || statement.length === 0)
    return [...problems, { path: `${path}.Statement`, reason: "must be a list of at least one statement" }];
  return [
    ...problems,
    ...statement.flatMap((one, index) => statementProblems(grammar, one, `${path}.Statement[${index}]`)),
  ];
}

function statementProblems(grammar: Grammar, statement: unknown, path: string): Problem[] {
  if (statement === UNKNOWN) return [];
  if (!isObject(statement)) return [{ path, reason: "must be an object" }];
  const { Effect: effect, Condition: condition } = statement;
  const problems = unknownElements(statement, path, "statement", grammar.elements, grammar.advice);
  if (effect !== "Allow" && effect !== "Deny" && effect !== UNKNOWN)
    problems.push({ path: `${path}.Effect`, reason: 'must be "Allow" or "Deny"' });
  problems.push(...grammar.problems(statement, path));
  if (condition !== undefined && !isCondition(condition)) {
    const reason = 'must be a map of operators such as {"IpAddress":{"acs:SourceIp":["203.0.113.0/24"]}}';
    problems.push({ path: `${path}.Condition`, reason });
  }
  return problems;
}

function oneOfTwo(statement: Values, path: string, one: string, other: string): Problem[] {
  const given = [one, other].filter((name) => statement[name] !== undefined);
  if (given.length !== 1) return [{ path, reason: `must have either ${one} or ${other}` }];
  return given.flatMap((name) => textsProblems(statement[name], `${path}.${name}`));
}

function textsProblems(value: unknown, path: string): Problem[] {
  if (value === undefined || isTexts(value)) return [];
  return [{ path, reason: "must be a string or a list of at least one string" }];
}

const TRUSTED = ["RAM", "Service", "Federated"];

function principalProblems(principal: unknown, path: string): Problem[] {
  if (principal === UNKNOWN) return [];
  const isSome = isObject(principal) && Object.keys(principal).length > 0;
  if (!isSome) return [{ path, reason: `must name whom the role trusts, by ${inWords(TRUSTED, "or")}` }];
  return [
    ...unknownElements(principal, path, "principal", TRUSTED),
    ...TRUSTED.flatMap((kind) => textsProblems(principal[kind], `${path}.${kind}`)),
  ];
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

function unknownElements(
  within: object,
  path: string,
  what: string,
  known: readonly string[],
  advices: Grammar["advice"] = {},
): Problem[] {
  return Object.keys(within)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const advice = advices[name] ?? meant(name, known);
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
