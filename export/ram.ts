import { byText } from "../provider/functions/rows";
import { definition } from "./definitions";
import { asDocument } from "./documents";
import type { Planner, Table } from "./plan";
import type { Branch, Tree } from "./tree";

/** RAM's people and what they may do: users, groups, roles, policies, and who has which. */
export function planRam(planner: Planner): void {
  const users = tableOf(planner, "ims:User", "ram-users", "ramUsers", "RAM users.");
  for (const user of planner.objects("ims:User")) planner.add(users, user);
  const groups = tableOf(planner, "ims:Group", "ram-groups", "ramGroups", "RAM groups.");
  for (const group of planner.objects("ims:Group")) planner.add(groups, group);
  planMembers(planner);
  planDocuments(planner, "ram:Policy", "policyDocument", ["ram-policies", "ramPolicies", "Policies of this account."]);
  planDocuments(planner, "ram:Role", "assumeRolePolicyDocument", ["ram-roles", "ramRoles", "Roles of this account."]);
  for (const holder of HOLDERS) planPolicies(planner, holder);
}

function tableOf(planner: Planner, kind: string, file: string, name: string, words: string): Table {
  return planner.table(definition(kind), { file, name, words });
}

function planMembers(planner: Planner): void {
  const words = "Who is in which RAM group: all members of each, so anybody else is drift.";
  const table = tableOf(planner, "ims:GroupMembers", "ram-members", "ramMembers", words);
  const all = planner.objects("ims:GroupMembership").map(({ inputs }) => inputs as { readonly [name: string]: string });
  for (const { id, name } of planner.objects("ims:Group")) {
    const userIds = all.flatMap(({ groupId, userId = "" }) => (groupId === id ? [userId] : []));
    if (userIds.length === 0) continue;
    planner.add(
      table,
      { id, name, inputs: { groupId: id, userIds }, outputs: {} },
      {
        args: {
          groupId: planner.reference("ims:Group", id, "groupId", id),
          userIds: userIds.map((user) => planner.reference("ims:User", user, "userId", user)),
        },
      },
    );
  }
}

type Names = readonly [file: string, name: string, words: string];

function planDocuments(planner: Planner, kind: string, input: string, names: Names): void {
  const table = tableOf(planner, kind, ...names);
  for (const object of planner.objects(kind)) {
    const text = object.inputs[input];
    planner.add(table, object, typeof text === "string" ? { args: { [input]: asDocument(text) } } : {});
  }
}

/** Who can have policies of RAM: by an attachment each in the estate, as one list in the program. */
const HOLDERS = [
  {
    of: "ims:Group",
    by: "groupId",
    attachment: "ram:GroupPolicyAttachment",
    list: "ram:GroupPolicies",
    name: "ramGroupPolicies",
  },
  {
    of: "ims:User",
    by: "userId",
    attachment: "ram:UserPolicyAttachment",
    list: "ram:UserPolicies",
    name: "ramUserPolicies",
  },
  {
    of: "ram:Role",
    by: "roleName",
    attachment: "ram:RolePolicyAttachment",
    list: "ram:RolePolicies",
    name: "ramRolePolicies",
  },
] as const;

interface Attached {
  readonly policyType: string;
  readonly policyName: string;
}

function planPolicies(planner: Planner, { of, by, attachment, list, name }: (typeof HOLDERS)[number]): void {
  const words = `All policies of each ${of === "ims:Group" ? "group" : of === "ims:User" ? "user" : "role"}, so any other is drift.`;
  const table = tableOf(planner, list, "ram-attachments", name, words);
  const attached = new Map<string, Attached[]>();
  for (const { inputs } of planner.objects(attachment)) {
    const { [by]: holder = "", policyType = "", policyName = "" } = inputs as { readonly [name: string]: string };
    attached.set(holder, [...(attached.get(holder) ?? []), { policyType, policyName }]);
  }
  for (const object of planner.objects(of)) {
    const policies = byText(
      attached.get(object.id) ?? [],
      ({ policyType, policyName }) => `${policyType}/${policyName}`,
    );
    if (policies.length === 0) continue;
    const inputs = { [by]: object.id, policies };
    planner.add(
      table,
      { id: object.id, name: object.name, inputs, outputs: {} },
      {
        args: {
          [by]: planner.reference(of, object.id, by, object.id),
          policies: policies.map((policy) => policyTree(planner, policy)),
        },
      },
    );
  }
}

function policyTree(planner: Planner, { policyType, policyName }: Attached): Branch {
  const name: Tree =
    policyType === "Custom" ? planner.reference("ram:Policy", policyName, "policyName", policyName) : policyName;
  return { policyType, policyName: name };
}
