import type { Estate } from "../../estate/model";
import { unreadLines } from "../../estate/unread";
import type { Settings } from "../../provider/config";
import { inWords } from "../../provider/config/values";
import type { NewFinding } from "../../report/drift/findings";
import type { CloudLook, UnmanagedLook } from "../../report/drift/model";
import { NAMING } from "../../report/drift/repair";
import { directoryIn } from "../../report/drift/report";
import { UNMANAGED_KINDS, unmanagedIn } from "../../report/drift/unmanaged";
import type { ManagedObjects } from "../../report/managed";
import { oneLine } from "../report/plain";
import { readLive, type World } from "../snapshot/live";
import type { Place } from "./cli";
import { cloudsOf, settingsOf } from "./clouds";
import { exportOf, sideBySide } from "./look";

export const PARTS = ["cloudsso", "ims", "ram"] as const;
export type Part = (typeof PARTS)[number];

export interface Unmanaged {
  readonly look: UnmanagedLook;
  readonly findings: readonly NewFinding[];
}

export interface Question {
  readonly stacks: readonly string[];
  readonly kinds: readonly string[];
  /** Held against the stacks in the place of what is there. */
  readonly saved: Estate | undefined;
  /** Stacks at a time. */
  readonly parallel: number;
}

export function kindsOf(parts: readonly Part[]): string[] {
  return UNMANAGED_KINDS.filter((kind) => parts.some((part) => kind.startsWith(`${part}:`)));
}

/** What a stack holds, and where. */
interface Held {
  readonly stack: string;
  readonly objects: ManagedObjects;
  /** Absent: nobody reads the cloud. */
  readonly settings: Settings | undefined;
}

/**
 * What is there, less what the stacks hold. Where a stack does not tell what it holds, all of that would seem to be in
 * none, so nothing is found then, and it is said why.
 */
export async function lookForUnmanaged(question: Question, place: Place, world: World): Promise<Unmanaged> {
  const { stacks, saved, parallel } = question;
  const told = await sideBySide(stacks, parallel, async (stack): Promise<Held | string> => {
    try {
      const objects = await exportOf(stack, place);
      return { stack, objects, settings: saved === undefined ? await settingsOf(stack, place, world) : undefined };
    } catch (error) {
      return sentence(error, place);
    }
  });
  const failures = told.filter((one) => typeof one === "string");
  if (failures.length > 0) return nothing(question, failures);
  const held = told.filter((one) => typeof one !== "string");
  try {
    return combined(
      question,
      saved === undefined ? await live(question, held, place, world) : [inEstate(saved, question, held, held)],
    );
  } catch (error) {
    return nothing(question, [sentence(error, place)]);
  }
}

interface Found {
  readonly cloud: CloudLook;
  readonly failures: readonly string[];
  readonly findings: readonly NewFinding[];
}

async function live(question: Question, held: readonly Held[], place: Place, world: World): Promise<Found[]> {
  const all = held.flatMap(({ stack, settings }) => (settings === undefined ? [] : [{ stack, settings }]));
  const clouds = await cloudsOf(all, place, world);
  const found: Found[] = [];
  for (const { settings, stacks, accountId } of clouds) {
    const region = settings.region === undefined ? "" : `, ${settings.region}`;
    const where = `account ${accountId}${region}, of ${inWords(stacks)}, with ${settings.sources["credentials"]}`;
    world.display.write(`${oneLine(`in no stack: ${where}`)}\n`);
    const { estate } = await readLive(readFor(question.kinds), { ...world, settings: () => settings });
    const inAccount = new Set(clouds.filter((one) => one.accountId === accountId).flatMap((one) => one.stacks));
    const here = held.filter(({ stack }) => stacks.includes(stack));
    found.push(inEstate(estate, question, here, held, (stack) => inAccount.has(stack)));
  }
  return found;
}

const DIRECTORY = "cloudsso:Directory";

/** Of a directory it is also asked which it is, since what another one has is not gone; of RAM, who is called how. */
function readFor(kinds: readonly string[]): string[] {
  const has = (part: string) => kinds.some((kind) => kind.startsWith(part));
  return [
    "organisation",
    ...new Set([...(has("cloudsso:") ? [DIRECTORY] : []), ...(has("ram:") ? NAMING : []), ...kinds]),
  ];
}

/**
 * @param here the stacks that say that they are there.
 * @param held all stacks: a directory can be administered from several accounts, while names of RAM are of one account.
 */
function inEstate(
  estate: Estate,
  { kinds }: Question,
  here: readonly Held[],
  held: readonly Held[],
  isInAccount: (stack: string) => boolean = () => true,
): Found {
  const objects = kinds.reduce((sum, kind) => sum + (estate.objects[kind]?.length ?? 0), 0);
  const unread = unreadLines(estate.unread.filter(({ what }) => kinds.includes(what)));
  const known = new Set(estate.unread.map(({ what }) => what));
  const notAsked = kinds.filter((kind) => estate.objects[kind] === undefined && !known.has(kind));
  const managed: ManagedObjects = new Map(
    held.flatMap(({ stack, objects: all }) =>
      isInAccount(stack) ? [...all] : [...all].filter(([key]) => key.startsWith("cloudsso:")),
    ),
  );
  const [directory] = [DIRECTORY, ...kinds].flatMap((kind) =>
    (estate.objects[kind] ?? []).slice(0, 1).flatMap(({ id }) => directoryIn(id) ?? []),
  );
  return {
    cloud: {
      account: estate.accountId,
      ...(directory === undefined ? {} : { directory }),
      ...(estate.region === undefined ? {} : { region: estate.region }),
      objects,
      stacks: here.map(({ stack }) => stack),
    },
    failures: [...unread, ...notAsked.map((kind) => `${kind} is not in the estate`)],
    findings: unmanagedIn(estate, managed, kinds),
  };
}

/** One directory that was read from two accounts is told once. */
function combined({ kinds }: Question, found: readonly Found[]): Unmanaged {
  const clouds = found.map(({ cloud }) => cloud);
  const findings = new Map(found.flatMap((one) => one.findings).map((one) => [one.id, one]));
  return {
    look: {
      kinds,
      objects: clouds.reduce((sum, { objects }) => sum + objects, 0),
      clouds,
      failures: [...new Set(found.flatMap((one) => one.failures))],
    },
    findings: [...findings.values()],
  };
}

function nothing({ kinds }: Question, failures: readonly string[]): Unmanaged {
  return { look: { kinds, objects: 0, clouds: [], failures }, findings: [] };
}

/** @throws the error, when somebody interrupts. */
function sentence(error: unknown, { signal }: Place): string {
  signal.throwIfAborted();
  return error instanceof Error ? error.message : String(error);
}
