import { chipElement, chipWords } from "./chip";
import { element, kindWord, named, part } from "./dom";
import type { Columns, EstateView } from "./estate";
import type { Selection } from "./filter";
import { legend } from "./legend";

/** A matrix fits on no paper: printed is a list of what the filters show, by account. */
export function fillPrint(view: EstateView, selection: Selection, columns: Columns): void {
  part("print").replaceChildren(
    ...selection.rows.map((row) =>
      "folder" in row
        ? element("h2", {}, named(view.data.folders[row.folder] ?? "Root folder"))
        : accountTable(view, row.account, selection, columns),
    ),
    element("div", { class: "print-key" }, ...legend(view.data)),
  );
}

export function emptyPrint(): void {
  part("print").replaceChildren();
}

function accountTable(view: EstateView, account: number, selection: Selection, columns: Columns): HTMLElement {
  const { data } = view;
  const { name = "", id = "" } = data.accounts[account] ?? {};
  const shown = principalsOn(view, account, columns);
  const rows = selection.columns.flatMap((column) => {
    if (!shown.has(column)) return [];
    const chips = view.chips(account, column, columns, (path) => selection.shows(path, column));
    if (chips.length === 0) return [];
    const who = data.principals[column];
    return [
      element(
        "tr",
        {},
        element("td", {}, kindWord(who)),
        element("th", { scope: "row" }, named(who?.name ?? "")),
        element(
          "td",
          {},
          ...chips.map((chip) =>
            element("span", { class: "printed" }, chipElement(data, chip), ` ${chipWords(data, chip)}`),
          ),
        ),
      ),
    ];
  });
  return element(
    "table",
    {},
    element("caption", {}, named(name), ` (${id})`),
    element("tbody", {}, ...(rows.length === 0 ? [element("tr", {}, element("td", {}, "nobody"))] : rows)),
  );
}

function principalsOn(view: EstateView, account: number, columns: Columns): Set<number> {
  const found = new Set<number>();
  for (const index of view.byAccount[account] ?? []) {
    const principal = view.data.assignments[index]?.[2] ?? -1;
    found.add(principal);
    if (columns === "people") for (const person of view.membersOf.get(principal)?.keys() ?? []) found.add(person);
  }
  return found;
}
