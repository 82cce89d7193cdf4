import { describeParameter } from "../../provider/api/describe";
import type { OperationFacts, ParameterFacts, ServiceFacts } from "../../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { wordsFor } from "./pattern";

/** The actions of one service, or of all, a line each. */
export function listActions(facts: ServiceFacts | undefined): string {
  const services = facts ? [facts] : SERVICE_NAMES.map(factsOf);
  return services
    .map(({ service, operations }) => operations.map((of) => actionLine(service, of)).join("\n"))
    .join("\n");
}

function actionLine(service: string, { action, kind, deprecated, confirmed }: OperationFacts): string {
  const marks = [kind, deprecated && "deprecated", confirmed === false && "shape not confirmed"].filter(Boolean);
  return `${service} ${action} (${marks.join(", ")})`;
}

/** What an action takes, and what it answers with at the top. */
export function describeAction({ service }: ServiceFacts, operation: OperationFacts): string {
  const width = Math.max(0, ...operation.request.map((parameter) => label(parameter).length));
  const parameters = operation.request.map((parameter) => {
    const { required, pattern } = parameter;
    const form = pattern === undefined ? "" : `Form: ${wordsFor(pattern)}.`;
    const said = [required ? "Required." : "", describeParameter(parameter, operation), form].filter(Boolean).join(" ");
    return `  ${label(parameter).padEnd(width)}  ${said}`.trimEnd();
  });
  return [
    actionLine(service, operation),
    ...(parameters.length > 0 ? parameters : ["  takes no parameters"]),
    ...(operation.paging === undefined ? [] : [`  comes in pages; --all reads all of them`]),
    `  answers with ${Object.keys(operation.response).join(", ")}`,
  ].join("\n");
}

function label({ name, type }: ParameterFacts): string {
  const forms = {
    strings: `.1 <text>`,
    tags: `.1.Key <text> --${name}.1.Value <text>`,
    integer: " <number>",
    boolean: " <true|false>",
    json: " <json>",
  };
  return `--${name}${(forms as { readonly [type: string]: string })[type] ?? " <text>"}`;
}
