// Generated from provider/resources/ims/rotated-access-key.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { rotatedAccessKey } from "../../resources/ims/rotated-access-key";
import type { Rotation } from "../../resources/ims/rotation";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `RotatedAccessKey`. Every value, at any depth, may be an output of another resource. */
export interface RotatedAccessKeyArgs {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here. Both of the user's places for keys are needed, so a program declares one for a user.
   */
  userId: pulumi.Input<string>;
  /** Days after which a refresh takes the current key for `Due`, 1 to 730. Absent: 90. */
  rotateAfterDays?: pulumi.Input<number | undefined>;
  /**
   * Hours that the previous key must have gone without a use before it is disabled, counted from the rotation, and anew
   * from each use; 1 to 8,760, and less than `rotateAfterDays`. Longer than the longest pause between two uses. Uses are
   * told two hours late, so two more are waited. Absent: 24.
   */
  overlapHours?: pulumi.Input<number | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `RotatedAccessKey.get` looks up; all of it may be left out. */
export interface RotatedAccessKeyState {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here. Both of the user's places for keys are needed, so a program declares one for a user.
   */
  userId?: pulumi.Input<string | undefined>;
  /** Days after which a refresh takes the current key for `Due`, 1 to 730. Absent: 90. */
  rotateAfterDays?: pulumi.Input<number | undefined>;
  /**
   * Hours that the previous key must have gone without a use before it is disabled, counted from the rotation, and anew
   * from each use; 1 to 8,760, and less than `rotateAfterDays`. Longer than the longest pause between two uses. Uses are
   * told two hours late, so two more are waited. Absent: 24.
   */
  overlapHours?: pulumi.Input<number | undefined>;
  /**
   * `Settled`, or drift, which the next `up` repairs by one step: `Due`, a second key is made; `PreviousUnused`, the
   * previous one is disabled; `PreviousDisabled`, it is deleted; `Disabled`, somebody disabled the current key, and it is
   * enabled; `Missing`, somebody deleted it, and a new one is made.
   */
  rotation?: Given<Rotation | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `LTAI...`, the current key: the one to use. */
  accessKeyId?: pulumi.Input<string | undefined>;
  /** The secret of the current key. Told at its creation alone: `get` cannot read it, and has nothing here. */
  accessKeySecret?: pulumi.Input<string | undefined>;
  /** When the current key was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate?: pulumi.Input<string | undefined>;
  /** `LTAI...`, the key before the current one, from the rotation until it is deleted. Absent: there is one key alone. */
  previousAccessKeyId?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * An access key of a RAM user that is replaced before it grows old, while the one before works on. Its age is drift: it
 * moves with `pulumi up --refresh`, as a pipeline runs it by night, one step in each run.
 *
 * 1. The key is older than `rotateAfterDays`: the next `up` makes a second one, and whatever uses `accessKeyId` and
 *    `accessKeySecret` is updated in the same run.
 *
 * 2. Both work, until nobody has used the old one for `overlapHours`. While it is used past that, a refresh warns with the
 *    service and the date.
 *
 * 3. The next `up` disables the old one. Who needs it after all enables it, and it stays for another overlap.
 *
 * 4. The `up` after that deletes it. For thirty days the recycle bin has it, with the latest three of the user.
 *
 * A user has two keys at most. Where the second place is taken by a key that this resource did not make, that key is left
 * alone, the refresh and the `up` name it, and the current one works on. A key whose secret was lost with an answer or a
 * killed run is named, and no other is made before it is gone. Delete disables and deletes both keys.
 *
 * @example
 * const robot = new ims.User("robot", { userPrincipalName: "robot@example.onaliyun.com", displayName: "Robot" });
 * const key = new ims.RotatedAccessKey("robot", { userId: robot.id, rotateAfterDays: 60, overlapHours: 48 });
 *
 * export const id = key.accessKeyId;
 * export const secret = key.accessKeySecret; // a secret
 */
export class RotatedAccessKey extends pulumi.CustomResource {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here. Both of the user's places for keys are needed, so a program declares one for a user.
   */
  declare readonly userId: pulumi.Output<string>;
  /** Days after which a refresh takes the current key for `Due`, 1 to 730. Absent: 90. */
  declare readonly rotateAfterDays: pulumi.Output<number | undefined>;
  /**
   * Hours that the previous key must have gone without a use before it is disabled, counted from the rotation, and anew
   * from each use; 1 to 8,760, and less than `rotateAfterDays`. Longer than the longest pause between two uses. Uses are
   * told two hours late, so two more are waited. Absent: 24.
   */
  declare readonly overlapHours: pulumi.Output<number | undefined>;
  /**
   * `Settled`, or drift, which the next `up` repairs by one step: `Due`, a second key is made; `PreviousUnused`, the
   * previous one is disabled; `PreviousDisabled`, it is deleted; `Disabled`, somebody disabled the current key, and it is
   * enabled; `Missing`, somebody deleted it, and a new one is made.
   */
  declare readonly rotation: pulumi.Output<Rotation>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `LTAI...`, the current key: the one to use. */
  declare readonly accessKeyId: pulumi.Output<string>;
  /** The secret of the current key. Told at its creation alone: `get` cannot read it, and has nothing here. */
  declare readonly accessKeySecret: pulumi.Output<string>;
  /** When the current key was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createDate: pulumi.Output<string>;
  /** `LTAI...`, the key before the current one, from the rotation until it is deleted. Absent: there is one key alone. */
  declare readonly previousAccessKeyId: pulumi.Output<string | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: RotatedAccessKeyArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(rotatedAccessKey, name, args, options));
    deriveFromId(this, rotatedAccessKey);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<firstAccessKeyId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: RotatedAccessKeyState, options?: pulumi.CustomResourceOptions): RotatedAccessKey {
    return new RotatedAccessKey(...lookUp<RotatedAccessKeyArgs>(rotatedAccessKey, name, id, state, options));
  }

  static override isInstance(value: unknown): value is RotatedAccessKey {
    return isInstanceOf(rotatedAccessKey.kind, value);
  }
}
