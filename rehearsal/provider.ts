import type { ServiceError } from "@grpc/grpc-js";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { type Difference, NO_DIFFERENCE } from "./differences";
import type { ProviderProcess } from "./provider-process";
import type { Sdk } from "./sdk";
import type { ResourceState } from "./state";
import type { ProviderMethod, Trace } from "./trace";
import { urnName, urnType } from "./urn";
import { annotateSecrets, type PropertyMap } from "./values";
import { type JsonObject, mapFromWire, mapToWire } from "./wire";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** What a create, update or read left behind. `initErrors` tell that the resource is there but not finished. */
export interface Outcome {
  readonly id: string;
  readonly outputs: PropertyMap;
  readonly inputs: PropertyMap | undefined;
  readonly initErrors: readonly string[];
}

type Struct = InstanceType<Sdk["struct"]>;

/**
 * The dynamic provider as the engine sees it. It takes no secret marks: they are stripped on the way in, and set again
 * on answers of the same name. Previews call it for `check`, `diff` and `read` only.
 */
export class Provider {
  constructor(
    private readonly sdk: Sdk,
    private readonly process: ProviderProcess,
    private readonly trace: Trace,
    private readonly preview: boolean,
  ) {}

  async check(
    urn: string,
    old: PropertyMap,
    fresh: PropertyMap,
  ): Promise<{ readonly inputs: PropertyMap; readonly failures: readonly CheckFailure[] }> {
    const olds = this.#send(old, this.preview);
    const news = this.#send(fresh, this.preview);
    const request = this.#identify(new this.sdk.provider.CheckRequest(), urn);
    request.setOlds(this.#struct(olds));
    request.setNews(this.#struct(news));
    const response = await this.#call<proto.CheckResponse>(
      "check",
      urn,
      undefined,
      request,
      { olds, news },
      (answer) => ({
        inputs: plain(answer.getInputs()),
        failures: answer.getFailuresList().map((failure) => failure.toObject()),
      }),
    );
    const inputs = mapFromWire(plain(response.getInputs()), this.preview ? "keep" : "reject");
    const failures = response.getFailuresList().map((failure) => ({
      property: failure.getProperty(),
      reason: failure.getReason(),
    }));
    return { inputs: annotateSecrets(inputs, fresh), failures };
  }

  async diff(
    urn: string,
    id: string,
    old: { readonly inputs: PropertyMap; readonly outputs: PropertyMap },
    fresh: PropertyMap,
    options: { readonly ignoreChanges: readonly string[]; readonly unknowns: boolean },
  ): Promise<Difference> {
    const oldInputs = this.#send(old.inputs, options.unknowns);
    const olds = this.#send(old.outputs, options.unknowns);
    const news = this.#send(fresh, options.unknowns);
    const request = this.#identify(new this.sdk.provider.DiffRequest(), urn);
    request.setId(id);
    request.setOldInputs(this.#struct(oldInputs));
    request.setOlds(this.#struct(olds));
    request.setNews(this.#struct(news));
    request.setIgnorechangesList([...options.ignoreChanges]);
    const response = await this.#call<proto.DiffResponse>("diff", urn, id, request, { olds, news }, (answer) => ({
      changes: CHANGES[answer.getChanges()] ?? "unknown",
      replaces: answer.getReplacesList(),
    }));
    return {
      ...NO_DIFFERENCE,
      changes: CHANGES[response.getChanges()] ?? "unknown",
      replaceKeys: response.getReplacesList(),
      changedKeys: response.getDiffsList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(state: ResourceState): Promise<Outcome> {
    const properties = this.#send(state.inputs, false);
    const request = this.#identify(new this.sdk.provider.CreateRequest(), state.urn);
    request.setProperties(this.#struct(properties));
    request.setTimeout(state.customTimeouts.create ?? 0);
    const outcome = await this.#changing<proto.CreateResponse>("create", state.urn, undefined, request, { properties });
    if (outcome.id === "") throw new Error(`plugin returned empty resource.ID from create '${state.urn}'`);
    return { ...outcome, outputs: annotateSecrets(outcome.outputs, state.inputs) };
  }

  async update(old: ResourceState, fresh: ResourceState): Promise<Outcome> {
    const oldInputs = this.#send(old.inputs, false);
    const olds = this.#send(old.outputs, false);
    const news = this.#send(fresh.inputs, false);
    const request = this.#identify(new this.sdk.provider.UpdateRequest(), fresh.urn);
    request.setId(old.id);
    request.setOldInputs(this.#struct(oldInputs));
    request.setOlds(this.#struct(olds));
    request.setNews(this.#struct(news));
    request.setTimeout(fresh.customTimeouts.update ?? 0);
    request.setIgnorechangesList([...fresh.ignoreChanges]);
    const outcome = await this.#changing<proto.UpdateResponse>("update", fresh.urn, old.id, request, { olds, news });
    return { ...outcome, outputs: annotateSecrets(outcome.outputs, fresh.inputs) };
  }

  /** `id: ""` means that there is no such resource. */
  async read(
    state: ResourceState,
    id: string,
    old: { readonly inputs: PropertyMap; readonly outputs: PropertyMap },
  ): Promise<Outcome> {
    const inputs = this.#send(old.inputs, false);
    const properties = this.#send(old.outputs, false);
    const request = this.#identify(new this.sdk.provider.ReadRequest(), state.urn);
    request.setId(id);
    request.setInputs(this.#struct(inputs));
    request.setProperties(this.#struct(properties));
    request.setTimeout(state.customTimeouts.read ?? 0);
    const outcome = await this.#changing<proto.ReadResponse>("read", state.urn, id, request, { inputs, properties });
    return {
      ...outcome,
      outputs: annotateSecrets(outcome.outputs, old.outputs),
      inputs: outcome.inputs && annotateSecrets(outcome.inputs, old.inputs),
    };
  }

  async delete(state: ResourceState): Promise<void> {
    const oldInputs = this.#send(state.inputs, false);
    const properties = this.#send(state.outputs, false);
    const request = this.#identify(new this.sdk.provider.DeleteRequest(), state.urn);
    request.setId(state.id);
    request.setOldInputs(this.#struct(oldInputs));
    request.setProperties(this.#struct(properties));
    request.setTimeout(state.customTimeouts.delete ?? 0);
    await this.#call("delete", state.urn, state.id, request, { properties }, () => ({}));
  }

  #send(map: PropertyMap, unknowns: boolean): JsonObject {
    return mapToWire(map, { unknowns: unknowns ? "keep" : "drop", secrets: false, references: false });
  }

  #struct(json: JsonObject): Struct {
    return this.sdk.struct.fromJavaScript(json as never);
  }

  #identify<
    Request extends { setUrn(urn: string): unknown; setName(name: string): unknown; setType(type: string): unknown },
  >(request: Request, urn: string): Request {
    request.setUrn(urn);
    request.setName(urnName(urn));
    request.setType(urnType(urn));
    return request;
  }

  /** A call whose failure may carry what it nevertheless left behind. */
  async #changing<Response extends { getProperties(): Struct | undefined }>(
    method: ProviderMethod,
    urn: string,
    id: string | undefined,
    request: unknown,
    sent: Readonly<Record<string, JsonObject>>,
  ): Promise<Outcome> {
    try {
      const response = await this.#call<Response>(method, urn, id, request, sent, (answer) => ({
        ...("getId" in answer ? { id: String((answer.getId as () => unknown)()) } : {}),
        properties: plain(answer.getProperties()),
      }));
      return this.#outcome(response, []);
    } catch (error) {
      const partial = this.#partialFailure(error);
      if (partial === undefined) throw error;
      const reasons = partial.getReasonsList();
      return this.#outcome(partial, reasons.length > 0 ? reasons : ["resource init failed"]);
    }
  }

  #outcome(answer: { getProperties(): Struct | undefined }, initErrors: readonly string[]): Outcome {
    const { getId, getInputs } = answer as { getId?: () => string; getInputs?: () => Struct | undefined };
    const inputs = getInputs?.call(answer);
    return {
      id: getId?.call(answer) ?? "",
      outputs: mapFromWire(plain(answer.getProperties()), "reject"),
      inputs: inputs === undefined ? undefined : mapFromWire(plain(inputs), "reject"),
      initErrors,
    };
  }

  #partialFailure(error: unknown): proto.ErrorResourceInitFailed | undefined {
    const [packed] = (error as Partial<ServiceError>).metadata?.get("grpc-status-details-bin") ?? [];
    if (packed === undefined || typeof packed === "string") return undefined;
    for (const detail of this.sdk.status.Status.deserializeBinary(Uint8Array.from(packed)).getDetailsList()) {
      if (detail.getTypeName() === "pulumirpc.ErrorResourceInitFailed") {
        return this.sdk.provider.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
      }
    }
    return undefined;
  }

  async #call<Response>(
    method: ProviderMethod,
    urn: string,
    id: string | undefined,
    request: unknown,
    sent: Readonly<Record<string, JsonObject>>,
    describe: (response: Response) => Record<string, unknown>,
  ): Promise<Response> {
    const began = this.trace.tick();
    const entry = (rest: { readonly response?: JsonObject; readonly error?: string }): void =>
      this.trace.add({
        kind: "call",
        method,
        urn,
        ...(id === undefined ? {} : { id }),
        began,
        ended: this.trace.tick(),
        request: Object.fromEntries(Object.entries(sent).map(([key, bag]) => [key, withoutCode(bag)])),
        ...rest,
      });
    try {
      const response = await this.process.call<unknown, Response>(method, request);
      entry({ response: withoutCodeDeep(describe(response)) });
      return response;
    } catch (error) {
      const text = providerErrorText(error);
      entry({ error: text });
      throw Object.assign(new Error(text), { metadata: (error as Partial<ServiceError>).metadata });
    }
  }
}

const CHANGES = ["unknown", "none", "some"] as const;

function providerErrorText(error: unknown): string {
  const { details, message } = error as Partial<ServiceError>;
  return details !== undefined && details !== "" ? details : String(message ?? error);
}

function plain(struct: Struct | undefined): JsonObject {
  return (struct?.toJavaScript() ?? {}) as JsonObject;
}

/** The text of the provider itself is the same in every call of a kind, and long. */
function withoutCode(bag: JsonObject): JsonObject {
  const { __provider: _, ...rest } = bag;
  return rest;
}

function withoutCodeDeep(response: Record<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(response).map(([key, value]) => [
      key,
      typeof value === "object" && value !== null && !Array.isArray(value) ? withoutCode(value as JsonObject) : value,
    ]),
  ) as JsonObject;
}
