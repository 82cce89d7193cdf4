import { type Rule, TRUST } from "../rule";
import { asksFor, trusting } from "../trust";

/** `*` and `repo:*`, which name nobody; `repo:company/*` does. */
const isOpen = (value: string) => /^(?:[\w-]+:)?\*+$/.test(value);

const statement = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Federated: "acs:ram::123456789012:oidc-provider/ci" },
};

export const oidcSubject: Rule = {
  id: "oidc-subject",
  severity: "high",
  kinds: TRUST,
  finds: "An OIDC provider that is trusted whoever its token is for",
  why: "A provider that many share, such as a CI service, gives tokens to everybody's jobs. Without a condition on oidc:sub, a stranger's job gets what the role may do.",
  better:
    "Ask for oidc:sub, with the repository, branch or service account that is meant, by StringEquals or a narrow StringLike.",
  example: {
    bad: [{ ...statement, Condition: { StringEquals: { "oidc:aud": "sts.aliyuncs.com" } } }],
    good: [
      {
        ...statement,
        Condition: {
          StringEquals: { "oidc:aud": "sts.aliyuncs.com", "oidc:sub": "repo:company/infra:ref:refs/heads/main" },
        },
      },
    ],
  },
  find: (document) =>
    trusting(document, "oidc-provider")
      .filter(([, one]) => !asksFor(one, "oidc:sub", isOpen))
      .map(([{ path }]) => ({ path, what: "trusts an OIDC provider without asking by oidc:sub whom a token is for" })),
};
