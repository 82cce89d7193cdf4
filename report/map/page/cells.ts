import type { MapData } from "../shape";
import { chipElement, chipWords, markElement, moreElement } from "./chip";
import { element, kindWord, named } from "./dom";
import type { Columns, EstateView } from "./estate";
import type { Row, Selection } from "./filter";
import { MARKS } from "./repair";

/** Sizes of `grid.css`. */
export const ROW = 30;
export const COLUMN = 56;
export const HEAD = 164;
export const SIDE = 264;

/** Makes what stands in the grid for one selection. */
export class Cells {
  constructor(
    private readonly view: EstateView,
    private readonly selection: Selection,
    private readonly columns: Columns,
  ) {}

  corner(): HTMLElement {
    return element("div", { role: "columnheader", class: "corner", "aria-colindex": 1 }, "Account");
  }

  columnHead(index: number): HTMLElement {
    const principal = this.principalAt(index);
    const head = element(
      "div",
      {
        role: "columnheader",
        id: cellId(-1, index),
        class: ["column-head", this.isFirst(index) ? "first" : "", principal?.disabled ? "disabled" : ""].join(" "),
        "aria-colindex": index + 2,
        "aria-label": principal === undefined ? "" : principalWords(principal),
        title: principal?.name,
        "data-at": `-1,${index}`,
      },
      element(
        "span",
        { class: principal?.ram ? "kind ram" : "kind", "aria-hidden": "true" },
        principal?.ram ? (principal.kind === "group" ? "RG" : "RU") : principal?.kind === "group" ? "G" : "P",
      ),
      element("span", { class: "name" }, named(principal?.display ?? principal?.name ?? "")),
    );
    head.style.left = `${SIDE + index * COLUMN}px`;
    return head;
  }

  /** @param from the first column that is drawn, `to` the one behind the last. */
  row(row: Row, index: number, from: number, to: number): HTMLElement {
    const made = element("div", {
      role: "row",
      "aria-rowindex": index + 2,
      class: isAccount(row) ? "row" : "row folder",
    });
    made.style.top = `${index * ROW}px`;
    if (!isAccount(row)) {
      const folder = this.view.data.folders[row.folder] ?? "Root folder";
      made.append(element("div", { role: "rowheader", class: "row-head", "aria-colindex": 1 }, named(folder)));
      return made;
    }
    made.append(this.rowHead(row.account, index));
    for (let column = from; column < to; column++) made.append(this.cell(row.account, index, column));
    return made;
  }

  private rowHead(account: number, index: number): HTMLElement {
    const { name, id, production, status } = this.view.data.accounts[account] ?? { name: "", id: "" };
    const marks = this.view.looseMarks(account);
    const words = [name, production ? "production" : "", status ?? "", ...marks.map((mark) => MARKS[mark].name)];
    return element(
      "div",
      {
        role: "rowheader",
        id: cellId(index, -1),
        class: "row-head",
        "aria-colindex": 1,
        "aria-label": words.filter(Boolean).join(", "),
        title: `${name} (${id})`,
        "data-at": `${index},-1`,
      },
      element("span", { class: "name" }, named(name)),
      ...(marks.length === 0 ? [] : [element("span", { class: "marks" }, ...marks.map(markElement))]),
      production ? element("span", { class: "tag" }, "prod") : undefined,
      status === undefined ? undefined : element("span", { class: "tag" }, status.toLowerCase()),
    );
  }

  private cell(account: number, index: number, columnIndex: number): HTMLElement {
    const { data } = this.view;
    const column = this.selection.columns[columnIndex] ?? -1;
    const chips = this.view.chips(account, column, this.columns, (path) => this.selection.shows(path, column));
    const shown = chips.slice(0, chips.length > 2 ? 1 : 2);
    const words = chips.map((chip) => chipWords(data, chip)).join(", ");
    // Most cells have nothing, and are one element each.
    const cell = element(
      "div",
      {
        role: "gridcell",
        id: cellId(index, columnIndex),
        class: ["cell", this.isFirst(columnIndex) ? "first" : "", shown.length > 1 ? "pair" : ""]
          .filter(Boolean)
          .join(" "),
        "aria-colindex": columnIndex + 2,
        "aria-label": words === "" ? "nothing" : undefined,
        "data-at": `${index},${columnIndex}`,
      },
      ...shown.map((chip) => chipElement(data, chip)),
      chips.length > 2 ? moreElement(data, chips.slice(1)) : undefined,
    );
    for (const seen of cell.children) seen.setAttribute("aria-hidden", "true");
    if (words !== "") cell.append(element("span", { class: "hidden" }, words));
    cell.style.left = `${SIDE + columnIndex * COLUMN}px`;
    return cell;
  }

  /** People begin here, behind the groups, or RAM begins. */
  private isFirst(index: number): boolean {
    const before = this.principalAt(index - 1);
    return before !== undefined && kindWord(before) !== kindWord(this.principalAt(index));
  }

  private principalAt(index: number): MapData["principals"][number] | undefined {
    return this.view.data.principals[this.selection.columns[index] ?? -1];
  }
}

export function isAccount(row: Row): row is { readonly account: number } {
  return "account" in row;
}

export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function principalWords(principal: MapData["principals"][number]): string {
  const { name, display, disabled } = principal;
  return [`${kindWord(principal)} ${name}`, display ?? "", disabled ? "disabled" : ""].filter(Boolean).join(", ");
}
