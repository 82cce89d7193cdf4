import type { Document, Said, Statement } from "./document";
import { isLimited } from "./limits";
import { coversAction } from "./patterns";
import { isEverything, isOnAll } from "./resources";

/** Every action there is. */
export function isEveryAction(action: string): boolean {
  return /^\*+(:\*+)?$/.test(action);
}

export function isAdministrator(statement: Statement): boolean {
  return (
    statement.effect === "Allow" &&
    !isLimited(statement) &&
    statement.actions.some(({ text }) => isEveryAction(text)) &&
    statement.resources.some(({ text }) => isEverything(text))
  );
}

/** Which statements count beside those that allow something on all resources, without a condition. */
export interface Reach {
  readonly limited?: boolean;
  readonly onSome?: boolean;
}

/** What lets the document's holder do an action, and the statement that it stands in. */
export interface Permission {
  readonly said: Said;
  readonly statement: Statement;
}

/**
 * What lets the document's holder do an action to anything of its kind: without a condition that keeps somebody out, and
 * not denied again. Statements for administrators, and those that allow all but something, have rules of their own and do
 * not count here.
 */
export function permitting(document: Document, action: string, reach: Reach = {}): Permission | undefined {
  if (document.statements.some((statement) => denies(statement, action))) return undefined;
  for (const statement of document.statements) {
    if (statement.effect !== "Allow" || isAdministrator(statement)) continue;
    if (reach.limited !== true && isLimited(statement)) continue;
    if (reach.onSome !== true && !isOnAll(statement, action)) continue;
    const said = statement.actions.find(({ text }) => coversAction(text, action));
    if (said !== undefined) return { said, statement };
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
    const said = permitting(document, action)?.said;
    if (said !== undefined) found.set(said, [...(found.get(said) ?? []), action]);
  }
  return found;
}
