/** What the client is asked to do. The client knows nothing of CloudSSO or IMS: the facts of a call travel with it. */

export type Scalar = string | number | boolean;

/** A request parameter before it is flattened: `Tags: [{Key, Value}]` becomes `Tags.1.Key`, `Tags.1.Value`. */
export type Parameter = Scalar | undefined | readonly Parameter[] | { readonly [name: string]: Parameter };

export interface Call {
  /** Names the endpoint, the rate budget and the product in errors: a row of the table of services. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly parameters: { readonly [name: string]: Parameter };
  readonly kind: "read" | "write";
  /** `safe`: may be sent again after an unknown outcome. `never`: the caller must look before it repeats. */
  readonly repeat: "safe" | "never";
  readonly signal?: AbortSignal | undefined;
}

/** The parsed JSON answer of a call that succeeded. */
export type Answer = { readonly [field: string]: unknown };

/** Sends a call through the whole pipeline: budget, credentials, signature, transport, parsing, retry. */
export type Send = (call: Call) => Promise<Answer>;
