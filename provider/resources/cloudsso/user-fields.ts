import { z } from "zod";
import { text } from "../../kernel/check";
import type { Fields } from "../../kernel/fields";
import { type Adoptable, adoptable, directoryIdField } from "../common-fields";
import { tagsField } from "../tags";
import { lackingKinds } from "./passwords";

export interface UserInputs extends Adoptable {
  /** The directory (`d-...`) that it belongs to. */
  directoryId: string;
  /**
   * The name to log on with: 1 to 64 letters, digits, `@`, `_`, `-` and `.`, unique in the directory whatever their case. The
   * API cannot rename: a new name makes a new user. Where that keeps its `email`, it needs `deleteBeforeReplace: true` in the
   * options, since the old one has the address until it goes, and where a `GroupMembers` lists it, first an `up` with
   * `forceDestroy: true`.
   */
  userName: string;
  /** Up to 256 characters. Absent or `""`: empty. */
  displayName?: string;
  /** Up to 64 characters. Absent or `""`: empty. */
  firstName?: string;
  /** Up to 64 characters. Absent or `""`: empty. */
  lastName?: string;
  /** An e-mail address of up to 128 characters, unique in the directory. Absent or `""`: empty. */
  email?: string;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /**
   * `Disabled`: cannot log on. Absent: `Enabled`, so whoever is disabled at the console is drift; the preview warns of
   * somebody who is to be enabled again.
   */
  status?: "Enabled" | "Disabled";
  /**
   * Whether the user logs on with MFA. Counts only where the directory's own setting leaves it to its users (`Byuser`).
   * Absent: stays as it is, and is not read; the service enables it for new users.
   */
  mfaAuthenticationSettings?: "Enabled" | "Disabled";
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`, values up
   * to 128, neither with `http://` or `https://`. Absent: none.
   */
  tags?: { [key: string]: string };
  /**
   * 8 to 32 characters with upper and lower case, digit and symbol, without the user name; the directory's password policy
   * may ask for more. Sent when it changes, never read: what the user or the console sets is not seen. Refused while users
   * log on by SSO. Absent: stays as it is; a new user has none.
   */
  password?: string;
  /**
   * Have the service make a password, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: boolean;
  /** Whether a password that this resource sets must be changed at the next logon. A change of it alone does nothing. Absent: `false`. */
  requirePasswordResetForNextLogin?: boolean;
  /**
   * Delete takes its group memberships and MFA devices away first. Absent: `false`, delete names them and fails. Access
   * assignments and RAM user provisionings are never taken away: delete names them and fails in any case, and the rest
   * stays.
   */
  forceDestroy?: boolean;
}

export interface UserOutputs {
  /** `Manual`; `Synchronized` when SCIM synchronization has taken the user over, which then writes it. */
  provisionType: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
  /** The password that the service made last for this resource. There only with `generatePassword: true`. */
  generatedPassword?: string | undefined;
  /** When this resource last set the password: UTC, ISO 8601. What is set elsewhere is not seen. */
  passwordSetTime?: string;
}

const onOff = z.enum(["Enabled", "Disabled"]);

export const userFields: Fields<UserInputs> = {
  directoryId: directoryIdField,
  userName: {
    schema: text(/^[A-Za-z0-9@_.-]{1,64}$/, "1 to 64 letters, digits, @, _, - and ."),
    required: true,
    replaces: true,
  },
  displayName: { schema: z.string().max(256) },
  firstName: { schema: z.string().max(64) },
  lastName: { schema: z.string().max(64) },
  email: { schema: text(/^(\S+@\S+)?$/, "an e-mail address").max(128) },
  description: { schema: z.string().max(1024) },
  status: { schema: onOff, default: "Enabled" },
  mfaAuthenticationSettings: { schema: onOff },
  tags: tagsField,
  password: { schema: z.string().min(8).max(32), examine: lackingKinds, secret: true, writeOnly: true },
  generatePassword: { schema: z.boolean(), default: false, writeOnly: true },
  requirePasswordResetForNextLogin: { schema: z.boolean(), default: false, stateOnly: true },
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...adoptable,
};
