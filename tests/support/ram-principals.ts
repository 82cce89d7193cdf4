import type { Lifecycle } from "./lifecycle";
import { newRamGroup, newRamUser } from "./ram-people";
import { ramOf } from "./view";

type Console = Pick<Lifecycle, "console" | "cloud">;

const TRUST = {
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: ["ecs.aliyuncs.com"] } }],
};
const DOCUMENT = { Version: "1", Statement: [{ Effect: "Allow", Action: "oss:Get*", Resource: "*" }] };

/** Who can have policies, as the console and programs name them. */
export interface Principals {
  /** `User`, as kinds and operations begin. */
  readonly name: "User" | "Group" | "Role";
  /** The input that says which. */
  readonly input: string;
  /** @returns its id. */
  make(here: Console, name: string): Promise<string>;
  /** What RAM calls it today. */
  nameOf(here: Pick<Console, "cloud">, id: string): string;
  /** Somebody deletes it; it has nothing. */
  vanish(here: Console, id: string): Promise<unknown>;
}

export const PRINCIPALS: readonly Principals[] = [
  {
    name: "User",
    input: "userId",
    make: async (here, name) => (await newRamUser(here, name)).UserId,
    nameOf: ({ cloud }, id) => ramOf(cloud).users[id]?.userPrincipalName.replace(/@.*/, "") ?? "",
    vanish: ({ console, cloud }, id) =>
      console("DeleteUser", { UserPrincipalName: ramOf(cloud).users[id]?.userPrincipalName }, "ims"),
  },
  {
    name: "Group",
    input: "groupId",
    make: newRamGroup,
    nameOf: ({ cloud }, id) => ramOf(cloud).groups[id]?.groupName ?? "",
    vanish: ({ console, cloud }, id) =>
      console("DeleteGroup", { GroupName: ramOf(cloud).groups[id]?.groupName }, "ims"),
  },
  {
    name: "Role",
    input: "roleName",
    async make({ console }, name) {
      await console("CreateRole", { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(TRUST) }, "ram");
      return name;
    },
    nameOf: (_here, id) => id,
    vanish: ({ console }, id) => console("DeleteRole", { RoleName: id }, "ram"),
  },
];

export function newRamPolicy({ console }: Console, name: string): Promise<unknown> {
  return console("CreatePolicy", { PolicyName: name, PolicyDocument: JSON.stringify(DOCUMENT) }, "ram");
}

/** Somebody attaches a policy at the console, or detaches it. */
export function attachByHand(
  here: Console,
  { name, nameOf }: Principals,
  does: "Attach" | "Detach",
  id: string,
  policy: { readonly policyType?: unknown; readonly policyName?: unknown },
): Promise<unknown> {
  const action = does === "Attach" ? `AttachPolicyTo${name}` : `DetachPolicyFrom${name}`;
  const at = { PolicyType: policy.policyType, PolicyName: policy.policyName, [`${name}Name`]: nameOf(here, id) };
  return here.console(action, at, "ram");
}

/** Who has which policy: `ann: System/ReadOnlyAccess`, sorted. */
export function attachedPolicies({ cloud }: Pick<Console, "cloud">): string[] {
  const { users, groups } = ramOf(cloud);
  const { roles = {} } = cloud.state.ram[cloud.managementAccountId] ?? {};
  return [
    ...Object.values(users).map((one) => [one.userPrincipalName.replace(/@.*/, ""), one.policies] as const),
    ...Object.values(groups).map((one) => [one.groupName, one.policies] as const),
    ...Object.values(roles).map((one) => [one.roleName, one.policies] as const),
  ]
    .flatMap(([name, policies]) => policies.map((policy) => `${name}: ${policy}`))
    .sort();
}
