import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { figure, inWords } from "../../provider/config/values";
import { reasonOf } from "../pulumi/reason";
import type { Place } from "./cli";

/** @throws a sentence where none is selected. */
export async function selectedStack(place: Place): Promise<string> {
  const ended = await place.cli(["stack", "--show-name"], place.cwd, place.signal);
  const name = ended.out.trim();
  if (ended.code === 0 && name !== "") return name;
  const there = await stacksBy("", place);
  throw new Error(
    `No stack is selected (${reasonOf(ended)}); name stacks with --stacks${there === "" ? "" : `: ${there}`}.`,
  );
}

/** What there is in place of a stack that is not there, the nearest first; nothing where the CLI does not tell. */
export async function stacksBy(name: string, place: Place): Promise<string> {
  const names = await allStacks(place).catch(() => []);
  place.signal.throwIfAborted();
  const apart = (other: string) => (name === "" ? 0 : distance(name.toLowerCase(), other.toLowerCase()));
  const near = [...names].sort((a, b) => apart(a) - apart(b));
  const more = near.length - MOST;
  return more > 0 ? `${near.slice(0, MOST).join(", ")} and ${figure(more)} more` : inWords(near);
}

const MOST = 10;

const listed = z.array(z.looseObject({ name: z.string().min(1) }));

/**
 * All stacks of the project, by name: whichever changed last must not change the order of a report.
 *
 * @throws a sentence where there are none, or where the CLI does not tell.
 */
export async function allStacks({ cli, cwd, signal }: Place): Promise<string[]> {
  const ended = await cli(["stack", "ls", "--json"], cwd, signal);
  const stacks = listed.safeParse(ended.code === 0 ? parsed(ended.out) : undefined);
  if (!stacks.success) {
    throw new Error(`The stacks of the project cannot be listed (${reasonOf(ended)}); name them with --stacks.`);
  }
  if (stacks.data.length === 0) throw new Error(`The project in ${cwd} has no stacks.`);
  return stacks.data.map(({ name }) => name).sort();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
