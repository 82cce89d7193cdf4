import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "../../../emulator";
import { accessConfigurations } from "../../../examples/landing-zone/access-configurations";
import { policies } from "../../../examples/people/team";
import type { Kind } from "../../../provider/lint/document";
import { trust } from "../../support/programs";

const root = join(__dirname, "../../..");

export interface Policy {
  readonly Version: "1";
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly [element: string]: unknown;
}

/** A policy that somebody wrote, with what the rules have to find in it: by hand, from reading it. */
export interface Sample {
  readonly name: string;
  readonly kind: Kind;
  readonly policy: Policy;
  readonly finds: readonly string[];
  /** Why RAM would refuse it as it is. */
  readonly refused?: readonly string[];
}

const one = (statement: object): Policy => ({ Version: "1", Statement: [statement as Statement] });
const statements = (...all: object[]): Policy => ({ Version: "1", Statement: all as Statement[] });

/** What pages of RAM, OSS, Function Compute and Container Service show as examples of policies. */
const published: readonly Sample[] = [
  {
    name: "instances of a team, by tag",
    kind: "policy",
    policy: one({
      Effect: "Allow",
      Action: "ecs:*",
      Resource: "*",
      Condition: { StringEquals: { "acs:ResourceTag/team": ["dev"] } },
    }),
    finds: ["full-service"],
  },
  {
    name: "objects below a prefix",
    kind: "policy",
    policy: statements(
      { Effect: "Allow", Action: ["oss:GetObject"], Resource: ["acs:oss:*:*:myphotos/hangzhou/2015/*"] },
      {
        Effect: "Allow",
        Action: ["oss:ListObjects"],
        Resource: ["acs:oss:*:*:myphotos"],
        Condition: { StringLike: { "oss:Prefix": "hangzhou/2015/*" } },
      },
    ),
    finds: [],
  },
  {
    name: "all but RAM",
    kind: "policy",
    policy: one({ Effect: "Allow", NotAction: "ram:*", Resource: "*" }),
    finds: ["allow-not-action"],
  },
  {
    name: "a role passed to Function Compute",
    kind: "policy",
    policy: one({
      Effect: "Allow",
      Action: "ram:PassRole",
      Resource: "*",
      Condition: { StringEquals: { "acs:Service": "fc.aliyuncs.com" } },
    }),
    finds: [],
  },
  {
    name: "a role passed to whatever service",
    kind: "policy",
    policy: one({ Action: "ram:PassRole", Effect: "Allow", Resource: "*" }),
    finds: ["pass-any-role"],
  },
  {
    name: "from the office, with MFA, until a day",
    kind: "policy",
    policy: one({
      Effect: "Allow",
      Action: ["ecs:Describe*", "ecs:StopInstance"],
      Resource: "acs:ecs:cn-hangzhou:*:instance/*",
      Condition: {
        IpAddress: { "acs:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] },
        Bool: { "acs:MFAPresent": "true" },
        DateLessThan: { "acs:CurrentTime": "2027-01-01T00:00:00+08:00" },
      },
    }),
    finds: [],
  },
  {
    name: "no plain http",
    kind: "policy",
    policy: one({
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "acs:SecureTransport": "false" } },
    }),
    finds: [],
  },
  {
    name: "an account that may take on a role",
    kind: "trust",
    policy: one({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: ["acs:ram::123456789012:root"] } }),
    finds: ["trust-account"],
  },
  {
    name: "a pod that may take on a role",
    kind: "trust",
    policy: one({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: ["acs:ram::123456789012:oidc-provider/ack-rrsa-c1"] },
      Condition: {
        StringEquals: {
          "oidc:iss": "https://oidc-ack-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com/c1",
          "oidc:aud": "sts.aliyuncs.com",
          "oidc:sub": "system:serviceaccount:apps:web",
        },
      },
    }),
    finds: [],
  },
  {
    name: "an identity provider of people",
    kind: "trust",
    policy: one({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: ["acs:ram::123456789012:saml-provider/company"] },
      Condition: { StringEquals: { "saml:recipient": "https://signin.aliyun.com/saml-role/sso" } },
    }),
    finds: [],
  },
  { name: "an instance", kind: "trust", policy: JSON.parse(trust()) as Policy, finds: [] },
];

/** What the programs in `examples/` and the README's own policy say. */
function ours(): Sample[] {
  const landingZone = Object.entries(accessConfigurations).flatMap(([name, { permissionPolicies }]) =>
    permissionPolicies.flatMap(({ permissionPolicyDocument: document }) =>
      document === undefined
        ? []
        : [
            {
              name: `landing zone: ${name}`,
              kind: "inline" as const,
              policy: document as unknown as Policy,
              finds: [],
            },
          ],
    ),
  );
  const people = Object.entries(policies).map(([name, document]) => {
    return { name: `people: ${name}`, kind: "policy" as const, policy: document as unknown as Policy, finds: [] };
  });
  const [, permissions = ""] =
    /<!-- permissions[^>]*-->\n([\s\S]*?)<!-- \/permissions -->/.exec(readFileSync(join(root, "README.md"), "utf8")) ??
    [];
  const own = [...permissions.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text = ""], index): Sample => {
    const finds = OWN[index] ?? [];
    return {
      name: `what this package may need, ${index + 1}`,
      kind: "policy",
      policy: JSON.parse(text) as Policy,
      finds,
    };
  });
  return [...landingZone, ...people, ...own];
}

/** What the policies of the README allow, which are filled one after the other. */
const OWN = [
  ["escalation", "identity-tampering"],
  ["escalation", "identity-tampering"],
] as const;

const COMPANY: { readonly [configuration: string]: readonly string[] } = {
  securityaudit: [],
  developer: ["full-service"],
  operator: [],
  dataengineer: ["full-service"],
  support: [],
};

/** The inline policies of the emulator's company. */
async function company(): Promise<Sample[]> {
  const cloud = await startEmulator({ seed: "company" });
  try {
    const found = Object.values(cloud.state.cloudsso.directory?.accessConfigurations ?? {});
    const inline = found.flatMap((configuration) => configuration.policies).filter(({ type }) => type === "Inline");
    return inline.map(({ name, document = "" }) => {
      return {
        name: `company: ${name}`,
        kind: "inline",
        policy: JSON.parse(document) as Policy,
        finds: COMPANY[name] ?? ["?"],
      };
    });
  } finally {
    await cloud.close();
  }
}

export async function samples(): Promise<readonly Sample[]> {
  return [...published, ...ours(), ...(await company())];
}
