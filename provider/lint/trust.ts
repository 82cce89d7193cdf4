import type { Condition, Document, Principal, Statement } from "./document";

/** Allows for identity providers of a kind: the first such principal of each statement. */
export function trusting(document: Document, provider: "oidc-provider" | "saml-provider"): [Principal, Statement][] {
  return document.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement): [Principal, Statement][] => {
      const found = statement.principals.find(
        ({ kind, text }) => kind === "Federated" && text.toLowerCase().includes(`:${provider}/`),
      );
      return found === undefined ? [] : [[found, statement]];
    });
}

/** Whether a statement asks for certain values of a key; where a condition is not known yet, it is believed to. */
export function asksFor(statement: Statement, key: string, isOpen: (value: string) => boolean = () => false): boolean {
  if (!statement.isWhole && statement.isConditional) return true;
  return statement.conditions.some(
    (condition) => condition.key.toLowerCase() === key.toLowerCase() && limits(condition, isOpen),
  );
}

/** Comparing with what it must not be lets in everything else. */
function limits({ operator, values }: Condition, isOpen: (value: string) => boolean): boolean {
  return (
    !/Not/.test(operator) && values.length > 0 && !values.some(({ text }) => /Like$/.test(operator) && isOpen(text))
  );
}
