import type { ram } from "pulumi-alicloud-identity";

/** Who is in the team: the logon name before the domain, and how people know them. */
export const people = {
  alice: { displayName: "Alice Moreau", groups: ["operators", "developers"] },
  bob: { displayName: "Bob Lindqvist", groups: ["developers"] },
  carol: { displayName: "Carol Nguyen", groups: ["auditors"] },
} as const satisfies Record<string, { displayName: string; groups: readonly GroupName[] }>;

export type GroupName = "operators" | "developers" | "auditors";

/** What a group may do: policies of the platform, and of this file. */
export const groups: Readonly<
  Record<GroupName, { comments: string; system: readonly string[]; own: readonly PolicyName[] }>
> = {
  operators: {
    comments: "Run the shop",
    system: ["AliyunECSFullAccess", "AliyunVPCFullAccess"],
    own: ["no-identities"],
  },
  developers: { comments: "Look at everything, and ship", system: ["ReadOnlyAccess"], own: ["releases"] },
  auditors: { comments: "Look at everything", system: ["ReadOnlyAccess"], own: [] },
};

export type PolicyName = "no-identities" | "releases";

export const policies: Readonly<Record<PolicyName, ram.PolicyDocument>> = {
  "no-identities": {
    Version: "1",
    Statement: [{ Effect: "Deny", Action: ["ram:*", "ims:*", "cloudsso:*"], Resource: "*" }],
  },
  releases: {
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: ["oss:PutObject", "oss:GetObject", "oss:ListObjects"],
        Resource: ["acs:oss:*:*:releases", "acs:oss:*:*:releases/*"],
      },
    ],
  },
};

/** Programs with keys: nobody logs on as one of them. */
export const machines = {
  deployer: { displayName: "Deployer", policies: ["releases"], rotateAfterDays: 30 },
  backup: { displayName: "Backup", policies: ["releases"], rotateAfterDays: 90 },
} as const satisfies Record<string, { displayName: string; policies: readonly PolicyName[]; rotateAfterDays: number }>;
