import type { Unread } from "../../estate/model";
import { figure, inWords } from "../../provider/config/values";
import { isMeantBy } from "../places";
import type { Both } from "./both";
import { type Facts, gettersOf, gettersOfOlder } from "./getters";
import type { Gate } from "./model";
import { reachOf } from "./reach-table";
import type { Touched } from "./touched";

/** What a change may not do. */
export interface GateWishes {
  /** The most accounts in which somebody may be able to do something else. */
  readonly maxAccounts?: number | undefined;
  /** The most people who may. */
  readonly maxPeople?: number | undefined;
  /** Folders, accounts and tags in which nothing may change. */
  readonly protect: readonly string[];
  /** Policies that nobody may get, in whatever case. */
  readonly never: readonly string[];
  /** Kinds, services or `organisation` that need not be compared for a gate to pass. */
  readonly allowUnread?: readonly string[] | undefined;
}

const MOST_NAMES = 3;

export interface GateFacts extends Facts {
  readonly touched: Touched;
  readonly notCompared: readonly Unread[];
}

type Answered = Omit<Gate, "isKnown">;

/** Each gate that was asked for, hit or not. One that is not passes only where all that could hit it was compared. */
export function gatesOf(
  { maxAccounts, maxPeople, protect, never, allowUnread = [] }: GateWishes,
  impact: GateFacts,
): Gate[] {
  const { touched, both } = impact;
  const gaps = gapsOf(impact.notCompared, allowUnread);
  const answered: readonly Answered[] = [
    ...(maxAccounts === undefined ? [] : [most("max-accounts", maxAccounts, touched.accounts.size, "Accounts")]),
    ...(maxPeople === undefined ? [] : [peopleGate(maxPeople, touched)]),
    ...protect.map((word) => protectGate(word, touched, both)),
    ...never.map((name) => neverGate(name, impact)),
  ];
  const isOlderAllowed = isAllowed(PROVISIONINGS, allowUnread);
  return answered.map((gate) => {
    const isOpen = gate.gate === "never" && !gate.isHit && !isOlderAllowed;
    const older = isOpen ? [...new Set(gettersOfOlder(gate.limit, impact))] : [];
    const reasons = gate.isHit
      ? []
      : [
          ...(gaps.length === 0 ? [] : [`${listed(gaps)} could not be compared`]),
          ...(older.length === 0 ? [] : [olderWords(older)]),
        ];
    if (reasons.length === 0) return { ...gate, isKnown: true };
    return { ...gate, isKnown: false, reason: `Nobody knows, as ${inWords(reasons)}.` };
  });
}

/** The kind that tells which accounts hold older policies than their configurations say. */
export const PROVISIONINGS = "cloudsso:AccessConfigurationProvisioning";

function olderWords(names: readonly string[]): string {
  return `${listed(names)} would have older policies of an access configuration, which no API tells; provision it again, in the same change or before`;
}

/** What was not compared and could touch somebody. @param allowed kinds, services or `organisation`. */
export function gapsOf(notCompared: readonly Unread[], allowed: readonly string[]): string[] {
  const gaps = notCompared
    .map(({ what }) => what)
    .filter((what) => reachOf(what).touches !== "nobody")
    .filter((what) => !isAllowed(what, allowed));
  return [...new Set(gaps)];
}

function isAllowed(what: string, allowed: readonly string[]): boolean {
  return allowed.some((word) => word === what || word === what.split(":")[0]);
}

function most(gate: Gate["gate"], limit: number, count: number, noun: string): Answered {
  const reason = `${noun} affected: ${figure(count)}, and ${figure(limit)} may be.`;
  return { gate, limit: String(limit), isHit: count > limit, reason };
}

/** Of whom no estate tells, nobody knows the number, so it is more than any. */
function peopleGate(limit: number, { people, letsIn }: Touched): Answered {
  const gate = most("max-people", limit, people.size, "People");
  if (letsIn.length === 0) return gate;
  const reason = `${inWords(letsIn)} can let in people whom no estate names, which counts for more than ${figure(limit)}.`;
  return { ...gate, isHit: true, reason };
}

function protectGate(word: string, { accounts }: Touched, { accounts: places, who }: Both): Answered {
  const hit = [...accounts].filter((id) => places(id).some((account) => isMeantBy(word, account)));
  const reason =
    hit.length === 0
      ? `Nothing changes in ${word}.`
      : `${word} is protected, and something changes in ${listed(hit.map((id) => who(id).name))}.`;
  return { gate: "protect", limit: word, isHit: hit.length > 0, reason };
}

function neverGate(policy: string, impact: GateFacts): Answered {
  const names = [...new Set(gettersOf(policy, impact))];
  const reason =
    names.length === 0 ? `Nobody gets ${policy}.` : `Nobody may get ${policy}, and ${listed(names)} would.`;
  return { gate: "never", limit: policy, isHit: names.length > 0, reason };
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(", ")} and ${figure(more)} more` : inWords(names);
}
