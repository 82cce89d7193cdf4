import type { Code, MapData } from "../shape";
import { STATUSES } from "../shape";
import { chipElement, markElement } from "./chip";
import { element, figure, named, part, several } from "./dom";
import type { Chip, ChipPath, Columns, EstateView, Mark } from "./estate";
import type { Selection } from "./filter";
import type { Picked } from "./grid";
import { legend } from "./legend";
import { MARKS, removalLine, repairLine } from "./repair";

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
        ? this.ofPrincipal(principal ?? -1)
        : principal === undefined
          ? this.ofAccount(account)
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
    const where = data.accounts[account];
    const head = title(element("span", {}, named(who?.name ?? ""), " in ", named(where?.name ?? "")));
    const words = [
      who?.kind === "group" ? "Group" : "Person",
      who?.display,
      who?.disabled ? "disabled: no logon" : undefined,
    ];
    const line = element("p", { class: "quiet" }, words.filter(Boolean).join(" \u00b7 "));
    if (chips.length === 0) return [head, line, element("p", {}, "No access that the filters show.")];
    return [head, line, ...chips.map((chip) => this.chipSection(account, principal, chip))];
  }

  private chipSection(account: number, principal: number, chip: Chip): HTMLElement {
    const { data } = this.view;
    const configuration = data.configurations[chip.configuration];
    return element(
      "section",
      { class: "grant" },
      element("h3", {}, chipElement(data, chip), " ", named(configuration?.name ?? "")),
      element("p", { class: "quiet" }, ...this.facts(account, chip)),
      ...changeOf(data, chip),
      ...chip.paths.map((path) => this.pathList(account, principal, path)),
      ...this.markNotes(account, principal, chip),
    );
  }

  private facts(account: number, { configuration }: Chip): string[] {
    const { power, session } = this.view.data.configurations[configuration] ?? {};
    const status = this.view.provisioning(account, configuration)?.[2];
    const facts = [
      POWERS[power ?? "nothing"],
      session === undefined ? "" : `session ${hours(session)}`,
      status === undefined ? "" : `status ${STATUSES[status]}`,
    ];
    return [facts.filter(Boolean).join(" \u00b7 ")];
  }

  /** Person, group, assignment, configuration, policies, role. */
  private pathList(account: number, principal: number, { assignment, membershipCode, when }: ChipPath): HTMLElement {
    const { data } = this.view;
    const [, configurationIndex, holder, , code] = assignment;
    const configuration = data.configurations[configurationIndex];
    const step = (label: string, ...content: readonly (Node | string | undefined)[]) =>
      element("li", {}, element("span", { class: "label" }, label), element("div", {}, ...content));
    const who = data.principals[principal];
    const group = data.principals[holder];
    const isThroughGroup = holder !== principal;
    return element(
      "ol",
      { class: "path", "aria-label": when === 2 ? "Path that is gone" : "Path" },
      step(who?.kind === "group" ? "Group" : "Person", named(who?.name ?? ""), this.codeLine(who?.code)),
      ...(isThroughGroup
        ? [step("Group", named(group?.name ?? ""), this.codeLine(membershipCode, "membership "))]
        : []),
      step(
        "Assignment",
        element("span", {}, "in account ", named(data.accounts[account]?.name ?? "")),
        this.codeLine(code),
      ),
      step("Configuration", named(configuration?.name ?? ""), this.codeLine(configuration?.code)),
      step("Policies", policies(configuration)),
      step("Role", element("code", {}, `AliyunReservedSSO-${configuration?.name ?? ""}`)),
    );
  }

  private codeLine(code: Code | undefined, what = ""): HTMLElement | undefined {
    if (this.view.data.code === undefined || code === undefined) return undefined;
    const found = this.view.code(code);
    if (found === undefined) return element("p", { class: "code none" }, `${what}in none of the stacks`);
    const [, , , stack = ""] = /^(urn):(pulumi):(.*?)::/.exec(found.urn) ?? [];
    const name = found.urn.slice(found.urn.lastIndexOf("::") + 2);
    const place = found.position?.replace(/^project:\/\/\//, "");
    return element(
      "details",
      { class: "code" },
      element("summary", {}, what, named(name), ` in ${stack}`, place === undefined ? "" : `, ${place}`),
      element("code", {}, found.urn),
    );
  }

  private markNotes(account: number, principal: number, { configuration, marks, paths }: Chip): HTMLElement[] {
    return marks.map((mark) => this.markNote(mark, this.lineFor(mark, account, configuration, principal, paths)));
  }

  private markNote(mark: Mark, line: string): HTMLElement {
    const { name, means } = MARKS[mark];
    const advice = mark === "unmanaged" ? "Declare it with adopt: true, or take it away:" : "Repair:";
    return element(
      "div",
      { class: `note ${mark}` },
      element("p", {}, markElement(mark), " ", element("strong", {}, name), `: ${means}.`),
      element("p", { class: "quiet" }, advice),
      element("pre", { tabindex: 0, "aria-label": "Command" }, line),
    );
  }

  private lineFor(
    mark: Mark,
    account: number,
    configuration: number,
    principal: number,
    paths: readonly ChipPath[],
  ): string {
    const { data } = this.view;
    const at = {
      account: data.accounts[account]?.id ?? "",
      configuration: data.configurations[configuration]?.id ?? "",
    };
    if (mark !== "unmanaged") {
      const code = this.view.provisioning(account, configuration)?.[4];
      return repairLine(mark, data, { ...at, urn: this.view.code(code)?.urn });
    }
    const loose = paths.find((path) => this.view.marksOfPath(path).includes("unmanaged"));
    const [, , holder = principal, , code] = loose?.assignment ?? [];
    const row = data.principals[holder];
    if (code !== -1 && holder !== principal) {
      const [group, person] = [row?.id ?? "", data.principals[principal]?.id ?? ""];
      return `alicloud-identity call cloudsso RemoveUserFromGroup --DirectoryId ${data.directoryId} --GroupId ${group} --UserId ${person}`;
    }
    return removalLine(data, { ...at, kind: row?.kind ?? "group", principal: row?.id ?? "" });
  }

  private ofAccount(account: number): Node[] {
    const { data } = this.view;
    const {
      id,
      name,
      folder,
      tags = [],
      status,
      production,
    } = data.accounts[account] ?? { id: "", name: "", folder: -1 };
    const loose = this.view.loose(account);
    const words = [data.folders[folder] ?? "Root folder", production ? "production" : "", status ?? "Active"];
    const configurations = new Set(this.view.byAccount[account]?.map((index) => data.assignments[index]?.[1] ?? -1));
    return [
      title(named(name)),
      element("p", { class: "quiet" }, named(words.filter(Boolean).join(" \u00b7 "))),
      element("p", {}, element("code", {}, id)),
      element(
        "p",
        {},
        `${several(this.view.byAccount[account]?.length ?? 0, "assignment")} of ${several(configurations.size, "configuration")}, ${several(this.peopleOf(account).size, "person", "people")} with access.`,
      ),
      ...(tags.length === 0
        ? []
        : [element("ul", { class: "tags" }, ...tags.map((tag) => element("li", {}, named(tag))))]),
      ...loose.map(([, configuration]) => this.looseSection(account, configuration)),
    ];
  }

  private looseSection(account: number, configuration: number): HTMLElement {
    const { data } = this.view;
    const marks = this.view.provisioningMarks(account, configuration);
    return element(
      "section",
      { class: "grant" },
      element(
        "h3",
        {},
        chipElement(data, { configuration, when: 3, marks }),
        " ",
        named(data.configurations[configuration]?.name ?? ""),
      ),
      element("p", {}, "Provisioned here, and assigned to nobody."),
      ...marks.map((mark) => this.markNote(mark, this.lineFor(mark, account, configuration, -1, []))),
    );
  }

  private peopleOf(account: number): Set<number> {
    const people = new Set<number>();
    for (const index of this.view.byAccount[account] ?? []) {
      const principal = this.view.data.assignments[index]?.[2] ?? -1;
      const members = this.view.membersOf.get(principal)?.keys();
      const isPerson = this.view.data.principals[principal]?.kind === "person";
      for (const person of members ?? (isPerson ? [principal] : [])) people.add(person);
    }
    return people;
  }

  private ofPrincipal(principal: number): Node[] {
    const { data } = this.view;
    const row = data.principals[principal];
    const isGroup = row?.kind === "group";
    const others = isGroup
      ? [...(this.view.membersOf.get(principal)?.keys() ?? [])]
      : data.members.flatMap(([group, person]) => (person === principal ? [group] : []));
    const words = [isGroup ? "Group" : "Person", row?.display, row?.disabled ? "disabled: no logon" : undefined];
    return [
      title(named(row?.name ?? "")),
      element("p", { class: "quiet" }, named(words.filter(Boolean).join(" \u00b7 "))),
      element("p", {}, element("code", {}, row?.id ?? "")),
      ...[this.codeLine(row?.code)].filter((line) => line !== undefined),
      element("h3", {}, isGroup ? `Members (${figure(others.length)})` : `Groups (${figure(others.length)})`),
      element(
        "ul",
        { class: "names" },
        ...others.map((other) => element("li", {}, named(data.principals[other]?.name ?? ""))),
      ),
    ];
  }
}

const POWERS = {
  administer: "administers everything",
  write: "writes",
  read: "reads alone",
  nothing: "has no policy",
} as const;

function title(content: Node): HTMLElement {
  return element("h2", { tabindex: -1 }, content);
}

function policies(configuration: MapData["configurations"][number] | undefined): Node {
  const lines = configuration?.policies ?? [];
  if (lines.length === 0) return element("span", {}, "none");
  return element("ul", {}, ...lines.map((line) => element("li", {}, named(line))));
}

function changeOf(data: MapData, { when, configuration }: Chip): HTMLElement[] {
  if (data.compared !== true) return [];
  const words =
    when === 1 ? "Gained since the earlier estate." : when === 2 ? "Lost since the earlier estate." : undefined;
  const { policies: now = [], policiesBefore: before } = data.configurations[configuration] ?? {};
  const moved = [
    ...now.filter((line) => before?.includes(line) === false).map((line) => `+ ${line}`),
    ...(before ?? []).filter((line) => !now.includes(line)).map((line) => `\u2212 ${line}`),
  ];
  const change = before === undefined ? undefined : moved.length === 0 ? "statements differ" : moved.join(", ");
  return [
    ...(words === undefined ? [] : [element("p", { class: "change" }, words)]),
    ...(change === undefined ? [] : [element("p", { class: "change" }, "Its policies changed: ", named(change))]),
  ];
}

function hours(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`;
}
