import type { Estate } from "../../estate/model";
import { unreadLines } from "../../estate/unread";
import { figure, serviceOf } from "../../provider/config";
import { inWords } from "../../provider/config/values";

/** Nothing of what was asked for may be seen. */
export function sawNothing({ organisation, objects, unread }: Estate): boolean {
  return unread.length > 0 && organisation === undefined && Object.values(objects).every(({ length }) => length === 0);
}

export function nothingSaid({ unread }: Estate): string {
  const way = "alicloud-identity snapshot --policy prints the RAM policy that is enough";
  return [`Nothing could be read, so nothing was written; ${way}.`, ...unreadLines(unread)].join("\n");
}

/** What was read, in a line, and what could not be, a line each. */
export function said(estate: Estate, file: string): string {
  return [`${where(file)}${countsOf(estate)}.`, ...unreadLines(estate.unread)].join("\n");
}

function where(file: string): string {
  return file === "-" ? "" : `${file}: `;
}

/** `CloudSSO 2,703 objects, IMS 84, RAM 5, and 250 accounts in 27 folders` */
function countsOf({ objects, organisation }: Estate): string {
  const counts = new Map<string, number>();
  for (const [kind, { length }] of Object.entries(objects)) {
    const label = serviceOf(kind.split(":")[0] ?? "")?.label ?? kind;
    counts.set(label, (counts.get(label) ?? 0) + length);
  }
  const services = [...counts].map(
    ([label, count], index) => `${label} ${figure(count)}${index === 0 ? " objects" : ""}`,
  );
  const accounts =
    organisation === undefined
      ? []
      : [`${several(organisation.accounts, "account")} in ${several(organisation.folders, "folder")}`];
  return inWords([...services, ...accounts]);
}

function several({ length }: readonly unknown[], noun: string): string {
  return `${figure(length)} ${noun}${length === 1 ? "" : "s"}`;
}
