import { covers } from "../provider/lint/patterns";

/** A word that no service and no resource is called by: a pattern that covers it covers all. */
const NOBODYS = "\ue000".repeat(12);

/** Every action there is: `*`, `*:*`, `?*:**`. */
export function isEveryAction(action: string): boolean {
  return covers(action, `${NOBODYS}:${NOBODYS}`);
}

/** Every resource, or every one of one account, which is all that a policy in it reaches: `*`, `acs:*:*:123:*`. */
export function isEveryResource(resource: string): boolean {
  const everywhere = resource.replace(/^(acs:[^:]*:[^:]*:)\d+(?=:)/i, "$1*");
  return covers(everywhere.toLowerCase(), ["acs", NOBODYS, NOBODYS, NOBODYS, `${NOBODYS}/${NOBODYS}`].join(":"));
}
