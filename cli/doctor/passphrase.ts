import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inWords } from "../../provider/config/values";
import { findProject } from "../try/project";
import { type Finding, ok, warn } from "./finding";
import type { Place } from "./pulumi";

const CHECK = "passphrase";
const ADVICE = "export PULUMI_CONFIG_PASSPHRASE=..., or PULUMI_CONFIG_PASSPHRASE_FILE=<file>";

/**
 * Whether there is a passphrase where a stack's secrets are encrypted with one. Nobody can tell without it whether it is the
 * right one, and a CLI that is asked for a stack's secrets without any fails. None where no stack has one.
 *
 * @param stack the one that is looked at alone.
 */
export function passphraseFindings({ environment, folder }: Place, stack: string | undefined): Finding[] {
  const own = stack?.split("/").at(-1);
  const stacks = stacksWithOne(folder).filter((name) => own === undefined || name === own);
  if (stacks.length === 0) return [];
  const named = `stack${stacks.length === 1 ? "" : "s"} ${inWords(stacks)}`;
  const file = environment["PULUMI_CONFIG_PASSPHRASE_FILE"] || undefined;
  if (environment["PULUMI_CONFIG_PASSPHRASE"] !== undefined) return [ok(CHECK, `set, for ${named}`)];
  if (file === undefined)
    return [warn(CHECK, `none is set, and without it up, drift, impact and try fail for ${named}`, ADVICE)];
  return textOf(file) === undefined
    ? [warn(CHECK, `PULUMI_CONFIG_PASSPHRASE_FILE, which cannot be read, for ${named}`, ADVICE)]
    : [ok(CHECK, `in the file of PULUMI_CONFIG_PASSPHRASE_FILE, for ${named}`)];
}

/** The CLI writes the salt into the configuration of each stack that has a passphrase, and of no other. */
function stacksWithOne(folder: string): string[] {
  const project = findProject(folder);
  if (project === undefined) return [];
  const settings = textOf(join(project.root, project.file)) ?? "";
  const [, below = "."] = /^\s*"?stackConfigDir"?:[ \t]*["']?([^"'#\n]+?)["']?,?[ \t]*(?:#.*)?$/m.exec(settings) ?? [];
  const place = resolve(project.root, below);
  return namesIn(place)
    .flatMap((name) => {
      const [, stack] = /^Pulumi\.(.+)\.(?:ya?ml|json)$/.exec(name) ?? [];
      const text = stack === undefined ? undefined : textOf(join(place, name));
      return stack !== undefined && /^\s*"?encryptionsalt"?\s*:/m.test(text ?? "") ? [stack] : [];
    })
    .sort();
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
