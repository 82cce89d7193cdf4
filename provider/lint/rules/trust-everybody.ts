import { callersOf, isEverybody } from "../callers";
import type { Statement } from "../document";
import { quoted, type Rule, TRUST } from "../rule";

export const trustEverybody: Rule = {
  id: "trust-everybody",
  severity: "high",
  kinds: TRUST,
  finds: "A role that every account may take on",
  why: "Anybody with an account of Alibaba Cloud, and be it a new one, gets what the role may do.",
  better:
    "Name the account, user or role that is meant, or ask by acs:PrincipalRDId for those of your resource directory.",
  example: {
    bad: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "*" } }],
    good: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::123456789012:role/ci" } }],
  },
  find: ({ statements }) =>
    statements
      .filter(
        (statement) => statement.effect === "Allow" && !isKnownLater(statement) && callersOf(statement) === undefined,
      )
      .flatMap(({ principals }) => principals)
      .filter(isEverybody)
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is everybody in every account` })),
};

/** Its condition may say who is meant, which a preview does not know yet. */
function isKnownLater({ isConditional, isWhole }: Statement): boolean {
  return isConditional && !isWhole;
}
