import { z } from "zod";
import { POWERS } from "../power";
import { CLASSES, FORMAT, SCOPES, VERSION } from "./model";

const text = z.string().min(1);
const count = z.number().int().min(0);
const time = z.iso.datetime();
const who = z.strictObject({ id: z.string(), name: z.string() });
const path = z.strictObject({ group: who.optional() });
const power = z.enum([...POWERS, "nothing"]);
const objectChange = z.enum(["added", "removed", "changed"]);
const grantChange = z.enum(["gained", "lost", "moved"]);
const statements = { statementsAdded: z.array(z.string()), statementsRemoved: z.array(z.string()) };
const possibility = z.strictObject({ class: z.enum(CLASSES), by: z.array(z.string()) });
const policyChange = {
  policies: z.array(z.strictObject({ change: objectChange, type: z.string(), name: z.string(), ...statements })),
  possible: z.array(possibility),
  impossible: z.array(possibility),
};

const rollOut = z.strictObject({
  holds: z.enum(["present", "unknown"]),
  policies: z.array(z.strictObject({ type: z.string(), name: z.string(), possible: z.array(possibility) })),
  people: z.array(who),
  groups: z.array(who),
});

const access = z.strictObject({
  change: grantChange,
  configuration: who,
  power,
  people: z.array(who),
  accounts: z.array(who),
  isProduction: z.boolean(),
  holds: z.enum(["before", "unknown"]).optional(),
  paths: z.array(path),
  pathsBefore: z.array(path).optional(),
  sessions: z.strictObject({ seconds: z.number().optional(), until: time.optional() }).optional(),
});

const ram = z.strictObject({
  holders: z.array(
    z.strictObject({
      change: grantChange,
      kind: z.enum(["user", "group", "role"]),
      holders: z.array(who),
      policy: z.strictObject({ type: z.string(), name: z.string() }),
      power,
      paths: z.array(path),
      pathsBefore: z.array(path).optional(),
    }),
  ),
  policies: z.array(z.strictObject({ name: z.string(), users: count, roles: count, ...policyChange })),
  roles: z.array(z.strictObject({ change: objectChange, role: z.string(), ...statements })),
});

/** The form of a report. */
const impactSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    time,
    command: z.array(z.string()).optional(),
    accountId: text,
    outcome: z.enum(["nothing", "unknown", "impact"]),
    counts: z.strictObject({ people: count, accounts: count, productionAccounts: count, gained: count, lost: count }),
    gates: z.array(
      z.strictObject({
        gate: z.enum(["max-accounts", "max-people", "protect", "never"]),
        limit: z.string(),
        isHit: z.boolean(),
        isKnown: z.boolean(),
        reason: text,
      }),
    ),
    touched: z.array(
      z.strictObject({
        change: objectChange,
        what: text,
        objects: z.array(who),
        fields: z.array(z.string()),
        scope: z.enum(SCOPES),
        people: z.array(who),
        accounts: z.array(who),
        counts: z.strictObject({ people: count, accounts: count }),
        letsIn: z.boolean(),
      }),
    ),
    access: z.array(access),
    logons: z.array(
      z.strictObject({
        change: z.enum(["enabled", "disabled"]),
        person: who,
        accounts: count,
        configurations: z.array(who),
      }),
    ),
    configurations: z.array(
      z.strictObject({
        change: objectChange,
        configuration: who,
        people: count,
        accounts: count,
        productionAccounts: count,
        notInForce: count.optional(),
        sessionDuration: z.strictObject({ before: z.number().optional(), after: z.number().optional() }).optional(),
        ...policyChange,
      }),
    ),
    ram,
    provisionings: z.array(
      z.strictObject({
        change: objectChange,
        configuration: who,
        accounts: z.array(who),
        isProduction: z.boolean(),
        before: z.string().optional(),
        after: z.string().optional(),
        rollOut: rollOut.optional(),
      }),
    ),
    differences: z.array(z.strictObject({ change: objectChange, what: text, count })),
    notCompared: z.array(z.strictObject({ what: text, id: z.string().optional(), reason: text })),
    notices: z.array(z.string()),
  })
  .meta({ title: "What a change does to people" });

/** As `docs/impact.schema.json` publishes it: JSON Schema, draft 2020-12. */
export function impactJsonSchema(): object {
  return z.toJSONSchema(impactSchema, { target: "draft-2020-12" });
}
