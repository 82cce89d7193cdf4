import { markElement } from "./chip";
import { element } from "./dom";
import type { ChipPath, EstateView, Mark } from "./estate";
import { detachLine, leaveLine, MARKS, removalLine, repairLine } from "./repair";

/** Where marks are. */
interface Marked {
  readonly account: number;
  readonly configuration: number;
  /** -1: what is marked is assigned to nobody. */
  readonly principal: number;
  readonly paths: readonly ChipPath[];
}

/** What each mark means, and the line that repairs it. */
export function markNotes(view: EstateView, marks: readonly Mark[], at: Marked): HTMLElement[] {
  return marks.map((mark) => {
    const { name, means } = MARKS[mark];
    const advice = mark === "unmanaged" ? "Declare it with adopt: true, or take it away:" : "Repair:";
    return element(
      "div",
      { class: `note ${mark}` },
      element("p", {}, markElement(mark), " ", element("strong", {}, name), `: ${means}.`),
      element("p", { class: "quiet" }, advice),
      element("pre", { tabindex: 0, "aria-label": "Command" }, lineFor(view, mark, at)),
    );
  });
}

function lineFor(view: EstateView, mark: Mark, { account, configuration, principal, paths }: Marked): string {
  const { data } = view;
  const right = data.configurations[configuration];
  const at = { account: data.accounts[account]?.id ?? "", configuration: right?.id ?? "" };
  if (mark !== "unmanaged") {
    const code = view.provisioning(account, configuration)?.[4];
    return repairLine(mark, data, { ...at, urn: view.code(code)?.urn });
  }
  const loose = paths.find((path) => view.marksOfPath(path).includes("unmanaged"));
  const [, , holder = principal, , code] = loose?.assignment ?? [];
  const [row, person] = [data.principals[holder], data.principals[principal]];
  if (row === undefined) return "";
  if (code !== -1 && holder !== principal && person !== undefined) return leaveLine(data, at.account, row, person);
  if (row.ram) return detachLine(at.account, right?.policies[0] ?? "", row);
  return removalLine(data, { ...at, kind: row.kind, principal: row.id });
}
