import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../emulator/index";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { runCommand } from "./command";

export interface SnapshotFigures {
  readonly accounts: number;
  readonly objects: number;
  readonly calls: number;
  /** Full pages of each list, and what no list tells of an object. */
  readonly least: number;
  /** The whole command, at the rates that the client begins with. */
  readonly seconds: number;
  /** The largest resident size that was seen; 0 where it cannot be seen. */
  readonly memory: number;
  readonly bytes: number;
}

/** A company with so many accounts is saved by the command, as a user calls it. */
export async function snapshotFigures(accounts: number): Promise<SnapshotFigures> {
  const cloud = await startEmulator({ seed: "company", accounts });
  const folder = mkdtempSync(join(tmpdir(), "identity-snapshot-"));
  const file = join(folder, "estate.json");
  try {
    const { seconds, memory } = await runCommand(["snapshot", file], cloud.environment());
    const estate = readEstateFile(file);
    return {
      accounts,
      objects: Object.values(estate.objects).flat().length,
      calls: cloud.calls.length,
      least: leastCalls(estate),
      seconds,
      memory,
      bytes: statSync(file).size,
    };
  } finally {
    rmSync(folder, { recursive: true });
    await cloud.close();
  }
}

/** The most that one page of a list holds. */
const PAGES = { few: 20, some: 100, many: 1000 };

function leastCalls({ objects, organisation }: Estate): number {
  const count = (kind: string) => objects[kind]?.length ?? 0;
  const pages = (items: number, page: number) => Math.max(1, Math.ceil(items / page));
  const pagesBy = (kind: string, input: string, page: number, parents: string) => {
    const by = new Map<unknown, number>();
    for (const { inputs } of objects[kind] ?? []) by.set(inputs[input], (by.get(inputs[input]) ?? 0) + 1);
    const full = [...by.values()].reduce((sum, items) => sum + pages(items, page), 0);
    return full + count(parents) - by.size; // an empty list is a page as well
  };
  const { accounts = [], folders = [] } = organisation ?? {};
  const ofOrganisation = 1 + pages(accounts.length, PAGES.some) + 1 + folders.length + 1;
  const settings = Object.values(objects).filter(({ length }) => length === 1).length; // what there is once is read once
  const ofDirectory =
    pages(count("cloudsso:User"), PAGES.some) +
    2 * count("cloudsso:User") + // itself, and its setting of MFA
    pages(count("cloudsso:Group"), PAGES.some) +
    count("cloudsso:Group") +
    pages(count("cloudsso:AccessConfiguration"), PAGES.some) +
    2 * count("cloudsso:AccessConfiguration") + // itself, and its policies
    pagesBy("cloudsso:UserAttachment", "groupId", PAGES.some, "cloudsso:Group") +
    pagesBy(
      "cloudsso:AccessConfigurationProvisioning",
      "accessConfigurationId",
      PAGES.few,
      "cloudsso:AccessConfiguration",
    ) +
    pages(count("cloudsso:AccessAssignment"), PAGES.few);
  const ofRam =
    pages(count("ims:User"), PAGES.many) +
    3 * count("ims:User") + // itself, its keys, and whether it logs on
    count("ims:AccessKey") +
    pages(count("ims:Group"), PAGES.some) +
    pagesBy("ims:GroupMembership", "groupId", PAGES.some, "ims:Group") +
    new Set((objects["ram:GroupPolicyAttachment"] ?? []).map(({ inputs }) => inputs["policyName"])).size;
  return 1 + ofOrganisation + ofDirectory + ofRam + settings + LISTS_OF_NOTHING;
}

/** Policies, roles, providers, applications and the like: a page each, though a company has none. */
const LISTS_OF_NOTHING = 12;

export function snapshotText({ accounts, objects, calls, least, seconds, memory, bytes }: SnapshotFigures): string {
  return [
    `snapshot of ${accounts} accounts, ${objects} objects: ${calls} calls, ${(calls / least).toFixed(2)} of the least (aim: 1.05),`,
    `${seconds.toFixed(1)} s, ${Math.round(memory / 1e6)} MB at its peak, ${(bytes / 1e6).toFixed(1)} MB of file`,
  ].join(" ");
}
