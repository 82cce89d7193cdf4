import type { Estate } from "../../estate/model";
import { unreadLines } from "../../estate/unread";
import type { NewFinding } from "../../report/drift/findings";
import type { UnmanagedLook } from "../../report/drift/model";
import { UNMANAGED_KINDS, unmanagedIn } from "../../report/drift/unmanaged";
import type { ManagedObjects } from "../../report/managed";
import { exportOf, type Place } from "./look";

export const PARTS = ["cloudsso", "ims", "ram"] as const;
export type Part = (typeof PARTS)[number];

export interface Unmanaged {
  readonly look: UnmanagedLook;
  readonly findings: readonly NewFinding[];
}

export function kindsOf(parts: readonly Part[]): string[] {
  return UNMANAGED_KINDS.filter((kind) => parts.some((part) => kind.startsWith(`${part}:`)));
}

/**
 * What is there, less what the stacks hold. Where a stack does not tell what it holds, all of that would seem to be in
 * none, so nothing is found then, and it is said why.
 */
export async function lookForUnmanaged(
  stacks: readonly string[],
  kinds: readonly string[],
  estateOf: () => Promise<Estate>,
  place: Place,
): Promise<Unmanaged> {
  const managed: ManagedObjects[] = [];
  const failures: string[] = [];
  for (const stack of stacks) {
    try {
      managed.push(await exportOf(stack, place));
    } catch (error) {
      failures.push(sentence(error, place));
    }
  }
  if (failures.length > 0) return { look: { kinds, objects: 0, failures }, findings: [] };
  try {
    const estate = await estateOf();
    const objects = kinds.reduce((sum, kind) => sum + (estate.objects[kind]?.length ?? 0), 0);
    const left = kinds.filter((kind) => estate.objects[kind] === undefined);
    const unread = unreadLines(estate.unread.filter(({ what }) => kinds.includes(what)));
    const known = new Set(estate.unread.map(({ what }) => what));
    const notAsked = left.filter((kind) => !known.has(kind)).map((kind) => `${kind} is not in the estate`);
    const held = new Map(managed.flatMap((one) => [...one]));
    return { look: { kinds, objects, failures: [...unread, ...notAsked] }, findings: unmanagedIn(estate, held, kinds) };
  } catch (error) {
    return { look: { kinds, objects: 0, failures: [sentence(error, place)] }, findings: [] };
  }
}

/** @throws the error, when somebody interrupts. */
function sentence(error: unknown, { signal }: Place): string {
  signal.throwIfAborted();
  return error instanceof Error ? error.message : String(error);
}
