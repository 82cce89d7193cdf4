import { openIn } from "../oidc-subjects";
import { type Rule, TRUST } from "../rule";
import { federated, OIDC_EXAMPLE, unasked } from "../trust";

const { provider, audience, subject } = OIDC_EXAMPLE;

export const oidcSubject: Rule = {
  id: "oidc-subject",
  severity: "high",
  kinds: TRUST,
  finds: "An OIDC provider that is trusted whoever its token is for",
  why: "A provider that many share, such as a CI service, gives tokens to everybody's jobs. Without a condition on oidc:sub that names the owner, a stranger's job gets what the role may do: repo:comp* is also repo:comp-of-a-stranger/x.",
  better:
    "Ask for oidc:sub, with the repository, branch or service account that is meant, by StringEquals, or by a StringLike with a wildcard only behind the whole name of the owner, such as repo:company/*, project_path:company/* or system:serviceaccount:apps:*.",
  example: {
    bad: [federated(provider, audience)],
    good: [federated(provider, { ...audience, ...subject })],
  },
  find: (document) =>
    unasked(document, {
      provider: "oidc-provider",
      key: "oidc:sub",
      openIn,
      what: "trusts an OIDC provider without asking by oidc:sub whom a token is for",
    }),
};
