import type { ListEntitiesForPolicyResponse } from "../../api/ram.generated";
import type { Listed } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import type { Timed } from "../common-fields";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { type Edge, edge, type Parts } from "../shapes/edge";
import { exclusiveList } from "../shapes/exclusive-list";
import { type AttachedPolicy, policyKey, policyText, toAttached, wireOf } from "./attached-policy";
import { holdersList, policiesList } from "./grants";
import { type Holding, policiesOf } from "./policies-of-one";

/** Who can have policies: a user, a group or a role, by its id. */
export interface Principal extends Holding {
  /** `user` */
  readonly what: string;
  attach(context: Context, id: string, policy: AttachedPolicy): Promise<unknown>;
  /** Those of its kind among all who have a policy. */
  among(context: Context, holders: ListEntitiesForPolicyResponse): Promise<readonly Listed[]>;
}

type PairOf<K extends string> = Parts<K> & AttachedPolicy;

const idNames = <K extends string>(principal: K) => ["policyName", "policyType", principal] as const;

/** One policy of one of them. Who has a policy is one list for all of a run, be they thousands; what one has would be one each. */
export function attachment<K extends string, I extends PairOf<K> & Timed>(
  fields: Fields<I>,
  principal: K,
  of: Principal,
) {
  type Pair = Parts<K | keyof AttachedPolicy>;
  const policyOf = (pair: Pair) => pair as unknown as AttachedPolicy;
  const whose = (pair: Pair) => pair[principal as K | keyof AttachedPolicy];
  const shape: Edge<K | keyof AttachedPolicy, I> = {
    named: (pair) => `policy ${policyText(policyOf(pair))} of ${of.what} ${whose(pair)}`,
    list: {
      key: (pair) => holdersList(of.what, policyOf(pair)),
      take: async (context, pair) => (await holders(context, of, policyOf(pair))).map(({ id }) => id.toLowerCase()),
      item: (pair) => whose(pair).toLowerCase(),
      async ask(context, pair) {
        const all = await policiesOf(context, of, whose(pair));
        return all.some((policy) => policyKey(policy) === policyKey(policyOf(pair)));
      },
    },
    attach: (context, pair) =>
      of
        .attach(context, whose(pair), policyOf(pair))
        .finally(() => context.lists.drop(policiesList(of.what, whose(pair)))),
    detach: (context, pair) =>
      of
        .detach(context, whose(pair), policyOf(pair))
        .finally(() => context.lists.drop(policiesList(of.what, whose(pair)))),
  };
  return {
    list: (context: Context) => attachments(context, of),
    ...edge<K | keyof AttachedPolicy, I>(fields, idNames(principal), shape),
  };
}

/** All policies of one of them. */
export function policies<K extends string, I extends Parts<K> & Timed, O extends object>(
  fields: Fields<I>,
  principal: K,
  of: Principal,
) {
  return exclusiveList<K, AttachedPolicy, I, O>(fields, [principal], {
    names: { list: "policies", foreign: "foreignPolicies" },
    item: "policy",
    shown: policyText,
    named: (whose) => `${of.what} ${whose[principal]}`,
    key: (whose) => policiesList(of.what, whose[principal]),
    take: async (context, whose) => (await policiesOf(context, of, whose[principal])).map((item) => ({ item })),
    add: (context, whose, policy) =>
      of.attach(context, whose[principal], policy).finally(() => context.lists.drop(holdersList(of.what, policy))),
    remove: (context, whose, policy) =>
      of.detach(context, whose[principal], policy).finally(() => context.lists.drop(holdersList(of.what, policy))),
    limitOf: ({ policyType }) => policyType,
  });
}

async function holders(context: Context, of: Principal, policy: AttachedPolicy): Promise<readonly Listed[]> {
  return of.among(context, await context.ram.listEntitiesForPolicy(wireOf(policy)));
}

/** Of the more than a thousand policies of the platform, those that somebody has. */
async function* attachments(context: Context, of: Principal): AsyncIterable<Listed> {
  for await (const row of context.ram.listPolicies.items({})) {
    if (row.AttachmentCount === 0) continue;
    const policy = toAttached(row);
    for (const { id, name } of (await unlessGone(holders(context, of, policy))) ?? []) {
      yield { id: joinId(policy.policyName, policy.policyType, id), name: `${policy.policyName} of ${name}` };
    }
  }
}
