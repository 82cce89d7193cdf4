import type { EndpointName } from "../config";

/**
 * What is known of a service's operations, as data: one table a service, one shape for all.
 *
 * The request and response types are generated from these tables, the client takes its method facts from them,
 * and the emulator checks names, types and limits against them. Rules that no table can say (delete order, tasks,
 * derived fields, which characters a tag key may hold) are written by hand where they are enforced.
 */

/** Every service has a table of operations. */
export type ServiceName = EndpointName;

/**
 * How far a fact can be trusted; nothing here was tried against the live services.
 * `twin`: stated for the same object in RAM 2015-05-01, whose operations IMS repeats.
 */
export type Evidence = "documented" | "observed" | "twin" | "inferred" | "unknown";

export interface ServiceFacts {
  readonly service: ServiceName;
  /** The product name that the gateway uses in error links and metadata. */
  readonly product: string;
  readonly version: string;
  /** What any operation may be refused with, beside its own errors. */
  readonly errors: readonly ErrorFacts[];
  readonly operations: readonly OperationFacts[];
}

export interface OperationFacts {
  readonly action: string;
  readonly kind: "read" | "write";
  /**
   * Whether a repeat after an unknown outcome (timeout, reset, 5xx) leaves the cloud as one call would, and answers in
   * a way that cannot be misread: reads, absolute updates, deletes, and attach/detach calls whose "already so" refusal
   * can be read as success. Creates, calls that start a task, one-time codes and calls that may change the very name
   * that they are addressed by are "never".
   */
  readonly repeat: "safe" | "never";
  readonly paging?: PagingFacts;
  /** Where the answer holds the task that the call started. */
  readonly task?: "Task" | "Tasks";
  /** Refused over plain http even where the service allows it. */
  readonly httpsOnly?: true;
  readonly deprecated?: true;
  /** In newer official SDKs only; older official clients do not have it. */
  readonly newer?: true;
  readonly request: readonly ParameterFacts[];
  readonly response: { readonly [field: string]: Shape };
  readonly errors: readonly ErrorFacts[];
  /** `false` when no official SDK or document shows the operation's whole shape. */
  readonly confirmed?: false;
}

export interface PagingFacts {
  /** Request parameter that takes the token. */
  readonly token: "NextToken" | "Marker";
  /** Request parameter for the page size; absent where the operation has none. */
  readonly size?: "MaxResults" | "MaxItems" | "PageSize";
  /** Path of the list in the answer, such as `Users.User`. */
  readonly items: string;
  /** Largest page size. */
  readonly maximum?: number;
  /** Page size when none is sent. */
  readonly initial?: number;
}

/**
 * `json` is text that holds JSON. `strings` travels as `Name.1`, `Name.2`, and `tags` as `Name.1.Key`, `Name.1.Value`;
 * numbers, booleans and all the rest travel as text.
 */
export type ParameterType = "string" | "integer" | "boolean" | "json" | "strings" | "tags";

export interface ParameterFacts {
  readonly name: string;
  readonly type: ParameterType;
  /** The official flag. */
  readonly required: boolean;
  /**
   * Left out of the official flag, yet the call makes no sense without it. In a group (`oneOf`) all members are
   * `needed` when one of them must be given.
   */
  readonly needed?: true;
  readonly values?: readonly string[];
  /** The service takes the values in any case, and keeps the one that was sent. Send them as they are written here. */
  readonly anyCase?: true;
  /** Characters for text, value for integers, items for lists. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Anchored regular expression; of each entry where `separator` is given. */
  readonly pattern?: string;
  readonly unit?: "seconds" | "hours" | "days";
  /** Text that joins several entries with this character. */
  readonly separator?: "," | ";";
  /** Most entries in a joined text. */
  readonly entries?: number;
  /** Only one of the parameters that share a group may be given. */
  readonly oneOf?: string;
  /** Counts only together with this parameter; never send one without the other. */
  readonly with?: string;
  /** What the service takes when the parameter is absent. */
  readonly initial?: string | number | boolean;
  /**
   * What leaving it out means where that surprises: `keep` the present value (in a call that is not named Update),
   * `reset` it, or act on the `caller` instead of a named user.
   */
  readonly absent?: "keep" | "reset" | "caller";
  /** The value that empties the field; the limits above do not count for it. */
  readonly clear?: string;
  /** The one form of a list filter: `<attribute> <operator> <value>`, not case-sensitive. */
  readonly filter?: { readonly attribute: string; readonly operators: readonly ("eq" | "sw" | "ge")[] };
  /** A password or a one-time code: never in a log, an error or a preview. */
  readonly secret?: true;
  readonly deprecated?: true;
  /** In newer SDKs only; older official clients do not send it. */
  readonly newer?: true;
}

/** A field's type: a scalar's name, `any` JSON value, an object of fields, or a list of one shape. */
export type Shape = "string" | "integer" | "boolean" | "any" | { readonly [field: string]: Shape } | readonly [Shape];

export interface ErrorFacts {
  /** `null`: the refusal is known or certain, its code is not; `reason` tells which refusal it is. */
  readonly code: string | null;
  readonly http: number | null;
  readonly evidence: Evidence;
  readonly reason?: Reason;
}

/** Why a call is refused, where the code is not known. */
export type Reason =
  /** A name, address or other unique value belongs to another object. */
  | "taken"
  /** Already so: attached, a member, installed. */
  | "already"
  /** What the call names is not there. */
  | "missing"
  | "quota"
  /** A value breaks a rule of its form or range, or a needed one is absent. */
  | "invalid"
  /** Something that hangs on the object must go first. */
  | "in-use"
  /** Owned by SCIM synchronization while that is on. */
  | "synchronized"
  /** Something else must be switched on, off or finished first. */
  | "state"
  /** Not for this caller. */
  | "caller";
