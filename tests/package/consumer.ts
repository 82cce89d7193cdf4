import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, temporaryFolder } from "./copy";
import { isUnreachable, type Ran, run, succeed } from "./run";
import { tarball } from "./tarball";

const PNPM = "10.34.9";

const versionOf = (name: string): string => {
  const { version } = require(join(root, "node_modules", name, "package.json")) as { version: string };
  return version;
};

/** A user's project: the tarball and what a Pulumi program in TypeScript has beside it, and our programs in it. */
async function project(prefix: string): Promise<string> {
  const folder = temporaryFolder(prefix);
  const others = ["@pulumi/pulumi", "@types/node", "typescript"].map((name) => [name, versionOf(name)]);
  const dependencies = { "pulumi-alicloud-identity": `file:${(await tarball()).path}`, ...Object.fromEntries(others) };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, dependencies }));
  cpSync(join(__dirname, "programs"), folder, { recursive: true });
  return folder;
}

let byNpm: Promise<string | undefined> | undefined;

/** Installed by npm, once for all specs. `undefined` where no registry answers. */
export function installedByNpm(): Promise<string | undefined> {
  byNpm ??= installWithNpm();
  return byNpm;
}

async function installWithNpm(): Promise<string | undefined> {
  const folder = await project("npm-");
  const ran = await run(folder, "npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock"]);
  return settled(folder, ran);
}

/** Installed by pnpm, where a package sees what it names itself and nothing else. `undefined` where no registry answers. */
export async function installedByPnpm(): Promise<string | undefined> {
  const tool = temporaryFolder("pnpm-tool-");
  const got = await run(tool, "npm", ["install", "--prefix", tool, "--no-audit", "--no-fund", `pnpm@${PNPM}`]);
  if (settled(tool, got) === undefined) return undefined;
  const folder = await project("pnpm-");
  const pnpm = join(tool, "node_modules/pnpm/bin/pnpm.cjs");
  const store = ["--store-dir", join(tool, "store")];
  return settled(folder, await run(folder, process.execPath, [pnpm, "install", "--no-lockfile", ...store]));
}

function settled(folder: string, ran: Ran): string | undefined {
  if (ran.code === 0) return folder;
  if (isUnreachable(ran)) return undefined;
  throw new Error(`the installation in ${folder} ended with ${ran.code}: ${ran.stdout}${ran.stderr}`);
}

/** TypeScript 7, which a program has beside the one that Pulumi's SDK loads. */
export const compiler = join(root, "node_modules/@typescript/native/bin/tsc");

interface Compilation {
  readonly files: readonly string[];
  readonly options: readonly string[];
  /** Default: TypeScript 7. */
  readonly by?: string;
}

/** Compiles in a consumer's folder, with the types that are installed there. Says which files were read for it. */
export async function compile(folder: string, { files, options, by = compiler }: Compilation): Promise<string[]> {
  const all = ["--strict", "--target", "es2022", "--types", "node", "--listFiles", ...options, ...files];
  return (await succeed(folder, process.execPath, [by, ...all])).split("\n");
}
