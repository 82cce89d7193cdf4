import type { Definition } from "../../kernel/definition";
import type { Context } from "../context";

/** The four verbs of a definition, as a shape makes them. */
export type Verbs<I extends object, O extends object> = Pick<
  Definition<Context, I, O>,
  "create" | "read" | "update" | "delete"
>;

export type NoOutputs = Record<never, never>;
