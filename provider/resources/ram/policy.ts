import { z } from "zod";
import type { Policy } from "../../api/ram.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type Fields, unreadValues } from "../../kernel/fields";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { documentProblems } from "../document-problems";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { sameCaseless } from "../naming";
import { asRecorded, documentSchema, type PolicyDocument, sameDocument, textOf } from "../policy-document";
import { type Given, type Linted, linted, lintProblems, lintWarnings } from "../policy-lint";
import { entity } from "../shapes/entity";
import { type Tags, tagsField } from "../tags";
import { detachFromAll, holdersOf } from "./policy-holders";
import { customPoliciesOf, dropPolicies } from "./policy-list";
import { bringTags, liveTags, sentAsText, tagsOfRow } from "./tags";

export interface PolicyInputs extends Adoptable, Linted {
  /** 1 to 128 letters, digits and hyphens, unique in the account whatever their case. The API cannot rename: a new name makes a new object. */
  policyName: string;
  /**
   * What the policy allows and denies, as JSON text or as an object. Compared by meaning: order and white space do not
   * count, but `5` and `"5"` differ. At most 6,144 characters of JSON, a byte order mark and blanks around it left out.
   *
   * A change makes a new version and puts it in force. RAM keeps five: the oldest that is not in force makes room, so what
   * you may want to go back to belongs into your own version control. Another version in force
   * is drift where it means something else.
   */
  policyDocument: string | PolicyDocument;
  /** 1 to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: { [key: string]: string };
  /** Delete takes it from everybody who has it. Absent: `false`, delete names them and fails. Versions always go with it. */
  forceDestroy?: boolean;
}

export interface PolicyOutputs extends InAccount {
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
  /** The version in force, such as `v3`. */
  defaultVersion: string;
}

type Inputs = PolicyInputs;
type Live = Found<Inputs, PolicyOutputs>;

const fields: Fields<Inputs> = {
  policyName: {
    schema: text(/^[A-Za-z0-9-]{1,128}$/, "1 to 128 letters, digits and hyphens"),
    required: true,
    replaces: true,
    same: sameCaseless,
  },
  policyDocument: {
    schema: documentSchema,
    required: true,
    same: sameDocument,
    examine: (document) => documentProblems(document, "policyDocument"),
  },
  description: { schema: z.string().max(1024) },
  tags: tagsField,
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...linted,
  ...adoptable,
};

async function* list({ ram }: Context): AsyncIterable<Listed> {
  for await (const { PolicyName: name } of ram.listPolicies.items({ PolicyType: "Custom" })) {
    if (name !== undefined) yield { id: name, name };
  }
}

const named = ({ policyName }: Inputs): string => `policy ${policyName}`;

/** The document, where it is another one than before or is looked at otherwise. */
function changed(wanted: Partial<Inputs>, from: Partial<Inputs> | undefined): Given[] {
  const { policyDocument: document } = wanted;
  const isSame =
    sameValue(fields.policyDocument, from?.policyDocument, document) &&
    sameValue(fields.lintIgnore, from?.lintIgnore, wanted.lintIgnore);
  return isSame ? [] : [{ path: "policyDocument", document, kind: "policy" }];
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
export const policy: Definition<Context, Inputs, PolicyOutputs> = {
  kind: "ram:Policy",
  fields,
  outputs: { createDate: {}, defaultVersion: {}, accountId: { kept: true } },
  id: ["policyName"],
  naturalKey: ["policyName"],
  home: inAccount,
  check: (wanted, context, from) => lintProblems(changed(wanted, from), wanted.lintIgnore, context),
  warnings: (wanted, from, context) => lintWarnings(changed(wanted, from), wanted.lintIgnore, context),
  list,
  ...entity<Inputs, PolicyOutputs>({
    fields,
    list,
    name: ({ policyName }) => policyName,
    named,
    clearable: ["description"],
    toClear: "detach it, or set forceDestroy: true and run pulumi up before the delete",

    findId: async ({ ram }, { policyName }) =>
      (await ram.getPolicy({ PolicyName: policyName, PolicyType: "Custom" })).Policy?.PolicyName,

    async create({ ram }, wanted) {
      const { Policy, RequestId: requestId } = await ram.createPolicy({
        PolicyName: wanted.policyName,
        PolicyDocument: textOf(wanted.policyDocument),
        Description: wanted.description || undefined, // the API wants at least one character, and absent is empty
        Tag: sentAsText(wanted.tags),
      });
      return { id: Policy?.PolicyName, requestId };
    },

    async read(context, id, recorded) {
      const answer = await context.ram.getPolicy({ PolicyName: id, PolicyType: "Custom" });
      const document = answered(answer.DefaultPolicyVersion?.PolicyDocument, `the document of policy ${id}`);
      const live = answered(answer.Policy, `policy ${id}`);
      return toFound(
        live,
        asRecorded(recorded.policyDocument, document),
        await liveTags(context, "policy", id),
        recorded,
      );
    },

    /** Versions never change: where the recorded one is in force, so is the recorded document. */
    async look(context, id, recorded) {
      const row = (await customPoliciesOf(context)).get(id);
      const isInForce = row?.DefaultVersion === recorded.defaultVersion && row?.CreateDate === recorded.createDate;
      if (row === undefined || !isInForce || recorded.policyDocument === undefined) return undefined;
      return toFound(row, recorded.policyDocument, tagsOfRow(row), recorded);
    },

    drop: dropPolicies,

    async write(context, id, from, to) {
      if (!sameValue(fields.policyDocument, from.policyDocument, to.policyDocument)) {
        await context.ram.createPolicyVersion({
          PolicyName: id,
          PolicyDocument: textOf(to.policyDocument),
          SetAsDefault: true,
          RotateStrategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded",
        });
      }
      if (!sameValue(fields.description, from.description, to.description)) {
        await context.ram.updatePolicyDescription({ PolicyName: id, NewDescription: to.description ?? "" });
      }
      if (!sameValue(fields.tags, from.tags, to.tags)) await bringTags(context, "policy", id, to.tags);
    },

    async delete(context, id, recorded) {
      if (recorded.forceDestroy === true) await detachFromAll(context, id);
      await context.ram.deletePolicy({ PolicyName: id, CascadingDelete: true });
    },

    createdAt: ({ createDate }) => createDate,

    async dependents(context, id) {
      return (await holdersOf(context, id)).map(({ kind, name }) => `an attachment to ${kind} ${name}`);
    },
  }),
};

function toFound(live: Policy, policyDocument: string | PolicyDocument, tags: Tags, recorded: Partial<Inputs>): Live {
  const policyName = answered(live.PolicyName, "the name of a policy");
  return {
    id: policyName,
    inputs: {
      policyName,
      policyDocument,
      ...given({ description: live.Description, tags }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ createDate: live.CreateDate, defaultVersion: live.DefaultVersion }),
  };
}
