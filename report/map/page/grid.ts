import { Cells, COLUMN, cellId, HEAD, isAccount, ROW, SIDE } from "./cells";
import { part } from "./dom";
import type { Columns, EstateView } from "./estate";
import type { Selection } from "./filter";
import { type Position, stepped } from "./steps";

/** Rows and columns that are drawn beyond what is seen: few after a key of the filter, more where somebody scrolls. */
const MARGIN = { new: 2, scrolled: 10 };

export interface Picked {
  /** Index of accounts. `undefined`: the head of a column was picked. */
  readonly account?: number;
  /** Index of principals. `undefined`: the head of a row was picked. */
  readonly principal?: number;
}

interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
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
  private cells: Cells | undefined;
  /** Row -1 is the head of columns, column -1 the head of rows. */
  private at: Position = { row: 0, column: -1 };
  private drawn: Window | undefined;
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
    this.cells = new Cells(this.view, selection, columns);
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
    const { selection, cells } = this;
    if (selection === undefined || cells === undefined) return;
    const seen = this.windowWith(selection, 0);
    if (!isNew && this.drawn !== undefined && isWithin(seen, this.drawn)) return;
    const { top, bottom, left, right } = this.windowWith(selection, isNew ? MARGIN.new : MARGIN.scrolled);
    this.drawn = { top, bottom, left, right };
    this.head.replaceChildren(
      cells.corner(),
      ...Array.from({ length: right - left }, (_, index) => cells.columnHead(left + index)),
    );
    this.body.replaceChildren(
      ...selection.rows.slice(top, bottom).map((row, index) => cells.row(row, top + index, left, right)),
    );
    this.markActive();
  }

  /** What is seen, and some rows and columns around it. */
  private windowWith({ rows, columns }: Selection, margin: number): Window {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.root;
    const first = (scrolled: number, size: number) => Math.max(0, Math.floor(scrolled / size) - margin);
    const last = (scrolled: number, size: number, all: readonly unknown[]) =>
      Math.max(0, Math.min(all.length, Math.ceil(scrolled / size) + margin));
    return {
      top: first(scrollTop, ROW),
      bottom: last(scrollTop + clientHeight - HEAD, ROW, rows),
      left: first(scrollLeft, COLUMN),
      right: last(scrollLeft + clientWidth - SIDE, COLUMN, columns),
    };
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

function isWithin(inner: Window, outer: Window): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}
