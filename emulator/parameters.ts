import type { OperationFacts, ParameterFacts } from "../provider/api/facts";
import type { Uncertain } from "./options";
import { Refusal } from "./refusal";

export interface ParameterRules {
  /** Unknown parameters and values out of range pass. */
  readonly lenient: boolean;
  readonly options: Pick<
    Uncertain,
    "missingParameterCode" | "pageSizeOutOfRange" | "halfFilterPair" | "strategyCase" | "userNameCodes"
  >;
}

type Value = string | number | boolean | string[] | { readonly Key: string; readonly Value: string }[];

/**
 * Turns the flat text of the wire into the operation's typed request, and refuses what the facts table forbids: unknown
 * and missing parameters, wrong types, values, lengths and forms, two of a group of which only one may be given.
 */
export function readParameters(
  operation: OperationFacts,
  sent: Readonly<Record<string, string>>,
  rules: ParameterRules,
): Record<string, Value> {
  if (!rules.lenient) checkNames(operation, sent);
  const request: Record<string, Value> = {};
  for (const parameter of operation.request) {
    const value = read(operation, parameter, sent, rules);
    if (value !== undefined) request[parameter.name] = value;
  }
  checkPresence(operation, request, rules);
  checkPairs(operation, request, rules);
  return request;
}

/** What follows from an operation's facts alone, worked out when it is first called. */
interface Sorted {
  readonly byName: ReadonlyMap<string, ParameterFacts>;
  /** Parameters of which only one may be given. */
  readonly groups: readonly (readonly ParameterFacts[])[];
}

const sortedFacts = new WeakMap<OperationFacts, Sorted>();

function sorted(operation: OperationFacts): Sorted {
  const known = sortedFacts.get(operation);
  if (known !== undefined) return known;
  const groups = new Map<string, ParameterFacts[]>();
  for (const parameter of operation.request) {
    if (parameter.oneOf === undefined) continue;
    groups.set(parameter.oneOf, [...(groups.get(parameter.oneOf) ?? []), parameter]);
  }
  const byName = new Map(operation.request.map((parameter) => [parameter.name, parameter]));
  const made = { byName, groups: [...groups.values()] };
  sortedFacts.set(operation, made);
  return made;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, known);
  return known;
}

function checkNames(operation: OperationFacts, sent: Readonly<Record<string, string>>): void {
  const { byName } = sorted(operation);
  for (const name of Object.keys(sent)) {
    const dot = name.indexOf(".");
    const parameter = byName.get(dot < 0 ? name : name.slice(0, dot));
    if (form(parameter?.type).test(dot < 0 ? "" : name.slice(dot + 1))) continue;
    throw new Refusal("EmulatorUnknownParameter", 400, `${operation.action} has no parameter "${name}".`);
  }
}

/** What may follow a parameter's name. */
const forms = { none: /(?!)/, strings: /^[1-9]\d*$/, tags: /^[1-9]\d*\.(Key|Value)$/, bare: /^$/ } as const;

function form(type: ParameterFacts["type"] | undefined): RegExp {
  if (type === undefined) return forms.none;
  if (type === "strings") return forms.strings;
  if (type === "tags") return forms.tags;
  return forms.bare;
}

function read(
  operation: OperationFacts,
  parameter: ParameterFacts,
  sent: Readonly<Record<string, string>>,
  rules: ParameterRules,
): Value | undefined {
  const list = () => {
    const numbers = Object.keys(sent)
      .filter((name) => name.startsWith(`${parameter.name}.`))
      .map((name) => Number(name.split(".")[1]));
    return [...new Set(numbers)].sort((left, right) => left - right);
  };
  const count = <Item>(items: Item[]): Item[] | undefined => {
    if (items.length === 0) return undefined;
    if (!rules.lenient && outside(items.length, parameter)) throw invalid(operation, parameter, "Length", rules);
    return items;
  };
  if (parameter.type === "strings") return count(list().map((n) => sent[`${parameter.name}.${n}`] ?? ""));
  if (parameter.type === "tags") {
    return count(
      list().map((n) => ({
        Key: sent[`${parameter.name}.${n}.Key`] ?? "",
        Value: sent[`${parameter.name}.${n}.Value`] ?? "",
      })),
    );
  }
  const text = sent[parameter.name];
  return text === undefined ? undefined : readScalar(operation, parameter, text, rules);
}

function readScalar(
  operation: OperationFacts,
  parameter: ParameterFacts,
  text: string,
  rules: ParameterRules,
): Value | undefined {
  const refuse = (kind: "Format" | "InvalidChars" | "Length" | "Range") => invalid(operation, parameter, kind, rules);
  if (parameter.values !== undefined && !isAmong(parameter, parameter.values, text, rules)) throw refuse("Format");
  switch (parameter.type) {
    case "boolean":
      if (!/^(true|false)$/i.test(text)) throw refuse("Format");
      return text.toLowerCase() === "true";
    case "integer": {
      if (!/^-?\d+$/.test(text)) throw refuse("Format");
      const value = Number(text);
      if (rules.lenient || !outside(value, parameter)) return value;
      if (operation.paging?.size === parameter.name && rules.options.pageSizeOutOfRange === "clamp") {
        return Math.min(Math.max(value, parameter.minimum ?? value), parameter.maximum ?? value);
      }
      throw refuse("Range");
    }
    default:
      checkText(parameter, text, rules, refuse);
      return text;
  }
}

function isAmong(
  { anyCase }: ParameterFacts,
  values: readonly string[],
  text: string,
  { options }: ParameterRules,
): boolean {
  if (values.includes(text)) return true;
  if (anyCase === undefined || options.strategyCase === "exact") return false;
  return values.some((value) => value.toLowerCase() === text.toLowerCase());
}

/** An empty text is a matter of presence and of the action: as `New...` it may clear a field. */
function checkText(
  parameter: ParameterFacts,
  text: string,
  rules: ParameterRules,
  refuse: (kind: "Format" | "InvalidChars" | "Length") => Refusal,
): void {
  if (text === "" || text === parameter.clear || rules.lenient) return;
  if (parameter.type === "json" && !isJson(text)) throw refuse("Format");
  if (outside([...text].length, parameter)) throw refuse("Length");
  const entries = parameter.separator === undefined ? [text] : text.split(parameter.separator).filter(Boolean);
  if (parameter.entries !== undefined && entries.length > parameter.entries) throw refuse("Length");
  if (parameter.pattern !== undefined) {
    const pattern = patternOf(parameter.pattern);
    if (!entries.every((entry) => pattern.test(entry))) throw refuse("InvalidChars");
  }
  if (parameter.filter !== undefined) {
    const operators = parameter.filter.operators.join("|");
    if (!new RegExp(`^${parameter.filter.attribute} +(${operators}) +\\S`, "i").test(text)) throw refuse("Format");
  }
}

function checkPresence(operation: OperationFacts, request: Record<string, Value>, rules: ParameterRules): void {
  // What an empty text clears is given with it.
  const given = ({ name, clear }: ParameterFacts) =>
    request[name] !== undefined && (request[name] !== "" || clear === "");
  for (const parameter of operation.request) {
    const { name, oneOf, required, needed } = parameter;
    if (oneOf === undefined && (required || needed === true) && !given(parameter))
      throw missing(operation, name, rules);
  }
  for (const group of sorted(operation).groups) {
    const present = group.filter(given);
    const [first, second] = present;
    if (first !== undefined && second !== undefined) {
      const text = `Only one of ${group.map(({ name }) => name).join(", ")} may be given.`;
      throw new Refusal(`InvalidParameter.${second.name}`, 400, text);
    }
    const wanted = group.find(({ needed, required }) => needed === true || required);
    if (present.length === 0 && wanted !== undefined) throw missing(operation, wanted.name, rules);
  }
}

/** Half of an id and type pair filters nothing, or is refused. */
function checkPairs(operation: OperationFacts, request: Record<string, Value>, rules: ParameterRules): void {
  for (const parameter of operation.request) {
    if (parameter.with === undefined) continue;
    if (request[parameter.name] === undefined || request[parameter.with] !== undefined) continue;
    if (rules.options.halfFilterPair === "refuse") throw missing(operation, parameter.with, rules);
    delete request[parameter.name];
  }
}

function outside(value: number, parameter: ParameterFacts): boolean {
  return value < (parameter.minimum ?? value) || value > (parameter.maximum ?? value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The documented code where the operation's table has one for this parameter. */
function missing(operation: OperationFacts, name: string, rules: ParameterRules): Refusal {
  const own = `MissingParameter.${namesInCodes[name] ?? name}`;
  const codes = {
    MissingParameter: "MissingParameter",
    "MissingParameter.<Name>": `MissingParameter.${name}`,
    "Missing<Name>": `Missing${name}`,
  };
  const documented = operation.errors.some(({ code }) => code === own);
  const code = documented ? own : codes[rules.options.missingParameterCode];
  return new Refusal(code, 400, `${name} is mandatory for this action.`);
}

/** Parameters that the documented codes call otherwise. */
const namesInCodes: Readonly<Record<string, string>> = {
  UserPrincipalName: "UserName",
  NewUserPrincipalName: "NewUserName",
  DefaultDomainName: "AccountAlias",
  AuthenticationCode1: "AuthenticationCode",
  AuthenticationCode2: "AuthenticationCode",
  NewDescription: "Description",
  FolderName: "Folder.Name",
  NewFolderName: "Folder.Name",
};

/** The documented code when the operation's table has one for this parameter and fault, else one in the same form. */
function invalid(operation: OperationFacts, parameter: ParameterFacts, kind: string, rules: ParameterRules): Refusal {
  const name = namesInCodes[parameter.name] ?? parameter.name;
  const documented = [kind, ...(kind === "InvalidChars" ? ["Format"] : [])]
    .map((ending) => `InvalidParameter.${name}.${ending}`)
    .concat(`InvalidParameter.${name}`)
    .find((code) => operation.errors.some((error) => error.code === code));
  const code = documented ?? `InvalidParameter.${parameter.name}`;
  const respelt = rules.options.userNameCodes === "UserPrincipalName" && parameter.name !== "UserName";
  return new Refusal(
    respelt ? code.replace(/^InvalidParameter\.(New)?UserName\./, "InvalidParameter.$1UserPrincipalName.") : code,
    400,
    `The value of ${parameter.name} is not valid (${kind.toLowerCase()}).`,
  );
}
