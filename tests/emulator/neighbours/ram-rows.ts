import type { Desk } from "../desk";

export type Given = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
export type Answered = any;

export const domain = "1000000000000000.onaliyun.com";
export const document = (Action: string) =>
  JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
export const trust = (Service: string) =>
  JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: [Service] } }],
  });
export const own = { PolicyName: "own", PolicyType: "Custom" };
export const tag = (Key: string, Value: string) => JSON.stringify([{ Key, Value }]);

/** A user `alice`, a group `developers`, a role `Deployer`, and a custom policy `own` with two versions. */
export async function furnishRam(desk: Desk): Promise<void> {
  const ram = (action: string, send: Given) => desk.call("ram", action, send);
  await desk.ims("CreateUser", { UserPrincipalName: `alice@${domain}`, DisplayName: "Alice" });
  await desk.ims("CreateGroup", { GroupName: "developers", Comments: "all" });
  await ram("CreateRole", {
    RoleName: "Deployer",
    AssumeRolePolicyDocument: trust("ecs.aliyuncs.com"),
    MaxSessionDuration: 7200,
  });
  await ram("CreatePolicy", { PolicyName: "own", PolicyDocument: document("oss:Get*") });
  await ram("CreatePolicyVersion", { PolicyName: "own", PolicyDocument: document("oss:List*") });
}

export interface Row {
  readonly first?: () => Promise<unknown>;
  readonly send: Given;
  readonly read: () => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

const each = (list: readonly Answered[], ...fields: readonly string[]) =>
  list.map((item) => fields.map((field) => item[field]));

/** Every write, by a desk that is furnished. */
export function ramWrites(desk: () => Desk): readonly (readonly [action: string, row: () => Row])[] {
  const ask = async (action: string, send: Given, pick: (answer: Answered) => unknown) =>
    pick(await desk().call("ram", action, send));
  const ram = (action: string, send: Given) => desk().call("ram", action, send);
  const custom = () =>
    ask("ListPolicies", { PolicyType: "Custom" }, ({ Policies }) => each(Policies.Policy, "PolicyName", "Description"));
  const versions = () =>
    ask("ListPolicyVersions", own, ({ PolicyVersions }) =>
      each(PolicyVersions.PolicyVersion, "VersionId", "IsDefaultVersion"),
    );
  const roles = () => ask("ListRoles", {}, ({ Roles }) => each(Roles.Role, "RoleName"));
  const role = () =>
    ask("GetRole", { RoleName: "Deployer" }, ({ Role }) => [
      Role.Description,
      Role.AssumeRolePolicyDocument,
      Role.MaxSessionDuration,
    ]);
  const tags = () =>
    ask("ListTagResources", { ResourceType: "policy" }, ({ TagResources }) =>
      each(TagResources, "ResourceName", "TagKey", "TagValue"),
    );
  const attachment = (kind: "User" | "Group" | "Role", name: string): readonly (readonly [string, () => Row])[] => {
    const holder = { [`${kind}Name`]: name };
    const policies = () =>
      ask(`ListPoliciesFor${kind}`, holder, ({ Policies }) => each(Policies.Policy, "PolicyType", "PolicyName"));
    const had = [["Custom", "own"]];
    return [
      [`AttachPolicyTo${kind}`, () => ({ send: { ...own, ...holder }, read: policies, before: [], after: had })],
      [
        `DetachPolicyFrom${kind}`,
        () => ({
          first: () => ram(`AttachPolicyTo${kind}`, { ...own, ...holder }),
          send: { ...own, ...holder },
          read: policies,
          before: had,
          after: [],
        }),
      ],
    ];
  };

  return [
    [
      "CreatePolicy",
      () => ({
        send: { PolicyName: "new", PolicyDocument: document("*"), Description: "of mine", Tag: tag("team", "red") },
        read: custom,
        before: [["own", ""]],
        after: [
          ["own", ""],
          ["new", "of mine"],
        ],
      }),
    ],
    [
      "UpdatePolicyDescription",
      () => ({
        send: { PolicyName: "own", NewDescription: "edited" },
        read: custom,
        before: [["own", ""]],
        after: [["own", "edited"]],
      }),
    ],
    [
      "DeletePolicy",
      () => ({ send: { PolicyName: "own", CascadingDelete: true }, read: custom, before: [["own", ""]], after: [] }),
    ],
    [
      "CreatePolicyVersion",
      () => ({
        send: { PolicyName: "own", PolicyDocument: document("*"), SetAsDefault: true, RotateStrategy: "None" },
        read: () => ask("GetPolicy", own, (answer) => answer.DefaultPolicyVersion.PolicyDocument),
        before: document("oss:Get*"),
        after: document("*"),
      }),
    ],
    [
      "SetDefaultPolicyVersion",
      () => ({
        send: { PolicyName: "own", VersionId: "v2" },
        read: () =>
          ask("GetPolicy", own, (answer) => [answer.Policy.DefaultVersion, answer.DefaultPolicyVersion.PolicyDocument]),
        before: ["v1", document("oss:Get*")],
        after: ["v2", document("oss:List*")],
      }),
    ],
    [
      "DeletePolicyVersion",
      () => ({
        send: { PolicyName: "own", VersionId: "v2" },
        read: versions,
        before: [
          ["v1", true],
          ["v2", false],
        ],
        after: [["v1", true]],
      }),
    ],
    ...attachment("User", "alice"),
    ...attachment("Group", "developers"),
    ...attachment("Role", "Deployer"),
    [
      "CreateRole",
      () => ({
        send: {
          ...{ RoleName: "New", AssumeRolePolicyDocument: trust("fc.aliyuncs.com"), Description: "of mine" },
          ...{ MaxSessionDuration: 3600, Tag: tag("team", "red") },
        },
        read: roles,
        before: [["Deployer"]],
        after: [["Deployer"], ["New"]],
      }),
    ],
    [
      "UpdateRole",
      () => ({
        send: {
          ...{ RoleName: "Deployer", NewAssumeRolePolicyDocument: trust("fc.aliyuncs.com"), NewDescription: "edited" },
          NewMaxSessionDuration: 43200,
        },
        read: role,
        before: ["", trust("ecs.aliyuncs.com"), 7200],
        after: ["edited", trust("fc.aliyuncs.com"), 43200],
      }),
    ],
    ["DeleteRole", () => ({ send: { RoleName: "Deployer" }, read: roles, before: [["Deployer"]], after: [] })],
    [
      "TagResources",
      () => ({
        send: { ResourceType: "policy", ResourceNames: '["own"]', Tag: tag("team", "red") },
        read: tags,
        before: [],
        after: [["own", "team", "red"]],
      }),
    ],
    [
      "UntagResources",
      () => ({
        first: () => ram("TagResources", { ResourceType: "policy", ResourceNames: '["own"]', Tag: tag("team", "red") }),
        send: { ResourceType: "policy", ResourceNames: '["own"]', TagKeys: '["team"]', All: false },
        read: tags,
        before: [["own", "team", "red"]],
        after: [],
      }),
    ],
    [
      "SetAccountAlias",
      () => ({
        send: { AccountAlias: "company" },
        read: async () => (await desk().ims("GetDefaultDomain")).DefaultDomainName,
        before: domain,
        after: "company.onaliyun.com",
      }),
    ],
    [
      "ClearAccountAlias",
      () => ({
        first: () => ram("SetAccountAlias", { AccountAlias: "company" }),
        send: {},
        read: () => ask("GetAccountAlias", {}, ({ AccountAlias }) => AccountAlias),
        before: "company",
        after: "",
      }),
    ],
  ];
}
