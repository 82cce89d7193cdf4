import type { Call, Parameter, Send } from "../client/call";
import { everyItem, type Paging, pages } from "../client/paginate";
import { SERVICES } from "../config";
import type { ServiceName } from "./facts";

/** What one operation takes and gives; `item` is there for paged lists. Generated from the facts. */
interface OperationTypes {
  readonly request: object;
  readonly response: object;
  readonly item?: unknown;
}

/** The facts of an operation that its caller's pipeline needs; the same as in the table, which a test compares. */
export interface Declaration<Action extends string = string> {
  readonly action: Action;
  readonly kind: Call["kind"];
  readonly repeat: Call["repeat"];
  readonly paging?: Paging;
}

/** A read: may be repeated. */
export function read<Action extends string>(action: Action): Declaration<Action> {
  return { action, kind: "read", repeat: "safe" };
}

/** A write that leaves the cloud as it is when it is repeated. */
export function write<Action extends string>(action: Action): Declaration<Action> {
  return { action, kind: "write", repeat: "safe" };
}

/** A write that must not be repeated blindly: whoever calls it looks first whether it was carried out. */
export function once<Action extends string>(action: Action): Declaration<Action> {
  return { action, kind: "write", repeat: "never" };
}

/** A read that answers page by page with the list at the path `items`. */
export function list<Action extends string>(
  action: Action,
  items: string,
  paging: Omit<Paging, "items">,
): Required<Declaration<Action>> {
  return { action, kind: "read", repeat: "safe", paging: { ...paging, items } };
}

/** One declaration for every operation of a service, under its action with a small first letter. */
export type Table<Operations> = {
  readonly [Action in keyof Operations & string as Uncapitalize<Action>]: Operations[Action] extends {
    readonly item: unknown;
  }
    ? Required<Declaration<Action>>
    : Declaration<Action>;
};

export interface CallOptions {
  /** Ends the call, and the waits before and between its attempts. */
  readonly signal?: AbortSignal | undefined;
}

/** The request may be left out where nothing in it is required. */
type Arguments<Request> =
  Record<string, never> extends Request
    ? [request?: Request, options?: CallOptions]
    : [request: Request, options?: CallOptions];

/** Makes one call and gives its answer in wire names; fails with the errors of `client/errors.ts`. */
export type Operation<Types extends OperationTypes> = (
  ...args: Arguments<Types["request"]>
) => Promise<Types["response"]>;

/** Called itself it gives one page; the rest reads on to the end, asking for the largest pages unless told otherwise. */
export interface ListOperation<Types extends OperationTypes> extends Operation<Types> {
  pages(...args: Arguments<Types["request"]>): AsyncIterable<readonly Types["item"][]>;
  items(...args: Arguments<Types["request"]>): AsyncIterable<Types["item"]>;
  all(...args: Arguments<Types["request"]>): Promise<Types["item"][]>;
}

/** A service's operations, ready to be called. */
export type Bound<Operations> = {
  readonly [Action in keyof Operations & string as Uncapitalize<Action>]: Operations[Action] extends OperationTypes
    ? Operations[Action] extends { readonly item: unknown }
      ? ListOperation<Operations[Action]>
      : Operation<Operations[Action]>
    : never;
};

interface Service {
  readonly service: ServiceName;
  readonly version: string;
}

/** Turns a table of declarations into functions that send. */
export function bind<Operations>(name: ServiceName, table: Table<Operations>, send: Send): Bound<Operations> {
  const service: Service = { service: name, version: SERVICES[name].version };
  const bound = Object.entries<Declaration>(table).map(([name, declaration]) => [
    name,
    declaration.paging ? bindList(service, declaration, declaration.paging, send) : bindOne(service, declaration, send),
  ]);
  return Object.fromEntries(bound) as Bound<Operations>;
}

type Request = { readonly [name: string]: Parameter };

function bindOne(service: Service, declaration: Declaration, send: Send) {
  return (request?: Request, options?: CallOptions) => send(callOf(service, declaration, request, options));
}

function bindList(service: Service, declaration: Declaration, paging: Paging, send: Send) {
  const call = (request?: Request, options?: CallOptions) => callOf(service, declaration, request, options);
  return Object.assign(bindOne(service, declaration, send), {
    pages: (request?: Request, options?: CallOptions) => pages(send, call(request, options), paging),
    items: (request?: Request, options?: CallOptions) => flatten(pages(send, call(request, options), paging)),
    all: (request?: Request, options?: CallOptions) => everyItem(send, call(request, options), paging),
  });
}

async function* flatten<Item>(pages: AsyncIterable<readonly Item[]>): AsyncGenerator<Item, void, undefined> {
  for await (const page of pages) yield* page;
}

function callOf(
  service: Service,
  { action, kind, repeat }: Declaration,
  request?: Request,
  options?: CallOptions,
): Call {
  return { ...service, action, kind, repeat, parameters: request ?? {}, signal: options?.signal };
}
