import { htmlHead } from "../html-head";
import { htmlText } from "../words";
import { PAGE_SCRIPT, PAGE_STYLE } from "./page.generated";
import type { MapData } from "./shape";

export interface Heading {
  /** The account that was looked at. */
  readonly accountId: string;
  readonly region?: string | undefined;
  /** Sentences on what the page cannot know, such as a kind that could not be read. */
  readonly notes: readonly string[];
}

/**
 * The access map as one file that asks the network for nothing: the policy in its head lets run the script that is in
 * it, and nothing else. Equal data make equal pages.
 */
export function mapHtml(data: MapData, heading: Heading): string {
  const title = `Access map of ${data.directoryId ?? `account ${heading.accountId}`}`;
  return `${htmlHead({ title, style: PAGE_STYLE, script: PAGE_SCRIPT })}
<body>
<header>
<div class="title">
<h1>Access map</h1>
<p class="quiet">${htmlText(where(data, heading))}</p>
</div>
<dl class="counts">
${countsOf(data)
  .map(
    ([label, count, mark]) =>
      `<div${mark === "" ? "" : ` class="${mark}"`}><dt>${label}</dt><dd>${figure(count)}</dd></div>`,
  )
  .join("\n")}
</dl>
</header>
${heading.notes.map((note) => `<p class="notice">${htmlText(note)}</p>`).join("\n")}
<noscript><p class="notice">The map is drawn by the script in this file, which is switched off here. It asks the network for nothing.</p></noscript>
<main>
<div class="tools" role="search" aria-label="What the map shows">
<label class="filter"><span>Filter</span><input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="account, person, configuration"></label>
<fieldset><legend class="hidden">Columns</legend>
<label><input type="radio" name="columns" value="assigned" checked><span>As assigned</span></label>
<label><input type="radio" name="columns" value="people"><span>People</span></label>
</fieldset>
<div class="switches" role="group" aria-label="Only">
<span class="quiet">Only</span>
<button type="button" id="production" aria-pressed="false">Production</button>
<button type="button" id="administrators" aria-pressed="false">Administrators</button>
<button type="button" id="drifted" aria-pressed="false">${data.code === undefined ? "Drifted" : "Drifted or unmanaged"}</button>
${hasRam(data) ? '<button type="button" id="ram" aria-pressed="false">RAM</button>' : ""}
${data.compared ? '<button type="button" id="changed" aria-pressed="false">Gained or lost</button>' : ""}
</div>
<p id="status" role="status"></p>
</div>
<div class="map">
<div id="grid" role="grid" tabindex="0" aria-label="Accounts against groups and people" aria-readonly="true">
<div class="head" role="rowgroup"><div id="grid-head" role="row" aria-rowindex="1"></div></div>
<div id="grid-body" role="rowgroup"></div>
</div>
<p id="empty" hidden>Nothing is like that. Take a word or a switch away, or look at People, where who is in a group counts, too.</p>
</div>
<aside id="panel" aria-label="Details" tabindex="0"></aside>
</main>
<section id="print" aria-label="Printed"></section>
<script type="application/json" id="data">${jsonText(data)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function where({ directoryId }: MapData, { accountId, region }: Heading): string {
  const words = [directoryId === undefined ? "" : `directory ${directoryId}`, `account ${accountId}`, region ?? ""];
  return words.filter(Boolean).join(" \u00b7 ");
}

function hasRam({ configurations }: MapData): boolean {
  return configurations.some(({ ram }) => ram === true);
}

type Count = readonly [label: string, count: number, mark: string];

function countsOf({
  accounts,
  principals,
  configurations,
  members,
  assignments,
  provisionings,
  code,
  compared,
}: MapData): Count[] {
  const live = assignments.filter(([, , , when]) => when !== 2);
  const edges = [...assignments, ...membershipsOf({ members, assignments })];
  const attached = live.filter(([, configuration]) => configurations[configuration]?.ram === true);
  const sso = principals.filter(({ ram }) => ram !== true);
  const users = principals.filter(({ ram, kind }) => ram === true && kind === "person");
  const drifted = provisionings.filter(([, , status, when]) => when !== 2 && (status === 1 || status === 2));
  const of = (label: string, count: number, mark = ""): Count => [label, count, mark];
  return [
    of("Accounts", accounts.length),
    of("Groups", sso.filter(({ kind }) => kind === "group").length),
    of("People", sso.filter(({ kind }) => kind === "person").length),
    of("Configurations", configurations.filter(({ ram }) => ram !== true).length),
    of("Assignments", live.length - attached.length),
    ...(attached.length + users.length === 0
      ? []
      : [of("RAM users", users.length), of("Policies attached", attached.length)]),
    of("Drifted", drifted.length, drifted.length === 0 ? "" : "drift"),
    ...(code === undefined
      ? []
      : [of("Unmanaged", edges.filter((edge) => edge.at(-2) !== 2 && edge.at(-1) === -1).length, "unmanaged")]),
    ...(compared ? [of("Gained", edges.filter((edge) => edge.at(-2) === 1).length, "gained")] : []),
    ...(compared ? [of("Lost", edges.filter((edge) => edge.at(-2) === 2).length, "lost")] : []),
  ];
}

/** Memberships of groups that have something on an account. */
function membershipsOf({ members, assignments }: Pick<MapData, "members" | "assignments">): MapData["members"] {
  const assigned = new Set(assignments.map(([, , principal]) => principal));
  return members.filter(([group]) => assigned.has(group));
}

function figure(count: number): string {
  return count.toLocaleString("en");
}

/** Nothing in it ends the element that it stands in. */
function jsonText(data: MapData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
