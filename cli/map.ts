import { Command } from "commander";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { figure } from "../provider/config/values";
import { type Access, accessOf } from "../report/access";
import { readManaged } from "../report/managed";
import { mapDataOf } from "../report/map/data";
import { mapHtml } from "../report/map/html";
import type { MapData } from "../report/map/shape";
import { checkPlaces } from "../report/places";
import { productionBy } from "../report/production";
import { ramAccessOf } from "../report/ram";
import { ACCESS, checkSameAccount, gapsIn } from "./report/access";
import { estateFrom, processWorld, type World } from "./snapshot/live";
import { checkTarget, keep } from "./snapshot/target";

interface Flags {
  readonly html: string;
  readonly from?: string;
  readonly against?: string;
  readonly state?: readonly string[];
  readonly production?: readonly string[];
}

/** `alicloud-identity map --html <file>`: who has what on which account, as a page. It only reads. */
export function mapCommand(world: World = processWorld): Command {
  return new Command("map")
    .description("write a page that shows who can do what on which account, by CloudSSO and by RAM; it only reads")
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

async function map({ html, from, against, state, production = [] }: Flags, world: World): Promise<void> {
  if (html !== "-") checkTarget(html, { noun: "access map", isOne: holdsMap });
  const managed = state === undefined ? undefined : readManaged(state);
  const earlier = against === undefined ? undefined : readEstateFile(against);
  const estate = await estateFrom(from, ACCESS, world);
  checkSameAccount(estate, earlier, against);
  checkPlaces(production, "--production", ...[estate, ...(earlier === undefined ? [] : [earlier])].map(placesIn));
  const data = mapDataOf(estate, {
    before: earlier,
    managed,
    isProduction: productionBy(production),
  });
  const notes = gapsIn(estate, earlier, ACCESS);
  keep(html, mapHtml(data, { accountId: estate.accountId, region: estate.region, notes }), world);
  world.display.write([`${html === "-" ? "" : `${html}: `}${countsOf(data)}.`, ...notes, ""].join("\n"));
}

/** Accounts of CloudSSO, and the one that the users of RAM are of. */
function placesIn(estate: Estate): Pick<Access, "accounts"> {
  return { accounts: [...accessOf(estate).accounts, ramAccessOf(estate).account] };
}

function countsOf({ accounts, principals, assignments }: MapData): string {
  return `${figure(accounts.length)} accounts, ${figure(principals.length)} groups and people, ${figure(assignments.length)} assignments`;
}

function holdsMap(content: Buffer): boolean {
  return content.subarray(0, 2000).includes("<title>Access map");
}
