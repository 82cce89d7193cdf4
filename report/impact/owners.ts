import type { Estate, EstateObject } from "../../estate/model";
import { bareId } from "../../provider/kernel/ids";
import { objectsOf, textOf } from "../rows";

/** The ids of those who own an object of a kind that belongs to a person. Empty: nobody, or nobody knows. */
export function ownersOf(kind: string, objects: readonly EstateObject[], ...estates: readonly Estate[]): string[] {
  const owners = objects.flatMap((object) => ownerOf(kind, object, estates));
  return [...new Set(owners)].filter((id) => id !== "");
}

function ownerOf(kind: string, { id, inputs, outputs }: EstateObject, estates: readonly Estate[]): string[] {
  switch (kind) {
    case "cloudsso:User":
    case "ims:User":
      return [bareId(id)];
    case "ims:AccessKeyPolicy":
      return estates
        .flatMap((estate) => objectsOf(estate, "ims:AccessKey"))
        .flatMap((key) => (key.id === id ? [textOf(key.inputs["userId"])] : []));
    case "ims:VirtualMfaDevice":
      return [textOf(outputs["userId"])]; // one that nobody has bound is nobody's
    default:
      return [textOf(inputs["userId"])];
  }
}

/** One person, one account, and how RAM users of theirs are made there. The group of nobody has an empty person. */
export interface Provisioned {
  readonly userId: string;
  readonly accountId: string;
  /** What the provisionings of the pair say, as a text to compare. */
  readonly how: string;
  readonly takesOver: boolean;
  readonly names: readonly string[];
}

/** Who has RAM users in which accounts by `cloudsso:UserProvisioning`, groups expanded. */
export function provisionedIn(estate: Estate, harmless: readonly string[]): Map<string, Provisioned> {
  const members = new Map<string, string[]>();
  for (const { inputs } of objectsOf(estate, "cloudsso:UserAttachment")) {
    const group = textOf(inputs["groupId"]);
    members.set(group, [...(members.get(group) ?? []), textOf(inputs["userId"])]);
  }
  const pairs = new Map<string, Provisioned>();
  for (const { name, inputs, outputs } of objectsOf(estate, "cloudsso:UserProvisioning")) {
    const [principal, accountId] = [textOf(inputs["principalId"]), textOf(inputs["targetId"])];
    const all = inputs["principalType"] === "Group" ? (members.get(principal) ?? []) : [principal];
    const { createTime: _, ...lasting } = outputs;
    const said = Object.entries({ ...inputs, ...lasting }).filter(([input]) => !harmless.includes(input));
    const isEmpty = all.length === 0;
    for (const userId of isEmpty ? [""] : all) {
      const key = JSON.stringify([accountId, userId, isEmpty ? principal : ""]);
      const known = pairs.get(key);
      pairs.set(key, {
        userId,
        accountId,
        how: [known?.how ?? "", JSON.stringify(said.sort())].sort().join("\n"),
        takesOver: known?.takesOver === true || /^takeover$/i.test(textOf(inputs["duplicationStrategy"])),
        names: [...(known?.names ?? []), name],
      });
    }
  }
  return pairs;
}
