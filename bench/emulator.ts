import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { connectControl } from "../emulator/index";
import { canPin, pinned, type ServerProcess, startServer } from "./emulator/server-process";

const CLI = join(__dirname, "..", "entry", "cli.js");
const TS = ["-r", "./scripts/register.js"];
const CONNECTIONS = 16;

/** How many answers there were. */
export interface Pace {
  readonly perSecond: number;
  /** By the time that the core worked for the server, which others on the machine do not change; absent where unknown. */
  readonly perCoreSecond?: number;
}

export interface Reads extends Pace {
  readonly what: string;
  /** Of what a bare server answers in the same time. */
  readonly share: number;
}

export interface EmulatorFigures {
  /** From a checkout, whose sources are compiled before, or from a build. */
  readonly from: "checkout" | "build";
  /** Whether the server had a core of its own. */
  readonly pinned: boolean;
  readonly bare: Pace;
  readonly reads: readonly Reads[];
  /** From the start of the process to its first answer, with nothing and with a company in it; the best of a few. */
  readonly startMs: { readonly empty: number; readonly company: number };
  /** Resident with a company, before and after the reads. */
  readonly bytes: { readonly start: number; readonly end: number };
}

/** Signed reads a second of a company's data, by one emulator on one core, next to a server that does nothing. */
export async function emulatorFigures(count: number): Promise<EmulatorFigures> {
  const bare = await startServer([...TS, join(__dirname, "emulator/programs/bare-server.ts"), "400"], 1);
  const nothing = [{ service: "cloudsso", action: "Nothing", query: "" }];
  const barePace = await load(bare, bare.environment["URL"] ?? "", count, nothing);
  await bare.stop();

  const startMs = { empty: await start("empty"), company: await start("company") };
  const server = await startServer([CLI, "emulator", "--seed", "company", "--task-seconds", "0"], 8);
  try {
    const url = server.environment["ALIBABA_CLOUD_ENDPOINT_CLOUDSSO"] ?? "";
    const before = server.memory();
    const reads: Reads[] = [];
    for (const [what, mix] of Object.entries(await callsOf(url))) {
      const pace = await load(server, url, count, mix);
      reads.push({ what, ...pace, share: steady(pace) / steady(barePace) });
    }
    const bytes = { start: before, end: server.memory() };
    const from = existsSync(join(__dirname, "../emulator/index.ts")) ? "checkout" : "build";
    return { from, pinned: canPin, bare: barePace, reads, startMs, bytes };
  } finally {
    await server.stop();
  }
}

interface SignedRead {
  readonly service: string;
  readonly action: string;
  /** In canonical form. */
  readonly query: string;
}

/** Single reads, pages of long lists, and both in turn as a refresh has them. */
async function callsOf(url: string): Promise<Readonly<Record<string, readonly SignedRead[]>>> {
  const control = connectControl(url);
  const idOf = async (action: string, list: string, id: string, DirectoryId?: string): Promise<string> => {
    const answer = await control.perform("cloudsso", action, DirectoryId === undefined ? {} : { DirectoryId });
    return (answer[list] as readonly Readonly<Record<string, string>>[])[0]?.[id] ?? "";
  };
  const directoryId = await idOf("ListDirectories", "Directories", "DirectoryId");
  const user = await idOf("ListUsers", "Users", "UserId", directoryId);
  const configuration = await idOf(
    "ListAccessConfigurations",
    "AccessConfigurations",
    "AccessConfigurationId",
    directoryId,
  );
  const read = (action: string, query: string): SignedRead => ({ service: "cloudsso", action, query });
  const one = [
    read("GetAccessConfiguration", `AccessConfigurationId=${configuration}&DirectoryId=${directoryId}`),
    read("GetUser", `DirectoryId=${directoryId}&UserId=${user}`),
    read("GetDirectory", `DirectoryId=${directoryId}`),
  ];
  const lists = [
    read(
      "ListAccessConfigurationProvisionings",
      `AccessConfigurationId=${configuration}&DirectoryId=${directoryId}&MaxResults=20`,
    ),
    read("ListUsers", `DirectoryId=${directoryId}&MaxResults=20`),
    read("ListAccessAssignments", `DirectoryId=${directoryId}&MaxResults=20`),
  ];
  return { "single objects": one, "pages of 20": lists, "both in turn": [...one, ...lists] };
}

async function load(server: ServerProcess, url: string, count: number, mix: readonly SignedRead[]): Promise<Pace> {
  await send(server, url, Math.round(count / 2), mix); // the first thousands are slower, which is another matter
  const before = server.worked();
  const { perSecond, good } = await send(server, url, count, mix);
  const after = server.worked();
  return before === undefined || after === undefined
    ? { perSecond }
    : { perSecond, perCoreSecond: good / (after - before) };
}

async function send(
  server: ServerProcess,
  url: string,
  count: number,
  mix: readonly SignedRead[],
): Promise<{ readonly perSecond: number; readonly good: number }> {
  const words = [process.execPath, ...TS, join(__dirname, "emulator/programs/load.ts"), url, String(count)];
  const [program = "", ...args] = pinned("others", [...words, String(CONNECTIONS), JSON.stringify(mix)]);
  const { stdout } = await promisify(execFile)(program, args, {
    env: {
      ...process.env,
      KEY_ID: server.environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] ?? "",
      KEY_SECRET: server.environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] ?? "",
    },
  });
  return JSON.parse(stdout) as { readonly perSecond: number; readonly good: number };
}

function steady({ perSecond, perCoreSecond }: Pace): number {
  return perCoreSecond ?? perSecond;
}

/** The first line is printed once the emulator answers. */
async function start(seed: "empty" | "company", times = 3): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const server = await startServer([CLI, "emulator", "--seed", seed], 8);
    best = Math.min(best, server.startMs);
    await server.stop();
  }
  return Math.round(best);
}

export function emulatorText(figures: EmulatorFigures): string {
  const { bare, reads, startMs, bytes, from } = figures;
  const megabytes = (size: number): string => `${Math.round(size / 1e6)} MB`;
  const pace = ({ perSecond, perCoreSecond }: Pace): string => {
    const core = perCoreSecond === undefined ? "-" : String(Math.round(perCoreSecond));
    return `${String(Math.round(perSecond)).padStart(10)} ${core.padStart(17)}`;
  };
  return [
    `emulator from the ${from}, with a company's data${figures.pinned ? ", on one core" : ""}`,
    "signed reads           a second   a core's second     aim   share of a bare server",
    `${"bare server (hono)".padEnd(20)} ${pace(bare)}`,
    ...reads.map((each) => `${each.what.padEnd(20)} ${pace(each)}    2000   ${each.share.toFixed(2).padStart(10)}`),
    `start to first answer ${startMs.empty} ms, with the company ${startMs.company} ms (aim: 300)`,
    `memory ${megabytes(bytes.start)} at the start, ${megabytes(bytes.end)} after the reads (aim: 120)`,
  ].join("\n");
}
