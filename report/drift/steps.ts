import { z } from "zod";
import type { Values } from "../../estate/model";

const values = z.record(z.string(), z.unknown());

/** A resource, as the engine shows it; secrets are `[secret]`. */
const state = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  custom: z.boolean().optional(),
  inputs: values.optional(),
  sourcePosition: z.string().optional(),
});

const step = z.looseObject({
  op: z.string(),
  urn: z.string().min(1),
  oldState: state.optional(),
  newState: state.optional(),
  diffReasons: z.array(z.string()).nullish(),
});

const preview = z.looseObject({
  steps: z.array(step).optional(),
  changeSummary: z.record(z.string(), z.number()).optional(),
  diagnostics: z.array(z.looseObject({ severity: z.string(), message: z.string() })).optional(),
});

const outputsEvent = z.looseObject({
  resOutputsEvent: z.looseObject({
    metadata: z.looseObject({
      op: z.string(),
      urn: z.string().min(1),
      old: z.looseObject({ outputs: values.optional() }).nullish(),
      new: z.looseObject({ outputs: values.optional() }).nullish(),
    }),
  }),
});

export type EngineStep = z.output<typeof step>;
export type EnginePreview = z.output<typeof preview>;

/**
 * What `pulumi refresh --preview-only --json` prints.
 *
 * @returns `undefined` where it is something else, such as nothing.
 */
export function previewOf(text: string): EnginePreview | undefined {
  try {
    return preview.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What the engine does with a resource that is as the stack has it, or that a program only reads. */
const UNCHANGED = ["same", "refresh", "read", "read-replacement", "read-discard"];

export function isUnchanged(op: string): boolean {
  return UNCHANGED.includes(op);
}

/** How many changes the CLI counts and has no step for: those of resources of which the outputs alone are others. */
export function unnamedIn({ steps = [], changeSummary = {} }: EnginePreview): number {
  const named = (op: string) => steps.filter((one) => one.op === op).length;
  return Object.entries(changeSummary)
    .filter(([op]) => !isUnchanged(op))
    .reduce((sum, [op, count]) => sum + Math.max(0, count - named(op)), 0);
}

/** What a refresh would write into the outputs of a resource. */
export interface OutputsChange {
  readonly old: Values;
  readonly new: Values;
}

/**
 * By the URN, from the events of a preview, a line each: of what changes, the outputs before and after.
 *
 * @param text what the CLI prints with `--json` where it is told to print each event.
 */
export function outputsIn(text: string): ReadonlyMap<string, OutputsChange> {
  const lines = text.split("\n").filter((line) => line.includes('"resOutputsEvent"'));
  return new Map(
    lines.flatMap((line): [string, OutputsChange][] => {
      const metadata = eventOf(line)?.resOutputsEvent.metadata;
      if (metadata === undefined || isUnchanged(metadata.op)) return [];
      return [[metadata.urn, { old: metadata.old?.outputs ?? {}, new: metadata.new?.outputs ?? {} }]];
    }),
  );
}

function eventOf(line: string): z.output<typeof outputsEvent> | undefined {
  try {
    return outputsEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
