/**
 * How the subject of a token begins at issuers that many share, and how far it has to be fixed for all of its owner to be.
 * Kubernetes is also RRSA, by which pods of ACK take on roles: the owner there is the namespace.
 */
const FORMS: readonly Form[] = [
  { begins: "repo:", fixed: /^repo:[^/:]+\//, open: "whose repository it is" }, // GitHub
  { begins: "project_path:", fixed: /^project_path:[^/:]+\//, open: "whose project it is" }, // GitLab
  {
    begins: "system:serviceaccount:",
    fixed: /^system:serviceaccount:[^:]+:/,
    open: "in which namespace the service account is",
  },
  ...["deploy:org", "environments:org", "environments:pulumi.organization.login"].map((kind) => ({
    begins: `pulumi:${kind}:`,
    fixed: new RegExp(`^pulumi:${kind}:[^:]+:`),
    open: "which organization of Pulumi Cloud it is",
  })),
  { begins: "org/", fixed: /^org\/[^/]+\//, open: "which organization it is" }, // CircleCI
];

interface Form {
  readonly begins: string;
  readonly fixed: RegExp;
  /** What is left open where it is not fixed. */
  readonly open: string;
}

/** Of a subject that a repository of GitHub puts together itself: a key and its value that any repository can have. */
const OF_NOBODY = /^(?:ref|ref_type|base_ref|head_ref|environment|context|event_name|runner_environment):[^:]+(?::|$)/;

/** Of any other form with a key, such as `repository_owner:company:` and `https://jenkins.example.com/`: one whole value. */
const WHOLE_VALUE = /^[\w.-]+:\/*[^:/]+[:/]/;

const NOBODY = "whose token it is";

/**
 * What of its owner a subject leaves open, in words; `undefined` where it names one. What counts is what stands before the
 * first wildcard: in `repo:comp*` the owner may be `comp-of-a-stranger`, and in `*:ref:refs/heads/main` anybody.
 *
 * @param isPattern whether * and ? in it stand for anything, as in StringLike.
 */
export function openIn(subject: string, isPattern: boolean): string | undefined {
  let literal = isPattern ? subject.replace(/[*?].*$/s, "") : subject;
  const isWhole = literal === subject;
  while (OF_NOBODY.test(literal)) literal = literal.replace(OF_NOBODY, "");
  if (literal === "") return NOBODY;
  if (isWhole) return undefined;
  const form = FORMS.find(({ begins }) => literal.startsWith(begins) || begins.startsWith(literal));
  if (form !== undefined) return form.fixed.test(literal) ? undefined : form.open;
  return /^[\w.-]+:/.test(literal) && !WHOLE_VALUE.test(literal) ? NOBODY : undefined;
}
