// Generated from provider/resources/ims/app-secret.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { appSecret } from "../../resources/ims/app-secret";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AppSecret`. Every value, at any depth, may be an output of another resource. */
export interface AppSecretArgs {
  /** The application that proves itself with it: the `id` of an `ims.Application`. */
  appId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AppSecret.get` looks up; all of it may be left out. */
export interface AppSecretState {
  /** The application that proves itself with it: the `id` of an `ims.Application`. */
  appId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate?: pulumi.Input<string | undefined>;
  /** The secret, the `client_secret` of OAuth. Told at creation alone: `get` has nothing here. */
  appSecretValue?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * The secret with which an OAuth application proves that it is itself.
 *
 * The secret is told once, so one that is there cannot be taken over, and `get` cannot recover it. An application has two
 * at most. To replace one without a gap, declare a second, move over, and let the first leave the program. An application
 * of OAuth 2.1 uses none.
 *
 * @example
 * const secret = new ims.AppSecret("portal", { appId: portal.id });
 *
 * export const clientSecret = secret.appSecretValue; // a secret
 */
export class AppSecret extends pulumi.CustomResource {
  /** The second part of the id, a UUID. It is no secret. */
  declare readonly appSecretId: pulumi.Output<string>;
  /** The application that proves itself with it: the `id` of an `ims.Application`. */
  declare readonly appId: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createDate: pulumi.Output<string>;
  /** The secret, the `client_secret` of OAuth. Told at creation alone: `get` has nothing here. */
  declare readonly appSecretValue: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AppSecretArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(appSecret, name, args, options));
    deriveFromId(this, appSecret);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<appId>:<appSecretId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AppSecretState, options?: pulumi.CustomResourceOptions): AppSecret {
    return new AppSecret(...lookUp<AppSecretArgs>(appSecret, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AppSecret {
    return isInstanceOf(appSecret.kind, value);
  }
}
