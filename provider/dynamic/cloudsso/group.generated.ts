// Generated from provider/resources/cloudsso/group.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { group } from "../../resources/cloudsso/group";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Group`. Every value, at any depth, may be an output of another resource. */
export interface GroupArgs {
  /** The directory (`d-...`) that it belongs to. */
  directoryId: pulumi.Input<string>;
  /** 1 to 128 letters, digits, `_`, `-` and `.`, unique in the directory whatever their case. A change renames in place. */
  groupName: pulumi.Input<string>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Access assignments and RAM user
   * provisionings are never taken away: delete names them and fails in any case, and the members stay.
   */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `Group.get` looks up; all of it may be left out. */
export interface GroupState {
  /** The directory (`d-...`) that it belongs to. */
  directoryId?: pulumi.Input<string | undefined>;
  /** 1 to 128 letters, digits, `_`, `-` and `.`, unique in the directory whatever their case. A change renames in place. */
  groupName?: pulumi.Input<string | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Access assignments and RAM user
   * provisionings are never taken away: delete names them and fails in any case, and the members stay.
   */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `Manual`; `Synchronized` when SCIM synchronization has taken it over, which then writes it. */
  provisionType?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
}

/**
 * A group of a CloudSSO directory. Access that is assigned to it is its members'.
 *
 * Its members are resources of their own. A group that SCIM synchronizes belongs to the identity provider: read it with
 * `getGroup`.
 *
 * @example
 * new cloudsso.Group("operators", { directoryId: directory.id, groupName: "operators" });
 */
export class Group extends pulumi.CustomResource {
  /** `g-...`, the second part of the id. */
  declare readonly groupId: pulumi.Output<string>;
  /** The directory (`d-...`) that it belongs to. */
  declare readonly directoryId: pulumi.Output<string>;
  /** 1 to 128 letters, digits, `_`, `-` and `.`, unique in the directory whatever their case. A change renames in place. */
  declare readonly groupName: pulumi.Output<string>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Access assignments and RAM user
   * provisionings are never taken away: delete names them and fails in any case, and the members stay.
   */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `Manual`; `Synchronized` when SCIM synchronization has taken it over, which then writes it. */
  declare readonly provisionType: pulumi.Output<string>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(group, name, args, options));
    deriveFromId(this, group);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<groupId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupState, options?: pulumi.CustomResourceOptions): Group {
    return new Group(...lookUp<GroupArgs>(group, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Group {
    return isInstanceOf(group.kind, value);
  }
}
