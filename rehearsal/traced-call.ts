import type { ServiceError } from "@grpc/grpc-js";
import type { ProviderProcess } from "./provider-process";
import type { ProviderMethod, Trace } from "./trace";
import { isList, isMap, type PropertyMap, Secret, type Value } from "./values";
import { type Json, type JsonObject, mapToWire } from "./wire";

/** One call of the provider, and what the trace is to say of it. */
export interface Call<Response> {
  readonly method: ProviderMethod;
  readonly urn: string;
  readonly id?: string | undefined;
  readonly request: unknown;
  /** The request's property bags, with their secret marks. */
  readonly sent: Readonly<Record<string, PropertyMap>>;
  /** Whether unknown values were sent, too; otherwise they were left out. */
  readonly unknowns?: boolean;
  readonly describe: (response: Response) => Readonly<Record<string, Json | PropertyMap>>;
}

/** Makes the call and writes it into the trace, secrets hidden. Rejects with the provider's message and gRPC metadata. */
export async function tracedCall<Response>(
  process: ProviderProcess,
  trace: Trace,
  call: Call<Response>,
): Promise<Response> {
  const began = trace.tick();
  const entry = (rest: { readonly response?: JsonObject; readonly error?: string }): void =>
    trace.add({
      kind: "call",
      method: call.method,
      urn: call.urn,
      ...(call.id === undefined ? {} : { id: call.id }),
      began,
      ended: trace.tick(),
      request: Object.fromEntries(
        Object.entries(call.sent).map(([key, bag]) => [key, shown(bag, call.unknowns === true)]),
      ),
      ...rest,
    });
  try {
    const response = await process.call<unknown, Response>(call.method, call.request);
    entry({ response: shown(call.describe(response) as PropertyMap, true) });
    return response;
  } catch (error) {
    const text = errorText(error);
    entry({ error: text });
    throw Object.assign(new Error(text), { metadata: (error as Partial<ServiceError>).metadata });
  }
}

function errorText(error: unknown): string {
  const { details, message } = error as Partial<ServiceError>;
  return details !== undefined && details !== "" ? details : String(message ?? error);
}

function shown(map: PropertyMap, unknowns: boolean): JsonObject {
  const options = { unknowns: unknowns ? "keep" : "drop", secrets: false, references: false } as const;
  return mapToWire(hide(map) as PropertyMap, options);
}

/** The text of the provider's code is left out, too: it is long, and the same in every call of a kind. */
function hide(value: Value): Value {
  if (value instanceof Secret) return "[secret]";
  if (isList(value)) return value.map(hide);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__provider");
  return Object.fromEntries(entries.map(([key, item]) => [key, hide(item)]));
}
