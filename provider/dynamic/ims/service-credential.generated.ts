// Generated from provider/resources/ims/service-credential.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { serviceCredential } from "../../resources/ims/service-credential";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `ServiceCredential`. Every value, at any depth, may be an output of another resource. */
export interface ServiceCredentialArgs {
  /**
   * The RAM user whom the service takes its holder for, by its number, which is the `id` of an `ims.User`, or by its logon
   * name with the domain. A rename of the user changes nothing here.
   */
  userId: pulumi.Input<string>;
  /** The service that takes it, such as `dlf.aliyuncs.com`. A change makes a new credential. */
  serviceName: pulumi.Input<string>;
  /** 1 to 128 letters, digits, `.`, `-` and `_`. A change renames in place. */
  serviceCredentialName: pulumi.Input<string>;
  /** `Active` or `Inactive`. Absent: `Active`, so one that somebody disabled is drift; the preview warns of one that is to work again. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** How many days it lives, 1 to 36,600. A change makes a new credential. Absent: for ever. */
  credentialAgeDays?: pulumi.Input<number | undefined>;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: pulumi.Input<number | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `ServiceCredential.get` looks up; all of it may be left out. */
export interface ServiceCredentialState {
  /**
   * The RAM user whom the service takes its holder for, by its number, which is the `id` of an `ims.User`, or by its logon
   * name with the domain. A rename of the user changes nothing here.
   */
  userId?: pulumi.Input<string | undefined>;
  /** The service that takes it, such as `dlf.aliyuncs.com`. A change makes a new credential. */
  serviceName?: pulumi.Input<string | undefined>;
  /** 1 to 128 letters, digits, `.`, `-` and `_`. A change renames in place. */
  serviceCredentialName?: pulumi.Input<string | undefined>;
  /** `Active` or `Inactive`. Absent: `Active`, so one that somebody disabled is drift; the preview warns of one that is to work again. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** How many days it lives, 1 to 36,600. A change makes a new credential. Absent: for ever. */
  credentialAgeDays?: pulumi.Input<number | undefined>;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: pulumi.Input<number | undefined>;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  expiryStatus?: pulumi.Input<"Valid" | "Expiring" | "Expired" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
  /** When it ends: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Nothing here: never. */
  expirationTime?: pulumi.Input<string | undefined>;
  /** The secret. Told at creation alone: `get` has nothing here. */
  serviceCredentialSecret?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * An API key of a RAM user for one service.
 *
 * The secret is told once, so a credential that is there cannot be taken over, and `get` cannot recover its secret. A user
 * has two for one service at most, so one place must be free where one is replaced. With `credentialAgeDays`, its age is
 * drift: a refresh shows `Expiring` (or `Expired`), and the next `up` makes a new credential, then updates what uses
 * `serviceCredentialSecret`, then deletes the old one.
 *
 * @example
 * const credential = new ims.ServiceCredential("robot", {
 *   userId: robot.id,
 *   serviceName: "dlf.aliyuncs.com",
 *   serviceCredentialName: "robot",
 *   credentialAgeDays: 90,
 * });
 *
 * export const secret = credential.serviceCredentialSecret; // a secret
 */
export class ServiceCredential extends pulumi.CustomResource {
  /** `SC...`, the second part of the id. */
  declare readonly serviceCredentialId: pulumi.Output<string>;
  /**
   * The RAM user whom the service takes its holder for, by its number, which is the `id` of an `ims.User`, or by its logon
   * name with the domain. A rename of the user changes nothing here.
   */
  declare readonly userId: pulumi.Output<string>;
  /** The service that takes it, such as `dlf.aliyuncs.com`. A change makes a new credential. */
  declare readonly serviceName: pulumi.Output<string>;
  /** 1 to 128 letters, digits, `.`, `-` and `_`. A change renames in place. */
  declare readonly serviceCredentialName: pulumi.Output<string>;
  /** `Active` or `Inactive`. Absent: `Active`, so one that somebody disabled is drift; the preview warns of one that is to work again. */
  declare readonly status: pulumi.Output<"Active" | "Inactive">;
  /** How many days it lives, 1 to 36,600. A change makes a new credential. Absent: for ever. */
  declare readonly credentialAgeDays: pulumi.Output<number | undefined>;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  declare readonly renewBeforeDays: pulumi.Output<number | undefined>;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  declare readonly expiryStatus: pulumi.Output<"Valid" | "Expiring" | "Expired">;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;
  /** When it ends: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Nothing here: never. */
  declare readonly expirationTime: pulumi.Output<string | undefined>;
  /** The secret. Told at creation alone: `get` has nothing here. */
  declare readonly serviceCredentialSecret: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ServiceCredentialArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(serviceCredential, name, args, options));
    deriveFromId(this, serviceCredential);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<userId>:<serviceCredentialId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ServiceCredentialState, options?: pulumi.CustomResourceOptions): ServiceCredential {
    return new ServiceCredential(...lookUp<ServiceCredentialArgs>(serviceCredential, name, id, state, options));
  }

  static override isInstance(value: unknown): value is ServiceCredential {
    return isInstanceOf(serviceCredential.kind, value);
  }
}
