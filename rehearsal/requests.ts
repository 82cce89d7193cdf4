import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ReadResourceRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { AliasSpec } from "./aliases";
import type { ReadGoal } from "./generate";
import { notCovered } from "./messages";
import type { Goal } from "./plan";
import type { CustomTimeouts } from "./state";
import { type JsonObject, mapFromWire } from "./wire";

/** Package of the dynamic provider; resources of any other package need that package's plugin. */
const DYNAMIC_PACKAGE = "pulumi-nodejs";

/** What a child takes from its parent unless it says otherwise. */
export type Inherited = Pick<Goal, "protect" | "retainOnDelete">;

/** Reads a registration, and refuses by name what this engine would get wrong. */
export function readGoal(request: RegisterResourceRequest, parent: Inherited | undefined, provider: string): Goal {
  refuseOptions(request);
  const dependencies = [...request.getDependenciesList()].sort();
  const properties = mapFromWire(request.getObject()?.toJavaScript() as JsonObject | undefined, "keep");
  const given = request.getPropertydependenciesMap();
  const propertyDependencies =
    given.getLength() === 0
      ? Object.fromEntries(Object.keys(properties).map((key) => [key, dependencies]))
      : Object.fromEntries([...given.entries()].map(([key, value]) => [key, [...value.getUrnsList()].sort()]));
  const timeouts = request.getCustomtimeouts();
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    properties,
    parent: request.getParent(),
    provider,
    dependencies,
    propertyDependencies,
    protect: request.hasProtect() ? request.getProtect() : parent?.protect,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : parent?.retainOnDelete,
    deleteBeforeReplace:
      request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()
        ? request.getDeletebeforereplace()
        : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    customTimeouts: timeouts === undefined ? {} : readTimeouts(timeouts.toObject()),
    aliases: [...request.getAliasurnsList().map((urn) => ({ urn })), ...request.getAliasesList().map(readAlias)],
  };
}

function readAlias(alias: Alias): AliasSpec {
  const spec = alias.getSpec();
  if (spec === undefined) return { urn: alias.getUrn() };
  const given = { name: spec.getName(), type: spec.getType(), stack: spec.getStack(), project: spec.getProject() };
  const parent = spec.getNoparent() ? "" : spec.getParenturn() || undefined;
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== "")),
    ...(parent === undefined ? {} : { parent }),
  };
}

export function readReadGoal(request: ReadResourceRequest, provider: string): ReadGoal {
  refusePackage(request.getType(), true);
  refuse("the resource option `provider`", request.getProvider() !== "");
  return {
    type: request.getType(),
    name: request.getName(),
    id: request.getId(),
    parent: request.getParent(),
    provider,
    properties: mapFromWire(request.getProperties()?.toJavaScript() as JsonObject | undefined, "keep"),
    dependencies: request.getDependenciesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
  };
}

function refuseOptions(request: RegisterResourceRequest): void {
  refusePackage(request.getType(), request.getCustom());
  const hooks = request.getHooks()?.toObject() ?? {};
  const options: Readonly<Record<string, boolean>> = {
    "a component of another language": request.getRemote(),
    "the resource option `import`": request.getImportid() !== "",
    "the resource option `deletedWith`": request.getDeletedwith() !== "",
    "the resource option `replaceWith`": request.getReplaceWithList().length > 0,
    "the resource option `replacementTrigger`": request.hasReplacementTrigger(),
    "the resource option `transforms`": request.getTransformsList().length > 0,
    "the resource option `hooks`": Object.values(hooks).some((list) => Array.isArray(list) && list.length > 0),
    "the resource option `provider`": request.getProvider() !== "",
    "the resource option `providers`": request.getProvidersMap().getLength() > 0,
    "a parameterized package": request.getPackageref() !== "",
    "a plugin of another place (`pluginDownloadURL`)": request.getPlugindownloadurl() !== "",
  };
  for (const [what, given] of Object.entries(options)) refuse(what, given);
}

function refusePackage(type: string, custom: boolean): void {
  const [name] = type.split(":");
  if (!custom || name === DYNAMIC_PACKAGE) return;
  if (type.startsWith("pulumi:providers:")) throw notCovered(`the explicit provider ${type}`);
  throw notCovered(`the resource type ${type}, which is not a dynamic resource,`);
}

function refuse(what: string, given: boolean): void {
  if (given) throw notCovered(what);
}

const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

function readTimeouts(texts: Readonly<Record<string, unknown>>): CustomTimeouts {
  const seconds = Object.entries(texts)
    .filter(([, text]) => typeof text === "string" && text !== "")
    .map(([key, text]) => [key, durationSeconds(String(text))]);
  return Object.fromEntries(seconds);
}

/** `1h30m` as seconds. */
function durationSeconds(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.map(([part]) => part).join("") !== text) throw new Error(`unable to parse customTimeout value ${text}`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ""] ?? 0), 0);
}
