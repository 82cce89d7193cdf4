import type { Estate } from "../estate/model";
import type { CallEntry } from "./calls";
import type { Chaos } from "./chaos";
import { checkNames, checkOneOf } from "./known-names";
import { type Uncertain, uncertainties } from "./options";
import type { SeedRole } from "./seed-roles";
import type { Permission } from "./store";

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** Default `LTAIemulatorAccessKey000`; a fake. */
  readonly accessKeyId?: string;
  /** Default `emulator-secret-is-no-secret00`; a fake. */
  readonly accessKeySecret?: string;
  /** More callers, such as one that may only read. RAM users' own keys and temporary ones work without this. */
  readonly callers?: readonly Caller[];
  /**
   * Roles of RAM that are there at the start, by name (in the management account, assumed by its RAM users and roles) or
   * with their account and trust policy. Default: none. STS lets no role be assumed that is not there.
   */
  readonly roles?: readonly (string | SeedRole)[];
  /**
   * What is there at the start besides the accounts and the directory. Default `empty`; `small` is a handful of objects,
   * `company` hundreds: people, groups, access configurations in most accounts, RAM users, and drift.
   */
  readonly seed?: Seed;
  /**
   * What is there at the start, instead of a seed: a copy of a real directory and its surroundings, with their ids. Keys
   * and passwords are fakes. What the estate could not read is not there. Rejects with the path of what has no place.
   */
  readonly estate?: Estate;
  /** Member accounts of the resource directory, `1000000000000001` and on. Default 3, in a company 250. */
  readonly accounts?: number;
  /** Whether CloudSSO is switched on and has its directory. Default true. */
  readonly directory?: boolean;
  /** How long a task takes. Default 100. */
  readonly taskDurationMs?: number;
  /**
   * What a running task stands in the way of: its (configuration, account), the default, or its whole configuration.
   * With `assignment`, those of assignments of several principals run side by side in one account.
   */
  readonly conflictScope?: "account" | "configuration" | "assignment";
  /** Calls above this rate, per service and second, are throttled. Default: no limit. */
  readonly maxCallsPerSecond?: number;
  /**
   * Faults at random, the same for the same calls: throttled, 500, reset before or after being carried out, or slow (up
   * to 100 ms). Calls through `control` are never hit. Default: none.
   */
  readonly chaos?: Chaos;
  /** Accept unknown parameters and values out of range, as the real gateway may. Default false. */
  readonly lenient?: boolean;
  /** Other answers to what the documentation leaves open; see `options.ts`. */
  readonly options?: Partial<Uncertain>;
  /** At least so many calls are remembered, the latest. Default: all, about a kilobyte each. */
  readonly keptCalls?: number;
  /** Called when a call has ended, however it ended. */
  readonly log?: (entry: CallEntry) => void;
}

export type Seed = "empty" | "small" | "company";

export interface Caller {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** What the caller may do; absent = everything. A Deny wins, and what no Allow names is denied. */
  readonly permissions?: readonly Permission[];
  /** The account itself instead of a RAM user; it cannot assume roles. Default false. */
  readonly root?: boolean;
}

/** Every property of T, in the order that sentences list them in. */
function namesOf<T>(names: Record<keyof Required<T>, true>): readonly string[] {
  return Object.keys(names);
}

const settings = namesOf<EmulatorOptions>({
  port: true,
  accessKeyId: true,
  accessKeySecret: true,
  callers: true,
  roles: true,
  seed: true,
  estate: true,
  accounts: true,
  directory: true,
  taskDurationMs: true,
  conflictScope: true,
  maxCallsPerSecond: true,
  chaos: true,
  lenient: true,
  options: true,
  keptCalls: true,
  log: true,
});
const chaos = namesOf<Chaos>({ rate: true, seed: true });
const caller = namesOf<Caller>({
  accessKeyId: true,
  accessKeySecret: true,
  permissions: true,
  root: true,
});
const role = namesOf<SeedRole>({
  roleName: true,
  accountId: true,
  trustPolicy: true,
});

/** Refuses, in one sentence, what `startEmulator` has no setting for, and values that no setting takes. */
export function checkSettings(options: EmulatorOptions, seeds: readonly string[]): void {
  checkNames("startEmulator", options, settings);
  checkNames("The setting chaos of startEmulator", options.chaos, chaos);
  for (const [index, one] of (options.callers ?? []).entries()) {
    checkNames(`The setting callers[${index}] of startEmulator`, one, caller);
  }
  for (const [index, one] of (options.roles ?? []).entries()) {
    if (typeof one !== "string") checkNames(`The setting roles[${index}] of startEmulator`, one, role);
  }
  checkOneOf("The setting seed of startEmulator", options.seed, seeds);
  checkOneOf("The setting conflictScope of startEmulator", options.conflictScope, uncertainties.conflictScope.values);
  checkEstate(options);
  checkNumber("port", options.port, 0, 65_535);
  checkNumber("accounts", options.accounts, 0, 100_000);
  const { taskDurationMs = 0 } = options;
  if (!(taskDurationMs >= 0)) {
    throw new Error(`The setting taskDurationMs of startEmulator is at least 0 milliseconds, not ${taskDurationMs}.`);
  }
  checkNumber("maxCallsPerSecond", options.maxCallsPerSecond, 1);
  checkNumber("keptCalls", options.keptCalls, 0);
}

/** An estate says itself what is there. */
function checkEstate(options: EmulatorOptions): void {
  const { estate } = options;
  if (estate === undefined) return;
  const other = (["seed", "accounts", "directory"] as const).find((name) => options[name] !== undefined);
  if (other !== undefined) throw new Error(`startEmulator takes estate or ${other}, and not both.`);
  const format: Estate["format"] = "alicloud-identity/estate";
  const version: Estate["version"] = 1;
  const { objects, unread }: Partial<Estate> = estate;
  if (estate.format === format && estate.version === version && objects && unread) return;
  throw new Error(`The setting estate of startEmulator is of the format ${format} in version ${version}.`);
}

function checkNumber(name: string, value: number | undefined, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  const bounds = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new Error(`The setting ${name} of startEmulator is a whole number ${bounds}, not ${String(value)}.`);
}
