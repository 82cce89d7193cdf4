import type { AccessAccount } from "../accounts";
import type { Policy, Power } from "../power";

/** Something that somebody has, to be kept or to be taken away. There can be a million, so all have one shape. */
export interface ReviewRow {
  /** With `accountId`, `personId` and `system`: the same in two estates for the same thing of the same person. */
  readonly thing: string;
  readonly personId: string;
  readonly system: "CloudSSO" | "RAM";
  readonly person: string;
  readonly displayName: string;
  /** `Enabled` or `Disabled`. Empty: not known. */
  readonly personStatus: string;
  readonly account: string;
  readonly accountId: string;
  readonly folder: string;
  /** The account's tag `owner`. */
  readonly owner: string;
  readonly what:
    | "access configuration"
    | "policy"
    | "access key"
    | "console logon"
    | "nothing"
    | "nothing that was read";
  readonly name: string;
  /** Empty: of what is no policy. */
  readonly power: Power | "";
  readonly policies: string;
  /** What the policies permit, as a word that is another one as soon as that changes. */
  readonly content: string;
  /** How long a session lasts: `1 h`. Empty: not known, or there is none. */
  readonly session: string;
  /** `group ops` or `directly`, all of them. */
  readonly path: string;
  /** Of a provisioning or of a key. */
  readonly status: string;
  readonly mfa: string;
  readonly lastUse: string;
  /** UTC, ISO 8601, of keys. Empty: not known. */
  readonly created: string;
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
