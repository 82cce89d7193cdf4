import type { MapData } from "../shape";
import { chipElement, chipWords, markElement, moreElement } from "./chip";
import { element, named, part } from "./dom";
import type { Chip, Columns, EstateView } from "./estate";
import type { Row, Selection } from "./filter";
import { MARKS } from "./repair";
import { type Position, stepped } from "./steps";

/** Sizes of `grid.css`. */
const ROW = 30;
const COLUMN = 56;
const HEAD = 164;
const SIDE = 264;
/** Drawn beyond what is seen, so that a scroll shows no gap. */
const MARGIN = 6;

export interface Picked {
  /** Index of accounts. `undefined`: the head of a column was picked. */
  readonly account?: number;
  /** Index of principals. `undefined`: the head of a row was picked. */
  readonly principal?: number;
}

/**
 * The matrix: a grid of which only what is seen is drawn. The focus stays on the grid, and `aria-activedescendant` names
 * the cell, so no redraw can lose it.
 */
export class Grid {
  private readonly root = part("grid");
  private readonly head = part("grid-head");
  private readonly body = part("grid-body");
  private selection: Selection | undefined;
  private columns: Columns = "assigned";
  /** Row -1 is the head of columns, column -1 the head of rows. */
  private at: Position = { row: 0, column: -1 };
  private drawn = "";
  private isAwaitingFrame = false;

  constructor(
    private readonly view: EstateView,
    private readonly onPick: (picked: Picked) => void,
  ) {
    this.root.addEventListener("scroll", () => this.drawSoon(), { passive: true });
    new ResizeObserver(() => this.drawSoon()).observe(this.root);
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("click", (event) => this.onClick(event));
  }

  show(selection: Selection, columns: Columns): void {
    this.selection = selection;
    this.columns = columns;
    const { rows } = selection;
    this.body.style.height = `${rows.length * ROW}px`;
    const width = `${SIDE + selection.columns.length * COLUMN}px`;
    this.body.style.width = width;
    this.head.style.width = width;
    this.root.setAttribute("aria-rowcount", String(rows.length + 1));
    this.root.setAttribute("aria-colcount", String(selection.columns.length + 1));
    this.at = { row: Math.max(0, rows.findIndex(isAccount)), column: -1 };
    this.root.scrollTo(0, 0);
    this.draw(true);
  }

  focus(): void {
    this.root.focus({ preventScroll: true });
  }

  private drawSoon(): void {
    if (this.isAwaitingFrame) return;
    this.isAwaitingFrame = true;
    requestAnimationFrame(() => {
      this.isAwaitingFrame = false;
      this.draw(false);
    });
  }

  private draw(isNew: boolean): void {
    if (this.selection === undefined) return;
    const { rows, columns } = this.selection;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.root;
    const window = {
      top: Math.max(0, Math.floor(scrollTop / ROW) - MARGIN),
      bottom: Math.min(rows.length, Math.ceil((scrollTop + clientHeight - HEAD) / ROW) + MARGIN),
      left: Math.max(0, Math.floor(scrollLeft / COLUMN) - MARGIN),
      right: Math.min(columns.length, Math.ceil((scrollLeft + clientWidth - SIDE) / COLUMN) + MARGIN),
    };
    const key = Object.values(window).join();
    if (!isNew && key === this.drawn) return;
    this.drawn = key;
    const shown = columns.slice(window.left, window.right);
    this.head.replaceChildren(
      this.corner(),
      ...shown.map((column, index) => this.columnHead(column, window.left + index)),
    );
    this.body.replaceChildren(
      ...rows
        .slice(window.top, window.bottom)
        .map((row, index) => this.row(row, window.top + index, shown, window.left)),
    );
    this.markActive();
  }

  private corner(): HTMLElement {
    return element("div", { role: "columnheader", class: "corner", "aria-colindex": 1 }, "Account");
  }

  private columnHead(column: number, index: number): HTMLElement {
    const principal = this.view.data.principals[column];
    const isFirstPerson = principal?.kind === "person" && this.kindAt(index - 1) === "group";
    const head = element(
      "div",
      {
        role: "columnheader",
        id: cellId(-1, index),
        class: ["column-head", isFirstPerson ? "first" : "", principal?.disabled ? "disabled" : ""].join(" "),
        "aria-colindex": index + 2,
        "aria-label": principal === undefined ? "" : principalWords(principal),
        title: principal?.name,
        "data-at": `-1,${index}`,
      },
      element("span", { class: "kind", "aria-hidden": "true" }, principal?.kind === "group" ? "G" : "P"),
      element("span", { class: "name" }, named(principal?.display ?? principal?.name ?? "")),
    );
    head.style.left = `${SIDE + index * COLUMN}px`;
    return head;
  }

  private kindAt(index: number): string | undefined {
    return this.view.data.principals[this.selection?.columns[index] ?? -1]?.kind;
  }

  private row(row: Row, index: number, columns: readonly number[], left: number): HTMLElement {
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
    made.append(
      this.rowHead(row.account, index),
      ...columns.map((column, offset) => this.cell(row.account, column, index, left + offset)),
    );
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

  private cell(account: number, column: number, index: number, columnIndex: number): HTMLElement {
    const chips = this.chips(account, column);
    const { data } = this.view;
    const shown = chips.slice(0, chips.length > 2 ? 1 : 2);
    const cell = element(
      "div",
      {
        role: "gridcell",
        id: cellId(index, columnIndex),
        class: this.isFirstPerson(columnIndex) ? "cell first" : "cell",
        "aria-colindex": columnIndex + 2,
        "data-at": `${index},${columnIndex}`,
      },
      ...shown.map((chip) => chipElement(data, chip)),
      chips.length > 2 ? moreElement(data, chips.slice(1)) : undefined,
      element("span", { class: "hidden" }, chips.map((chip) => chipWords(data, chip)).join(", ") || "nothing"),
    );
    for (const seen of [...cell.children].slice(0, -1)) seen.setAttribute("aria-hidden", "true");
    cell.style.left = `${SIDE + columnIndex * COLUMN}px`;
    return cell;
  }

  private isFirstPerson(index: number): boolean {
    return this.kindAt(index) === "person" && this.kindAt(index - 1) === "group";
  }

  private chips(account: number, column: number): Chip[] {
    const { selection } = this;
    return this.view.chips(account, column, this.columns, (path) => selection?.shows(path, column) ?? false);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.selection === undefined || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") this.pick();
    else {
      const page = Math.max(1, Math.floor((this.root.clientHeight - HEAD) / ROW) - 1);
      const next = stepped(this.at, event, this.selection, page);
      if (next === undefined) return;
      this.moveTo(next);
    }
    event.preventDefault();
  }

  private onClick(event: MouseEvent): void {
    const cell = (event.target as Element).closest("[data-at]");
    const [row, column] = (cell?.getAttribute("data-at") ?? "").split(",").map(Number);
    if (row === undefined || column === undefined) return;
    this.moveTo({ row, column });
    this.pick();
  }

  private moveTo(at: Position): void {
    this.at = at;
    const { root } = this;
    const top = at.row * ROW;
    if (at.row >= 0) {
      const height = root.clientHeight - HEAD;
      if (top < root.scrollTop) root.scrollTop = top;
      else if (top + ROW > root.scrollTop + height) root.scrollTop = top + ROW - height;
    }
    if (at.column >= 0) {
      const left = at.column * COLUMN;
      const width = root.clientWidth - SIDE;
      if (left < root.scrollLeft) root.scrollLeft = left;
      else if (left + COLUMN > root.scrollLeft + width) root.scrollLeft = left + COLUMN - width;
    }
    this.draw(false);
    this.markActive();
  }

  private markActive(): void {
    for (const old of this.root.querySelectorAll(".active")) old.classList.remove("active");
    const id = cellId(this.at.row, this.at.column);
    const cell = document.getElementById(id);
    cell?.classList.add("active");
    if (cell === null) this.root.removeAttribute("aria-activedescendant");
    else this.root.setAttribute("aria-activedescendant", id);
  }

  private pick(): void {
    const row = this.selection?.rows[this.at.row];
    const principal = this.selection?.columns[this.at.column];
    this.onPick({
      ...(row !== undefined && isAccount(row) ? { account: row.account } : {}),
      ...(principal === undefined ? {} : { principal }),
    });
  }
}

function isAccount(row: Row): row is { readonly account: number } {
  return "account" in row;
}

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function principalWords({ kind, name, display, disabled }: MapData["principals"][number]): string {
  return [`${kind} ${name}`, display ?? "", disabled ? "disabled" : ""].filter(Boolean).join(", ");
}
