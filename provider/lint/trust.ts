import type { Condition, Document, Principal, Statement } from "./document";
import { type Place, quoted } from "./rule";

/** What a trust policy has to ask of those whom an identity provider sends. */
interface Question {
  readonly provider: "oidc-provider" | "saml-provider";
  readonly key: string;
  /** What a value of the condition leaves open, in words; `undefined` where it limits. */
  readonly openIn: (value: string, isPattern: boolean) => string | undefined;
  /** What a statement does that does not ask, behind its principal. */
  readonly what: string;
}

/** Where statements that trust a provider do not ask, or ask with a value that lets everybody in. */
export function unasked(document: Document, question: Question): Place[] {
  return trusting(document, question.provider).flatMap(([{ path }, statement]) => {
    if (!statement.isWhole && statement.isConditional) return []; // a preview does not know yet
    const asked = statement.conditions
      .filter((one) => isAbout(one, question.key))
      .map((one) => openValues(one, question));
    if (asked.some((open) => open.length === 0)) return [];
    const open = asked.flat();
    return open.length > 0 ? open : [{ path, what: question.what }];
  });
}

/** Allows for identity providers of a kind: the first such principal of each statement. */
function trusting(document: Document, provider: Question["provider"]): [Principal, Statement][] {
  return document.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement): [Principal, Statement][] => {
      const found = statement.principals.find(
        ({ kind, text }) => kind === "Federated" && text.toLowerCase().includes(`:${provider}/`),
      );
      return found === undefined ? [] : [[found, statement]];
    });
}

/** Comparing with what a value must not be lets in everything else, so it is no question. */
function isAbout({ operator, key, values }: Condition, wanted: string): boolean {
  return key.toLowerCase() === wanted.toLowerCase() && !/Not/.test(operator) && values.length > 0;
}

/** Of several values one is enough to be let in. */
function openValues({ operator, values }: Condition, { openIn }: Question): Place[] {
  return values.flatMap(({ text, path }) => {
    const open = openIn(text, /Like$/.test(operator));
    return open === undefined ? [] : [{ path, what: `is ${quoted(text)}, which leaves open ${open}` }];
  });
}

/** A statement that trusts an identity provider, for examples. */
export function federated(provider: string, conditions: { readonly [key: string]: string } = {}): object {
  return {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Federated: `acs:ram::123456789012:${provider}` },
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: { StringEquals: conditions } }),
  };
}

/** What the rules about OIDC want: who the token is for, and what it was made for. */
export const OIDC_EXAMPLE = {
  provider: "oidc-provider/ci",
  audience: { "oidc:aud": "sts.aliyuncs.com" },
  subject: { "oidc:sub": "repo:company/infra:ref:refs/heads/main" },
} as const;
