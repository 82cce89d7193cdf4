import type { Estate, EstateObject } from "../../estate/model";
import { accountsInOrder } from "../accounts";
import { type Policy, powerOf } from "../power";
import { NOT_ASKED, placeOf, policyWords, type ReviewRow } from "./row";
import type { Usage } from "./usage";

/** Of each RAM user every policy by all its paths, every access key and the console logon; who has nothing is a row, too. */
export function ramRows(estate: Estate, usage: Usage): ReviewRow[] {
  const account = accountsInOrder(estate, [estate.accountId]).find(({ accountId }) => accountId === estate.accountId);
  const place = placeOf(account, estate.accountId);
  const policiesOf = policiesByUser(estate);
  const keysOf = by(objectsOf(estate, "ims:AccessKey"), ({ inputs }) => String(inputs["userId"]));
  const logons = new Map(objectsOf(estate, "ims:LoginProfile").map((one) => [one.id, one]));
  return objectsOf(estate, "ims:User").flatMap((user): ReviewRow[] => {
    const use = usage.ramUsers?.get(user.id);
    const displayName = user.inputs["displayName"];
    const row = (what: ReviewRow["what"], name: string, more: Partial<ReviewRow>): ReviewRow => ({
      key: JSON.stringify(["RAM", user.id, what, name]),
      system: "RAM",
      person: user.name,
      ...(typeof displayName === "string" ? { displayName } : {}),
      ...place,
      what,
      name,
      policies: "",
      path: "directly",
      status: "",
      mfa: usage.ramUsers === undefined ? NOT_ASKED : use?.hasMfa ? "bound" : "none",
      lastUse: "",
      ...more,
    });
    const logon = logons.get(user.id);
    const rows = [
      ...[...(policiesOf.get(user.id) ?? [])].map(([words, { policy, paths }]) =>
        row("policy", words, { power: powerOf([policy]), policies: words, path: paths.join("; ") }),
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
    return rows.length > 0 ? rows : [row("nothing", "", { path: "" })];
  });
}

interface Held {
  readonly policy: Policy;
  readonly paths: string[];
}

function policiesByUser(estate: Estate): Map<string, Map<string, Held>> {
  const documents = new Map(
    objectsOf(estate, "ram:Policy").map(({ name, inputs }) => [name, textOf(inputs["policyDocument"])]),
  );
  const groupNames = new Map(objectsOf(estate, "ims:Group").map(({ id, name }) => [id, name]));
  const held = new Map<string, Map<string, Held>>();
  const hold = (userId: string, { inputs }: EstateObject, path: string) => {
    const [type, name] = [textOf(inputs["policyType"]), textOf(inputs["policyName"])];
    const document = type === "Custom" ? documents.get(name) : undefined;
    const policy = { type, name, ...(document === undefined ? {} : { document }) };
    const policies = held.get(userId) ?? new Map<string, Held>();
    const known = policies.get(policyWords(policy)) ?? { policy, paths: [] };
    known.paths.push(path);
    held.set(userId, policies.set(policyWords(policy), known));
  };
  for (const one of objectsOf(estate, "ram:UserPolicyAttachment")) hold(textOf(one.inputs["userId"]), one, "directly");
  const ofGroups = by(objectsOf(estate, "ram:GroupPolicyAttachment"), ({ inputs }) => textOf(inputs["groupId"]));
  for (const { inputs } of objectsOf(estate, "ims:GroupMembership")) {
    const group = textOf(inputs["groupId"]);
    for (const one of ofGroups.get(group) ?? []) {
      hold(textOf(inputs["userId"]), one, `group ${groupNames.get(group) ?? group}`);
    }
  }
  return held;
}

function by<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const lists = new Map<string, R[]>();
  for (const row of rows) lists.set(keyOf(row), [...(lists.get(keyOf(row)) ?? []), row]);
  return lists;
}

function objectsOf(estate: Estate, kind: string): readonly EstateObject[] {
  return estate.objects[kind] ?? [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
