import { z } from "zod";
import { isThrottled } from "../../client/error-codes";
import { ServiceError } from "../../client/errors";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import type { Problem } from "../../kernel/problem";
import { UNKNOWN } from "../../kernel/unknowns";
import { assign, type DeprovisionStrategy, type Grant, isGranted, unassign } from "../../rollout/grant";
import type { Work } from "../../rollout/work";
import { accessConfigurationIdField, accountIdField, directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { inDirectory } from "../in-directory";
import { edge, type Parts } from "../shapes/edge";
import type { NoOutputs } from "../shapes/verbs";
import { directoryIds } from "./directories";
import { grantId, grantOf, grantParts, grantsKey, isPrincipal, takeGrants } from "./grants";
import { failureText } from "./in-accounts";

export interface AccessAssignmentInputs extends Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: string;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: string;
  /** The UID of an account of the resource directory, or of its management account. */
  targetId: string;
  /** `User` or `Group`, as the id says, too. */
  principalType: string;
  /** The user (`u-...`) or the group (`g-...`), by its id or by a joined id that ends with it. */
  principalId: string;
  /**
   * What becomes of the provisioning when this was the last assignment of the configuration in the account:
   * `DeprovisionForLastAccessAssignmentOnAccount` takes it away, `None` leaves it. Absent: it stays where this program
   * declares a provisioning of it, by itself or in a set, and is taken away otherwise. `pulumi destroy` does not run the
   * program, and `--target` looks at its targets alone, so there absent takes it away.
   */
  deprovisionStrategy?: string;
}

type Inputs = AccessAssignmentInputs;

const TAKE_ALONG = "DeprovisionForLastAccessAssignmentOnAccount";

const id = grantParts;
type Part = (typeof id)[number];

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  accessConfigurationId: accessConfigurationIdField,
  targetType: { schema: z.enum(["RD-Account"]), default: "RD-Account", replaces: true },
  targetId: accountIdField,
  principalType: { schema: z.enum(["User", "Group"]), required: true, replaces: true },
  principalId: {
    schema: text(/^[ug]-[A-Za-z0-9]+$/, "the id of a user (u-...) or of a group (g-...)"),
    required: true,
    replaces: true,
    refersTo: true,
  },
  deprovisionStrategy: {
    schema: z.enum([TAKE_ALONG, "None"]),
    stateOnly: true,
  },
  ...timed,
};

/**
 * One access configuration for one user or group in one account: whoever it is may take on the configuration's role
 * there. `@pulumi/alicloud` calls it `AccessManagement`, and so can programs here.
 *
 * An assignment that is there already becomes this resource's own. Where the configuration is not provisioned yet, its
 * first assignment provisions it; what is `ReprovisionRequired` there stays so, which is the matter of the
 * `AccessConfiguration` and of its `AccessConfigurationProvisioning`. In a program with both, take
 * `accessConfigurationId` and `targetId` from the provisioning, so that what is made first is deleted last.
 *
 * @example
 * new cloudsso.AccessAssignment("operators-production", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   targetId: "1234567890123456",
 *   principalType: "Group",
 *   principalId: "g-00jqzghi2n3o5hkh0001",
 * });
 */
export const accessAssignment: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:AccessAssignment",
  alsoCalled: "AccessManagement",
  fields,
  outputs: {},
  id,
  naturalKey: id,
  home: inDirectory,
  shares: [
    {
      of: "grants",
      by: ["directoryId", "accessConfigurationId", "principalId", "targetId"],
      part: ["targetId"],
      refusal: (other) =>
        `is an account of the set ${other} of this program, which has this very grant; leave it to one of the two`,
    },
    {
      of: "accounts of grants",
      by: ["directoryId", "accessConfigurationId", "targetId"],
      part: ["principalId"],
      refusal: (other) =>
        `is an account of the exclusive set ${other} of this program, which would take this grant away; put the principal ` +
        `into ${other}, or leave the account out of it`,
    },
  ],

  check: (inputs) => principalProblems(inputs),

  async *list(context) {
    for (const directoryId of await directoryIds(context)) {
      const request = { DirectoryId: directoryId, MaxResults: 20 };
      for await (const row of context.cloudsso.listAccessAssignments.items(request)) {
        const who = `${row.PrincipalType?.toLowerCase()} ${row.PrincipalName ?? row.PrincipalId}`;
        const name = `${row.AccessConfigurationName ?? row.AccessConfigurationId} for ${who} in ${row.TargetName ?? row.TargetId}`;
        yield { id: grantId(directoryId, row), name };
      }
    }
  },

  ...edge<Part, Inputs & Parts<Part>>(fields as Fields<Inputs & Parts<Part>>, id, {
    named: ({ accessConfigurationId, targetId, principalType, principalId }) =>
      `the assignment of access configuration ${accessConfigurationId} to ${principalType.toLowerCase()} ${principalId} in ` +
      `account ${targetId}`,
    list: {
      key: grantsKey,
      take: takeGrants,
      item: (parts) => joinId(...id.map((name) => parts[name])),
      ask: ({ cloudsso }, parts) => isGranted(cloudsso, grantOf(parts)),
    },
    attach: (context, parts) => run(context, (snapshots) => assign(snapshots, grantOf(parts))),
    detach(context, parts, recorded) {
      const grant = grantOf(parts);
      const strategy = strategyOf(context, grant, recorded);
      return run(context, (snapshots) => unassign(snapshots, grant, strategy));
    },
    why: whyRefused,
  }),
};

/** The id says what it is the id of. */
function principalProblems({ principalType, principalId }: Partial<Inputs>): readonly Problem[] {
  const said = { u: "User", g: "Group" }[/^([ug])-/.exec(principalId ?? "")?.[1] ?? ""];
  if (said === undefined || principalType === undefined || principalType === UNKNOWN || principalType === said)
    return [];
  return [
    { path: "principalType", reason: `must be ${said}, since principalId ${principalId} is a ${said.toLowerCase()}'s` },
  ];
}

/** A grant that goes must not take a provisioning along that the program wants. */
function strategyOf(context: Context, grant: Grant, { deprovisionStrategy }: Partial<Inputs>): DeprovisionStrategy {
  if (deprovisionStrategy !== undefined) return deprovisionStrategy === "None" ? "None" : TAKE_ALONG;
  const provisioning = [grant.directoryId, grant.accessConfigurationId, grant.targetId];
  return context.isDeclared("cloudsso provisionings", provisioning) ? "None" : TAKE_ALONG;
}

/** The lists of provisionings are only told what the task did. */
async function run(context: Context, workOn: (snapshots: Context["snapshots"]) => Work): Promise<void> {
  const { snapshots } = context;
  const outcome = await context.scheduler.run(workOn(snapshots), context);
  if (outcome.status === "Failed") throw new Error(failureText(outcome));
}

/** Refusals of principals and accounts have codes that no document tells. */
async function whyRefused(context: Context, parts: Parts<Part>, error: unknown): Promise<string | undefined> {
  if (!(error instanceof ServiceError) || isThrottled(error)) return undefined;
  const { directoryId, targetId, principalType, principalId } = parts;
  if (!(await isPrincipal(context, parts))) {
    return (
      `there is no ${principalType.toLowerCase()} ${principalId} in directory ${directoryId}; declare it in this program ` +
      "and use its output, or correct principalId"
    );
  }
  return `${targetId} must be an account of the resource directory that is not suspended, or its management account`;
}
