import { z } from "zod";
import { text } from "../../kernel/check";
import type { Fields } from "../../kernel/fields";
import { type Adoptable, adoptable, directoryIdField } from "../common-fields";
import { type Linted, linted } from "../policy-lint";
import { tagsField } from "../tags";
import { type PermissionPolicy, permissionPoliciesSchema, policyKey, samePolicy } from "./policies";
import { policyProblems } from "./policy-problems";

export interface AccessConfigurationInputs extends Adoptable, Linted {
  /** 1 to 32 letters, digits and hyphens, unique in the directory whatever their case. The API cannot rename: a new name makes a new object. */
  accessConfigurationName: string;
  /** The directory (`d-...`) that it belongs to. */
  directoryId: string;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /** How long a session lasts, in seconds, 900 to 43,200. Absent: 3,600. Takes effect without re-provisioning. */
  sessionDuration?: number;
  /** The Alibaba Cloud console page that opens after logon. Absent or `""`: the console's home. Takes effect without re-provisioning. */
  relayState?: string;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values
   * up to 128. Absent: none. Takes effect without re-provisioning.
   */
  tags?: { [key: string]: string };
  /** All permissions; a policy that is not listed is foreign and is removed. Absent: none. The order means nothing. */
  permissionPolicies?: PermissionPolicy[];
  /** Delete together with whatever policies are there. `false` refuses while foreign ones are. Absent: `true`. */
  forceRemovePermissionPolicies?: boolean;
  /**
   * Delete takes the configuration out of accounts that this stack does not provision, too. Absent: `false`, delete
   * lists them and fails.
   */
  deprovisionOnDelete?: boolean;
  /**
   * `auto`: a change of the policies is brought to every account where the configuration is provisioned, in the same
   * run, and `ReprovisionRequired` is drift. `manual`: policies only; each `AccessConfigurationProvisioning` brings
   * them to its own account. Absent: `auto`.
   */
  reprovision?: "auto" | "manual";
  /** `Provisioned`, or `ReprovisionRequired` when an account lacks the present policies. Not reported with `manual`. */
  provisioningStatus?: string;
  /** A name for the present policies. Give it to the provisionings, and a change of policies shows in each. */
  policyRevision: string;
}

export interface AccessConfigurationOutputs {
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
}

export const accessConfigurationFields: Fields<AccessConfigurationInputs> = {
  accessConfigurationName: {
    schema: text(/^[A-Za-z0-9-]{1,32}$/, "1 to 32 letters, digits and hyphens"),
    required: true,
    replaces: true,
  },
  directoryId: directoryIdField,
  description: { schema: z.string().max(1024) },
  sessionDuration: { schema: z.int().min(900).max(43_200), unit: "seconds", default: 3600 },
  relayState: { schema: text(/^(https:\/\/\S+)?$/, "an https URL of an Alibaba Cloud console page") },
  tags: tagsField,
  permissionPolicies: { schema: permissionPoliciesSchema, set: policyKey, same: samePolicy, examine: policyProblems },
  forceRemovePermissionPolicies: { schema: z.boolean(), default: true, stateOnly: true },
  deprovisionOnDelete: { schema: z.boolean(), default: false, stateOnly: true },
  reprovision: { schema: z.enum(["auto", "manual"]), default: "auto", stateOnly: true },
  ...linted,
  ...adoptable,
  provisioningStatus: { schema: z.string(), derived: true },
  policyRevision: { schema: z.string(), derived: true },
};
