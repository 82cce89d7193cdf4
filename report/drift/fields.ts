import type { AnyFields } from "../../provider/kernel/fields";
import { definitions } from "../../provider/registry";

const FIELDS: ReadonlyMap<string, AnyFields> = new Map(
  definitions.map(({ kind, fields }) => [kind, fields as unknown as AnyFields]),
);

/** The facts of a kind's inputs; of other packages there are none. */
export function fieldsOfKind(kind: string): AnyFields {
  return FIELDS.get(kind) ?? {};
}
