import type { Principal } from "../document";
import { quoted, type Rule, TRUST } from "../rule";

/** What a principal of each kind looks like. Everybody, of RAM, is a finding of its own. */
const FORMS: { readonly [kind: string]: { readonly pattern: RegExp; readonly form: string } } = {
  RAM: {
    pattern: /^(\*+|acs:ram:[^:]*:(\d+|\*+):(root|(user|role|assumed-role)\/.+))$/i,
    form: "acs:ram::<account>:root, :user/<name> or :role/<name>",
  },
  Service: {
    pattern: /^([\w-]+@)?[\w-]+(\.[\w-]+)*\.aliyuncs\.com$/i,
    form: "the name of a service such as ecs.aliyuncs.com",
  },
  Federated: {
    pattern: /^acs:ram:[^:]*:\d+:(saml|oidc)-provider\/.+$/i,
    form: "acs:ram::<account>:saml-provider/<name> or :oidc-provider/<name>",
  },
};

export const principalForm: Rule = {
  id: "principal-form",
  severity: "high",
  kinds: TRUST,
  finds: "A principal that has not the form of its kind",
  why: "RAM refuses the trust policy, or nobody can take on the role.",
  better: "Write an ARN for users, roles, accounts and identity providers, and <service>.aliyuncs.com for services.",
  example: {
    bad: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "123456789012" } }],
    good: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::123456789012:root" } }],
  },
  find: ({ statements }) => statements.flatMap(({ principals }) => principals.flatMap(placesOf)),
};

function placesOf({ kind, text, path }: Principal) {
  const wanted = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
  if (wanted === undefined || wanted.pattern.test(text)) return [];
  return [{ path, what: `is ${quoted(text)}; ${kind} takes ${wanted.form}` }];
}
