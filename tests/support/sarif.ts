import { type Schema, Validator } from "@cfworker/json-schema";

/** What the schema of SARIF 2.1.0 (OASIS, as the SARIF SDK of Microsoft ships it) has against a log; nothing, if it is one. */
export function sarifFaults(text: string): readonly string[] {
  const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as Schema;
  const { errors } = new Validator(schema, "4", false).validate(JSON.parse(text));
  return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}
