import { type Rule, TRUST } from "../rule";
import { federated, unasked } from "../trust";

const provider = "saml-provider/company";

export const samlRecipient: Rule = {
  id: "saml-recipient",
  severity: "medium",
  kinds: TRUST,
  finds: "A SAML provider that is trusted whatever its answer was made for",
  why: "An answer that was made for another application, and that the other application holds, opens the role as well.",
  better: "Ask for saml:recipient, https://signin.aliyun.com/saml-role/sso, as the console does.",
  example: {
    bad: [federated(provider)],
    good: [federated(provider, { "saml:recipient": "https://signin.aliyun.com/saml-role/sso" })],
  },
  find: (document) =>
    unasked(document, {
      provider: "saml-provider",
      key: "saml:recipient",
      openIn: (value, isPattern) =>
        isPattern && !/^https:\/\/[^/*?]+\//.test(value) ? "for which application an answer was made" : undefined,
      what: "trusts a SAML provider without asking by saml:recipient what an answer was made for",
    }),
};
