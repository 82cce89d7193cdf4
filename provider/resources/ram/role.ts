import { z } from "zod";
import type { Role, UpdateRoleRequest } from "../../api/ram.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Definition, Found } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type Fields, unreadValues } from "../../kernel/fields";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { trustProblems } from "../document-problems";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { sameCaseless } from "../naming";
import { asRecorded, documentSchema, textOf } from "../policy-document";
import { type Given, type Linted, linted, lintProblems, lintWarnings } from "../policy-lint";
import { entity } from "../shapes/entity";
import { type Tags, tagsField } from "../tags";
import { policyText } from "./attached-policy";
import { detachAll, policiesOf } from "./policies-of-one";
import { dropRoles, ownRoleProblems, ownRoles, rolesOf } from "./role-list";
import { roleHolding } from "./role-principal";
import { bringTags, liveTags, sentAsText, tagsOfRow } from "./tags";
import { sameTrust, type TrustPolicyDocument } from "./trust-document";

export interface RoleInputs extends Adoptable, Linted {
  /** 1 to 64 letters, digits, `.` and `-`, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  roleName: string;
  /**
   * The trust policy: who may take on the role, as JSON text or as an object. Compared by meaning: order and white space
   * do not count, nor does the case of the principals' ARNs.
   */
  assumeRolePolicyDocument: string | TrustPolicyDocument;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /** How long a session may last at most, in seconds, 3,600 to 43,200. Absent: 3,600. Only a change of it is ever sent. */
  maxSessionDuration?: number;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: { [key: string]: string };
  /** Delete detaches its policies first. Absent: `false`, delete names them and fails. */
  forceDestroy?: boolean;
}

export interface RoleOutputs extends InAccount {
  /** The role's number. */
  roleId: string;
  /** `acs:ram::<account>:role/<name>`, as RAM writes it: in small letters. */
  arn: string;
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
}

type Inputs = RoleInputs;
type Live = Found<Inputs, RoleOutputs>;

const fields: Fields<Inputs> = {
  roleName: {
    schema: text(/^[A-Za-z0-9.-]{1,64}$/, "1 to 64 letters, digits, . and -"),
    required: true,
    replaces: true,
    same: sameCaseless,
    examine: ownRoleProblems,
  },
  assumeRolePolicyDocument: {
    schema: documentSchema,
    required: true,
    same: sameTrust,
    examine: (document) => trustProblems(document, "assumeRolePolicyDocument"),
  },
  description: { schema: z.string().max(1024) },
  maxSessionDuration: { schema: z.int().min(3600).max(43_200), unit: "seconds", default: 3600 },
  tags: tagsField,
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...linted,
  ...adoptable,
};

const named = ({ roleName }: Inputs): string => `role ${roleName}`;

/** The trust policy, where it is another one than before or is looked at otherwise. */
function changed(wanted: Partial<Inputs>, from: Partial<Inputs> | undefined): Given[] {
  const { assumeRolePolicyDocument: document } = wanted;
  const isSame =
    sameValue(fields.assumeRolePolicyDocument, from?.assumeRolePolicyDocument, document) &&
    sameValue(fields.lintIgnore, from?.lintIgnore, wanted.lintIgnore);
  return isSame ? [] : [{ path: "assumeRolePolicyDocument", document, kind: "trust" }];
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
export const role: Definition<Context, Inputs, RoleOutputs> = {
  kind: "ram:Role",
  fields,
  outputs: { roleId: {}, arn: {}, createDate: {}, accountId: { kept: true } },
  id: ["roleName"],
  naturalKey: ["roleName"],
  home: inAccount,
  list: ownRoles,
  check: (wanted, context, from) => lintProblems(changed(wanted, from), wanted.lintIgnore, context),
  warnings: (wanted, from, context) => lintWarnings(changed(wanted, from), wanted.lintIgnore, context),
  ...entity<Inputs, RoleOutputs>({
    fields,
    list: ownRoles,
    name: ({ roleName }) => roleName,
    named,
    clearable: ["description"],
    toClear: "detach them, or set forceDestroy: true and run pulumi up before the delete",

    findId: async ({ ram }, { roleName }) => (await ram.getRole({ RoleName: roleName })).Role?.RoleName,

    async create({ ram }, wanted) {
      const { Role, RequestId: requestId } = await ram.createRole({
        RoleName: wanted.roleName,
        AssumeRolePolicyDocument: textOf(wanted.assumeRolePolicyDocument),
        Description: wanted.description || undefined, // the API wants at least one character, and absent is empty
        MaxSessionDuration: wanted.maxSessionDuration,
        Tag: sentAsText(wanted.tags),
      });
      return { id: Role?.RoleName, requestId };
    },

    async read(context, id, recorded) {
      const live = await getRole(context, id);
      return toFound(live, await liveTags(context, "role", id), recorded);
    },

    /** The list has all tags, which no answer about one role has, and no trust policy. */
    async look(context, id, recorded) {
      const row = (await rolesOf(context)).get(id);
      return row && toFound(await getRole(context, id), tagsOfRow(row), recorded);
    },

    drop: dropRoles,

    async write(context, id, from, to) {
      const request = await updateOf(context, id, from, to);
      if (request !== undefined) await context.ram.updateRole({ RoleName: id, ...request });
      if (!sameValue(fields.tags, from.tags, to.tags)) await bringTags(context, "role", id, to.tags);
    },

    async delete(context, id, recorded) {
      if (recorded.forceDestroy === true) await detachAll(context, roleHolding, id);
      await context.ram.deleteRole({ RoleName: id });
    },

    createdAt: ({ createDate }) => createDate,

    async dependents(context, id) {
      return (await policiesOf(context, roleHolding, id)).map((policy) => `policy ${policyText(policy)}`);
    },
  }),
};

/**
 * Without a duration the service takes its default, says its page, so an edit of something else sends the one that is
 * there, whoever set it.
 */
async function updateOf(
  context: Context,
  id: string,
  from: Inputs,
  to: Inputs,
): Promise<Omit<UpdateRoleRequest, "RoleName"> | undefined> {
  const differs = (name: keyof Inputs) => !sameValue(fields[name] as never, from[name], to[name]);
  const request = {
    ...(differs("assumeRolePolicyDocument")
      ? { NewAssumeRolePolicyDocument: textOf(to.assumeRolePolicyDocument) }
      : {}),
    ...(differs("description") ? { NewDescription: to.description ?? "" } : {}),
  };
  if (differs("maxSessionDuration")) return { ...request, NewMaxSessionDuration: to.maxSessionDuration };
  if (Object.keys(request).length === 0) return undefined;
  return { ...request, NewMaxSessionDuration: (await getRole(context, id)).MaxSessionDuration };
}

async function getRole({ ram }: Context, name: string): Promise<Role> {
  return answered((await ram.getRole({ RoleName: name })).Role, `role ${name}`);
}

function toFound(live: Role, tags: Tags, recorded: Partial<Inputs>): Live {
  const roleName = answered(live.RoleName, "the name of a role");
  const trust = answered(live.AssumeRolePolicyDocument, `the trust policy of role ${roleName}`);
  return {
    id: roleName,
    inputs: {
      roleName,
      assumeRolePolicyDocument: asRecorded(recorded.assumeRolePolicyDocument, trust, sameTrust),
      ...given({ description: live.Description, maxSessionDuration: live.MaxSessionDuration, tags }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ roleId: live.RoleId, arn: live.Arn, createDate: live.CreateDate }),
  };
}
