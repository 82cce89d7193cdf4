import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { Crypter } from "../../rehearsal/passphrase";
import type { Environment } from "../pulumi/find";
import { copyProject, type Project } from "./project";
import { HARMLESS, type OwnStack } from "./stack";

/** A folder for one try: backend, Pulumi's home, project. */
export interface Place {
  readonly folder: string;
  /** Where the command runs. */
  readonly cwd: string;
  /** What points Pulumi at this place. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the stack's secrets, as Pulumi writes it into a file. */
  readonly salt: string;
  remove(): void;
  /** It stays when the process ends. */
  keep(): void;
}

export interface PlaceOptions {
  readonly project: Project | undefined;
  readonly stack: OwnStack | undefined;
  /** Where the command runs when there is no project. */
  readonly cwd: string;
  readonly allow: readonly string[];
  /** Of the caller. */
  readonly environment: Environment;
}

/** Gone with the process at the latest, unless it is killed. */
export function makePlace({ project, stack, cwd, allow, environment }: PlaceOptions): Place {
  const folder = mkdtempSync(join(tmpdir(), "alicloud-identity-try-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const [home, backend, copy] = ["home", "backend", "project"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [home, backend, copy]) mkdirSync(made);
  linkPlugins(environment["PULUMI_HOME"] || join(userInfo().homedir, ".pulumi"), home, [...HARMLESS, ...allow]);
  const passphrase = randomBytes(24).toString("base64url");
  const crypter = new Crypter(passphrase, undefined);
  if (stack !== undefined) crypter.encrypt(""); // makes the salt, which takes most of a second
  if (project !== undefined) copyProject(project, copy, stack === undefined ? {} : stackFile(stack, crypter));
  return {
    folder,
    cwd: project === undefined ? cwd : copy,
    environment: {
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    },
    salt: crypter.saltLine ?? "",
    remove: () => {
      process.removeListener("exit", remove);
      remove();
    },
    keep: () => void process.removeListener("exit", remove),
  };
}

/** The stack's configuration as a file of its own, secrets encrypted for this place alone. */
function stackFile({ name, configuration }: OwnStack, crypter: Crypter): Readonly<Record<string, string>> {
  const config = Object.entries(configuration).map(([key, { value = "", objectValue, secret }]) => [
    key,
    secret ? { secure: crypter.encrypt(value) } : (objectValue ?? value),
  ]);
  const content = { encryptionsalt: crypter.saltLine, config: Object.fromEntries(config) };
  return { [`Pulumi.${name}.yaml`]: JSON.stringify(content) };
}

/**
 * All but the providers that may not act: without its plugin, and with none fetched, an engine cannot start one. A folder
 * that is a link is no plugin to the CLI, so the links are in it.
 */
function linkPlugins(from: string, home: string, allowed: readonly string[]): void {
  const plugins = join(from, "plugins");
  if (!existsSync(plugins)) return;
  for (const { name } of readdirSync(plugins, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const [, provider] = /^resource-(.+)-v\d/.exec(name) ?? [];
    if (provider !== undefined && !allowed.includes(provider)) continue;
    const copy = join(home, "plugins", name);
    mkdirSync(copy, { recursive: true });
    for (const part of readdirSync(join(plugins, name))) symlinkSync(join(plugins, name, part), join(copy, part));
  }
}
