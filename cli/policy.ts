import { Command, InvalidArgumentError, Option } from "commander";
import { LONGEST_POLICY } from "../estate/permissions";
import { figure } from "../provider/config";
import { accountId } from "../provider/config/types";
import { inWords } from "../provider/config/values";
import { PURPOSES, type Purpose, policiesFor } from "./policy/purpose";
import { PLATFORM_NAMES, type TrustOptions, trustFor } from "./policy/trust";

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly print: (text: string) => void;
  /** Standard error: what the reader has to know of what was printed. */
  readonly note: (text: string) => void;
}

const processWorld: World = {
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
};

interface Flags extends Partial<TrustOptions> {
  readonly for: Purpose;
  readonly kinds: readonly string[];
  readonly escalating?: true;
  readonly part?: number;
  readonly trust?: string;
}

/** `alicloud-identity policy`: the RAM policy that a job needs, or the trust document of its role. It asks nobody. */
export function policyCommand(world: World = processWorld): Command {
  return new Command("policy")
    .description("print the RAM policy that a job of a pipeline needs, or the trust document of its role")
    .addOption(new Option("--for <purpose>", "what the job does").choices(PURPOSES).makeOptionMandatory())
    .option("--kinds <kind...>", "for resources of these alone, such as cloudsso or ims:User", [])
    .option("--escalating", "with the actions that lead to administrator, as giving access does")
    .option("--part <number>", "print one policy, where they are several", numberOf)
    .addOption(
      new Option("--trust <platform>", "print whom the role trusts, in place of what it may").choices(PLATFORM_NAMES),
    )
    .option("--account <id>", "with --trust, which needs it: the account of the role")
    .option("--provider <name>", "with --trust: the OIDC provider in RAM (default: the platform's name)")
    .option("--subject <sub>", "with --trust: the claim sub of the jobs; * stands for anything")
    .option("--issuer <url>", "with --trust: the issuer, where it is one of your own")
    .action((flags: Flags) => {
      if (flags.trust === undefined) return grant(flags, world);
      world.print(textOf(trustFor(flags.trust, flags.for, checkedTrust(flags))));
    });
}

function grant({ for: purpose, kinds, escalating, part, ...trust }: Flags, { print, note }: World): void {
  const [stray] = (["account", "provider", "subject", "issuer"] as const).filter((name) => trust[name] !== undefined);
  if (stray !== undefined) throw new Error(`--${stray} is a part of the trust document, which --trust prints.`);
  const { policies, leftOut } = policiesFor(purpose, kinds, escalating === true);
  const chosen = part === undefined ? policies : policies.slice(part - 1, part);
  if (chosen.length === 0)
    throw new Error(
      `There ${policies.length === 1 ? "is 1 policy" : `are ${policies.length} policies`}; --part counts from 1.`,
    );
  print(textOf(chosen.length === 1 ? chosen[0] : chosen));
  if (chosen.length > 1) {
    note(
      `These are ${chosen.length} policies, as RAM takes ${figure(LONGEST_POLICY)} characters for one; --part 1 prints the first alone.`,
    );
  }
  if (leftOut.length > 0) {
    note(
      `Left out, as whoever has them can make itself administrator: ${inWords(leftOut)}. --escalating puts them in.`,
    );
  }
}

function checkedTrust({ account, kinds, escalating, part, ...rest }: Flags): TrustOptions {
  if (kinds.length > 0 || escalating || part !== undefined) {
    throw new Error(
      "--trust prints whom a role trusts, and --kinds, --escalating and --part say what it may: one at a time.",
    );
  }
  if (account === undefined) throw new Error("--trust needs --account: an account id such as 1234567890123456.");
  return { account: accountId.read(account, "--account"), ...rest };
}

function numberOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It is a number from 1.");
  return Number(text);
}

function textOf(document: unknown): string {
  return JSON.stringify(document, undefined, 2);
}
