import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The project's own copy of `@pulumi/pulumi`, and the gRPC library that copy uses: the stubs know only the messages of
 * the very modules they were loaded with.
 */
export interface Sdk {
  readonly version: string;
  readonly grpc: typeof import("@grpc/grpc-js");
  readonly struct: typeof import("google-protobuf/google/protobuf/struct_pb").Struct;
  readonly empty: typeof import("google-protobuf/google/protobuf/empty_pb").Empty;
  readonly any: typeof import("google-protobuf/google/protobuf/any_pb").Any;
  readonly resource: typeof import("@pulumi/pulumi/proto/resource_pb");
  readonly resourceService: typeof import("@pulumi/pulumi/proto/resource_grpc_pb");
  readonly engine: typeof import("@pulumi/pulumi/proto/engine_pb");
  readonly engineService: typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
  readonly provider: typeof import("@pulumi/pulumi/proto/provider_pb");
  readonly providerService: typeof import("@pulumi/pulumi/proto/provider_grpc_pb");
  readonly status: typeof import("@pulumi/pulumi/proto/status_pb");
  readonly errors: typeof import("@pulumi/pulumi/proto/errors_pb");
  readonly yaml: { load(text: string): unknown };
  /** Scripts of the program host and the dynamic-provider process. */
  readonly runPath: string;
  readonly providerPath: string;
}

export function loadSdk(programFolder: string): Sdk {
  const fromProgram = createRequire(join(programFolder, "package.json"));
  const manifest = resolveManifest(fromProgram, programFolder);
  const fromSdk = createRequire(manifest);
  const load = <T>(name: string): T => fromSdk(name) as T;
  const folder = dirname(manifest);
  return {
    version: load<{ version: string }>(manifest).version,
    grpc: load("@grpc/grpc-js"),
    struct: load<typeof import("google-protobuf/google/protobuf/struct_pb")>(
      "google-protobuf/google/protobuf/struct_pb",
    ).Struct,
    empty: load<typeof import("google-protobuf/google/protobuf/empty_pb")>("google-protobuf/google/protobuf/empty_pb")
      .Empty,
    any: load<typeof import("google-protobuf/google/protobuf/any_pb")>("google-protobuf/google/protobuf/any_pb").Any,
    resource: load(join(folder, "proto/resource_pb.js")),
    resourceService: load(join(folder, "proto/resource_grpc_pb.js")),
    engine: load(join(folder, "proto/engine_pb.js")),
    engineService: load(join(folder, "proto/engine_grpc_pb.js")),
    provider: load(join(folder, "proto/provider_pb.js")),
    providerService: load(join(folder, "proto/provider_grpc_pb.js")),
    status: load(join(folder, "proto/status_pb.js")),
    errors: load(join(folder, "proto/errors_pb.js")),
    yaml: load("js-yaml"),
    runPath: join(folder, "cmd/run"),
    providerPath: join(folder, "cmd/dynamic-provider"),
  };
}

function resolveManifest(fromProgram: NodeJS.Require, programFolder: string): string {
  try {
    return fromProgram.resolve("@pulumi/pulumi/package.json");
  } catch {
    throw new Error(`the program in ${programFolder} does not find @pulumi/pulumi: install it there with npm`);
  }
}
