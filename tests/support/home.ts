import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** A folder of Pulumi's own, so that nothing is noted in the developer's. Gone with the test process. */
export function temporaryHome(): string {
  if (made.length === 0) {
    process.once("exit", () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    });
  }
  const folder = mkdtempSync(join(memory() ?? tmpdir(), "identity-home-"));
  made.push(folder);
  return folder;
}

/** Linux's folder in memory: some thousand homes of a few small files each take a fifth of a suite's time on a disk. */
function memory(): string | undefined {
  try {
    accessSync("/dev/shm", constants.W_OK);
    return "/dev/shm";
  } catch {
    return undefined;
  }
}
