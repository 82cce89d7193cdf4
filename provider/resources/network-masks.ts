import { z } from "zod";
import { figure } from "../config";
import { text } from "../kernel/check";
import type { Field } from "../kernel/fields";
import { isKnownText } from "../kernel/unknowns";
import { listed } from "./naming";

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ADDRESS = `${OCTET}(\\.${OCTET}){3}`;
const MASK = new RegExp(`^${ADDRESS}(/(3[0-2]|[12]?\\d))?$`);
const ANYWHERE = "0.0.0.0/0";

/** One address. */
export const ipv4Address = text(new RegExp(`^${ADDRESS}$`), "an IPv4 address, such as 203.0.113.7");

export const networkMask = text(MASK, "an IPv4 address or network, such as 203.0.113.7 or 203.0.113.0/24");

/** First and last address, as numbers. */
type Range = readonly [first: number, last: number];

/**
 * Networks from which people may log on: IPv4 addresses and CIDRs. An empty list is said by a program to clear them all,
 * so it is not the same as none.
 *
 * @param characters how many they may have together, with one between two; default: any number.
 */
export function networkMasksField(most: number, characters = Number.POSITIVE_INFINITY): Field<string[]> {
  return {
    examine(value) {
      const length = Array.isArray(value) && value.every(isKnownText) ? value.join(";").length : 0;
      const reason = `must have at most ${figure(characters)} characters together, with one between two, not ${figure(length)}`;
      return length > characters ? [{ path: "loginNetworkMasks", reason }] : [];
    },
    schema: z.array(networkMask).max(most),
    emptyCounts: true,
    set: networkOf,
    same: () => true, // of the same network, whatever their spelling
  };
}

/** As the services write a list of masks; there is always one character at least between two. */
export function masksOf(joined: string | undefined): string[] {
  return (joined ?? "").split(/[;,\s]+/).filter(Boolean);
}

/** Whether two lists name the same networks, in whatever order and spelling. */
export function sameNetworks(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [new Set(a.map(networkOf)), new Set(b.map(networkOf))];
  return one.size === other.size && [...one].every((network) => other.has(network));
}

/** The masks that let somebody in whom the earlier ones kept out. One of another form, set elsewhere, goes by its text. */
export function widening(from: readonly string[], to: readonly string[]): string[] {
  if (from.length === 0) return [];
  const covered = merged(from.filter(isMask).map(rangeOf));
  const isCovered = ([first, last]: Range) => covered.some(([from, to]) => from <= first && last <= to);
  return to.filter((mask) => (isMask(mask) ? !isCovered(rangeOf(mask)) : !from.includes(mask)));
}

const isMask = (text: string): boolean => MASK.test(text);

/**
 * Why whoever runs the program might no longer log on, to be read behind the input's path. No API tells from which
 * address that person does, so it is theirs to say; where they do not, keeping anybody out is refused.
 *
 * @param live the networks that are there. `undefined`: nobody has looked.
 * @param callerAddress that person's address, as far as the program says it.
 */
export function lockOutBy(
  masks: readonly string[],
  live: readonly string[] | undefined,
  callerAddress: string | undefined,
): string | undefined {
  if (masks.length === 0) return undefined;
  if (callerAddress !== undefined) {
    return widening(masks, [callerAddress]).length === 0
      ? undefined
      : `must have a network with ${callerAddress}, the callerAddress, which could not log on otherwise; force: true sets them all the same`;
  }
  const before = live === undefined || live.length === 0 ? [ANYWHERE] : live;
  return widening(masks, before).length === 0
    ? undefined
    : "would keep out addresses that may log on now, and perhaps yours, which no API tells; say yours with callerAddress, or set force: true";
}

/** What a change of the networks lets in that was kept out before, in a sentence. */
export function widerLogon(was: readonly string[], is: readonly string[]): string | undefined {
  if (is.length === 0) {
    return was.length === 0 ? undefined : "users may log on from anywhere, as the last network goes";
  }
  const wider = widening(was, is);
  return wider.length === 0 ? undefined : `users may log on from ${listed(wider)} as well`;
}

/** Two spellings of one network have the same: 10.1.2.3/8 is 10.0.0.0/8, and 10.1.2.3 is 10.1.2.3/32. */
function networkOf(mask: string): string {
  return isMask(mask) ? rangeOf(mask).join("-") : mask;
}

function rangeOf(mask: string): Range {
  const [address = "", prefix = "32"] = mask.split("/");
  const value = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(value / size) * size;
  return [first, first + size - 1];
}

/** In order, with those that touch in one. */
function merged(ranges: readonly Range[]): Range[] {
  const done: Range[] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = done.at(-1);
    if (before === undefined || before[1] + 1 < first) done.push([first, last]);
    else done[done.length - 1] = [before[0], Math.max(before[1], last)];
  }
  return done;
}
