import { chipElement } from "./chip";
import { codeLine } from "./code-line";
import { element, figure, kindWord, named, several } from "./dom";
import type { EstateView } from "./estate";
import { markNotes } from "./notes";

/** What the panel says of the head of a row. */
export function accountDetails(view: EstateView, account: number): Node[] {
  const { data } = view;
  const {
    id,
    name,
    folder,
    tags = [],
    status,
    production,
  } = data.accounts[account] ?? { id: "", name: "", folder: -1 };
  const assignments = view.byAccount[account] ?? [];
  const words = [data.folders[folder] ?? "Root folder", production ? "production" : "", status ?? "Active"];
  const isRam = (index: number) => data.configurations[data.assignments[index]?.[1] ?? -1]?.ram === true;
  const [attached, assigned] = [assignments.filter(isRam), assignments.filter((index) => !isRam(index))];
  const configurations = new Set(assigned.map((index) => data.assignments[index]?.[1] ?? -1));
  const people = [...peopleWith(view, assignments)];
  const users = people.filter((person) => data.principals[person]?.ram).length;
  return [
    title(named(name)),
    element("p", { class: "quiet" }, named(words.filter(Boolean).join(" \u00b7 "))),
    element("p", {}, element("code", {}, id)),
    element(
      "p",
      {},
      `${several(assigned.length, "assignment")} of ${several(configurations.size, "configuration")}, ${several(people.length - users, "person", "people")} with access.`,
    ),
    ...(attached.length === 0
      ? []
      : [
          element(
            "p",
            {},
            `RAM: ${several(attached.length, "policy attached", "policies attached")}, ${several(users, "user")} with policies.`,
          ),
        ]),
    ...(tags.length === 0
      ? []
      : [element("ul", { class: "tags" }, ...tags.map((tag) => element("li", {}, named(tag))))]),
    ...view.loose(account).map(([, configuration]) => looseSection(view, account, configuration)),
  ];
}

function looseSection(view: EstateView, account: number, configuration: number): HTMLElement {
  const { data } = view;
  const marks = view.provisioningMarks(account, configuration);
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
    ...markNotes(view, marks, { account, configuration, principal: -1, paths: [] }),
  );
}

function peopleWith(view: EstateView, assignments: readonly number[]): Set<number> {
  const people = new Set<number>();
  for (const index of assignments) {
    const principal = view.data.assignments[index]?.[2] ?? -1;
    const members = view.membersOf.get(principal)?.keys();
    const isPerson = view.data.principals[principal]?.kind === "person";
    for (const person of members ?? (isPerson ? [principal] : [])) people.add(person);
  }
  return people;
}

/** What the panel says of the head of a column. */
export function principalDetails(view: EstateView, principal: number): Node[] {
  const { data } = view;
  const row = data.principals[principal];
  const isGroup = row?.kind === "group";
  const others = isGroup
    ? [...(view.membersOf.get(principal)?.keys() ?? [])]
    : data.members.flatMap(([group, person]) => (person === principal ? [group] : []));
  return [
    title(named(row?.display ?? row?.name ?? "")),
    whoLine(view, principal),
    element("p", {}, element("code", {}, row?.id ?? "")),
    ...[codeLine(view, row?.code)].filter((line) => line !== undefined),
    element("h3", {}, isGroup ? `Members (${figure(others.length)})` : `Groups (${figure(others.length)})`),
    element(
      "ul",
      { class: "names" },
      ...others.map((other) => element("li", {}, named(data.principals[other]?.name ?? ""))),
    ),
  ];
}

/** `Person · ann@example.com · disabled: no logon`, under what they are called. */
export function whoLine({ data }: EstateView, principal: number): HTMLElement {
  const row = data.principals[principal];
  const kind = kindWord(row);
  const words = [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    row?.display === undefined ? undefined : row.name,
    row?.disabled ? "disabled: no logon" : undefined,
  ];
  return element("p", { class: "quiet" }, named(words.filter(Boolean).join(" \u00b7 ")));
}

export function title(content: Node): HTMLElement {
  return element("h2", { tabindex: -1 }, content);
}
