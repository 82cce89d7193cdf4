import { createRequire } from "node:module";
import { connect } from "node:net";
import type * as Grpc from "@grpc/grpc-js";
import type { EngineClient as Client } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/engine_pb";

const ADDRESS = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/;

/** The engine that started this process: hears progress, and shows by its presence that the work is still wanted. */
export interface Engine {
  log(urn: string, text: string, as: Said): void;
  /** Ends this process when the engine is gone: nobody would record what a write made. */
  stillThere(): Promise<void>;
}

/** A `row` is shown in the resource's row until the next text; the others are kept under Diagnostics. */
export type Said = "row" | "notice" | "warning";

const nobody: Engine = { log: () => undefined, stillThere: async () => undefined };

/** The engine gives its address as an argument; without one (tests, other hosts) there is nobody to talk to. */
export function engineOf(argv: readonly string[]): Engine {
  const address = argv.slice(2).find((argument) => ADDRESS.test(argument));
  if (address === undefined) return nobody;
  let client: { readonly client: Client; readonly messages: typeof Messages } | undefined;
  return {
    log(urn, text, as) {
      try {
        client ??= open(argv[1] ?? "", address);
        const { LogRequest, LogSeverity } = client.messages;
        const request = new LogRequest();
        request.setSeverity(as === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
        request.setMessage(text);
        request.setUrn(urn);
        request.setEphemeral(as === "row");
        client.client.log(request, () => undefined);
      } catch {
        // Not a documented interface of the SDK: without it the work goes on in silence.
      }
    },
    async stillThere() {
      if (!(await answers(address))) process.exit(1);
    },
  };
}

/** From the SDK that runs this process: a second copy would cost half a second and speak for nobody. */
function open(script: string, address: string) {
  const load = createRequire(script);
  const grpc = load("@grpc/grpc-js") as typeof Grpc;
  const { EngineClient } = load("@pulumi/pulumi/proto/engine_grpc_pb") as { EngineClient: typeof Client };
  const messages = load("@pulumi/pulumi/proto/engine_pb") as typeof Messages;
  return { client: new EngineClient(address, grpc.credentials.createInsecure()), messages };
}

function answers(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(":");
  return new Promise((resolve) => {
    const socket = connect(Number(address.slice(colon + 1)), address.slice(0, colon).replace(/[[\]]/g, ""));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
