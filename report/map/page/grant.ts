import { type MapData, STATUSES } from "../shape";
import { chipElement } from "./chip";
import { codeLine } from "./code-line";
import { element, kindWord, named } from "./dom";
import type { Chip, ChipPath, EstateView } from "./estate";
import { markNotes } from "./notes";

/** What somebody has in an account, by all its paths. */
export function grantSection(view: EstateView, account: number, principal: number, chip: Chip): HTMLElement {
  const { data } = view;
  const { configuration, marks, paths } = chip;
  return element(
    "section",
    { class: "grant" },
    element("h3", {}, chipElement(data, chip), " ", named(data.configurations[configuration]?.name ?? "")),
    element("p", { class: "quiet" }, factsOf(view, account, configuration)),
    ...changeOf(data, chip),
    ...paths.map((path) => pathList(view, account, principal, path)),
    ...markNotes(view, marks, { account, configuration, principal, paths }),
  );
}

function factsOf(view: EstateView, account: number, configuration: number): string {
  const { power, session, ram } = view.data.configurations[configuration] ?? {};
  const status = view.provisioning(account, configuration)?.[2];
  const facts = [
    ram ? "RAM policy" : "",
    POWERS[power ?? "nothing"],
    session === undefined ? "" : `session ${hours(session)}`,
    status === undefined ? "" : `status ${STATUSES[status]}`,
  ];
  return facts.filter(Boolean).join(" \u00b7 ");
}

/** Person, group, assignment, configuration, policies, role; of RAM user, group, attachment, policy. */
function pathList(
  view: EstateView,
  account: number,
  principal: number,
  { assignment, membershipCode, when }: ChipPath,
): HTMLElement {
  const { data } = view;
  const [, index, holder, , code] = assignment;
  const configuration = data.configurations[index];
  const [who, group] = [data.principals[principal], data.principals[holder]];
  const name = named(configuration?.name ?? "");
  const where = element("span", {}, "in account ", named(data.accounts[account]?.name ?? ""));
  return element(
    "ol",
    { class: "path", "aria-label": when === 2 ? "Path that is gone" : "Path" },
    step(titled(kindWord(who)), named(who?.name ?? ""), codeLine(view, who?.code)),
    ...(holder === principal
      ? []
      : [step(titled(kindWord(group)), named(group?.name ?? ""), codeLine(view, membershipCode, "membership "))]),
    step(configuration?.ram ? "Attachment" : "Assignment", where, codeLine(view, code)),
    ...(configuration?.ram
      ? [step("Policy", ...policiesOf(configuration), codeLine(view, configuration.code))]
      : [
          step("Configuration", name, codeLine(view, configuration?.code)),
          step("Policies", ...policiesOf(configuration)),
          step("Role", element("code", {}, `AliyunReservedSSO-${configuration?.name ?? ""}`)),
        ]),
  );
}

function step(label: string, ...content: readonly (Node | undefined)[]): HTMLElement {
  return element("li", {}, element("span", { class: "label" }, label), element("div", {}, ...content));
}

function titled(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

const POWERS = {
  administer: "administers everything",
  write: "writes",
  read: "reads alone",
  nothing: "has no policy",
} as const;

function policiesOf(configuration: MapData["configurations"][number] | undefined): Node[] {
  const lines = configuration?.policies ?? [];
  if (lines.length === 0) return [element("span", {}, "none")];
  return [element("ul", {}, ...lines.map((line) => element("li", {}, named(line))))];
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
