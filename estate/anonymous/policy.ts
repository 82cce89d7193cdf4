import { standInAny } from "./forms";
import type { StandIns } from "./stand-ins";

type Json = unknown;

/**
 * A policy of the same structure: effects, actions, operators and keys of conditions stay, whoever and whatever it names
 * does not. As text or as an object, as it is given.
 */
export function standInPolicy(standIns: StandIns, document: unknown): unknown {
  if (typeof document !== "string") return policyOf(standIns, document);
  try {
    return JSON.stringify(policyOf(standIns, JSON.parse(document)));
  } catch {
    return standInAny(standIns, document); // not JSON: nothing of it is known
  }
}

/** What is said under a name; of a name that none of these is, nothing is known either. */
const PARTS: { readonly [name: string]: (standIns: StandIns, value: Json) => Json } = {
  Version: (standIns, value) => (/^\d+$/.test(String(value)) ? value : anyOf(standIns, value)),
  Statement: policyOf,
  Effect: (standIns, value) => (value === "Allow" || value === "Deny" ? value : anyOf(standIns, value)),
  Action: actionsOf,
  NotAction: actionsOf,
  Resource: anyOf,
  NotResource: anyOf,
  Principal: principalsOf,
  NotPrincipal: principalsOf,
  Condition: conditionOf,
  Sid: anyOf,
};

function policyOf(standIns: StandIns, value: Json): Json {
  if (Array.isArray(value)) return value.map((one) => policyOf(standIns, one));
  if (typeof value !== "object" || value === null) return anyOf(standIns, value);
  return mapped(value, (name, inner) =>
    Object.hasOwn(PARTS, name)
      ? [name, PARTS[name]?.(standIns, inner)]
      : [standInAny(standIns, name), anyOf(standIns, inner)],
  );
}

function actionsOf(standIns: StandIns, value: Json): Json {
  if (Array.isArray(value)) return value.map((one) => actionsOf(standIns, one));
  return typeof value === "string" && /^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/.test(value) ? value : anyOf(standIns, value);
}

function principalsOf(standIns: StandIns, value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return anyOf(standIns, value);
  return mapped(value, (name, inner) => [
    /^(RAM|Service|Federated)$/.test(name) ? name : standInAny(standIns, name),
    anyOf(standIns, inner),
  ]);
}

/** `{StringLike: {"acs:ResourceTag/team": "a*"}}`: what follows the slash is the key of somebody's tag. */
function conditionOf(standIns: StandIns, value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return anyOf(standIns, value);
  return mapped(value, (operator, keys) => [
    /^[A-Za-z]+(:[A-Za-z]+)?$/.test(operator) ? operator : standInAny(standIns, operator),
    typeof keys === "object" && keys !== null && !Array.isArray(keys)
      ? mapped(keys, (key, values) => [keyOf(standIns, key), anyOf(standIns, values)])
      : anyOf(standIns, keys),
  ]);
}

function keyOf(standIns: StandIns, key: string): string {
  const [, open, rest] = /^([a-z]+:[A-Za-z]+)(?:\/(.+))?$/.exec(key) ?? [];
  if (open === undefined) return standInAny(standIns, key);
  return rest === undefined ? open : `${open}/${standIns.named("tag", rest)}`;
}

function anyOf(standIns: StandIns, value: Json): Json {
  if (typeof value === "string") return standInAny(standIns, value);
  if (Array.isArray(value)) return value.map((one) => anyOf(standIns, one));
  if (typeof value !== "object" || value === null) return value;
  return mapped(value, (name, inner) => [standInAny(standIns, name), anyOf(standIns, inner)]);
}

function mapped(value: object, change: (name: string, inner: Json) => readonly [string, Json]): Json {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => change(name, inner)));
}
