// Generated from provider/resources/ims/access-key.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessKey } from "../../resources/ims/access-key";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessKey`. Every value, at any depth, may be an output of another resource. */
export interface AccessKeyArgs {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here.
   */
  userId: pulumi.Input<string>;
  /**
   * `Active` or `Inactive`. Absent: `Active`, so a key that somebody disabled, or the service because it was idle for the
   * days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccessKey.get` looks up; all of it may be left out. */
export interface AccessKeyState {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here.
   */
  userId?: pulumi.Input<string | undefined>;
  /**
   * `Active` or `Inactive`. Absent: `Active`, so a key that somebody disabled, or the service because it was idle for the
   * days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate?: pulumi.Input<string | undefined>;
  /** The secret. Told at creation alone: `get` and an import cannot read it, and have nothing here. */
  accessKeySecret?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A key pair with which a RAM user calls APIs.
 *
 * The secret is told once, so a key that is there cannot be taken over, and `get` cannot recover its secret. A user has
 * two at most, disabled ones included. To replace one without a gap, declare a second key, move over, and let the first
 * leave the program; a replacement makes the new one before the old one goes as well, when one place is free. What is to be
 * replaced by age is an `ims.RotatedAccessKey`.
 *
 * Delete disables the key, then deletes it. It stays in the recycle bin for thirty days, with the latest three of the
 * user, and who restores it there has it enabled.
 *
 * @example
 * const robot = new ims.User("robot", { userPrincipalName: "robot@example.onaliyun.com", displayName: "Robot" });
 * const key = new ims.AccessKey("robot", { userId: robot.id });
 *
 * export const secret = key.accessKeySecret; // a secret
 */
export class AccessKey extends pulumi.CustomResource {
  /** `LTAI...`, which is the id. */
  declare readonly accessKeyId: pulumi.Output<string>;
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here.
   */
  declare readonly userId: pulumi.Output<string>;
  /**
   * `Active` or `Inactive`. Absent: `Active`, so a key that somebody disabled, or the service because it was idle for the
   * days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  declare readonly status: pulumi.Output<"Active" | "Inactive">;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createDate: pulumi.Output<string>;
  /** The secret. Told at creation alone: `get` and an import cannot read it, and have nothing here. */
  declare readonly accessKeySecret: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessKeyArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessKey, name, args, options));
    deriveFromId(this, accessKey);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accessKeyId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessKeyState, options?: pulumi.CustomResourceOptions): AccessKey {
    return new AccessKey(...lookUp<AccessKeyArgs>(accessKey, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessKey {
    return isInstanceOf(accessKey.kind, value);
  }
}
