import type { Statement } from "../../provider/lint/document";
import { coversAction, meetAsActions } from "../../provider/lint/patterns";
import { isEveryAction, isEveryResource } from "../everything";
import { LOOKING, READS } from "../power";
import type { Class } from "./model";

/** What of a system policy is known is its name. */
export function classesOfSystem(name: string): readonly Class[] {
  if (/^AdministratorAccess$/i.test(name)) return ["administer"];
  if (name.endsWith("ReadOnlyAccess")) return ["read"];
  const known = SYSTEM.find(([pattern]) => pattern.test(name));
  return known === undefined ? ["write", "read"] : known[1];
}

const SYSTEM: readonly (readonly [pattern: RegExp, classes: readonly Class[]])[] = [
  [/^AliyunRAM/, ["identity", "passRole", "read"]],
  [/^AliyunSTS/, ["passRole"]],
  [/^Aliyun(?:IMS|CloudSSO|ResourceDirectory|ResourceManager)/, ["identity", "read"]],
];

/** Services that decide who may do what. */
const IDENTITY = ["ram", "ims", "cloudsso", "resourcemanager"];

/** What an action, or a pattern of actions, of a statement lets somebody do. */
export function classesOf(action: string, { resources, notResources, isConditional }: Statement): readonly Class[] {
  const targets = resources.map(({ text }) => text);
  if (isEveryAction(action)) {
    const isAlmostAll = notResources.length > 0 || targets.some(isEveryResource);
    if (isAlmostAll && !isConditional) return ["administer"];
    const reachesIdentities = isAlmostAll || targets.some((target) => /^acs:(?:ram|[^:]*\*[^:]*):/i.test(target));
    return reachesIdentities ? ["identity", "passRole", "write", "read"] : ["write", "read"];
  }
  if (READS.test(action)) return ["read"];
  const [service = "", verb = ""] = action.toLowerCase().split(":", 2);
  const passes = ["ram:PassRole", "sts:AssumeRole"].some((one) => coversAction(action, one));
  const isPattern = /[*?]/.test(verb);
  const managesIdentities = IDENTITY.some((one) => coversAction(service, one)) && (isPattern || !passes);
  const writes = !IDENTITY.includes(service) && !(passes && !isPattern);
  return [
    ...(managesIdentities ? (["identity"] as const) : []),
    ...(passes ? (["passRole"] as const) : []),
    ...(writes ? (["write"] as const) : []),
    ...(isPattern && LOOKING.some((one) => meetAsActions(verb, one)) ? (["read"] as const) : []),
  ];
}

/** All actions but some. */
export function classesOfOthers(statement: Statement): readonly Class[] {
  const spared = (action: string) => statement.notActions.some(({ text }) => coversAction(text, action));
  return classesOf("*", { ...statement, isConditional: true }).filter((one) => {
    if (one === "identity") return !(spared("ram:*") && spared("ims:*"));
    if (one === "passRole") return !(spared("ram:PassRole") && spared("sts:AssumeRole"));
    return true;
  });
}
