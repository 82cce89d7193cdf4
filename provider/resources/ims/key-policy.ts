import { z } from "zod";
import { answered } from "../../client/answered";
import { isKeyPolicyNeverSet } from "../../client/error-codes";
import { text } from "../../kernel/check";
import type { Fields } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { isKnownText } from "../../kernel/unknowns";
import { type Standing, standing } from "../common-fields";
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

/** What no field can see by itself. */
export function keyPolicyProblems({ status, statements }: Partial<KeyPolicyInputs>): Problem[] {
  const isEmpty = status === "Active" && Array.isArray(statements) && statements.length === 0;
  return isEmpty ? [{ path: "statements", reason: NOBODY_KNOWS }] : [];
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
  if (status === "Active" && statements.length === 0) throw new Error(`statements ${NOBODY_KNOWS}`);
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
