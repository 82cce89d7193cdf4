import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";

export const root = join(__dirname, "../..");

const LEFT_OUT = ["node_modules", ".git", "dist", "coverage", "tests"];

/** A checkout that was never built, beside this one: building and packing it leaves this one as it is. */
export function copyOfCheckout(): string {
  const copy = temporaryFolder("checkout-");
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.includes(relative(root, path).split(sep)[0] ?? ""),
  });
  symlinkSync(realpathSync(join(root, "node_modules")), join(copy, "node_modules"), "junction");
  return copy;
}

/** Gone when the tests end. */
export function temporaryFolder(prefix: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
