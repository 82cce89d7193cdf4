import { z } from "zod";
import { FORMAT, VERSION } from "./model";
import { RULE_IDS, SEVERITIES } from "./rules";

const text = z.string().min(1);
const count = z.number().int().min(0);
const time = z.iso.datetime();

const cloud = z.strictObject({
  account: text,
  region: text.optional(),
  directory: text.optional(),
  objects: count,
  stacks: z.array(text),
});

const finding = z.strictObject({
  id: text,
  rule: z.enum(RULE_IDS),
  severity: z.enum(SEVERITIES),
  what: z.enum(["changed", "missing", "unmanaged"]),
  stack: text.optional(),
  account: text.optional(),
  urn: text.optional(),
  kind: text,
  name: z.string(),
  object: text.optional(),
  path: text.optional(),
  old: z.unknown().optional(),
  new: z.unknown().optional(),
  content: text.optional(),
  source: z.strictObject({ file: text, line: z.number().int().min(1) }).optional(),
  repair: text,
  firstSeen: time,
  passedOver: z.strictObject({ by: z.enum(["ignore", "baseline"]), reason: z.string() }).optional(),
});

/** The form of a report. */
export const driftSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    time,
    outcome: z.enum(["clean", "drifted", "incomplete"]),
    counts: z.strictObject({ critical: count, high: count, medium: count, low: count }),
    stacks: z.array(z.strictObject({ stack: text, resources: count, failure: text.optional() })),
    unmanaged: z
      .strictObject({ kinds: z.array(text), objects: count, clouds: z.array(cloud), failures: z.array(text) })
      .optional(),
    findings: z.array(finding),
    unseen: z.array(finding),
    since: z.strictObject({ time, new: count, changed: count, gone: count }).optional(),
    notices: z.array(z.string()),
  })
  .meta({ title: "What is not as the stacks have it" });

/** As `docs/drift.schema.json` publishes it: JSON Schema, draft 2020-12. */
export function driftJsonSchema(): object {
  return z.toJSONSchema(driftSchema, { target: "draft-2020-12" });
}
