/** Tables of text: the first row names the columns. */
export interface CredentialReports {
  /** The last one that was ordered. */
  latest?: Report;
  /** The one before it, which is handed out until the latest is ready. */
  earlier?: Report;
}

interface Report {
  readonly readyAt: number;
  readonly rows: readonly (readonly string[])[];
}

export interface GovernanceReports {
  latest?: GovernanceReport;
  earlier?: GovernanceReport;
}

export interface GovernanceReport {
  readonly startedAt: number;
  readonly readyAt: number;
  readonly items: readonly GovernanceItem[];
}

export interface GovernanceItem {
  readonly name: string;
  readonly type: "Number" | "String" | "Boolean";
  readonly value: number | string | boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
