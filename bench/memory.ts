import { readdirSync, readFileSync } from "node:fs";

/** The provider's process is known by the script that it runs, and by whose descendant it is: others may run here, too. */
const SCRIPT = "dynamic-provider";
const LOOK_MS = 200;

/** Linux keeps each process's peak (`VmHWM`); the last look before its end is close to it. Elsewhere: 0. */
export function watchMemory(): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of providers()) {
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(text(`/proc/${pid}/status`))?.[1];
      peak = Math.max(peak, Number(kilobytes ?? 0) * 1024);
    }
  }, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function providers(): string[] {
  return pids().filter((pid) => {
    const words = text(`/proc/${pid}/cmdline`).split("\0");
    return words[0]?.endsWith("node") === true && words.slice(1).some((word) => word.includes(SCRIPT)) && isOurs(pid);
  });
}

function isOurs(pid: string): boolean {
  const parent = /^PPid:\s+(\d+)/m.exec(text(`/proc/${pid}/status`))?.[1] ?? "0";
  return parent === String(process.pid) || (Number(parent) > 1 && isOurs(parent));
}

function pids(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // the process is gone
  }
}
