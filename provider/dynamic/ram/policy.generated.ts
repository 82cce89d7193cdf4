// Generated from provider/resources/ram/policy.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { policy } from "../../resources/ram/policy";
import type { PolicyDocument } from "../../resources/policy-document";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Policy`. Every value, at any depth, may be an output of another resource. */
export interface PolicyArgs {
  /** 1 to 128 letters, digits and hyphens, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  policyName: pulumi.Input<string>;
  /**
   * What the policy allows and denies, as JSON text or as an object. Compared by meaning: order and white space do not
   * count, but `5` and `"5"` differ. At most 6,144 characters of JSON, a byte order mark and blanks around it left out.
   *
   * A change makes a new version and puts it in force. RAM keeps five: the oldest that is not in force makes room, so what
   * you may want to go back to belongs into your own version control. Another version in force
   * is drift where it means something else.
   */
  policyDocument: Given<string | PolicyDocument>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete takes it from everybody who has it. Absent: `false`, delete names them and fails. Versions always go with it. */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
}

/** What is known of one that `Policy.get` looks up; all of it may be left out. */
export interface PolicyState {
  /** 1 to 128 letters, digits and hyphens, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  policyName?: pulumi.Input<string | undefined>;
  /**
   * What the policy allows and denies, as JSON text or as an object. Compared by meaning: order and white space do not
   * count, but `5` and `"5"` differ. At most 6,144 characters of JSON, a byte order mark and blanks around it left out.
   *
   * A change makes a new version and puts it in force. RAM keeps five: the oldest that is not in force makes room, so what
   * you may want to go back to belongs into your own version control. Another version in force
   * is drift where it means something else.
   */
  policyDocument?: Given<string | PolicyDocument | undefined>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete takes it from everybody who has it. Absent: `false`, delete names them and fails. Versions always go with it. */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The version in force, such as `v3`. */
  defaultVersion?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A custom policy of RAM: what whoever it is attached to may do.
 *
 * @example
 * new ram.Policy("readers", {
 *   policyName: "readers",
 *   policyDocument: { Version: "1", Statement: [{ Effect: "Allow", Action: ["oss:Get*", "oss:List*"], Resource: "*" }] },
 * });
 */
export class Policy extends pulumi.CustomResource {
  /** 1 to 128 letters, digits and hyphens, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  declare readonly policyName: pulumi.Output<string>;
  /**
   * What the policy allows and denies, as JSON text or as an object. Compared by meaning: order and white space do not
   * count, but `5` and `"5"` differ. At most 6,144 characters of JSON, a byte order mark and blanks around it left out.
   *
   * A change makes a new version and puts it in force. RAM keeps five: the oldest that is not in force makes room, so what
   * you may want to go back to belongs into your own version control. Another version in force
   * is drift where it means something else.
   */
  declare readonly policyDocument: pulumi.Output<string | PolicyDocument>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
  /** Delete takes it from everybody who has it. Absent: `false`, delete names them and fails. Versions always go with it. */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  declare readonly lintIgnore: pulumi.Output<{ [rule: string]: string } | undefined>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The version in force, such as `v3`. */
  declare readonly defaultVersion: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: PolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(policy, name, args, options));
    deriveFromId(this, policy);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<policyName>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: PolicyState, options?: pulumi.CustomResourceOptions): Policy {
    return new Policy(...lookUp<PolicyArgs>(policy, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Policy {
    return isInstanceOf(policy.kind, value);
  }
}
