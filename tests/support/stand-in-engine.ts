import { once } from "node:events";
import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

export interface LogLine {
  readonly urn: string;
  readonly text: string;
  /** Shown in the resource's row until the next one; otherwise it stays in the output. */
  readonly ephemeral: boolean;
}

/** The side of the engine that a provider process talks to. */
export interface StandInEngine {
  /** `127.0.0.1:<port>`, the argument that a provider process gets. */
  readonly address: string;
  readonly lines: readonly LogLine[];
  /** The first line that matches, as soon as it is there. */
  heard(matches: (line: LogLine) => boolean): Promise<LogLine>;
  forget(): void;
  /** The engine is killed: its address no longer answers. */
  kill(): Promise<void>;
}

export async function startStandInEngine(): Promise<StandInEngine> {
  const lines: LogLine[] = [];
  const arrivals = new EventTarget();
  const server = new grpc.Server();
  server.addService(EngineService as unknown as grpc.ServiceDefinition, {
    log(call: { readonly request: LogRequest }, done: grpc.sendUnaryData<Empty>) {
      const { request } = call;
      lines.push({ urn: request.getUrn(), text: request.getMessage(), ephemeral: request.getEphemeral() });
      arrivals.dispatchEvent(new Event("line"));
      done(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    address: `127.0.0.1:${port}`,
    lines,
    async heard(matches) {
      for (;;) {
        const line = lines.find(matches);
        if (line !== undefined) return line;
        await once(arrivals, "line");
      }
    },
    forget() {
      lines.length = 0;
    },
    async kill() {
      server.forceShutdown();
    },
  };
}
