import type { Estate } from "../../estate/model";
import { type Policy, powerOf } from "../power";
import { type RamAccess, ramAccessOf } from "../ram";
import { isRead, objectsOf, textOf } from "../rows";
import { contentOf } from "./content";
import { NOT_ASKED, placeOf, policyWords, type ReviewRow } from "./row";
import type { Usage } from "./usage";

/** Whatever a RAM user can have. */
const HELD = [
  "ims:AccessKey",
  "ims:GroupMembership",
  "ims:LoginProfile",
  "ram:GroupPolicyAttachment",
  "ram:UserPolicyAttachment",
];

/** Of each RAM user every policy by all its paths, every access key and the console logon; who has nothing is a row, too. */
export function ramRows(estate: Estate, usage: Usage): ReviewRow[] {
  const ram = ramAccessOf(estate);
  const place = placeOf(ram.account, estate.accountId);
  const policiesOf = policiesByUser(ram);
  const keysOf = by(objectsOf(estate, "ims:AccessKey"), ({ inputs }) => String(inputs["userId"]));
  const isAllRead = HELD.every((kind) => isRead(estate, kind));
  const logons = new Map(objectsOf(estate, "ims:LoginProfile").map((one) => [one.id, one]));
  return objectsOf(estate, "ims:User").flatMap((user): ReviewRow[] => {
    const use = usage.ramUsers?.get(user.id);
    const row = (what: ReviewRow["what"], name: string, more: Partial<ReviewRow>): ReviewRow => ({
      thing: JSON.stringify([what, name]),
      personId: user.id,
      system: "RAM",
      person: user.name,
      displayName: textOf(user.inputs["displayName"]),
      personStatus: "",
      ...place,
      what,
      name,
      power: "",
      policies: "",
      content: "",
      session: "",
      path: "directly",
      status: "",
      mfa: usage.ramUsers === undefined ? NOT_ASKED : use?.hasMfa ? "bound" : "none",
      lastUse: "",
      created: "",
      ...more,
    });
    const logon = logons.get(user.id);
    const rows = [
      ...[...(policiesOf.get(user.id) ?? [])].map(([words, { policy, paths }]) =>
        row("policy", words, {
          power: powerOf([policy]),
          policies: words,
          content: contentOf([policy]),
          path: paths.join("; "),
        }),
      ),
      ...(keysOf.get(user.id) ?? []).map((key) =>
        row("access key", key.id, {
          status: textOf(key.inputs["status"]),
          created: textOf(key.outputs["createDate"]),
          lastUse: usage.keys === undefined ? NOT_ASKED : (usage.keys.get(key.id) ?? "never"),
        }),
      ),
      ...(logon === undefined
        ? []
        : [
            row("console logon", "password", {
              status: textOf(logon.inputs["status"]),
              lastUse: usage.ramUsers === undefined ? NOT_ASKED : (use?.lastLogon ?? "never"),
            }),
          ]),
    ];
    return rows.length > 0 ? rows : [row(isAllRead ? "nothing" : "nothing that was read", "", { path: "" })];
  });
}

interface Held {
  readonly policy: Policy;
  readonly paths: readonly string[];
}

/** By user, then by what the policy is called. */
function policiesByUser({ holdings, groups }: RamAccess): Map<string, Map<string, Held>> {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const held = new Map<string, Map<string, Held>>();
  for (const { kind, holderId, policy, groupIds } of holdings) {
    if (kind !== "user") continue;
    const paths = groupIds.map((id) => (id === undefined ? "directly" : `group ${names.get(id) ?? id}`));
    const policies = held.get(holderId) ?? new Map<string, Held>();
    held.set(holderId, policies.set(policyWords(policy), { policy, paths }));
  }
  return held;
}

function by<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const lists = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [row]);
    else known.push(row);
  }
  return lists;
}
