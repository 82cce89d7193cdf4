import { idOf, type Office } from "../seed-office";
import { divisions, type Place, type Stage } from "./accounts";
import type { Staff } from "./people";

interface Plan {
  readonly description: string;
  /** Seconds; default 3,600. */
  readonly session?: number;
  readonly system: readonly string[];
  /** Statements of the one inline policy, which is called like the configuration in small letters. */
  readonly inline?: readonly object[];
  /** Where the configuration is granted, and to which group; `<division>` stands for the account's own. */
  readonly stages: readonly Stage[];
  readonly group: string;
  readonly divisions?: readonly string[];
}

const allow = (...actions: string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });
const deny = (...actions: string[]) => ({ Effect: "Deny", Action: actions, Resource: "*" });
const everywhere: readonly Stage[] = ["core", "production", "staging", "development", "sandbox"];

const plans = {
  AdministratorAccess: {
    description: "Everything; for the platform team",
    system: ["AdministratorAccess"],
    stages: everywhere,
    group: "platform-admins",
  },
  SecurityAudit: {
    description: "Read all of what matters to security, in every account",
    session: 7200,
    system: ["ReadOnlyAccess", "AliyunRAMReadOnlyAccess", "AliyunActionTrailFullAccess"],
    inline: [deny("oss:GetObject", "kms:Decrypt")],
    stages: everywhere,
    group: "security-engineers",
  },
  ReadOnly: {
    description: "Look, do not touch",
    session: 28800,
    system: ["ReadOnlyAccess"],
    stages: ["staging", "development"],
    group: "everyone",
  },
  Developer: {
    description: "Work on a service outside production",
    session: 28800,
    system: ["AliyunECSFullAccess", "AliyunOSSFullAccess", "AliyunLogFullAccess", "AliyunRDSReadOnlyAccess"],
    inline: [allow("cs:*", "cr:*"), deny("ram:*", "oss:DeleteBucket")],
    stages: ["staging", "development"],
    group: "<division>-developers",
  },
  Operator: {
    description: "Restart, scale and look into what runs in production",
    system: ["AliyunECSReadOnlyAccess", "AliyunLogReadOnlyAccess"],
    inline: [allow("ecs:RebootInstance", "ess:ScaleWithAdjustment", "cs:ScaleOutCluster")],
    stages: ["production"],
    group: "<division>-leads",
  },
  Deployer: {
    description: "Bring releases to production",
    system: ["AliyunContainerRegistryReadOnlyAccess", "AliyunCSFullAccess"],
    stages: ["production"],
    group: "release-engineers",
  },
  DatabaseAdmin: {
    description: "Databases and their backups",
    system: ["AliyunRDSFullAccess", "AliyunKvstoreFullAccess", "AliyunHBRFullAccess"],
    stages: ["production"],
    group: "database-admins",
    divisions: ["payments", "logistics", "storefront"],
  },
  NetworkAdmin: {
    description: "Networks, addresses and names",
    system: ["AliyunVPCFullAccess", "AliyunSLBFullAccess", "AliyunCENFullAccess", "AliyunDNSFullAccess"],
    stages: ["core"],
    group: "network-engineers",
  },
  DataEngineer: {
    description: "The data division's own services",
    session: 28800,
    system: ["AliyunOSSFullAccess", "AliyunLogFullAccess"],
    inline: [allow("odps:*", "dataworks:*")],
    stages: ["production", "staging", "development"],
    group: "data-developers",
    divisions: ["data"],
  },
  Support: {
    description: "Help customers: look at their orders and tickets",
    system: ["AliyunLogReadOnlyAccess"],
    inline: [allow("ots:GetRow", "ots:GetRange")],
    stages: ["production"],
    group: "support-agents",
    divisions: ["storefront"],
  },
  Billing: {
    description: "Bills and budgets",
    system: ["AliyunBSSFullAccess"],
    stages: ["core"],
    group: "finance-controllers",
  },
  BreakGlass: {
    description: "For the day on which nothing else works; every use is reviewed",
    session: 900,
    system: ["AdministratorAccess"],
    stages: ["core"],
    group: "break-glass",
  },
} as const satisfies Readonly<Record<string, Plan>>;

export type ConfigurationName = keyof typeof plans;

/** Ids of the access configurations by their names. */
export type Configurations = Readonly<Record<ConfigurationName, string>>;

/** Makes the access configurations and grants them to groups; people get the sandbox that they asked for. */
export function grantAccess(office: Office, places: readonly Place[], staff: Staff): Configurations {
  const configurations = Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [name, configure(office, name, plan)]),
  ) as Configurations;
  const grant = (name: string, { accountId }: Place, PrincipalType: string, PrincipalId: string | undefined): void => {
    office.cloudsso("CreateAccessAssignment", {
      AccessConfigurationId: configurations[name as ConfigurationName],
      TargetType: "RD-Account",
      TargetId: accountId,
      PrincipalType,
      PrincipalId,
    });
  };
  for (const [name, plan] of Object.entries<Plan>(plans)) {
    for (const place of placesOf(plan, places)) {
      grant(name, place, "Group", staff.groups[plan.group.replace("<division>", place.division)]);
    }
  }
  const sandboxes = places.filter(({ stage }) => stage === "sandbox");
  for (const [index, place] of sandboxes.entries()) {
    grant("Developer", place, "User", staff.people[(index * 7) % staff.people.length]);
  }
  return configurations;
}

function configure({ cloudsso }: Office, name: string, plan: Plan): string {
  const created = cloudsso("CreateAccessConfiguration", {
    AccessConfigurationName: name,
    Description: plan.description,
    SessionDuration: plan.session ?? 3600,
    Tags: [{ Key: "managed-by", Value: "pulumi" }],
  });
  const AccessConfigurationId = idOf(created.AccessConfiguration?.AccessConfigurationId);
  const add = (PermissionPolicyType: string, PermissionPolicyName: string, document?: string): void => {
    cloudsso("AddPermissionPolicyToAccessConfiguration", {
      AccessConfigurationId,
      PermissionPolicyType,
      PermissionPolicyName,
      ...(document === undefined ? {} : { InlinePolicyDocument: document }),
    });
  };
  for (const policy of plan.system) add("System", policy);
  if (plan.inline !== undefined) add("Inline", inlineName(name), documentOf(plan.inline));
  return AccessConfigurationId;
}

export function inlineName(configuration: string): string {
  return configuration.toLowerCase();
}

export function documentOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: "1", Statement: statements });
}

function placesOf(plan: Plan, places: readonly Place[]): readonly Place[] {
  const wanted = plan.divisions ?? ["", ...divisions];
  return places.filter(({ stage, division }) => plan.stages.includes(stage) && wanted.includes(division));
}
