import { z } from "zod";
import { answered } from "../../client/answered";
import { isKeyPolicyNeverSet } from "../../client/error-codes";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { holdsUnknown, isKnownText } from "../../kernel/unknowns";
import { type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { listed } from "../naming";
import { networkMask, sameNetworks, widening } from "../network-masks";

/** From where calls that are signed with a key are let in. */
export interface AccessKeyStatement {
  /** `ClassicWhiteList`: from the internet. `VPCWhiteList`: from within one VPC. */
  type: "ClassicWhiteList" | "VPCWhiteList";
  /** At least one IPv4 address or network, such as `203.0.113.7` or `203.0.113.0/24`. */
  ipList: string[];
  /** The VPC (`vpc-...`): with `VPCWhiteList`, and with nothing else. */
  vpc?: string;
}

/** What both policies take; what a destroy does is another default than that of other settings. */
export interface KeyPolicyInputs extends Standing {
  status?: "Active" | "Inactive";
  statements?: AccessKeyStatement[];
}

/** What the service keeps, in the program's terms. */
export type KeyPolicy = { readonly [K in "status" | "statements"]: KeyPolicyInputs[K] | undefined };

/** How long a read can show the policy from before a write. */
export const POLICY_LAG_MS = 30_000;

/** A policy that was never set is one that is switched off and lets nobody in: it has no other end either. */
export const NO_POLICY = { status: "Inactive", statements: [] } as const satisfies KeyPolicyInputs;

const statementSchema = z.strictObject({
  type: z.enum(["ClassicWhiteList", "VPCWhiteList"]),
  ipList: z.array(networkMask).min(1),
  vpc: text(/^vpc-[A-Za-z0-9]+$/, "the id of a VPC (vpc-...)").optional(),
});

export const keyPolicyFields: Fields<KeyPolicyInputs> = {
  status: { schema: z.enum(["Active", "Inactive"]) },
  statements: {
    schema: z.array(statementSchema),
    emptyCounts: true,
    set: placeOf,
    same: (a, b) => sameNetworks((a as AccessKeyStatement).ipList, (b as AccessKeyStatement).ipList),
    examine: vpcProblems,
  },
  ...standing,
  onDestroy: { ...standing.onDestroy, default: "reset" },
};

/** Statements about the same place are one. */
function placeOf({ type, vpc }: AccessKeyStatement): string {
  return vpc === undefined ? type : `${type} ${vpc}`;
}

function vpcProblems(value: unknown): Problem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Partial<AccessKeyStatement> | null, index) => {
    const path = `statements[${index}].vpc`;
    if (!isKnownText(item?.type)) return [];
    if (item.type === "VPCWhiteList" && (item.vpc === undefined || item.vpc === "")) {
      return [{ path, reason: "must be given with VPCWhiteList" }];
    }
    const isStray = item.type === "ClassicWhiteList" && item.vpc !== undefined;
    return isStray ? [{ path, reason: "belongs to VPCWhiteList, and not to ClassicWhiteList" }] : [];
  });
}

const NOBODY_KNOWS =
  'must have an item while status is "Active": whether a policy without one lets in everybody or nobody is not documented';

/** Refuses one that is switched on and empty: by what is given alone, else by what `look` says together with what is there. */
export function keyPolicyCheck<I extends KeyPolicyInputs, O extends object>({
  check: look,
}: Pick<Definition<Context, I, O>, "check">) {
  return async (inputs: Partial<I>, context: () => Context, recorded?: Partial<I>): Promise<readonly Problem[]> => {
    const { status, statements } = inputs as KeyPolicyInputs;
    const isEmpty = status === "Active" && Array.isArray(statements) && statements.length === 0;
    return isEmpty ? [{ path: "statements", reason: NOBODY_KNOWS }] : ((await look?.(inputs, context, recorded)) ?? []);
  };
}

/** The strictest that can be there, before anybody has looked. */
const POSSIBLE = { status: "Active" } as const;

/** A policy that a change leaves switched on and empty. @param live `undefined`: what could come to that is told. */
export function onAndEmpty(wanted: KeyPolicyInputs, live: KeyPolicyInputs | undefined): Problem | undefined {
  if (saysNothing(wanted)) return undefined;
  const { status, statements = [] }: KeyPolicyInputs = { ...POSSIBLE, ...live, ...wanted };
  return status === "Active" && statements.length === 0 ? { path: "statements", reason: NOBODY_KNOWS } : undefined;
}

/** Nothing that could be compared with what is there. */
function saysNothing({ status, statements }: KeyPolicyInputs): boolean {
  return holdsUnknown([status, statements]) || (status === undefined && statements === undefined);
}

interface PolicyDocument {
  readonly Status?: KeyPolicyInputs["status"];
  readonly Statements?: readonly {
    readonly Type: AccessKeyStatement["type"];
    readonly Value?: string;
    readonly IPList?: string[];
  }[];
}

/** @param ask for the JSON text. */
export async function readPolicy(ask: () => Promise<string | undefined>, named: string): Promise<KeyPolicy> {
  let document: PolicyDocument;
  try {
    document = JSON.parse(answered(await ask(), named)) as PolicyDocument;
  } catch (error) {
    if (isKeyPolicyNeverSet(error)) return NO_POLICY as unknown as KeyPolicy;
    throw error instanceof SyntaxError ? new Error(`${named} is no JSON text`) : error;
  }
  const statements = (document.Statements ?? []).map(({ Type: type, Value: vpc, IPList: ipList = [] }) => ({
    type,
    ipList,
    ...(vpc ? { vpc } : {}),
  }));
  return { status: document.Status ?? NO_POLICY.status, statements };
}

/** The JSON text. The service adds the version by itself. */
export function policyText({ status = NO_POLICY.status, statements = [] }: KeyPolicy): string {
  const Statements = statements.map(({ type: Type, vpc: Value, ipList: IPList }) => ({
    Type,
    ...(Value === undefined ? {} : { Value }),
    IPList,
  }));
  return JSON.stringify({ Status: status, Statements });
}

/** What a change lets in that was kept out before. @param calls `calls with the key`, for the sentences. */
export function moreLetIn(calls: string) {
  return (from: KeyPolicyInputs, to: KeyPolicyInputs): string[] => {
    const [was, is] = [placesOf(from), placesOf({ ...from, ...to })];
    if (was === undefined) return [];
    if (is === undefined) return [`${calls} are let in from anywhere, as the network policy is switched off`];
    const more = beyond(was, is);
    return more.length === 0 ? [] : [`${calls} are let in from ${listed(more)} as well`];
  };
}

/** What a change keeps out that was let in before: nothing, or all that is let in still. */
export function leftAfter(from: KeyPolicyInputs, to: KeyPolicyInputs): readonly string[] {
  const [was, is] = [placesOf(from), placesOf({ ...from, ...to })];
  if (is === undefined || (was !== undefined && beyond(is, was).length === 0)) return [];
  return beyond(new Map(), is);
}

/**
 * Whether a change may refuse Pulumi's own calls, so that no later run could undo it.
 *
 * @param live `undefined`: nobody has looked, so what could do so is told.
 * @param callerAddress from which Pulumi calls, as far as the program says it.
 */
export function callerKeptOut(
  wanted: KeyPolicyInputs,
  live: KeyPolicyInputs | undefined,
  callerAddress: string | undefined,
): Problem | undefined {
  if (saysNothing(wanted) || holdsUnknown(callerAddress)) return undefined;
  const to: KeyPolicyInputs = { ...POSSIBLE, ...live, ...wanted };
  if (leftAfter(live ?? {}, to).length === 0) return undefined;
  if (callerAddress === undefined) {
    const reason =
      "would refuse calls from addresses that may call now, and perhaps Pulumi's own, which no later run could undo; say the " +
      "address that Pulumi calls from with callerAddress, or set force: true";
    return { path: "statements", reason };
  }
  const internet = placesOf(to)?.get("") ?? [];
  if (internet.length > 0 && widening(internet, [callerAddress]).length === 0) return undefined;
  const reason =
    `must have a network of ClassicWhiteList with ${callerAddress}, the callerAddress, from which Pulumi's calls would be ` +
    "refused otherwise; force: true sets them all the same";
  return { path: "statements", reason };
}

type Places = ReadonlyMap<string, readonly string[]>;

/** Networks by where they are; `undefined`: anywhere. */
function placesOf({ status, statements = [] }: KeyPolicyInputs): Places | undefined {
  if (status !== "Active") return undefined;
  const places = new Map<string, string[]>();
  for (const { vpc = "", ipList } of statements) places.set(vpc, [...(places.get(vpc) ?? []), ...ipList]);
  return places;
}

/** The networks of `is` that are not within `was`. */
function beyond(was: Places, is: Places): string[] {
  return [...is].flatMap(([vpc, networks]) => {
    const before = was.get(vpc) ?? [];
    const more = before.length === 0 ? networks : widening(before, networks);
    return more.map((network) => (vpc === "" ? network : `${network} of ${vpc}`));
  });
}
