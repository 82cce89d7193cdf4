import type { MapData } from "../shape";
import { element } from "./dom";
import type { Chip, Mark } from "./estate";
import { MARKS } from "./repair";

/** A configuration as a small plate: filled, tinted or outlined by its power, with its marks at the corner. */
export function chipElement(data: MapData, { configuration, when, marks }: Omit<Chip, "paths">): HTMLElement {
  const row = data.configurations[configuration];
  const change = data.compared === true && when !== 3 ? (when === 1 ? "gained" : "lost") : undefined;
  return element(
    "span",
    { class: ["chip", row?.power, row?.ram ? "ram" : "", change].filter(Boolean).join(" ") },
    element("span", { class: "short" }, row?.short ?? ""),
    ...(change === undefined ? [] : [changeElement(change === "gained")]),
    ...marks.map(markElement),
  );
}

/** Stands for chips that have no room, and has what is to be seen of them. */
export function moreElement(data: MapData, chips: readonly Omit<Chip, "paths">[]): HTMLElement {
  const marks = [...new Set(chips.flatMap((chip) => chip.marks))];
  const changes = data.compared === true ? [...new Set(chips.flatMap(({ when }) => (when === 3 ? [] : [when])))] : [];
  return element(
    "span",
    { class: "more" },
    `+${chips.length}`,
    ...changes.map((when) => changeElement(when === 1)),
    ...marks.map(markElement),
  );
}

export function changeElement(isGain: boolean): HTMLElement {
  return element("span", { class: `mark ${isGain ? "gained" : "lost"}` }, isGain ? "+" : "\u2212");
}

export function markElement(mark: Mark): HTMLElement {
  return element("span", { class: `mark ${mark}` }, MARKS[mark].letter);
}

/** What a cell says to somebody who hears it. */
export function chipWords(data: MapData, { configuration, when, marks }: Omit<Chip, "paths">): string {
  const change = data.compared === true && when !== 3 ? [when === 1 ? "gained" : "lost"] : [];
  const words = [...change, ...marks.map((mark) => MARKS[mark].name)];
  const { name = "", ram } = data.configurations[configuration] ?? {};
  return ram ? chipText(`RAM policy ${name}`, words) : chipText(name, words);
}

function chipText(name: string, words: readonly string[]): string {
  return words.length === 0 ? name : `${name} (${words.join(", ")})`;
}
