import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Environment, findCli } from "../../cli/pulumi/find";

/** What carries out the program. */
export interface Engine {
  readonly kind: "pulumi" | "rehearsal";
  /** For the reader: which it is, and why. */
  readonly introduction: readonly string[];
  /** The program to start, and the words before the operation. */
  readonly command: string;
  readonly words: readonly string[];
  /** How a reader would call it. */
  readonly shown: string;
}

export type Wish = Engine["kind"] | undefined;

const INSTALLATION = process.platform === "win32" ? "winget install pulumi" : "curl -fsSL https://get.pulumi.com | sh";

/** Pulumi's own CLI where there is one, else the project's rehearsal engine. */
export function findEngine(root: string, environment: Environment, wish?: Wish): Engine {
  const found = wish === "rehearsal" ? undefined : pulumiCli(environment);
  if (found?.version !== undefined) {
    return {
      kind: "pulumi",
      introduction: [`Engine: Pulumi ${found.version} (${found.path})`],
      command: found.path,
      words: [],
      shown: "pulumi",
    };
  }
  const why =
    wish === "rehearsal"
      ? "as you asked"
      : found === undefined
        ? "there is no pulumi on PATH or in ~/.pulumi/bin"
        : `${found.path} does not run`;
  if (wish === "pulumi") throw new Error(`The Pulumi CLI cannot be used: ${why}; ${INSTALLATION} installs it.`);
  return {
    kind: "rehearsal",
    introduction: [
      `Engine: this project's rehearsal engine, ${why}.`,
      `        It works on this machine only. The Pulumi CLI: ${INSTALLATION}`,
    ],
    command: process.execPath,
    words: [join(root, "entry", "cli.js"), "rehearse"],
    shown: "npx alicloud-identity rehearse",
  };
}

function pulumiCli(
  environment: Environment,
): { readonly path: string; readonly version: string | undefined } | undefined {
  const path = findCli(environment)?.path;
  if (path === undefined) return undefined;
  const asked = spawnSync(path, ["version"], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return { path, version: asked.status === 0 ? asked.stdout.trim() : undefined };
}
