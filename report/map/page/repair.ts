import { inAccount, shellWord } from "../../shell";
import type { MapData, PrincipalRow } from "../shape";
import type { Mark } from "./estate";

/** What a mark is called, its letter, and what it means. */
export const MARKS: {
  readonly [mark in Mark]: { readonly letter: string; readonly name: string; readonly means: string };
} = {
  reprovision: {
    letter: "R",
    name: "reprovision required",
    means: "the configuration was changed, and this account still has what it was before",
  },
  failed: {
    letter: "D",
    name: "deprovision failed",
    means: "access was to be taken away, and the role is still in the account",
  },
  missing: { letter: "N", name: "not provisioned", means: "it is assigned, and the account has no role for it" },
  unmanaged: { letter: "U", name: "unmanaged", means: "it is in none of the stacks that were given" },
};

/** The line that repairs it, for a shell. `undefined`: a decision, not a line, is needed. */
export function repairLine(
  mark: Mark,
  { directoryId = "" }: Pick<MapData, "directoryId">,
  at: { readonly account: string; readonly configuration: string; readonly urn?: string | undefined },
): string {
  if (mark !== "unmanaged" && at.urn !== undefined) return `pulumi up --refresh --target ${shellWord(at.urn)}`;
  const target =
    `--DirectoryId ${shellWord(directoryId)} --AccessConfigurationId ${shellWord(at.configuration)} ` +
    `--TargetType RD-Account --TargetId ${shellWord(at.account)}`;
  const action = mark === "failed" ? "DeprovisionAccessConfiguration" : "ProvisionAccessConfiguration";
  return `alicloud-identity call cloudsso ${action} ${target}`;
}

/** Takes an assignment away that nobody's program has. */
export function removalLine(
  { directoryId = "" }: Pick<MapData, "directoryId">,
  at: {
    readonly account: string;
    readonly configuration: string;
    readonly kind: "group" | "person";
    readonly principal: string;
  },
): string {
  return [
    "alicloud-identity call cloudsso DeleteAccessAssignment",
    `--DirectoryId ${shellWord(directoryId)} --AccessConfigurationId ${shellWord(at.configuration)}`,
    `--TargetType RD-Account --TargetId ${shellWord(at.account)}`,
    `--PrincipalType ${at.kind === "group" ? "Group" : "User"} --PrincipalId ${shellWord(at.principal)}`,
  ].join(" ");
}

/** Takes a policy of RAM away from a user or a group of the account. */
export function detachLine(account: string, policy: string, holder: PrincipalRow): string {
  const [type = "", name = ""] = policy.split(" ");
  const [action, option, short] =
    holder.kind === "group"
      ? ["DetachPolicyFromGroup", "--GroupName", holder.name]
      : ["DetachPolicyFromUser", "--UserName", holder.name.replace(/@.*$/, "")];
  const policyWords = `--PolicyType ${shellWord(type)} --PolicyName ${shellWord(name)}`;
  return inAccount(account, `alicloud-identity call ram ${action} ${policyWords} ${option} ${shellWord(short)}`);
}

/** Takes somebody out of a group, which is of the account where it is one of RAM. */
export function leaveLine(
  { directoryId = "" }: Pick<MapData, "directoryId">,
  account: string,
  group: PrincipalRow,
  person: PrincipalRow,
) {
  const [what, who] = [shellWord(group.ram ? group.name : group.id), shellWord(group.ram ? person.name : person.id)];
  return group.ram
    ? inAccount(
        account,
        `alicloud-identity call ims RemoveUserFromGroup --GroupName ${what} --UserPrincipalName ${who}`,
      )
    : `alicloud-identity call cloudsso RemoveUserFromGroup --DirectoryId ${shellWord(directoryId)} --GroupId ${what} --UserId ${who}`;
}
