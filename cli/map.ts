import { renameSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { unreadLines } from "../estate/unread";
import { figure } from "../provider/config/values";
import { accessOf } from "../report/access";
import { readManaged } from "../report/managed";
import { mapDataOf } from "../report/map/data";
import { mapHtml } from "../report/map/html";
import type { MapData } from "../report/map/shape";
import { productionBy } from "../report/production";
import { estateFrom, processWorld, type World } from "./snapshot/live";
import { checkTarget } from "./snapshot/target";

interface Flags {
  readonly html: string;
  readonly from?: string;
  readonly against?: string;
  readonly state?: readonly string[];
  readonly production?: readonly string[];
}

/** What of an estate the map shows. */
const WHAT = [
  "organisation",
  "cloudsso:Directory",
  "cloudsso:AccessAssignment",
  "cloudsso:AccessConfiguration",
  "cloudsso:AccessConfigurationProvisioning",
  "cloudsso:Group",
  "cloudsso:User",
  "cloudsso:UserAttachment",
];

const PROVISIONINGS = "cloudsso:AccessConfigurationProvisioning";

/** `alicloud-identity map --html <file>`: who has what on which account, as a page. It only reads. */
export function mapCommand(world: World = processWorld): Command {
  return new Command("map")
    .description("write a page that shows who has which access configuration on which account; it only reads")
    .requiredOption("--html <file>", "where to: one file that needs no network; - is the standard output")
    .option("--from <estate>", "show what snapshot saved; without it, what is there now is read")
    .option("--against <estate>", "an earlier estate: show what was gained and lost since")
    .option(
      "--state <file...>",
      "what pulumi stack export wrote: mark what is in no stack, and say where the rest is made",
    )
    .option(
      "--production <what...>",
      "folders, accounts or tags (key=value) that are production; without it, those called so",
    )
    .action((flags: Flags) => map(flags, world));
}

async function map({ html, from, against, state, production }: Flags, world: World): Promise<void> {
  if (html !== "-") checkTarget(html, { noun: "access map", isOne: holdsMap });
  const managed = state === undefined ? undefined : readManaged(state);
  const earlier = against === undefined ? undefined : readEstateFile(against);
  const estate = await estateFrom(from, WHAT, world);
  const data = mapDataOf(accessOf(estate), {
    before: earlier === undefined ? undefined : accessOf(earlier),
    managed,
    isProduction: productionBy(production ?? []),
    knowsProvisionings: estate.unread.every(({ what }) => what !== PROVISIONINGS),
  });
  const notes = [...notRead(estate, ""), ...(earlier === undefined ? [] : notRead(earlier, "Earlier: "))];
  keep(html, mapHtml(data, { accountId: estate.accountId, region: estate.region, notes }), world);
  world.display.write([`${html === "-" ? "" : `${html}: `}${countsOf(data)}.`, ...notes, ""].join("\n"));
}

function keep(file: string, page: string, { print }: World): void {
  if (file === "-") print(page);
  else {
    writeFileSync(`${file}.new`, page, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

function countsOf({ accounts, principals, assignments }: MapData): string {
  return `${figure(accounts.length)} accounts, ${figure(principals.length)} groups and people, ${figure(assignments.length)} assignments`;
}

function notRead({ unread }: Estate, when: string): string[] {
  return unreadLines(unread.filter(({ what }) => WHAT.includes(what))).map((line) => `${when}${line}`);
}

function holdsMap(content: Buffer): boolean {
  return content.subarray(0, 2000).includes("<title>Access map");
}
