import assert from "node:assert/strict";
import { proven } from "./proven.json";

/** The operations of the facts table that a client does not call, as `docs/emulator.md` is told. */
export function lackingOf(client: string, way: string, service: string): readonly string[] {
  const row = proven.find((each) => each.client === client && each.way === way && each.service === service);
  assert.ok(row, `proven.json has no row for ${client}, ${way}, ${service}`);
  return row.lacking;
}
