import { z } from "zod";
import type { DelegatedScope } from "../../api/ims.generated";
import { align } from "../../kernel/align";
import { text } from "../../kernel/check";
import type { Field } from "../../kernel/fields";

/** Of every application, required, and not to be taken away: programs need not name it. */
const OPENID = "openid";

/** Names of OAuth scopes, as `getPredefinedScopes` lists them. */
export const scopesField: Field<string[]> = {
  schema: z.array(text(/^[^\s;]+$/, "the name of a scope, such as profile")),
  set: (name) => name,
};

/** As a request takes them. Never empty, so to have none is said without the empty text, of which nobody knows what it does. */
export function sentScopes(names: readonly string[] = []): string {
  return [OPENID, ...names.filter((name) => name !== OPENID)].join(";");
}

/** In the program's order; `openid` only where the program has named it, as it says nothing. */
export function inOrderOf(recorded: readonly string[] = [], live: readonly string[]): string[] {
  const counts = live.filter((name) => name !== OPENID || recorded.includes(OPENID));
  return align(recorded, counts, String, (name) => name);
}

export function namesOf(scope: DelegatedScope | undefined, which: "all" | "required" = "all"): string[] {
  const rows = scope?.PredefinedScopes?.PredefinedScope ?? [];
  return rows.flatMap(({ Name, Required }) => (Name === undefined || (which === "required" && !Required) ? [] : Name));
}

/** Scopes of one list that the other lacks, with their places in it. */
export function outside(names: readonly string[], all: readonly string[]): (readonly [index: number, name: string])[] {
  return [...names.entries()].filter(([, name]) => name !== OPENID && !all.includes(name));
}
