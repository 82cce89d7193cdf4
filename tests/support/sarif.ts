interface Fault {
  readonly instanceLocation: string;
  readonly error: string;
}

type Validator = new (
  schema: object,
  draft: "4",
  endsAtFirst: boolean,
) => { validate(value: unknown): { readonly errors: readonly Fault[] } };

/** What the schema of SARIF 2.1.0 (OASIS, as the SARIF SDK of Microsoft ships it) has against a log; nothing, if it is one. */
export function sarifFaults(text: string): readonly string[] {
  const { Validator } = require("@cfworker/json-schema") as { readonly Validator: Validator };
  const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;
  const { errors } = new Validator(schema, "4", false).validate(JSON.parse(text));
  return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}
