import type { ReviewRow } from "./row";

export interface Column {
  readonly title: string;
  readonly of: (row: ReviewRow) => string;
  /** In characters, where a sheet has widths. */
  readonly width: number;
}

const DAY_MS = 86_400_000;

/** What whoever answers for it fills in. */
const ATTESTATION = ["Decision", "Reviewer", "Reviewed on", "Remark"];

/**
 * @param now milliseconds: ages are counted in whole days from it.
 * @param isCompared whether there is an earlier review to tell the difference to.
 */
export function columnsOf(now: number, isCompared: boolean): readonly Column[] {
  const column = (title: string, of: Column["of"], width = 18): Column => ({ title, of, width });
  return [
    ...(isCompared ? [column("Since the last review", ({ since = "" }) => since, 24)] : []),
    column("System", ({ system }) => system, 10),
    column("Person", ({ person }) => person, 34),
    column("Name", ({ displayName }) => displayName, 22),
    column("Person status", ({ personStatus }) => personStatus, 13),
    column("Account", ({ account }) => account, 30),
    column("Account ID", ({ accountId }) => accountId),
    column("Folder", ({ folder }) => folder, 30),
    column("Owner", ({ owner }) => owner),
    column("What", ({ what }) => what, 20),
    column("Which", ({ name }) => name, 28),
    column("Power", ({ power }) => power, 11),
    column("Policies", ({ policies }) => policies, 40),
    column("Path", ({ path }) => path, 30),
    column("Status", ({ status }) => status, 20),
    column("MFA", ({ mfa }) => mfa, 12),
    column("Last use", ({ lastUse }) => lastUse, 22),
    column("Age in days", ({ created }) => ageOf(created, now), 11),
    ...ATTESTATION.map((title) => column(title, () => "")),
  ];
}

function ageOf(created: string, now: number): string {
  const since = Date.parse(created);
  return Number.isNaN(since) ? "" : String(Math.max(0, Math.floor((now - since) / DAY_MS)));
}
