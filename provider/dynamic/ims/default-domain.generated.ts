// Generated from provider/resources/ims/default-domain.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { defaultDomain } from "../../resources/ims/default-domain";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `DefaultDomain`. Every value, at any depth, may be an output of another resource. */
export interface DefaultDomainArgs {
  /**
   * What stands after the `@` of every logon name: `<alias>.onaliyun.com`, 64 characters at most. The alias has letters,
   * digits, `.`, `_` and `-`, no `-` at either end, no `--`, and is no other account's. Case makes no difference. In a new
   * account it is the account's number.
   */
  defaultDomainName: pulumi.Input<string>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `DefaultDomain.get` looks up; all of it may be left out. */
export interface DefaultDomainState {
  /**
   * What stands after the `@` of every logon name: `<alias>.onaliyun.com`, 64 characters at most. The alias has letters,
   * digits, `.`, `_` and `-`, no `-` at either end, no `--`, and is no other account's. Case makes no difference. In a new
   * account it is the account's number.
   */
  defaultDomainName?: pulumi.Input<string | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * The default domain of an account, with which every RAM user logs on. A change renames them all, and the preview says how
 * many. It can only be changed, never unset: a destroy leaves it, also with `onDestroy: "reset"`. An account has one, so a
 * program declares it once, and makes the names of its users from it.
 *
 * @example
 * const domain = new ims.DefaultDomain("domain", { defaultDomainName: "example.onaliyun.com" });
 * new ims.User("alice", {
 *   userPrincipalName: pulumi.interpolate`alice@${domain.defaultDomainName}`,
 *   displayName: "Alice",
 * });
 */
export class DefaultDomain extends pulumi.CustomResource {
  /**
   * What stands after the `@` of every logon name: `<alias>.onaliyun.com`, 64 characters at most. The alias has letters,
   * digits, `.`, `_` and `-`, no `-` at either end, no `--`, and is no other account's. Case makes no difference. In a new
   * account it is the account's number.
   */
  declare readonly defaultDomainName: pulumi.Output<string>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: DefaultDomainArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(defaultDomain, name, args, options));
    deriveFromId(this, defaultDomain);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DefaultDomainState, options?: pulumi.CustomResourceOptions): DefaultDomain {
    return new DefaultDomain(...lookUp<DefaultDomainArgs>(defaultDomain, name, id, state, options));
  }

  static override isInstance(value: unknown): value is DefaultDomain {
    return isInstanceOf(defaultDomain.kind, value);
  }
}
