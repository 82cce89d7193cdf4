import { matchesPattern } from "../calls";
import { Refusal } from "../refusal";

/** Who wants to assume a role: how a trust policy names them, and what its conditions can look at. */
export interface Applicant {
  readonly element: "RAM" | "Federated";
  /** ARNs, any of which will do. */
  readonly names: readonly string[];
  /** By condition key, such as `oidc:sub`; a key that the call has no value for is absent. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Principal?: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whether a role's trust policy lets the applicant assume it. A Deny wins, and what no Allow names is denied. */
export function trusts(document: string, applicant: Applicant): boolean {
  const { Statement } = JSON.parse(document) as { readonly Statement: readonly Statement[] };
  const meant = Statement.filter((statement) => names(statement, applicant) && holds(statement, applicant));
  return meant.length > 0 && meant.every(({ Effect }) => Effect === "Allow");
}

function names({ Action, Principal }: Statement, { element, names: arns }: Applicant): boolean {
  const actions = textsOf(Action);
  // ARNs are shown in lower case whatever the name's case is.
  const principals = textsOf(Principal?.[element]).map((text) => text.toLowerCase());
  return (
    actions.some((pattern) => matchesPattern(pattern.toLowerCase(), "sts:assumerole")) &&
    arns.some((arn) => principals.includes(arn.toLowerCase()))
  );
}

type Test = (wanted: readonly string[], found: readonly string[]) => boolean;

const lower = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());
const equals: Test = (wanted, found) => found.some((text) => wanted.includes(text));
const equalsIgnoringCase: Test = (wanted, found) => equals(lower(wanted), lower(found));
const like: Test = (wanted, found) => found.some((text) => wanted.some((pattern) => matchesPattern(pattern, text)));
const not =
  (test: Test): Test =>
  (wanted, found) =>
    !test(wanted, found);

const operators: Readonly<Record<string, Test>> = {
  StringEquals: equals,
  StringNotEquals: not(equals),
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringNotEqualsIgnoreCase: not(equalsIgnoringCase),
  StringLike: like,
  StringNotLike: not(like),
};

const conditionKeys = ["oidc:iss", "oidc:aud", "oidc:sub", "sts:externalid"];

/** All conditions at once. What the emulator cannot judge it says, and does not guess. */
function holds({ Condition }: Statement, { known }: Applicant): boolean {
  return Object.entries(Condition ?? {}).every(([operator, keys]) => {
    const test = operators[operator];
    if (test === undefined) throw unjudged(`operator ${operator}`, Object.keys(operators));
    return Object.entries(keys ?? {}).every(([key, wanted]) => {
      if (!conditionKeys.includes(key.toLowerCase())) throw unjudged(`key ${key}`, conditionKeys);
      return test(textsOf(wanted), known[key.toLowerCase()] ?? []);
    });
  });
}

function unjudged(what: string, judged: readonly string[]): Refusal {
  const why = `The emulator does not judge the condition ${what} of a trust policy; it judges ${judged.join(", ")}.`;
  return new Refusal("EmulatorUnknownCondition", 400, why);
}

function textsOf(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}
