import { providerText } from "../../provider/dynamic/text";

export type Values = { readonly [name: string]: unknown };

/** The verbs of a provider as the engine calls them, with what comes back in the engine's own terms. */
export interface Provider {
  check(kind: string, news: Values, olds?: Values): Promise<{ inputs: Values; failures: readonly string[] }>;
  diff(
    kind: string,
    id: string,
    olds: Values,
    news: Values,
  ): Promise<{
    changes: "some" | "none" | "unknown";
    replaces: readonly string[];
    /** Whether the old one goes before the new one is made. */
    deletesFirst: boolean;
  }>;
  create(kind: string, inputs: Values): Promise<{ id: string; properties: Values }>;
  read(kind: string, id: string, properties: Values): Promise<{ id: string; properties: Values; inputs: Values }>;
  update(kind: string, id: string, olds: Values, news: Values): Promise<Values>;
  delete(kind: string, id: string, properties: Values): Promise<void>;
  close(): Promise<void>;
}

/** A failure as the engine receives it. */
export class ProviderFailure extends Error {
  constructor(
    message: string,
    /** Given when the object was made and is not ready. */
    readonly partial:
      | {
          readonly id: string;
          readonly properties: Values;
          readonly reasons: readonly string[];
          /** `__provider` of the properties: without it the state could never be refreshed or destroyed. */
          readonly providerText: unknown;
        }
      | undefined,
  ) {
    super(message);
  }
}

/** Properties as the engine sends them: with the provider text, and nothing that is `undefined`. */
export function sent(kind: string, properties: Values): { [name: string]: unknown } {
  return JSON.parse(JSON.stringify({ ...properties, __provider: providerText(kind) })) as { [name: string]: unknown };
}

/** Properties as a test looks at them. */
export function received(properties: Values | undefined): Values {
  const { __provider: _, ...rest } = properties ?? {};
  return rest;
}
