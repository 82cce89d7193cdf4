import type { OperationFacts, Shape } from "../../provider/api/facts";
import { type Described, factsOf } from "./conformance";

/** Keeps what was sent and answered, to say in the end what of a service's table never was. */
export class Ledger {
  private readonly entries = new Set<string>();

  constructor(private readonly service: Described) {}

  readonly note = (service: Described, action: string, sent: object, answer: object): void => {
    if (service !== this.service) return;
    for (const name of Object.keys(sent)) this.entries.add(`${action}(${name})`);
    for (const path of pathsOf(answer)) this.entries.add(`${action}: ${path}`);
  };

  /** `Action(Parameter)` for what was never sent with success, `Action: Path` for what was never answered. */
  missing(): string[] {
    return factsOf(this.service)
      .operations.flatMap(everything)
      .filter((entry) => !this.entries.has(entry));
  }
}

function everything({ action, request, response }: OperationFacts): string[] {
  const sent = request.filter(({ name }) => name !== "DirectoryId").map(({ name }) => `${action}(${name})`);
  const answered = Object.entries(response).flatMap(([field, shape]) => leavesOf(shape, field));
  return [...sent, ...answered.map((path) => `${action}: ${path}`)];
}

function leavesOf(shape: Shape, path: string): string[] {
  if (Array.isArray(shape)) return leavesOf(shape[0], `${path}[]`);
  if (typeof shape !== "object") return [path];
  return Object.entries(shape).flatMap(([field, inner]) => leavesOf(inner, `${path}.${field}`));
}

function pathsOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([field, inner]) => pathsOf(inner, path === "" ? field : `${path}.${field}`));
}
