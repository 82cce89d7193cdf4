import type { ServiceError } from "@grpc/grpc-js";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Child } from "./child-process";
import type { Messages } from "./messages";
import type { Project } from "./project";
import type { PropertyMap } from "./values";
import { type JsonObject, mapToWire } from "./wire";

/** Resources grow large; the SDKs and the CLI allow 400 MB. */
export const MESSAGE_LIMITS = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/** The real dynamic-provider process: started, connected and configured. */
export interface ProviderProcess {
  readonly pid: number | undefined;
  /** Calls one method with a request built by `build`; rejects with the gRPC `ServiceError`. */
  call<Request, Response>(method: keyof ResourceProviderClient, request: Request): Promise<Response>;
  /** Tells it that the operation was cancelled. It lets running calls end. */
  cancel(): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

export interface ProviderSetup {
  readonly project: Project;
  readonly engineAddress: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly messages: Messages;
}

export async function startProvider(
  setup: ProviderSetup,
  urn: string,
  id: string,
  configuration: PropertyMap,
): Promise<ProviderProcess> {
  const { sdk } = setup.project;
  let announce: (port: string) => void = () => undefined;
  const port = new Promise<string>((resolve) => {
    announce = resolve;
  });
  let announced = false;
  const child = new Child({
    arguments: [sdk.providerPath, setup.engineAddress],
    cwd: setup.project.programFolder,
    environment: { ...setup.environment, ...providerVariables(setup.project, configuration) },
    onLine: (stream, line) => {
      if (stream === "stdout" && !announced) {
        announced = true;
        announce(line.trim());
      } else {
        setup.messages.log("info", "", line);
      }
    },
  });
  const failed = child.exited.then((code) => {
    throw new Error(`the dynamic-provider process ended with exit code ${code} before it was ready`);
  });
  const address = `127.0.0.1:${await Promise.race([port, failed])}`;
  failed.catch(() => undefined);
  const client = new sdk.providerService.ResourceProviderClient(
    address,
    sdk.grpc.credentials.createInsecure(),
    MESSAGE_LIMITS,
  );
  const call = <Request, Response>(method: keyof ResourceProviderClient, request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const invoke = client[method] as unknown as (
        this: ResourceProviderClient,
        request: Request,
        callback: (error: ServiceError | null, response: Response) => void,
      ) => void;
      invoke.call(client, request, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
  await configure();
  return {
    pid: child.pid,
    call,
    cancel: async () => {
      await call("cancel", new sdk.empty()).catch(() => undefined);
    },
    stop: async () => {
      client.close();
      await child.stop();
    },
    kill: () => child.kill(),
  };

  function configure(): Promise<unknown> {
    const request = new sdk.provider.ConfigureRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setArgs(toStruct(mapToWire(configuration, { unknowns: "keep", secrets: true, references: true })));
    for (const [key, value] of Object.entries(
      mapToWire(configuration, { unknowns: "drop", secrets: false, references: false }),
    )) {
      request.getVariablesMap().set(`pulumi-nodejs:config:${key}`, String(value));
    }
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    request.setSendsOldInputs(true);
    request.setSendsOldInputsToDelete(true);
    return call("configure", request);
  }

  function toStruct(json: JsonObject): InstanceType<typeof sdk.struct> {
    return sdk.struct.fromJavaScript(json as never);
  }
}

/** What the engine tells the provider by way of the environment. */
function providerVariables(project: Project, configuration: PropertyMap): Record<string, string> {
  const options = Object.entries(project.runtimeOptions.all);
  const plain = mapToWire(configuration, { unknowns: "drop", secrets: false, references: false });
  return {
    ...Object.fromEntries(options.map(([key, value]) => [`PULUMI_RUNTIME_${key.toUpperCase()}`, value])),
    PULUMI_NODEJS_PROJECT: project.name,
    PULUMI_PROJECT: project.name,
    PULUMI_CONFIG: JSON.stringify(plain),
  };
}
