import type { AccessConfigurationName } from "./access-configurations";

export const stages = ["production", "staging", "sandbox"] as const;
export type Stage = (typeof stages)[number];

/** Groups and what they are for. */
export const groups = {
  administrators: "Run the landing zone",
  developers: "Build what runs on it",
  operators: "Keep it running",
  auditors: "See that it is run well",
  finance: "Pay for it",
} as const;

export type GroupName = keyof typeof groups;

/** Who may do what where: the one table to change when somebody is to get more, or less. */
export const grants: readonly { group: GroupName; may: AccessConfigurationName; in: readonly Stage[] }[] = [
  { group: "administrators", may: "administrator", in: stages },
  { group: "developers", may: "power-user", in: ["sandbox"] },
  { group: "developers", may: "read-only", in: ["staging"] },
  { group: "operators", may: "operator", in: ["production", "staging"] },
  { group: "auditors", may: "read-only", in: stages },
  { group: "auditors", may: "security", in: ["production"] },
  { group: "finance", may: "billing", in: ["production"] },
];
