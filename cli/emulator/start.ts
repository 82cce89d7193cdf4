import type { Emulator, Snapshot } from "../../emulator";
import { type Estate, FORMAT } from "../../estate/model";
import { contentOf, parseState } from "./state-file";

/** What an emulator begins with: a copy of a real directory, or what another emulator held. */
export interface Start {
  readonly estate?: Estate;
  readonly snapshot?: Snapshot;
}

/** Tells by its `format` what a file holds. What reads estates is loaded for an estate alone. */
export function readStart(file: string): Start {
  const text = contentOf(file);
  if (!new RegExp(`"format":\\s*"${FORMAT}"`).test(text)) return { snapshot: parseState(text, file) };
  const { parseEstate } = require("../../estate/file") as typeof import("../../estate/file");
  return { estate: parseEstate(text, file) };
}

/** One line: what was loaded, and what of an estate was not. */
export function summaryOf(file: string, { estate }: Start, { accountIds, leftOut }: Emulator): string {
  if (estate === undefined) return `Begins with the snapshot in ${file}.`;
  const lists = Object.values(estate.objects);
  const count = lists.reduce((sum, objects) => sum + objects.length, 0);
  const unread = estate.unread.map(({ what, id, reason }) => [what, id, `(${reason})`].filter(Boolean).join(" "));
  const lost = [...leftOut].map(([kind, many]) => `${many} of ${kind}`);
  return [
    `A copy of the estate of account ${estate.accountId} in ${file}: ${accountIds.length} accounts, ${count} objects`,
    ...(unread.length > 0 ? [`not there, since it was not read: ${unread.join(", ")}`] : []),
    ...(lost.length > 0 ? [`left out with that: ${lost.join(", ")}`] : []),
  ].join("; ");
}
