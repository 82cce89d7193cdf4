import { estateKinds } from "../../estate/kinds";
import type { Estate } from "../../estate/model";

/** What somebody may have called something. */
export const hostile = [
  "quotes \" and ' and `",
  "$" + "{process.exit()}",
  "ends a comment */ or begins // one",
  "two\nlines\r\nand\u2028more\u2029",
  "\u0000\u001b[31mred\u007f",
  "back\\slash \\u0041 \\",
  "delete",
  "constructor",
  "__proto__",
  "then",
  "1st",
  "",
  "   ",
  "---",
  "数据分析师",
  "Größe-Ångström",
  "👩‍👩‍👧‍👦 family",
  "‮right to left",
  "a".repeat(10_000),
  "Ann",
  "ann",
  "A-N-N",
  "a.n.n",
  "ann@example.com",
  "ann@example.org",
];

/** A directory in which everything is called so. */
export function hostileEstate(): Estate {
  const directoryId = "d-1";
  const object = (id: string, name: string, inputs: object) => ({
    id,
    name,
    inputs: { ...inputs } as Record<string, unknown>,
    outputs: {},
  });
  const many = Array.from({ length: 450 }, (_, index) => `many ${index}`);
  const users = [...hostile, ...many].map((name, index) =>
    object(`d-1:u-${index}`, name, {
      directoryId,
      userName: `user${index}`,
      displayName: name.slice(0, 200),
      tags: { [name === "then" ? "t" : name.slice(0, 60)]: name.slice(0, 60) },
    }),
  );
  const members = users.map(({ id }) => ({
    id: `d-1:g-1:${id.slice(4)}`,
    name: id,
    inputs: { directoryId, groupId: "g-1", userId: id.slice(4) },
    outputs: {},
  }));
  const document = JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: hostile.slice(0, 6), Resource: "*" }],
  });
  const accounts = hostile.map((displayName, index) => ({
    accountId: `10${index}`,
    displayName,
    folderId: index % 3 === 0 ? "r-1" : "fd-1",
    status: "Active" as const,
    tags: {},
  }));
  const provisionings = accounts.slice(0, 20).map(({ accountId }) => ({
    id: `d-1:ac-1:RD-Account:${accountId}`,
    name: accountId,
    inputs: {
      directoryId,
      accessConfigurationId: "ac-1",
      targetType: "RD-Account",
      targetId: accountId,
      status: "Provisioned",
    },
    outputs: {},
  }));
  return {
    format: "alicloud-identity/estate",
    version: 1,
    accountId: "1",
    organisation: {
      resourceDirectoryId: "rd-1",
      rootFolderId: "r-1",
      managementAccountId: "1",
      folders: [{ folderId: "fd-1", folderName: hostile[0] ?? "", parentFolderId: "r-1" }],
      accounts,
    },
    objects: {
      ...Object.fromEntries(estateKinds.map(({ kind }) => [kind, []])),
      "cloudsso:Directory": [{ id: directoryId, name: "x", inputs: {}, outputs: {} }],
      "cloudsso:User": users,
      "cloudsso:Group": [
        { id: "d-1:g-1", name: "g", inputs: { directoryId, groupName: "g" }, outputs: {} },
        { id: "d-1:g-2", name: "of the provider", inputs: {}, outputs: { provisionType: "Synchronized" } },
      ],
      "cloudsso:AccessAssignment": provisionings.map(({ inputs: { status: _, ...inputs }, ...one }) => ({
        ...one,
        id: `${one.id}:Group:g-2`,
        inputs: { ...inputs, principalType: "Group", principalId: "g-2" },
      })),
      "cloudsso:UserAttachment": members.slice(2),
      "cloudsso:AccessConfiguration": [
        {
          id: "d-1:ac-1",
          name: "a",
          inputs: {
            directoryId,
            accessConfigurationName: "a",
            description: hostile.slice(0, 8).join(" "),
            permissionPolicies: [
              { permissionPolicyType: "Inline", permissionPolicyName: "i", permissionPolicyDocument: document },
            ],
            policyRevision: "r1:1",
          },
          outputs: {},
        },
      ],
      "cloudsso:AccessConfigurationProvisioning": provisionings,
    },
    unread: hostile.map((reason) => ({ what: "ims:User", reason: reason || "x" })),
  };
}
