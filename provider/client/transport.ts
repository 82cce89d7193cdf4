export interface HttpRequest {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Empty for none; then no content type is sent. */
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Sends one POST. Every HTTP status is an answer; only what gave no answer throws, a `TransportFailure`. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** No answer came. */
export class TransportFailure extends Error {
  /** `reason` is safe to show; `carriedOut` says whether the service can have seen the request. */
  constructor(
    readonly reason: string,
    readonly carriedOut: "no" | "unknown",
    readonly code?: string,
  ) {
    super(reason);
  }
}
