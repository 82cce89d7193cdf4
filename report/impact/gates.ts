import type { Unread } from "../../estate/model";
import { figure, inWords } from "../../provider/config/values";
import { isMeantBy } from "../places";
import type { Both } from "./both";
import { gettersOf } from "./getters";
import type { Gate } from "./model";
import type { RamBoth } from "./ram";
import { reachOf } from "./reach-table";
import type { Changes, Touched } from "./touched";

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

type Answered = Omit<Gate, "isKnown">;

/** Each gate that was asked for, hit or not. One that is not passes only where all that could hit it was compared. */
export function gatesOf(
  { maxAccounts, maxPeople, protect, never, allowUnread = [] }: GateWishes,
  changes: Changes,
  touched: Touched,
  both: Both,
  ram: RamBoth,
  notCompared: readonly Unread[],
): Gate[] {
  const gaps = gapsOf(notCompared, allowUnread);
  const answered: readonly Answered[] = [
    ...(maxAccounts === undefined ? [] : [most("max-accounts", maxAccounts, touched.accounts.size, "Accounts")]),
    ...(maxPeople === undefined ? [] : [peopleGate(maxPeople, touched)]),
    ...protect.map((word) => protectGate(word, touched, both)),
    ...never.map((name) => neverGate(name, changes, both, ram)),
  ];
  return answered.map((gate) => {
    if (gate.isHit || gaps.length === 0) return { ...gate, isKnown: true };
    return { ...gate, isKnown: false, reason: `Nobody knows, as ${listed(gaps)} could not be compared.` };
  });
}

/** What was not compared and could touch somebody. @param allowed kinds, services or `organisation`. */
export function gapsOf(notCompared: readonly Unread[], allowed: readonly string[]): string[] {
  const gaps = notCompared
    .map(({ what }) => what)
    .filter((what) => reachOf(what).touches !== "nobody")
    .filter((what) => !allowed.some((word) => word === what || word === what.split(":")[0]));
  return [...new Set(gaps)];
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

function neverGate(policy: string, changes: Changes, both: Both, ram: RamBoth): Answered {
  const names = [...new Set(gettersOf(policy, changes, both, ram))];
  const reason =
    names.length === 0 ? `Nobody gets ${policy}.` : `Nobody may get ${policy}, and ${listed(names)} would.`;
  return { gate: "never", limit: policy, isHit: names.length > 0, reason };
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(", ")} and ${figure(more)} more` : inWords(names);
}
