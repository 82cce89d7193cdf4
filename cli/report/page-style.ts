/** Of the pages without a script, on the palette of all pages. */
export const STYLE = `
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 0 auto; padding: 0 28px 56px; background: var(--paper); color: var(--ink); font-size: 15px; overflow-wrap: anywhere; }
h1, h2, h3, p, dl, dd, ul, pre { margin: 0; padding: 0; }
h1 { font-size: 26px; font-weight: 680; letter-spacing: -0.02em; line-height: 1.2; }
h2 { margin: 34px 0 12px; font-size: 17px; font-weight: 650; letter-spacing: -0.01em; break-after: avoid; }
h2 .quiet { font-weight: 400; font-variant-numeric: tabular-nums; }
h3 { font-size: 15px; font-weight: 650; line-height: 1.35; }
.quiet { color: var(--quiet); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: 16px 44px; align-items: end; justify-content: space-between; padding: 34px 0 18px; border-bottom: 1px solid var(--line); }
.counts { display: flex; flex-wrap: wrap; gap: 10px 30px; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--quiet); font-size: 12.5px; }
.counts dd { font-size: 24px; font-weight: 620; line-height: 1.15; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.bad dd { color: var(--failed); } .warn dd { color: var(--drift); } .good dd { color: var(--gained); }
.verdict { margin-top: 20px; font-size: 17px; line-height: 1.45; text-wrap: pretty; }
.alert { margin-top: 14px; padding: 10px 14px; border-left: 4px solid var(--failed); background: var(--failed-fill); border-radius: 0 8px 8px 0; font-weight: 600; }
.alert + .alert { margin-top: 6px; }
.notes { margin: 0; padding-left: 18px; color: var(--quiet); }
.notes li + li { margin-top: 4px; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace; font-size: 13px; line-height: 1.5; }
pre { padding: 8px 11px; white-space: pre-wrap; background: var(--sunk); border-radius: 7px; }
.long { max-height: 13em; overflow: auto; }

article { margin-top: 12px; padding: 15px 18px 16px; background: var(--raised); border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 4px 10px 10px 4px; break-inside: avoid; }
article > .quiet { margin-top: 3px; max-width: 46rem; }
.title { display: flex; gap: 10px; align-items: baseline; margin-bottom: 6px; }
.badge { flex: none; white-space: nowrap; padding: 1px 8px; border: 1px solid var(--tone); border-radius: 5px; color: var(--tone); font-size: 12px; font-weight: 650; line-height: 1.5; }
.critical { --tone: var(--failed); } .high { --tone: var(--drift); } .medium { --tone: var(--accent); } .low { --tone: var(--quiet); }
.critical .badge { background: var(--failed); color: var(--paper); }
.facts { display: grid; grid-template-columns: 6.5rem 1fr; gap: 7px 14px; margin-top: 12px; font-size: 0.94em; }
.facts dt { color: var(--quiet); padding-top: 1px; }
.facts dt.code { padding-top: 9px; }
.facts dd { min-width: 0; }
.values { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.values > div { min-width: 0; }
dd pre + pre { margin-top: 6px; }
.values .quiet { font-size: 12px; }
.values .none { color: var(--quiet); font-style: italic; }
.values .now pre:not(.none) { background: var(--drift-fill); }

table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 0.94em; }
th { padding: 0 14px 6px 0; color: var(--quiet); font-size: 12.5px; font-weight: 400; text-align: left; }
td { padding: 8px 14px 8px 0; border-top: 1px solid var(--line); vertical-align: top; }
th.number, td.number { width: 6.5rem; text-align: right; font-variant-numeric: tabular-nums; }
th:last-child, td:last-child { padding-right: 0; }
tr { break-inside: avoid; }

.items { list-style: none; border-top: 1px solid var(--line); }
.items > li { display: grid; grid-template-columns: 6.4rem 1fr; gap: 4px 14px; padding: 11px 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.items > li > div { min-width: 0; }
.items .badge { justify-self: start; align-self: start; margin-top: 1px; min-width: 5.2rem; text-align: center; }
.hit, .unknown { --tone: var(--failed); } .passed { --tone: var(--gained); }
.gained, .added { --tone: var(--gained); } .lost, .removed { --tone: var(--failed); }
.moved, .changed { --tone: var(--accent); } .note { --tone: var(--quiet); }
.hit .badge { background: var(--failed); color: var(--paper); }
.hit p { font-weight: 650; }
.details { margin-top: 5px; padding-left: 18px; font-size: 0.94em; }
.details li::marker { color: var(--quiet); content: "\\2013\\a0\\a0"; }
.details .long::marker { content: ""; }
.details .long { margin: 6px 0 6px -18px; padding: 8px 12px; background: var(--sunk); border-radius: 7px; }
.details li { padding-left: 2px; }
.details li + li { margin-top: 3px; }

@media (max-width: 640px) {
  body { padding: 0 16px 40px; }
  header { padding: 22px 0 14px; }
  .counts { gap: 10px 22px; }
  article { padding: 13px 14px 14px; }
  .title { flex-direction: column; gap: 6px; }
  .facts { grid-template-columns: 1fr; gap: 2px; }
  .facts dd + dt, .facts dt.code { padding-top: 8px; }
  .values, .items > li { grid-template-columns: 1fr; }
  th.number, td.number { width: 4.6rem; }
}
@media print {
  @page { margin: 15mm; }
  :root { color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; background: none; font-size: 10pt; }
  header { padding-top: 0; }
  .long { max-height: none; overflow: visible; }
  pre, code { font-size: 8.5pt; }
}
`;
