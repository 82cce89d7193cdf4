import type { AccessAccount } from "../accounts";
import type { Policy, Power } from "../power";

/** Something that somebody has, to be kept or to be taken away. */
export interface ReviewRow {
  /** The same in two estates for the same thing of the same person. */
  readonly key: string;
  readonly system: "CloudSSO" | "RAM";
  readonly person: string;
  readonly displayName?: string;
  /** `Enabled` or `Disabled`. Absent: not known. */
  readonly personStatus?: string;
  readonly account: string;
  readonly accountId: string;
  readonly folder: string;
  /** The account's tag `owner`. */
  readonly owner: string;
  readonly what: "access configuration" | "policy" | "access key" | "console logon" | "nothing";
  readonly name: string;
  readonly power?: Power;
  readonly policies: string;
  /** `group ops` or `directly`, all of them. */
  readonly path: string;
  /** Of a provisioning or of a key. */
  readonly status: string;
  readonly mfa: string;
  readonly lastUse: string;
  /** UTC, ISO 8601. Of keys. */
  readonly created?: string;
  /** Beside an earlier review. */
  readonly since?: string;
}

/** Why a cell is empty that could be filled. */
export const NOT_TOLD = "CloudSSO does not tell";
export const NOT_ASKED = "not asked";

export function placeOf(account: AccessAccount | undefined, accountId: string) {
  return {
    account: account?.name ?? accountId,
    accountId,
    folder: account?.folders.map(({ name }) => name).join(" / ") ?? "",
    owner: account?.tags["owner"] ?? "",
  };
}

export function policyWords({ type, name }: Policy): string {
  return `${type} ${name}`;
}
