/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

export interface DriftRule {
  readonly severity: Severity;
  /** What it finds, in a line. */
  readonly title: string;
  /** Why it is that bad. */
  readonly why: string;
}

/** Ids are public interface: ignore files and code scanning name them. */
const table = {
  "grant-added": {
    severity: "critical",
    title: "Access was given outside of the code",
    why: "Somebody can do what nobody reviewed; a grant by hand is the first thing that an intruder leaves behind.",
  },
  "policy-added": {
    severity: "critical",
    title: "A policy was added outside of the code",
    why: "Everybody who has the access configuration or the role gets more, in each account that has it.",
  },
  "policy-administers": {
    severity: "critical",
    title: "A policy allows everything now",
    why: "Whoever has it is an administrator, as if AdministratorAccess had been added.",
  },
  "member-added": {
    severity: "critical",
    title: "Somebody was put into a group outside of the code",
    why: "Groups carry access, so whoever is in one more got what the group has.",
  },
  "trust-changed": {
    severity: "critical",
    title: "Who is trusted was changed outside of the code",
    why: "An identity provider, a certificate or a trust policy decides who may come in as somebody else.",
  },
  "credential-added": {
    severity: "critical",
    title: "A credential is there that the code does not know",
    why: "A key works from anywhere until somebody takes it away, and nobody rotates one that is in no program.",
  },
  "policy-widened": {
    severity: "high",
    title: "A policy may allow more than the code says, or what denied something is gone",
    why: "What it allows now was not reviewed. One that only allows less is no finding of this rule.",
  },
  "session-longer": {
    severity: "high",
    title: "Sessions last longer",
    why: "Whoever has a session keeps it for longer, also after their access was taken away.",
  },
  "deprovision-failed": {
    severity: "high",
    title: "A deprovisioning failed",
    why: "An account keeps permissions that were to go.",
  },
  "safeguard-changed": {
    severity: "high",
    title: "A setting that protects was changed",
    why: "Rules for passwords, MFA, networks and logon hold for everybody at once.",
  },
  "policy-narrowed": {
    severity: "medium",
    title: "A policy allows less, or is gone",
    why: "Nobody got more, and somebody may miss what the code gives.",
  },
  "reprovision-required": {
    severity: "medium",
    title: "An account has an older version of its permissions",
    why: "An access configuration was edited, and the edit has not reached the account.",
  },
  membership: {
    severity: "medium",
    title: "Somebody is in a group no longer",
    why: "Groups carry access, so what somebody needs may be gone.",
  },
  missing: {
    severity: "medium",
    title: "It is gone",
    why: "What the code declares was deleted; the next pulumi up makes it again, under another id.",
  },
  "setting-changed": {
    severity: "medium",
    title: "A setting was changed",
    why: "What is there is not what was reviewed.",
  },
  unmanaged: {
    severity: "medium",
    title: "It is in no stack",
    why: "Nobody sees in a pull request how it changes, and nobody takes it away.",
  },
  "text-changed": {
    severity: "low",
    title: "A text or a tag was changed",
    why: "It changes what people read, and nobody's access.",
  },
} as const satisfies { readonly [id: string]: DriftRule };

export type RuleId = keyof typeof table;

export const RULES: { readonly [id in RuleId]: DriftRule } = table;
export const RULE_IDS = Object.keys(table) as readonly RuleId[];
