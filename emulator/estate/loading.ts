import type { Estate } from "../../estate/model";
import { type CloudState, held } from "../store";
import { type Named, refusal, type Source, sourceOf } from "./values";

/** An estate on its way into a state of the cloud. */
export interface Loading {
  readonly estate: Estate;
  readonly state: CloudState;
  readonly now: number;
  /** How many objects of a kind stay outside, since what they belong to was not read. */
  readonly leftOut: Map<string, number>;
}

/** The objects of a kind, in the order of their creation as far as it is told. @throws where two have one id. */
export function sourcesOf({ estate }: Loading, kind: string): readonly Source[] {
  const sources = (estate.objects[kind] ?? []).map((object, index) => sourceOf(object, pathOf(kind, index)));
  const paths = new Map<string, string>();
  for (const { id, path } of sources) {
    const earlier = paths.get(id);
    if (earlier !== undefined) throw refusal(`${path}.id`, `is ${id}, which ${earlier} is already`);
    paths.set(id, path);
  }
  return sources
    .map((source) => ({ source, time: timeOf(source) }))
    .sort((left, right) => left.time - right.time)
    .map(({ source }) => source);
}

/** The only object of a kind of which there is one, such as a setting; `undefined` where it was not read. */
export function onlyOf(loading: Loading, kind: string): Source | undefined {
  const [only, second] = sourcesOf(loading, kind);
  if (second !== undefined) throw refusal(second.path, `is a second ${kind}, of which there is one`);
  return only;
}

/**
 * Whether that is there which an input names by its id. What belongs to something that was not read is left out, and
 * counted. @throws where all were read, and it is none of them.
 */
export function leadsTo(
  loading: Loading,
  kind: string,
  inputs: Named,
  name: string,
  to: { readonly kind: string; readonly items: Readonly<Record<string, unknown>> },
): boolean {
  const id = inputs.text(name);
  if (held(to.items, id) !== undefined) return true;
  if (wasRead(loading, to.kind)) return inputs.refuse(name, `is ${id}, and there is no such ${to.kind} in the estate`);
  loading.leftOut.set(kind, (loading.leftOut.get(kind) ?? 0) + 1);
  return false;
}

/** Whether all objects of a kind were read. */
function wasRead({ estate }: Loading, kind: string): boolean {
  return estate.objects[kind] !== undefined && estate.unread.every(({ what }) => what !== kind);
}

function pathOf(kind: string, index: number): string {
  return `objects[${JSON.stringify(kind)}][${index}]`;
}

/** Times are in whole seconds, so the order of the estate decides the rest. */
function timeOf({ outputs }: Source): number {
  return outputs.time("createTime", outputs.time("createDate", 0));
}
