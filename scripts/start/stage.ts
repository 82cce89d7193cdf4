import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Environment = Readonly<Record<string, string | undefined>>;

export const STACK = "npm-start";

/** Where a run keeps everything, and what it leaves of the reader's environment. */
export interface Stage {
  readonly environment: Readonly<Record<string, string>>;
  clear(): void;
}

/**
 * A stack of its own in a temporary folder: the reader's Pulumi login, stacks and credentials are neither used nor
 * touched.
 */
export function setStage(root: string, given: Environment, cloud: Readonly<Record<string, string>>): Stage {
  sweep(root); // of a run that was killed
  const folder = mkdtempSync(join(tmpdir(), "alicloud-identity-start-"));
  const state = join(folder, "state");
  mkdirSync(state);
  return {
    environment: {
      ...withoutOwners(given),
      ...cloud,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_CONFIG_PASSPHRASE: "only for this run",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_CONTINUE_ON_ERROR: "true",
      PULUMI_PARALLEL: "64",
    },
    clear() {
      sweep(root);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the engines keep of a stack in the project's own folder. */
function sweep(root: string): void {
  const files = [`Pulumi.${STACK}.yaml`, `.rehearsal/${STACK}.json`, `.rehearsal/${STACK}.json.lock`];
  for (const file of files) rmSync(join(root, file), { force: true });
}

/** Keys of a real account must not sign calls of an example, nor settings of a real backend reach it. */
function withoutOwners(given: Environment): Record<string, string> {
  const own = /^(ALICLOUD|ALIBABA_?CLOUD|PULUMI|AWS|CLIENT_READ|CLIENT_CONNECT|MAX_RETRY)_/;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined || own.test(name) ? [] : [[name, value]])),
  );
}
