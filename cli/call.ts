import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { OperationFacts, ServiceFacts, ServiceName } from "../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../provider/api/tables";
import type { Answer, Call, Parameter, Send } from "../provider/client/call";
import { everyItem } from "../provider/client/paginate";
import { createSend } from "../provider/client/send";
import { type Settings, settingsOfProcess } from "../provider/config";
import { inWords } from "../provider/config/values";
import { nearest } from "../provider/kernel/nearest";
import { checkParameters } from "./call/check";
import { describeAction, listActions } from "./call/describe";
import { parseParameters, parseUnchecked } from "./call/parse";
import { askRegions, needsNoRegion } from "./call/regions";

interface Options {
  readonly json?: string;
  readonly list?: boolean;
  readonly help?: boolean;
  readonly unchecked?: boolean;
  readonly all?: boolean;
}

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly settings: () => Settings;
  readonly send: (settings: Settings) => Send;
  readonly print: (text: string) => void;
  readonly readInput: () => string;
}

const processWorld: World = {
  settings: () => settingsOfProcess(),
  send: (settings) => createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) }),
  print: (text) => process.stdout.write(`${text}\n`),
  readInput: () => readFileSync(0, "utf8"),
};

export function callCommand(world: World = processWorld): Command {
  return new Command("call")
    .description("make one signed call and print the answer as JSON; names and values are checked before it is sent")
    .usage(`<${SERVICE_NAMES.join("|")}> <Action> [--Parameter value ...]`)
    .argument("[service]", inWords(SERVICE_NAMES, "or"))
    .argument("[action]", "such as GetUser")
    .argument(
      "[parameters...]",
      "--Name value, --ResourceId.1 value, --Tag.1.Key key --Tag.1.Value value; `call <service> <Action> --help` says which",
    )
    .option("--json <object>", "parameters as a JSON object; - reads it from the input, the way for passwords")
    .option("--list", "list the actions of a service, or of all")
    .option("--all", "read all pages of a list; the answer has the whole list")
    .option("--unchecked", "send whatever is given, for what the service has learned since this was built")
    .option("-h, --help", "show this, or what an action takes")
    .helpOption(false)
    .allowUnknownOption()
    .action(
      async (service: string | undefined, action: string | undefined, words: string[], options: Options, self) => {
        const given = [service, action].filter((word) => word !== undefined);
        if (options.list) return world.print(listActions(given.map(serviceNamed)[0]));
        if (options.help) return world.print(help(given, self));
        if (given.length === 0) throw new Error(help(given, self));
        world.print(JSON.stringify(await run(given, words, options, world), undefined, 2));
      },
    );
}

async function run(
  [service, action]: readonly string[],
  words: readonly string[],
  options: Options,
  world: World,
): Promise<Answer> {
  const facts = serviceNamed(service ?? "");
  if (action === undefined || action.startsWith("-")) {
    throw new Error(
      `Name the action to call: \`call --list ${facts.service}\` lists them, and \`call ${facts.service} <Action> --help\` says what one takes.`,
    );
  }
  const json = jsonObject(options.json === "-" ? world.readInput() : options.json);
  const call = options.unchecked ? uncheckedCall(facts, action, words, json) : checkedCall(facts, action, words, json);
  const settings = world.settings();
  const send: Send = needsNoRegion(call, settings)
    ? (one) => askRegions(one, settings, world.send)
    : world.send(settings);
  return options.all ? everyPage(send, call, facts) : send(call);
}

/** The list under the name that it has in an answer, such as `{"Users": {"User": [...]}}`. */
async function everyPage(send: Send, call: Call, { operations }: ServiceFacts): Promise<Answer> {
  const paging = operations.find(({ action }) => action === call.action)?.paging;
  if (paging === undefined) throw new Error(`${call.action} answers in one piece; leave out --all.`);
  const items: unknown = await everyItem(send, call, paging);
  return paging.items.split(".").reduceRight((inner, name) => ({ [name]: inner }), items) as Answer;
}

type Given = { readonly [name: string]: unknown };

function checkedCall(facts: ServiceFacts, action: string, words: readonly string[], json: Given): Call {
  const operation = operationNamed(facts, action);
  const parameters = parseParameters(operation, words, json);
  checkParameters(operation, parameters);
  return callOf(facts, operation, parameters);
}

/** An action that the table does not have is taken for a write that must not be repeated. */
function uncheckedCall(facts: ServiceFacts, action: string, words: readonly string[], json: Given): Call {
  const known = facts.operations.find((operation) => operation.action === action);
  return callOf(facts, known ?? { action, kind: "write", repeat: "never" }, parseUnchecked(words, json));
}

function callOf(
  { service, version }: ServiceFacts,
  { action, kind, repeat }: Pick<OperationFacts, "action" | "kind" | "repeat">,
  parameters: { readonly [name: string]: Parameter },
): Call {
  return { service, version, action, kind, repeat, parameters };
}

function jsonObject(text: string | undefined): Given {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`--json takes one JSON object, such as '{"UserId": "u-..."}'.`);
  }
  return value as Given;
}

/** `--help GetUser` and `--help ims GetUser` mean the action; plain `--help` the command. */
function help(given: readonly string[], self: Command): string {
  const services = given.filter(isService);
  const action = given.find((word) => !isService(word));
  if (action === undefined) return self.helpInformation().trimEnd();
  const among = (services.length > 0 ? services : SERVICE_NAMES).map(factsOf);
  const having = among.filter(({ operations }) => operations.some((operation) => operation.action === action));
  if (having.length === 0) throw new Error(unknownAction(among, action));
  return having.map((facts) => describeAction(facts, operationNamed(facts, action))).join("\n\n");
}

function isService(name: string): name is ServiceName {
  return (SERVICE_NAMES as readonly string[]).includes(name);
}

function serviceNamed(name: string): ServiceFacts {
  if (isService(name)) return factsOf(name);
  const close = nearest(name, SERVICE_NAMES);
  const hint = close === undefined ? `the services are ${inWords(SERVICE_NAMES)}.` : `did you mean ${close}?`;
  throw new Error(`There is no service ${name} here; ${hint}`);
}

function operationNamed(facts: ServiceFacts, action: string): OperationFacts {
  const found = facts.operations.find((operation) => operation.action === action);
  if (!found) throw new Error(unknownAction([facts], action));
  return found;
}

/** Who knows RAM's older API looks for its users there, and for policies beside the users. */
function unknownAction(among: readonly ServiceFacts[], action: string): string {
  const services = among.map(({ service }) => service);
  const owners = SERVICE_NAMES.filter((name) => factsOf(name).operations.some((known) => known.action === action));
  const actions = among.flatMap(({ operations }) => operations.map((operation) => operation.action));
  const close = nearest(action, actions);
  const meant = close ? `did you mean ${close}?` : `\`call --list ${services[0]}\` shows what there is.`;
  const hint = owners.length > 0 ? `${inWords(owners)} ${owners.length > 1 ? "have" : "has"} it.` : meant;
  return `There is no action ${action} in ${services.join(" or ")}; ${hint}`;
}
