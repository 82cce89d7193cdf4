import { join } from "node:path";
import { comparedIn, findingsIn, type NewFinding } from "../../report/drift/findings";
import type { StackLook } from "../../report/drift/model";
import {
  type EnginePreview,
  type EngineStep,
  isUnchanged,
  outputsIn,
  previewOf,
  unnamedIn,
} from "../../report/drift/steps";
import { type ManagedObjects, managedIn } from "../../report/managed";
import { reasonOf } from "../pulumi/reason";
import type { Ended } from "../pulumi/run";
import { several } from "../report/plain";
import { EVENTS, type Place } from "./cli";
import { stacksBy } from "./stacks";

export interface Looked {
  readonly look: StackLook;
  readonly findings: readonly NewFinding[];
}

/**
 * What a refresh of the stack would take over: the state against the cloud, so an edit of the program is no finding. The
 * program runs, with the configuration that the stack has now. Nothing is written, and the stack is not locked.
 */
async function lookAt(stack: string, place: Place): Promise<Looked> {
  const { cli, cwd, signal } = place;
  const words = ["refresh", "--preview-only", "--run-program", "--json", "--stack", stack];
  const ended = await cli(words, cwd, signal);
  const preview = previewOf(ended.out);
  const steps = preview?.steps ?? [];
  const resources = comparedIn(steps).length;
  const failed = (await failureOf(ended, preview, stack, place)) ?? (resources === 0 ? EMPTY : undefined);
  const unnamed = failed === undefined && preview !== undefined ? unnamedIn(preview) : 0;
  const outputs = unnamed === 0 ? NONE : outputsBeside(steps, await cli(words, cwd, signal, { [EVENTS]: "true" }));
  const failure = failed ?? unnamedFailure(unnamed - outputs.size);
  return {
    look: { stack, resources, ...(failure === undefined ? {} : { failure }) },
    findings: findingsIn(stack, steps, outputs).map((finding) => fromHere(finding, cwd)),
  };
}

type Outputs = ReturnType<typeof outputsIn>;

const NONE: Outputs = new Map();

/** Of outputs the CLI says in its summary alone that they are others; which, it has among its events. */
function outputsBeside(steps: readonly EngineStep[], { out }: Ended): Outputs {
  const unchanged = new Set(steps.flatMap(({ urn, op }) => (isUnchanged(op) ? [urn] : [])));
  return new Map([...outputsIn(out)].filter(([urn]) => unchanged.has(urn)));
}

function unnamedFailure(count: number): string | undefined {
  if (count <= 0) return undefined;
  return `the Pulumi CLI counts ${several(count, "change")} and does not say of what; pulumi refresh --preview-only --diff may show more`;
}

/** The engine counts from the folder of the project, and who reads the report from where it was asked for. */
function fromHere({ source, ...finding }: NewFinding, cwd: string): NewFinding {
  return source === undefined ? finding : { ...finding, source: { ...source, file: join(cwd, source.file) } };
}

/** The stacks of `names` in their order, whichever ends first. */
export function lookAtAll(
  names: readonly string[],
  place: Place,
  parallel: number,
  onLooked: (looked: Looked) => void,
): Promise<Looked[]> {
  return sideBySide(names, parallel, async (stack) => {
    const looked = await lookAt(stack, place);
    onLooked(looked);
    return looked;
  });
}

/** A few at a time, in the order of `items`. */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  parallel: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const all: Result[] = [];
  const left = [...items.entries()];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) all[one[0]] = await work(one[1]);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, next));
  return all;
}

/**
 * What a stack holds.
 *
 * @throws a sentence with what the CLI says.
 */
export async function exportOf(stack: string, { cli, cwd, signal }: Place): Promise<ManagedObjects> {
  const ended = await cli(["stack", "export", "--stack", stack], cwd, signal);
  if (ended.code === 0) return managedIn(ended.out, `the export of ${stack}`);
  throw new Error(`the stack ${stack} cannot be exported: ${reasonOf(ended)}`);
}

/** Nobody looked at anything, so nothing is in order: it may be another backend, or a state that is lost. */
const EMPTY =
  "its state holds no resources, so nothing was looked at; deploy it, or leave it out: pulumi stack rm, or --stacks with the others";

/** Why not all of it was seen. */
async function failureOf(
  ended: Ended,
  preview: EnginePreview | undefined,
  stack: string,
  place: Place,
): Promise<string | undefined> {
  if (ended.code === 0 && preview?.steps !== undefined) return undefined;
  if (/unknown flag: --run-program/.test(ended.err)) {
    return "the Pulumi CLI is too old, as its refresh has no --run-program; take 3.227 or later";
  }
  if (ended.code === 0) return "the Pulumi CLI ended well and printed no preview that can be read";
  const why = reasonOf(ended);
  const there = /no stack named/.test(why) ? await stacksBy(stack, place) : "";
  return there === "" ? why : `${why}; there ${there.includes(" ") ? "are" : "is"} ${there}`;
}
