import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { temporaryHome } from "./home";
import { preloading } from "./preload";
import { type Provider, ProviderFailure, received, sent, type Values } from "./provider";

/** A real process of Pulumi's dynamic providers. */
export interface ProviderProcess extends Provider {
  readonly process: ChildProcess;
  /** Everything the process has written to stderr. */
  stderr(): string;
}

export interface ProviderProcessOptions {
  readonly environment: { readonly [name: string]: string };
  /** Stack configuration, keys with their namespace. */
  readonly configuration?: { readonly [key: string]: string };
  readonly cwd?: string;
  /** The engine's address; without one the process has nobody to report to. */
  readonly engine?: string;
}

/** Starts Pulumi's own dynamic-provider process and talks to it as the engine does. */
export async function startProviderProcess(options: ProviderProcessOptions): Promise<ProviderProcess> {
  const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
  const child = spawn(process.execPath, [script, options.engine ?? "no-engine"], {
    cwd: options.cwd ?? process.cwd(),
    env: {
      PATH: process.env["PATH"] ?? "",
      PULUMI_HOME: temporaryHome(),
      NODE_OPTIONS: preloading(),
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const port = await firstLine(child);
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const call = caller(client);
  const configure = new messages.ConfigureRequest();
  configure.setArgs(Struct.fromJavaScript({ ...options.configuration }));
  await call(client.configure, configure);
  return { process: child, stderr: () => errors, ...verbs(client, call), close: () => close(client, child) };
}

type Method<Request, Response> = (
  request: Request,
  callback: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;
type Caller = <Request, Response>(method: Method<Request, Response>, request: Request) => Promise<Response>;

function caller(client: ResourceProviderClient): Caller {
  return (method, request) =>
    new Promise((resolve, reject) => {
      method.call(client, request, (error, response) => {
        if (error === null) resolve(response);
        else reject(failureOf(error));
      });
    });
}

function verbs(client: ResourceProviderClient, call: Caller): Omit<Provider, "close"> {
  return {
    async check(kind, news, olds) {
      const request = new messages.CheckRequest();
      request.setOlds(olds === undefined ? Struct.fromJavaScript({}) : struct(kind, olds));
      request.setNews(struct(kind, news));
      const answer = await call(client.check as Method<messages.CheckRequest, messages.CheckResponse>, request);
      return {
        inputs: values(answer.getInputs()),
        failures: answer.getFailuresList().map((failure) => failure.getReason()),
      };
    },
    async diff(kind, id, olds, news) {
      const request = new messages.DiffRequest();
      request.setId(id);
      request.setOlds(struct(kind, olds));
      request.setNews(struct(kind, news));
      const answer = await call(client.diff as Method<messages.DiffRequest, messages.DiffResponse>, request);
      const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
      const changes = answer.getChanges();
      return {
        changes: changes === DIFF_NONE ? "none" : changes === DIFF_SOME ? "some" : "unknown",
        replaces: answer.getReplacesList(),
        deletesFirst: answer.getDeletebeforereplace(),
      };
    },
    async create(kind, inputs) {
      const request = new messages.CreateRequest();
      request.setProperties(struct(kind, inputs));
      const answer = await call(client.create as Method<messages.CreateRequest, messages.CreateResponse>, request);
      return { id: answer.getId(), properties: values(answer.getProperties()) };
    },
    async read(kind, id, properties) {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setProperties(struct(kind, properties));
      const answer = await call(client.read as Method<messages.ReadRequest, messages.ReadResponse>, request);
      return { id: answer.getId(), properties: values(answer.getProperties()), inputs: values(answer.getInputs()) };
    },
    async update(kind, id, olds, news) {
      const request = new messages.UpdateRequest();
      request.setId(id);
      request.setOlds(struct(kind, olds));
      request.setNews(struct(kind, news));
      const answer = await call(client.update as Method<messages.UpdateRequest, messages.UpdateResponse>, request);
      return values(answer.getProperties());
    },
    async delete(kind, id, properties) {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setProperties(struct(kind, properties));
      await call(client.delete as Method<messages.DeleteRequest, unknown>, request);
    },
  };
}

function struct(kind: string, properties: Values): Struct {
  return Struct.fromJavaScript(sent(kind, properties) as { [key: string]: never });
}

function values(of: Struct | undefined): Values {
  return received(of?.toJavaScript() as Values | undefined);
}

function failureOf(error: grpc.ServiceError): ProviderFailure {
  const [packed] = error.metadata.get("grpc-status-details-bin");
  if (!(packed instanceof Buffer)) return new ProviderFailure(error.details, undefined);
  const detail = status.Status.deserializeBinary(packed).getDetailsList()[0];
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
  return new ProviderFailure(error.details, {
    id: failed.getId(),
    properties: values(failed.getProperties()),
    reasons: failed.getReasonsList(),
    providerText: ((failed.getProperties()?.toJavaScript() ?? {}) as Values)["__provider"],
  });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")).trim());
    });
    child.once("exit", (code) => reject(new Error(`the provider process ended with ${code} before it named its port`)));
  });
}

async function close(client: ResourceProviderClient, child: ChildProcess): Promise<void> {
  client.close();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
