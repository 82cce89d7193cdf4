import { type Rule, TRUST } from "../rule";
import { asksFor, trusting } from "../trust";

const statement = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Federated: "acs:ram::123456789012:saml-provider/company" },
};

export const samlRecipient: Rule = {
  id: "saml-recipient",
  severity: "medium",
  kinds: TRUST,
  finds: "A SAML provider that is trusted whatever its answer was made for",
  why: "An answer that was made for another application, and that the other application holds, opens the role as well.",
  better: "Ask for saml:recipient, https://signin.aliyun.com/saml-role/sso, as the console does.",
  example: {
    bad: [statement],
    good: [
      { ...statement, Condition: { StringEquals: { "saml:recipient": "https://signin.aliyun.com/saml-role/sso" } } },
    ],
  },
  find: (document) =>
    trusting(document, "saml-provider")
      .filter(([, one]) => !asksFor(one, "saml:recipient", (value) => /^\*+$/.test(value)))
      .map(([{ path }]) => ({
        path,
        what: "trusts a SAML provider without asking by saml:recipient what an answer was made for",
      })),
};
