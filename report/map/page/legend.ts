import type { MapData } from "../shape";
import { changeElement, chipElement, markElement } from "./chip";
import { element, named } from "./dom";
import type { Mark } from "./estate";
import { MARKS } from "./repair";

const POWERS = [
  ["administer", "Administers everything"],
  ["write", "Writes"],
  ["read", "Reads alone"],
  ["nothing", "Has no policy"],
] as const;

/** What the plates and marks mean. */
export function legend(data: MapData): Node[] {
  return [element("h2", { tabindex: -1 }, "Key"), ...configurations(data), ...marks(data), keys()];
}

function configurations(data: MapData): HTMLElement[] {
  return [false, true].flatMap((isRam) =>
    POWERS.flatMap(([power, words]) => {
      const rows = data.configurations.flatMap((row, index) =>
        row.power === power && (row.ram === true) === isRam ? [index] : [],
      );
      if (rows.length === 0) return [];
      return [element("h3", {}, isRam ? `${words}, by RAM` : words), keyOf(data, rows)];
    }),
  );
}

function keyOf(data: MapData, rows: readonly number[]): HTMLElement {
  return element(
    "ul",
    { class: "key" },
    ...rows.map((configuration) =>
      element(
        "li",
        {},
        chipElement(data, { configuration, when: 3, marks: [] }),
        named(data.configurations[configuration]?.name ?? ""),
      ),
    ),
  );
}

function marks(data: MapData): HTMLElement[] {
  const known = (Object.keys(MARKS) as Mark[]).filter((mark) => mark !== "unmanaged" || data.code !== undefined);
  const rows = known.map((mark) =>
    element(
      "li",
      {},
      markElement(mark),
      element("span", {}, element("strong", {}, MARKS[mark].name), `: ${MARKS[mark].means}`),
    ),
  );
  const changes = (["gained", "lost"] as const).map((change) =>
    element(
      "li",
      {},
      changeElement(change === "gained"),
      element("span", {}, element("strong", {}, change), " since the earlier estate"),
    ),
  );
  return [
    element("h3", {}, "Marks"),
    element("ul", { class: "key" }, ...rows, ...(data.compared === true ? changes : [])),
  ];
}

function keys(): HTMLElement {
  return element(
    "p",
    { class: "quiet" },
    "Arrow keys move in the map, Enter opens a cell, Escape closes it, / goes to the filter.",
  );
}
