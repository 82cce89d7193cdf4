import type { MapData } from "../shape";
import { figure, part, several } from "./dom";
import { type Columns, EstateView } from "./estate";
import { type Selection, select, type Wish } from "./filter";
import { Grid } from "./grid";
import { Haystack } from "./haystack";
import { Panel } from "./panel";
import { emptyPrint, fillPrint } from "./print";

const data = JSON.parse(part("data").textContent ?? "") as MapData;
const view = new EstateView(data);
const haystack = new Haystack(data);
const text = part<HTMLInputElement>("filter");
const status = part("status");
const empty = part("empty");

const switches = ["production", "administrators", "drifted", "changed", "ram"] as const;
let columns: Columns = "assigned";
let selection: Selection;

const grid = new Grid(view, (picked) => panel.open(picked, selection, columns));
const panel = new Panel(view, () => grid.focus());

function isOn(id: string): boolean {
  return document.getElementById(id)?.getAttribute("aria-pressed") === "true";
}

function wish(): Wish {
  return {
    text: text.value,
    columns,
    production: isOn("production"),
    administrators: isOn("administrators"),
    drifted: isOn("drifted"),
    changed: isOn("changed"),
    ram: isOn("ram"),
  };
}

function show(): void {
  selection = select(view, haystack, wish());
  grid.show(selection, columns);
  const who = columns === "people" ? "people" : "groups and people";
  status.textContent =
    `${figure(selection.accounts)} of ${several(data.accounts.length, "account")}, ` +
    `${figure(selection.columns.length)} ${who}, ${several(selection.grants, columns === "people" ? "grant" : "assignment")}` +
    `${selection.drifted === 0 ? "" : `, ${figure(selection.drifted)} marked`}`;
  empty.hidden = selection.rows.length > 0;
}

text.addEventListener("input", show);
for (const id of switches) {
  const button = document.getElementById(id);
  button?.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!isOn(id)));
    show();
  });
}
for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=columns]")) {
  radio.addEventListener("change", () => {
    columns = radio.value as Columns;
    show();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === text || event.ctrlKey || event.metaKey) return;
  text.focus();
  text.select();
  event.preventDefault();
});
window.addEventListener("beforeprint", () => fillPrint(view, selection, columns));
window.addEventListener("afterprint", emptyPrint);

show();
document.documentElement.dataset["ready"] = "true";
