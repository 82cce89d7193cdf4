import type { Document, Said, Statement } from "./document";
import { coversAction } from "./patterns";

/** All resources, or in RAM all of one type: `*`, `acs:ecs:*:*:*`, `acs:ram::123:user/*`. */
function isBroad(resource: string): boolean {
  return /^(\*+|acs:[^:]*:[^:]*:[^:]*:\*+|acs:(ram|\*):[^:]*:[^:]*:(user|group|role|policy)\/\*+)$/i.test(resource);
}

export function isBroadStatement({ resources, notResources }: Statement): boolean {
  return resources.some(({ text }) => isBroad(text)) || notResources.length > 0;
}

/** Every action there is. */
export function isEveryAction(action: string): boolean {
  return /^\*+(:\*+)?$/.test(action);
}

export function isAdministrator(statement: Statement): boolean {
  return (
    statement.effect === "Allow" &&
    !statement.isConditional &&
    statement.actions.some(({ text }) => isEveryAction(text)) &&
    statement.resources.some(({ text }) => /^\*+$/.test(text))
  );
}

/**
 * What lets the document's holder do an action to anything of its kind: without a condition, and not denied again.
 * Statements for administrators, and those that allow all but something, have rules of their own and do not count here.
 */
export function permitting(document: Document, action: string): Said | undefined {
  if (document.statements.some((statement) => denies(statement, action))) return undefined;
  for (const statement of document.statements) {
    const isOpen = statement.effect === "Allow" && !statement.isConditional && isBroadStatement(statement);
    if (!isOpen || isAdministrator(statement)) continue;
    const said = statement.actions.find(({ text }) => coversAction(text, action));
    if (said !== undefined) return said;
  }
  return undefined;
}

function denies(statement: Statement, action: string): boolean {
  if (statement.effect !== "Deny" || statement.isConditional) return false;
  if (!statement.resources.some(({ text }) => /^\*+$/.test(text))) return false;
  return reaches(statement, action);
}

/** Whether a statement is about an action, or all of a pattern's actions. */
function reaches({ actions, notActions }: Statement, action: string): boolean {
  if (actions.some(({ text }) => coversAction(text, action))) return true;
  return notActions.length > 0 && !/[*?]/.test(action) && !notActions.some(({ text }) => coversAction(text, action));
}

/** Which of these actions each entry of the document lets through, by the entry. */
export function permittedBy(document: Document, actions: readonly string[]): ReadonlyMap<Said, readonly string[]> {
  const found = new Map<Said, string[]>();
  for (const action of actions) {
    const said = permitting(document, action);
    if (said !== undefined) found.set(said, [...(found.get(said) ?? []), action]);
  }
  return found;
}
