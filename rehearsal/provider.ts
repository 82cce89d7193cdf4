import type { ServiceError } from "@grpc/grpc-js";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { type Difference, NO_DIFFERENCE } from "./differences";
import type { ProviderProcess } from "./provider-process";
import type { Sdk } from "./sdk";
import type { ResourceState } from "./state";
import type { Trace } from "./trace";
import { type Call, tracedCall } from "./traced-call";
import { urnName, urnType } from "./urn";
import { annotateSecrets, type PropertyMap, Secret } from "./values";
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

/** Inputs and outputs of a resource. */
export interface Bags {
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
}

type Struct = InstanceType<Sdk["struct"]>;

/** Answers of create, update, read, and the detail of their partial failures: what they have in common. */
interface Answer {
  getProperties(): Struct | undefined;
  getId?(): string;
  getInputs?(): Struct | undefined;
}

const CHANGES = ["unknown", "none", "some"] as const;

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
    const request = this.#identify(new this.sdk.provider.CheckRequest(), urn);
    request.setOlds(this.#struct(old, this.preview));
    request.setNews(this.#struct(fresh, this.preview));
    const read = (answer: proto.CheckResponse) => ({
      inputs: annotateSecrets(mapFromWire(plain(answer.getInputs()), this.preview ? "keep" : "reject"), fresh),
      failures: answer.getFailuresList().map((failure) => ({
        property: failure.getProperty(),
        reason: failure.getReason(),
      })),
    });
    const call = { method: "check", urn, request, sent: { olds: old, news: fresh }, unknowns: this.preview } as const;
    return read(await this.#call({ ...call, describe: read }));
  }

  async diff(
    urn: string,
    id: string,
    old: Bags,
    fresh: PropertyMap,
    options: { readonly ignoreChanges: readonly string[]; readonly unknowns: boolean },
  ): Promise<Difference> {
    const request = this.#identify(new this.sdk.provider.DiffRequest(), urn);
    request.setId(id);
    request.setOldInputs(this.#struct(old.inputs, options.unknowns));
    request.setOlds(this.#struct(old.outputs, options.unknowns));
    request.setNews(this.#struct(fresh, options.unknowns));
    request.setIgnorechangesList([...options.ignoreChanges]);
    const sent = { olds: old.outputs, news: fresh };
    const response = await this.#call<proto.DiffResponse>({
      ...{ method: "diff", urn, id, request, sent, unknowns: options.unknowns },
      describe: (answer) => ({
        changes: CHANGES[answer.getChanges()] ?? "unknown",
        replaces: answer.getReplacesList(),
      }),
    });
    return {
      ...NO_DIFFERENCE,
      changes: CHANGES[response.getChanges()] ?? "unknown",
      replaceKeys: response.getReplacesList(),
      changedKeys: response.getDiffsList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(state: ResourceState): Promise<Outcome> {
    const { urn } = state;
    const request = this.#identify(new this.sdk.provider.CreateRequest(), urn);
    request.setProperties(this.#struct(state.inputs));
    request.setTimeout(state.customTimeouts.create ?? 0);
    const sent = { properties: state.inputs };
    const outcome = await this.#change({ method: "create", urn, request, sent }, state, state);
    if (outcome.id === "") throw new Error(`plugin returned empty resource.ID from create '${urn}'`);
    return outcome;
  }

  update(old: ResourceState, fresh: ResourceState): Promise<Outcome> {
    const { urn } = fresh;
    const request = this.#identify(new this.sdk.provider.UpdateRequest(), urn);
    request.setId(old.id);
    request.setOldInputs(this.#struct(old.inputs));
    request.setOlds(this.#struct(old.outputs));
    request.setNews(this.#struct(fresh.inputs));
    request.setTimeout(fresh.customTimeouts.update ?? 0);
    request.setIgnorechangesList([...fresh.ignoreChanges]);
    const sent = { olds: old.outputs, news: fresh.inputs };
    return this.#change({ method: "update", urn, id: old.id, request, sent }, fresh, fresh);
  }

  /** `id: ""` means that there is no such resource. */
  read(state: ResourceState, id: string, old: Bags): Promise<Outcome> {
    const { urn } = state;
    const request = this.#identify(new this.sdk.provider.ReadRequest(), urn);
    request.setId(id);
    request.setInputs(this.#struct(old.inputs));
    request.setProperties(this.#struct(old.outputs));
    request.setTimeout(state.customTimeouts.read ?? 0);
    const sent = { inputs: old.inputs, properties: old.outputs };
    return this.#change({ method: "read", urn, id, request, sent }, state, {
      inputs: old.outputs,
      oldInputs: old.inputs,
    });
  }

  async delete(state: ResourceState): Promise<void> {
    const { urn, id } = state;
    const request = this.#identify(new this.sdk.provider.DeleteRequest(), urn);
    request.setId(id);
    request.setOldInputs(this.#struct(state.inputs));
    request.setProperties(this.#struct(state.outputs));
    request.setTimeout(state.customTimeouts.delete ?? 0);
    await this.#call({ method: "delete", urn, id, request, sent: { properties: state.outputs }, describe: () => ({}) });
  }

  /**
   * A call whose failure may carry what it nevertheless left behind. Outputs become secret after `marks.inputs`, a
   * read's inputs after `marks.oldInputs`.
   */
  async #change(
    call: Omit<Call<Answer>, "describe">,
    state: ResourceState,
    marks: { readonly inputs: PropertyMap; readonly oldInputs?: PropertyMap },
  ): Promise<Outcome> {
    const read = (answer: Answer, initErrors: readonly string[]): Outcome => {
      const inputs = answer.getInputs?.();
      const outputs = annotateSecrets(mapFromWire(plain(answer.getProperties()), "reject"), marks.inputs);
      return {
        id: answer.getId?.() ?? "",
        outputs: withSecretKeys(outputs, state.additionalSecretOutputs),
        inputs: inputs && annotateSecrets(mapFromWire(plain(inputs), "reject"), marks.oldInputs ?? {}),
        initErrors,
      };
    };
    const describe = (answer: Answer) => {
      const { id, outputs } = read(answer, []);
      return { ...(answer.getId === undefined ? {} : { id }), properties: outputs };
    };
    try {
      return read(await this.#call({ ...call, describe }), []);
    } catch (error) {
      const partial = this.#partialFailure(error);
      if (partial === undefined) throw error;
      const reasons = partial.getReasonsList();
      return read(partial, reasons.length > 0 ? reasons : ["resource init failed"]);
    }
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

  #call<Response>(call: Call<Response>): Promise<Response> {
    return tracedCall(this.process, this.trace, call);
  }

  #struct(map: PropertyMap, unknowns = false): Struct {
    const json = mapToWire(map, { unknowns: unknowns ? "keep" : "drop", secrets: false, references: false });
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
}

function plain(struct: Struct | undefined): JsonObject {
  return (struct?.toJavaScript() ?? {}) as JsonObject;
}

function withSecretKeys(map: PropertyMap, keys: readonly string[]): PropertyMap {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [
      key,
      keys.includes(key) && key !== "id" && !(value instanceof Secret) ? new Secret(value) : value,
    ]),
  );
}
