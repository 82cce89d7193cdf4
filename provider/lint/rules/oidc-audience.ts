import { type Rule, TRUST } from "../rule";
import { asksFor, trusting } from "../trust";

const isOpen = (value: string) => /^\*+$/.test(value);

const statement = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Federated: "acs:ram::123456789012:oidc-provider/ci" },
};

export const oidcAudience: Rule = {
  id: "oidc-audience",
  severity: "medium",
  kinds: TRUST,
  finds: "An OIDC provider that is trusted whatever its token was made for",
  why: "A token that was made for another service, and that the other service holds, opens the role as well.",
  better: "Ask for oidc:aud, with the client id that is meant.",
  example: {
    bad: [{ ...statement, Condition: { StringEquals: { "oidc:sub": "repo:company/infra:ref:refs/heads/main" } } }],
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
      .filter(([, one]) => !asksFor(one, "oidc:aud", isOpen))
      .map(([{ path }]) => ({
        path,
        what: "trusts an OIDC provider without asking by oidc:aud what a token was made for",
      })),
};
