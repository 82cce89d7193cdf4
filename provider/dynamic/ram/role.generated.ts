// Generated from provider/resources/ram/role.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { role } from "../../resources/ram/role";
import type { TrustPolicyDocument } from "../../resources/ram/trust-document";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Role`. Every value, at any depth, may be an output of another resource. */
export interface RoleArgs {
  /** 1 to 64 letters, digits, `.` and `-`, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  roleName: pulumi.Input<string>;
  /**
   * The trust policy: who may take on the role, as JSON text or as an object. Compared by meaning: order and white space
   * do not count, nor does the case of the principals' ARNs.
   */
  assumeRolePolicyDocument: Given<string | TrustPolicyDocument>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long a session may last at most, in seconds, 3,600 to 43,200. Absent: 3,600. Only a change of it is ever sent. */
  maxSessionDuration?: pulumi.Input<number | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete detaches its policies first. Absent: `false`, delete names them and fails. */
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

/** What is known of one that `Role.get` looks up; all of it may be left out. */
export interface RoleState {
  /** 1 to 64 letters, digits, `.` and `-`, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  roleName?: pulumi.Input<string | undefined>;
  /**
   * The trust policy: who may take on the role, as JSON text or as an object. Compared by meaning: order and white space
   * do not count, nor does the case of the principals' ARNs.
   */
  assumeRolePolicyDocument?: Given<string | TrustPolicyDocument | undefined>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long a session may last at most, in seconds, 3,600 to 43,200. Absent: 3,600. Only a change of it is ever sent. */
  maxSessionDuration?: pulumi.Input<number | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete detaches its policies first. Absent: `false`, delete names them and fails. */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** The role's number. */
  roleId?: pulumi.Input<string | undefined>;
  /** `acs:ram::<account>:role/<name>`, as RAM writes it: in small letters. */
  arn?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A RAM role: an identity without keys of its own, which those take on whom its trust policy names. What it may do, its
 * policies say.
 *
 * @example
 * new ram.Role("deploy", {
 *   roleName: "deploy",
 *   assumeRolePolicyDocument: {
 *     Version: "1",
 *     Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: ["ecs.aliyuncs.com"] } }],
 *   },
 * });
 */
export class Role extends pulumi.CustomResource {
  /** 1 to 64 letters, digits, `.` and `-`, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  declare readonly roleName: pulumi.Output<string>;
  /**
   * The trust policy: who may take on the role, as JSON text or as an object. Compared by meaning: order and white space
   * do not count, nor does the case of the principals' ARNs.
   */
  declare readonly assumeRolePolicyDocument: pulumi.Output<string | TrustPolicyDocument>;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** How long a session may last at most, in seconds, 3,600 to 43,200. Absent: 3,600. Only a change of it is ever sent. */
  declare readonly maxSessionDuration: pulumi.Output<number>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
  /** Delete detaches its policies first. Absent: `false`, delete names them and fails. */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  declare readonly lintIgnore: pulumi.Output<{ [rule: string]: string } | undefined>;
  /** The role's number. */
  declare readonly roleId: pulumi.Output<string>;
  /** `acs:ram::<account>:role/<name>`, as RAM writes it: in small letters. */
  declare readonly arn: pulumi.Output<string>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: RoleArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(role, name, args, options));
    deriveFromId(this, role);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<roleName>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: RoleState, options?: pulumi.CustomResourceOptions): Role {
    return new Role(...lookUp<RoleArgs>(role, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Role {
    return isInstanceOf(role.kind, value);
  }
}
