// Generated from provider/resources/ims/application.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { application } from "../../resources/ims/application";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Application`. Every value, at any depth, may be an output of another resource. */
export interface ApplicationArgs {
  /** 1 to 64 letters, digits, `.`, `-` and `_`. A change makes a new application, with another id and without secrets. */
  appName: pulumi.Input<string>;
  /** `WebApp`, `NativeApp` (on a user's device) or `ServerApp` (acts for itself). A change makes a new application. */
  appType: pulumi.Input<"WebApp" | "NativeApp" | "ServerApp" | (string & {})>;
  /** 1 to 24 characters. */
  displayName: pulumi.Input<string>;
  /** Of OAuth. A change makes a new application. Absent: `2.0`. */
  protocolVersion?: pulumi.Input<"2.0" | "2.1" | (string & {}) | undefined>;
  /** URLs to which users come back with a code, all of them: others are removed. Absent: none. */
  redirectUris?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * What it may ask for, all of it: other scopes are removed. `openid` is always there and need not be named;
   * `getPredefinedScopes` lists what there is. Absent: no more than `openid`.
   */
  predefinedScopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Those of `predefinedScopes` that nobody can leave out when they consent, all of them. Absent: no more than `openid`. */
  requiredScopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long an access token is valid, in seconds, 900 to 10,800. Absent: 3,600. */
  accessTokenValidity?: pulumi.Input<number | undefined>;
  /**
   * How long a refresh token is valid, in seconds, 7,200 to 31,536,000. Absent: 2,592,000 (30 days), of a
   * `WebApp` 7,776,000 (90 days).
   */
  refreshTokenValidity?: pulumi.Input<number | undefined>;
  /** Other accounts can install it. Absent: `false` for a `WebApp`, else `true`. */
  isMultiTenant?: pulumi.Input<boolean | undefined>;
  /** Only a `NativeApp` can go without a secret. Absent: `false` for a `NativeApp`, else `true`. */
  secretRequired?: pulumi.Input<boolean | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `Application.get` looks up; all of it may be left out. */
export interface ApplicationState {
  /** 1 to 64 letters, digits, `.`, `-` and `_`. A change makes a new application, with another id and without secrets. */
  appName?: pulumi.Input<string | undefined>;
  /** `WebApp`, `NativeApp` (on a user's device) or `ServerApp` (acts for itself). A change makes a new application. */
  appType?: pulumi.Input<"WebApp" | "NativeApp" | "ServerApp" | (string & {}) | undefined>;
  /** 1 to 24 characters. */
  displayName?: pulumi.Input<string | undefined>;
  /** Of OAuth. A change makes a new application. Absent: `2.0`. */
  protocolVersion?: pulumi.Input<"2.0" | "2.1" | (string & {}) | undefined>;
  /** URLs to which users come back with a code, all of them: others are removed. Absent: none. */
  redirectUris?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * What it may ask for, all of it: other scopes are removed. `openid` is always there and need not be named;
   * `getPredefinedScopes` lists what there is. Absent: no more than `openid`.
   */
  predefinedScopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Those of `predefinedScopes` that nobody can leave out when they consent, all of them. Absent: no more than `openid`. */
  requiredScopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long an access token is valid, in seconds, 900 to 10,800. Absent: 3,600. */
  accessTokenValidity?: pulumi.Input<number | undefined>;
  /**
   * How long a refresh token is valid, in seconds, 7,200 to 31,536,000. Absent: 2,592,000 (30 days), of a
   * `WebApp` 7,776,000 (90 days).
   */
  refreshTokenValidity?: pulumi.Input<number | undefined>;
  /** Other accounts can install it. Absent: `false` for a `WebApp`, else `true`. */
  isMultiTenant?: pulumi.Input<boolean | undefined>;
  /** Only a `NativeApp` can go without a secret. Absent: `false` for a `NativeApp`, else `true`. */
  secretRequired?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * An OAuth application: a program that signs in RAM users, or calls APIs in their name or its own. Its secrets are
 * resources of their own, `AppSecret`.
 *
 * Delete takes its secrets along, and takes it out of every account that has it installed.
 *
 * @example
 * new ims.Application("portal", {
 *   appName: "portal",
 *   appType: "WebApp",
 *   displayName: "Portal",
 *   redirectUris: ["https://portal.example.com/callback"],
 *   predefinedScopes: ["aliuid", "profile"],
 *   requiredScopes: ["aliuid"],
 * });
 */
export class Application extends pulumi.CustomResource {
  /** The application's number, which is the id: the `client_id` of OAuth. */
  declare readonly appId: pulumi.Output<string>;
  /** 1 to 64 letters, digits, `.`, `-` and `_`. A change makes a new application, with another id and without secrets. */
  declare readonly appName: pulumi.Output<string>;
  /** `WebApp`, `NativeApp` (on a user's device) or `ServerApp` (acts for itself). A change makes a new application. */
  declare readonly appType: pulumi.Output<"WebApp" | "NativeApp" | "ServerApp">;
  /** 1 to 24 characters. */
  declare readonly displayName: pulumi.Output<string>;
  /** Of OAuth. A change makes a new application. Absent: `2.0`. */
  declare readonly protocolVersion: pulumi.Output<"2.0" | "2.1">;
  /** URLs to which users come back with a code, all of them: others are removed. Absent: none. */
  declare readonly redirectUris: pulumi.Output<string[] | undefined>;
  /**
   * What it may ask for, all of it: other scopes are removed. `openid` is always there and need not be named;
   * `getPredefinedScopes` lists what there is. Absent: no more than `openid`.
   */
  declare readonly predefinedScopes: pulumi.Output<string[] | undefined>;
  /** Those of `predefinedScopes` that nobody can leave out when they consent, all of them. Absent: no more than `openid`. */
  declare readonly requiredScopes: pulumi.Output<string[] | undefined>;
  /** How long an access token is valid, in seconds, 900 to 10,800. Absent: 3,600. */
  declare readonly accessTokenValidity: pulumi.Output<number>;
  /**
   * How long a refresh token is valid, in seconds, 7,200 to 31,536,000. Absent: 2,592,000 (30 days), of a
   * `WebApp` 7,776,000 (90 days).
   */
  declare readonly refreshTokenValidity: pulumi.Output<number | undefined>;
  /** Other accounts can install it. Absent: `false` for a `WebApp`, else `true`. */
  declare readonly isMultiTenant: pulumi.Output<boolean | undefined>;
  /** Only a `NativeApp` can go without a secret. Absent: `false` for a `NativeApp`, else `true`. */
  declare readonly secretRequired: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ApplicationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(application, name, args, options));
    deriveFromId(this, application);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<appId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ApplicationState, options?: pulumi.CustomResourceOptions): Application {
    return new Application(...lookUp<ApplicationArgs>(application, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Application {
    return isInstanceOf(application.kind, value);
  }
}
