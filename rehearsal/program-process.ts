import { Child } from "./child-process";
import type { StackConfiguration } from "./configuration";
import type { Messages } from "./messages";
import type { Project } from "./project";

export interface ProgramSetup {
  readonly project: Project;
  readonly stack: string;
  readonly configuration: StackConfiguration;
  /** One address serves as resource monitor and as engine. */
  readonly engineAddress: string;
  readonly parallel: number;
  readonly preview: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly messages: Messages;
}

const ORGANIZATION = "organization";

/** Exit code of a program that has reported its error itself. */
const ALREADY_REPORTED = 32;

export interface Program {
  /** Resolves when it ended well; rejects with what went wrong, `""` when it has said so itself. */
  readonly ended: Promise<string | undefined>;
  /** Gives it the time to end by itself, and ends it after that. */
  leave(): Promise<void>;
  /** Nothing that it says from now on counts: the engine is through, and it can only complain of that. */
  silence(): void;
  kill(): void;
}

/** How long a program may go on after its last word to the engine, in milliseconds. */
const PATIENCE = 10_000;

/** Starts the real program host on the project's program. */
export function startProgram(setup: ProgramSetup): Program {
  const { project } = setup;
  let heard = true;
  const child = new Child({
    arguments: [...project.runtimeOptions.nodeargs, project.sdk.runPath, ...hostArguments(setup), project.entry],
    cwd: project.programFolder,
    environment: {
      ...setup.environment,
      PULUMI_CONFIG: JSON.stringify(setup.configuration.values),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(setup.configuration.secretKeys),
      ...(project.runtimeOptions.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
      ...(project.runtimeOptions.tsconfig === undefined
        ? {}
        : { PULUMI_NODEJS_TSCONFIG_PATH: project.runtimeOptions.tsconfig }),
    },
    onLine: (_stream, line) => {
      if (heard) setup.messages.log("info", "", line);
    },
  });
  return {
    ended: child.exited.then((code) => {
      if (code === 0) return undefined;
      return code === ALREADY_REPORTED ? "" : `Program exited with non-zero exit code: ${code}`;
    }),
    leave: async () => {
      const timer = setTimeout(() => void child.stop(), PATIENCE);
      await child.exited.catch(() => undefined);
      clearTimeout(timer);
    },
    silence: () => {
      heard = false;
    },
    kill: () => child.kill(),
  };
}

function hostArguments(setup: ProgramSetup): readonly string[] {
  const named = {
    monitor: setup.engineAddress,
    engine: setup.engineAddress,
    organization: ORGANIZATION,
    project: setup.project.name,
    "root-directory": setup.project.root,
    stack: setup.stack,
    pwd: setup.project.programFolder,
    parallel: String(setup.parallel),
  };
  const list = Object.entries(named).flatMap(([key, value]) => [`--${key}`, value]);
  return setup.preview ? [...list, "--dry-run"] : list;
}
