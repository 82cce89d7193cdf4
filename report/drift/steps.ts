import { z } from "zod";

/** A resource, as the engine shows it; secrets are `[secret]`. */
const state = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
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
  diagnostics: z.array(z.looseObject({ severity: z.string(), message: z.string() })).optional(),
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
