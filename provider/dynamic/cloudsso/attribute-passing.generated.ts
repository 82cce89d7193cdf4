// Generated from provider/resources/cloudsso/attribute-passing.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { attributePassing } from "../../resources/cloudsso/attribute-passing";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AttributePassing`. Every value, at any depth, may be an output of another resource. */
export interface AttributePassingArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /**
   * What an account learns of who has logged on, as the source identity of the session: `UserName`, `acs:sso:<user name>`
   * in 64 characters at most; `IdP`, what the identity provider says; `Disabled`, nothing, as in a new directory.
   */
  sourceIdentityPassing: pulumi.Input<"IdP" | "UserName" | "Disabled" | (string & {})>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AttributePassing.get` looks up; all of it may be left out. */
export interface AttributePassingState {
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * What an account learns of who has logged on, as the source identity of the session: `UserName`, `acs:sso:<user name>`
   * in 64 characters at most; `IdP`, what the identity provider says; `Disabled`, nothing, as in a new directory.
   */
  sourceIdentityPassing?: pulumi.Input<"IdP" | "UserName" | "Disabled" | (string & {}) | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * What CloudSSO passes on to the accounts about who has logged on, so that their logs name a person behind a role.
 *
 * @example
 * new cloudsso.AttributePassing("who", { directoryId: directory.id, sourceIdentityPassing: "UserName" });
 */
export class AttributePassing extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * What an account learns of who has logged on, as the source identity of the session: `UserName`, `acs:sso:<user name>`
   * in 64 characters at most; `IdP`, what the identity provider says; `Disabled`, nothing, as in a new directory.
   */
  declare readonly sourceIdentityPassing: pulumi.Output<"IdP" | "UserName" | "Disabled">;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AttributePassingArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(attributePassing, name, args, options));
    deriveFromId(this, attributePassing);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AttributePassingState, options?: pulumi.CustomResourceOptions): AttributePassing {
    return new AttributePassing(...lookUp<AttributePassingArgs>(attributePassing, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AttributePassing {
    return isInstanceOf(attributePassing.kind, value);
  }
}
