/**
 * What is known of a service's operations, as data: one table a service, one shape for both.
 *
 * The request and response types are generated from these tables, the client takes its method facts from them,
 * and the emulator checks names, types and limits against them. Rules that no table can say (delete order, tasks,
 * derived fields) are written by hand where they are enforced.
 */

export type ServiceName = "cloudsso" | "ims";

/** How far a fact can be trusted; nothing here was tried against the live services. */
export type Evidence = "documented" | "observed" | "inferred" | "unknown";

export interface ServiceFacts {
  readonly service: ServiceName;
  /** The product name that the gateway uses in error links and metadata. */
  readonly product: string;
  readonly version: string;
  readonly operations: readonly OperationFacts[];
}

export interface OperationFacts {
  readonly action: string;
  readonly kind: "read" | "write";
  /**
   * Whether a repeat after an unknown outcome (timeout, reset, 5xx) leaves the cloud as one call would: reads, absolute
   * updates, deletes, and attach/detach calls whose "already so" refusal can be read as success. Creates are "never".
   */
  readonly repeat: "safe" | "never";
  readonly paging?: PagingFacts;
  /** Where the answer holds the task that the call started. */
  readonly task?: "Task" | "Tasks";
  /** Refused over plain http even where the service allows it. */
  readonly httpsOnly?: true;
  readonly deprecated?: true;
  readonly request: readonly ParameterFacts[];
  readonly response: Shape;
  readonly errors: readonly ErrorFacts[];
  /** `false` when no official SDK or document shows the operation's shape. */
  readonly confirmed?: false;
}

export interface PagingFacts {
  /** Request parameter that takes the token. */
  readonly token: "NextToken" | "Marker";
  /** Request parameter for the page size; absent where the operation has none. */
  readonly size?: "MaxResults" | "MaxItems" | "PageSize";
  /** Path of the list in the answer, such as `Users.User`. */
  readonly items: string;
  readonly maximum?: number;
  readonly initial?: number;
}

export interface ParameterFacts {
  readonly name: string;
  readonly type: "string" | "integer" | "boolean" | "json" | "strings" | "tags";
  /** The official flag. */
  readonly required: boolean;
  /** Left out of the official flag, yet the call makes no sense without it. */
  readonly needed?: true;
  readonly values?: readonly string[];
  /** Characters for text, value for integers, items for lists. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Anchored regular expression. */
  readonly pattern?: string;
  readonly unit?: "seconds" | "hours" | "days";
  /** Only one of the parameters that share a group may be given. */
  readonly oneOf?: string;
  /** In newer SDKs only; older official clients do not send it. */
  readonly newer?: true;
}

/** A field's type: a scalar's name, an object of fields, or a list of one shape. */
export type Shape = "string" | "integer" | "boolean" | "number" | "object" | { readonly [field: string]: Shape } | readonly [Shape];

export interface ErrorFacts {
  /** `null`: the refusal is certain, its code is not known. */
  readonly code: string | null;
  readonly http: number | null;
  readonly evidence: Evidence;
}
