import { type Rule, TRUST } from "../rule";
import { federated, OIDC_EXAMPLE, unasked } from "../trust";

const { provider, audience, subject } = OIDC_EXAMPLE;

export const oidcAudience: Rule = {
  id: "oidc-audience",
  severity: "medium",
  kinds: TRUST,
  finds: "An OIDC provider that is trusted whatever its token was made for",
  why: "A token that was made for another service, and that the other service holds, opens the role as well.",
  better: "Ask for oidc:aud, with the client id that is meant.",
  example: {
    bad: [federated(provider, subject)],
    good: [federated(provider, { ...audience, ...subject })],
  },
  find: (document) =>
    unasked(document, {
      provider: "oidc-provider",
      key: "oidc:aud",
      openIn: (value, isPattern) => (isPattern && /^[*?]/.test(value) ? "what a token was made for" : undefined),
      what: "trusts an OIDC provider without asking by oidc:aud what a token was made for",
    }),
};
