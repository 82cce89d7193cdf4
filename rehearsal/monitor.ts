import type { Server, ServerUnaryCall, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import type * as engineProto from "@pulumi/pulumi/proto/engine_pb";
import type * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { EventQueue } from "./events";
import { type Messages, notCovered, type Severity } from "./messages";
import type { Goal } from "./plan";
import { MESSAGE_LIMITS } from "./provider-process";
import { DYNAMIC_PROVIDER_TYPE } from "./registry";
import { type Inherited, readGoal, readReadGoal } from "./requests";
import type { Sdk } from "./sdk";
import type { ResourceState } from "./state";
import type { RegisterResult } from "./steps";
import { containsUnknowns, type PropertyMap, UNKNOWN_STRING } from "./values";
import { type JsonObject, mapFromWire, mapToWire } from "./wire";

/** What the real engine answers too; what of it is not covered is refused when it is used, by its name. */
const FEATURES: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "replacementTrigger",
  "deletedWith",
  "replaceWith",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
]);

export interface MonitorOptions {
  readonly sdk: Sdk;
  readonly events: EventQueue;
  readonly messages: Messages;
  /** Inputs of the default provider of dynamic resources. */
  readonly providerInputs: PropertyMap;
}

type Handler<Request, Response> = (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => void;

/** Serves the program as resource monitor, and program and provider as engine, on one port of the loopback interface. */
export class Monitor {
  readonly #server: Server;
  readonly #goals = new Map<string, Inherited>();
  readonly #states = new Map<string, ResourceState>();
  readonly #waiting = new Set<() => void>();
  #closed = false;
  #defaultProvider: Promise<string> | undefined;
  #release: () => void = () => undefined;
  readonly #released = new Promise<void>((resolve) => {
    this.#release = resolve;
  });
  #rootResource = "";

  constructor(private readonly options: MonitorOptions) {
    const { sdk } = options;
    this.#server = new sdk.grpc.Server(MESSAGE_LIMITS);
    this.#server.addService(sdk.resourceService.ResourceMonitorService as never, this.#resourceHandlers() as never);
    this.#server.addService(sdk.engineService.EngineService as never, this.#engineHandlers() as never);
  }

  /** The address for program and provider. */
  listen(): Promise<string> {
    const credentials = this.options.sdk.grpc.ServerCredentials.createInsecure();
    return new Promise((resolve, reject) => {
      this.#server.bindAsync("127.0.0.1:0", credentials, (error, port) =>
        error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
      );
    });
  }

  /** Lets a program that is through end. */
  release(): void {
    this.#release();
  }

  /** Answers whatever is still open with "shutting down", on which programs end without a word. */
  close(): void {
    this.#closed = true;
    this.release();
    for (const give of this.#waiting) give();
  }

  shutdown(): void {
    this.#server.forceShutdown();
  }

  #resourceHandlers(): Record<string, unknown> {
    const { sdk } = this.options;
    return {
      supportsFeature: unary<proto.SupportsFeatureRequest, proto.SupportsFeatureResponse>(async (request) => {
        const response = new sdk.resource.SupportsFeatureResponse();
        response.setHassupport(FEATURES.has(request.getId()));
        return response;
      }),
      registerResource: unary<proto.RegisterResourceRequest, proto.RegisterResourceResponse>((request) =>
        this.#refusing(request.getName(), () => this.#register(request)),
      ),
      readResource: unary<proto.ReadResourceRequest, proto.ReadResourceResponse>((request) =>
        this.#refusing(request.getName(), () => this.#read(request)),
      ),
      registerResourceOutputs: unary<proto.RegisterResourceOutputsRequest, object>(async (request) => {
        const outputs = mapFromWire(request.getOutputs()?.toJavaScript() as JsonObject | undefined, "keep");
        const urn = request.getUrn();
        await this.#ask<void>((answer) => this.options.events.push({ kind: "outputs", urn, outputs, answer }));
        return new sdk.empty();
      }),
      signalAndWaitForShutdown: unary(async () => {
        this.options.events.push({ kind: "finished", error: undefined });
        await this.#released;
        return new sdk.empty();
      }),
      invoke: unary<proto.ResourceInvokeRequest, unknown>((request) =>
        this.#refusing(request.getTok(), () => this.#invoke(request)),
      ),
      call: this.#refusal("a method call on a resource (`call`)"),
      registerStackTransform: this.#refusal("a stack transform"),
      registerStackInvokeTransform: this.#refusal("a stack invoke transform"),
      registerResourceHook: this.#refusal("a resource hook"),
      registerErrorHook: this.#refusal("an error hook"),
      registerPackage: this.#refusal("a parameterized package"),
    };
  }

  #engineHandlers(): Record<string, unknown> {
    const { sdk, messages } = this.options;
    return {
      log: unary<engineProto.LogRequest, object>(async (request) => {
        const severity = SEVERITIES[request.getSeverity()] ?? "info";
        messages.log(severity, request.getUrn(), request.getMessage(), request.getEphemeral());
        return new sdk.empty();
      }),
      getRootResource: unary(async () => {
        const response = new sdk.engine.GetRootResourceResponse();
        response.setUrn(this.#rootResource);
        return response;
      }),
      setRootResource: unary<engineProto.SetRootResourceRequest, object>(async (request) => {
        this.#rootResource = request.getUrn();
        return new sdk.engine.SetRootResourceResponse();
      }),
    };
  }

  async #register(request: proto.RegisterResourceRequest): Promise<proto.RegisterResourceResponse> {
    const { sdk, events } = this.options;
    const parent = this.#goals.get(request.getParent());
    // Refusals come before the provider is asked for.
    readGoal(request, parent, "");
    const provider = request.getCustom() ? await this.#provider() : "";
    const goal = readGoal(request, parent, provider);
    const { state, result, unknown } = await this.#ask<RegisterResult>((answer) =>
      events.push({ kind: "register", goal, answer }),
    );
    if (result !== "success" && !request.getSupportsresultreporting()) {
      throw this.#rpcError("resource registration failed", sdk.grpc.status.INTERNAL);
    }
    this.#goals.set(state.urn, goal);
    this.#states.set(state.urn, state);
    const response = new sdk.resource.RegisterResourceResponse();
    response.setUrn(state.urn);
    response.setId(state.id);
    // What a component had as outputs may refer to resources that are not registered yet in this run.
    const outputs = request.getCustom() ? state.outputs : {};
    const known = request.getSupportspartialvalues() ? outputs : withoutUnknowns(outputs);
    response.setObject(this.#struct(known, request.getAcceptsecrets(), request.getAcceptresources()));
    response.setResult(RESULTS[result] as Parameters<typeof response.setResult>[0]);
    // Older SDKs have no such field, and take a missing id for unknown.
    if (unknown === true) (response as { setUnknown?: (value: boolean) => void }).setUnknown?.(true);
    return response;
  }

  async #read(request: proto.ReadResourceRequest): Promise<proto.ReadResourceResponse> {
    const { sdk, events } = this.options;
    readReadGoal(request, "");
    const goal = readReadGoal(request, await this.#provider());
    const { state, result } = await this.#ask<RegisterResult>((answer) => events.push({ kind: "read", goal, answer }));
    if (result !== "success") throw this.#rpcError("resource read failed", sdk.grpc.status.INTERNAL);
    this.#states.set(state.urn, state);
    const response = new sdk.resource.ReadResourceResponse();
    response.setUrn(state.urn);
    response.setProperties(this.#struct(state.outputs, request.getAcceptsecrets(), request.getAcceptresources()));
    return response;
  }

  /** The one function of the engine itself: what is known of a resource that was passed as a value. */
  async #invoke(request: proto.ResourceInvokeRequest): Promise<unknown> {
    if (request.getTok() !== "pulumi:pulumi:getResource") throw notCovered(`the function ${request.getTok()}`);
    const { sdk } = this.options;
    const urn = String((request.getArgs()?.toJavaScript() as JsonObject | undefined)?.["urn"]);
    const state = this.#states.get(urn);
    if (state === undefined) throw new Error(`unknown resource ${urn}`);
    const response = new sdk.provider.InvokeResponse();
    const answer = { urn, id: state.id || UNKNOWN_STRING, state: state.outputs };
    response.setReturn(this.#struct(answer, true, request.getAcceptresources()));
    return response;
  }

  /** The provider resource behind all dynamic resources; registered with the first of them. */
  #provider(): Promise<string> {
    this.#defaultProvider ??= this.#ask<RegisterResult>((answer) =>
      this.options.events.push({ kind: "register", goal: this.#providerGoal(), answer }),
    ).then(({ state }) => `${state.urn}::${state.id}`);
    return this.#defaultProvider;
  }

  #providerGoal(): Goal {
    return {
      type: DYNAMIC_PROVIDER_TYPE,
      name: "default",
      custom: true,
      properties: this.options.providerInputs,
      parent: "",
      provider: "",
      dependencies: [],
      propertyDependencies: {},
      protect: undefined,
      retainOnDelete: undefined,
      deleteBeforeReplace: undefined,
      ignoreChanges: [],
      replaceOnChanges: [],
      additionalSecretOutputs: [],
      customTimeouts: {},
      aliases: [],
    };
  }

  /** Puts a question to the engine; fails once the engine is through. */
  #ask<Answer>(put: (answer: (value: Answer) => void) => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const give = (): void => {
        this.#waiting.delete(give);
        reject(this.#rpcError("resource monitor shut down", this.options.sdk.grpc.status.UNAVAILABLE));
      };
      if (this.#closed) {
        give();
        return;
      }
      this.#waiting.add(give);
      put((value) => {
        this.#waiting.delete(give);
        resolve(value);
      });
    });
  }

  /** Ends the operation with the error of a request, and the program without another word. */
  async #refusing<Response>(name: string, handle: () => Promise<Response>): Promise<Response> {
    try {
      return await handle();
    } catch (error) {
      if ((error as Partial<ServiceError>).code !== undefined) throw error;
      const cause = error instanceof Error ? error : new Error(String(error));
      this.options.events.push({ kind: "refuse", urn: "", error: new Error(`${name}: ${cause.message}`) });
      throw this.#rpcError(cause.message, this.options.sdk.grpc.status.UNAVAILABLE);
    }
  }

  #refusal(what: string): Handler<unknown, unknown> {
    return unary(() => this.#refusing("the program", () => Promise.reject(notCovered(what))));
  }

  #rpcError(message: string, code: number): Error {
    return Object.assign(new Error(message), { code, details: message });
  }

  #struct(map: PropertyMap, secrets: boolean, references: boolean): InstanceType<Sdk["struct"]> {
    const json = mapToWire(map, { unknowns: "keep", secrets, references });
    return this.options.sdk.struct.fromJavaScript(json as never);
  }
}

const SEVERITIES: readonly Severity[] = ["debug", "info", "warning", "error"];
/** The protocol's numbers (`Result` of resource.proto); how the SDK types its own enum changes with its versions. */
const RESULTS: { readonly [result in RegisterResult["result"]]: number } = { success: 0, failed: 1, skipped: 2 };

function unary<Request, Response>(handle: (request: Request) => Promise<Response>): Handler<Request, Response> {
  return (call, callback) => {
    handle(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback(error as ServiceError, null),
    );
  };
}

function withoutUnknowns(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => !containsUnknowns(value)));
}
