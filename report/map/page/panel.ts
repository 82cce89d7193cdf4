import { element, named, part } from "./dom";
import type { Chip, Columns, EstateView } from "./estate";
import type { Selection } from "./filter";
import { grantSection } from "./grant";
import type { Picked } from "./grid";
import { legend } from "./legend";
import { accountDetails, principalDetails, title, whoLine } from "./objects";

/** Beside the grid: the legend, or what was picked with its paths. */
export class Panel {
  private readonly root = part("panel");

  constructor(
    private readonly view: EstateView,
    private readonly onClose: () => void,
  ) {
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.root.dataset["shows"] === "legend") return;
      this.close();
      event.preventDefault();
    });
    this.fill("legend", legend(view.data));
  }

  open({ account, principal }: Picked, selection: Selection, columns: Columns): void {
    const close = element("button", { type: "button", class: "close" }, "Close");
    close.addEventListener("click", () => this.close());
    const content =
      account === undefined
        ? principalDetails(this.view, principal ?? -1)
        : principal === undefined
          ? accountDetails(this.view, account)
          : this.ofCell(
              account,
              principal,
              this.view.chips(account, principal, columns, (path) => selection.shows(path, principal)),
            );
    this.fill("cell", [close, ...content]);
    this.root.scrollTo(0, 0);
    this.root.querySelector<HTMLElement>("h2")?.focus();
  }

  close(): void {
    this.fill("legend", legend(this.view.data));
    this.onClose();
  }

  private fill(shows: string, content: readonly Node[]): void {
    this.root.dataset["shows"] = shows;
    this.root.replaceChildren(...content);
  }

  private ofCell(account: number, principal: number, chips: readonly Chip[]): Node[] {
    const { data } = this.view;
    const who = data.principals[principal];
    const where = data.accounts[account]?.name ?? "";
    const head = title(element("span", {}, named(who?.display ?? who?.name ?? ""), " in ", named(where)));
    const line = whoLine(this.view, principal);
    if (chips.length === 0) return [head, line, element("p", {}, "No access that the filters show.")];
    return [head, line, ...chips.map((chip) => grantSection(this.view, account, principal, chip))];
  }
}
