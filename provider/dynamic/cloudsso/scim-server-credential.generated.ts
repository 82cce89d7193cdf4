// Generated from provider/resources/cloudsso/scim-server-credential.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { scimServerCredential } from "../../resources/cloudsso/scim-server-credential";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `ScimServerCredential`. Every value, at any depth, may be an output of another resource. */
export interface ScimServerCredentialArgs {
  /** The directory (`d-...`) whose users and groups an identity provider synchronizes with it. */
  directoryId: pulumi.Input<string>;
  /** `Enabled` or `Disabled`. Synchronization with a disabled one fails; it can be enabled again. Absent: `Enabled`. */
  status?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: pulumi.Input<number | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `ScimServerCredential.get` looks up; all of it may be left out. */
export interface ScimServerCredentialState {
  /** The directory (`d-...`) whose users and groups an identity provider synchronizes with it. */
  directoryId?: pulumi.Input<string | undefined>;
  /** `Enabled` or `Disabled`. Synchronization with a disabled one fails; it can be enabled again. Absent: `Enabled`. */
  status?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  renewBeforeDays?: pulumi.Input<number | undefined>;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  expiryStatus?: pulumi.Input<"Valid" | "Expiring" | "Expired" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `BearerToken`. */
  credentialType?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
  /** When it ends, a year after it was made in the API's samples: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  expireTime?: pulumi.Input<string | undefined>;
  /** The bearer token. Told at creation alone: `get` cannot read it, and has nothing here. */
  credentialSecret?: pulumi.Input<string | undefined>;
}

/**
 * The token with which an identity provider synchronizes users and groups into a directory by SCIM.
 *
 * It lasts a year, and its age is drift: a refresh shows `Expiring` (or `Expired`), and the next `up` makes a new
 * credential, then updates what uses `credentialSecret`, then deletes the old one. Where the secret is carried to the
 * identity provider by hand, declare a second credential instead, move over, and let the first leave the program. A
 * directory has two at most, so one place must be free; where it is not, the create is refused, the old one stays, and
 * the sentence names both.
 *
 * The secret is told once, so a credential that is there cannot be taken over, and `get` cannot recover its secret.
 *
 * @example
 * const token = new cloudsso.ScimServerCredential("token", { directoryId: directory.id });
 *
 * export const bearerToken = token.credentialSecret;
 */
export class ScimServerCredential extends pulumi.CustomResource {
  /** `scimcred-...`, the second part of the id. */
  declare readonly credentialId: pulumi.Output<string>;
  /** The directory (`d-...`) whose users and groups an identity provider synchronizes with it. */
  declare readonly directoryId: pulumi.Output<string>;
  /** `Enabled` or `Disabled`. Synchronization with a disabled one fails; it can be enabled again. Absent: `Enabled`. */
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * How many days before its end a refresh takes it for `Expiring`, 0 to 180, and never more than half of its life.
   * `0`: never, and then nothing replaces it. Absent: 30.
   */
  declare readonly renewBeforeDays: pulumi.Output<number | undefined>;
  /** `Valid`, or drift: `Expiring` or `Expired`, which the next `up` repairs with a new credential before the old one goes. */
  declare readonly expiryStatus: pulumi.Output<"Valid" | "Expiring" | "Expired">;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `BearerToken`. */
  declare readonly credentialType: pulumi.Output<string>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;
  /** When it ends, a year after it was made in the API's samples: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly expireTime: pulumi.Output<string>;
  /** The bearer token. Told at creation alone: `get` cannot read it, and has nothing here. */
  declare readonly credentialSecret: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ScimServerCredentialArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(scimServerCredential, name, args, options));
    deriveFromId(this, scimServerCredential);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<credentialId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ScimServerCredentialState, options?: pulumi.CustomResourceOptions): ScimServerCredential {
    return new ScimServerCredential(...lookUp<ScimServerCredentialArgs>(scimServerCredential, name, id, state, options));
  }

  static override isInstance(value: unknown): value is ScimServerCredential {
    return isInstanceOf(scimServerCredential.kind, value);
  }
}
