import type { OperationFacts, ParameterFacts } from "../../../provider/api/facts";

type Given = Readonly<Record<string, unknown>>;

/** The least request that is right, by what is right for each parameter. */
export function valid({ request }: OperationFacts, right: Given): Given {
  const needed = request.filter(({ required, needed }) => required || needed === true);
  return Object.fromEntries(needed.map(({ name, values }) => [name, right[name] ?? values?.[0]]));
}

/** What codes call otherwise than requests do. */
const parameterOf: Readonly<Record<string, readonly string[]>> = {
  "Folder.Name": ["FolderName", "NewFolderName"],
  Description: ["Description", "NewDescription"],
};

/**
 * A request that is to be refused with this code of its operation: a parameter left out, of the wrong form, too long, or
 * the name of nothing. Undefined when the code tells nothing about a single parameter.
 */
export function spoilt(operation: OperationFacts, code: string, right: Given, names: Given): Given | undefined {
  const request = valid(operation, right);
  const [kind = "", ...rest] = code.split(".");
  const fault = /^(InvalidChars|Length|Format)$/.test(rest.at(-1) ?? "") ? rest.pop() : undefined;
  const subject = rest.join(".");
  const named = (wanted: readonly string[]) => operation.request.find(({ name }) => wanted.includes(name));
  if (kind === "MissingParameter" || kind === "InvalidParameter") {
    const parameter = named(parameterOf[subject] ?? [subject]);
    if (parameter === undefined) return undefined;
    return { ...request, [parameter.name]: kind === "MissingParameter" ? undefined : wrong(parameter, fault) };
  }
  if (!/^EntityNotExists?$/.test(kind)) return undefined;
  const parameter = named((names[subject] as readonly string[] | undefined) ?? []);
  return parameter === undefined ? undefined : { ...request, [parameter.name]: absent[parameter.name] ?? "none" };
}

/** Of the right form, and of nothing. */
const absent: Readonly<Record<string, string>> = {
  AccountId: "42",
  FolderId: "fd-0000000000",
  ParentFolderId: "fd-0000000000",
  ChildId: "fd-0000000000",
  DestinationFolderId: "fd-0000000000",
  VersionId: "v99",
};

function wrong({ maximum }: ParameterFacts, fault: string | undefined): string {
  return fault === "Length" ? "x".repeat((maximum ?? 0) + 1) : "? !";
}
