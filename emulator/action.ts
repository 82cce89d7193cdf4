import type { Quotas, Uncertain } from "./options";
import type { Page } from "./paging";
import type { CloudState, Identity } from "./store";

/** The cloud as one call sees it. */
export interface Cloud {
  readonly state: CloudState;
  /** The cloud's time, milliseconds since the epoch. */
  readonly now: number;
  readonly options: Uncertain;
  readonly quotas: Quotas;
  readonly caller: Identity;
  /** How long a task that starts now takes. */
  readonly taskDurationMs: number;
  /** A task that this call starts will fail, for this reason. */
  readonly taskFailure: string | undefined;
  /** The page of a list that the call asks for. */
  page<Item extends { readonly sequence: number }>(all: readonly Item[]): Page<Item>;
}

/**
 * What one operation does: gets its checked parameters, changes the state or throws a `Refusal`, and returns the
 * answer without its RequestId (nothing when there is nothing to say).
 */
export type Action<Request, Response> = (
  request: Request,
  cloud: Cloud,
) => Given<Omit<Response, "RequestId">> | undefined;

/** A file of actions: some of a service's operations, each under its own name. Types come from the facts table. */
export type Actions<Operations extends { readonly [Name in keyof Operations]: Shapes }> = {
  readonly [Name in keyof Operations]?: Action<Operations[Name]["request"], Operations[Name]["response"]>;
};

interface Shapes {
  readonly request: object;
  readonly response: object;
}

/** Fields may be left undefined; they are not sent then. */
type Given<Type> = Type extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : Type extends object
    ? { readonly [Field in keyof Type]?: Given<Type[Field]> | undefined }
    : Type;
