import { listed } from "../../resources/naming";
import { asked } from "../connection";
import { governanceItem, recentGovernance } from "../governance-report";
import { withOutputs } from "../with-outputs";

export interface GetGovernanceReportArgs {
  /** Names of checks, such as `SSOLoginEnabled`. Absent: all that the service has. */
  readonly governanceItems?: readonly string[];
  /** A report older than this is made anew: hours, 0 or more. Absent: 24. */
  readonly maxAgeHours?: number;
  /** How long to wait for a report that has to be made: 1 to 3600. Absent: 300. */
  readonly timeoutSeconds?: number;
}

export interface GetGovernanceReportItem {
  /** The name of the check, such as `SSOLoginEnabled`. */
  readonly governanceItem: string;
  /** What `metricValue` is: `Number`, `String` or `Boolean`. */
  readonly metricType: string;
  /** What the check found in all. */
  readonly metricValue: string | number | boolean;
  /** The names of the columns of `rows`, in the service's order. */
  readonly columns: readonly string[];
  /** Whom or what it concerns, a value by the name of each column; in an order that is always the same. */
  readonly rows: readonly { readonly [column: string]: unknown }[];
}

export interface GetGovernanceReportResult {
  /** When the report was made: UTC, ISO 8601. */
  readonly generateTime: string;
  /** By name. */
  readonly items: readonly GetGovernanceReportItem[];
}

/**
 * What the service's checks of the account found, check by check, with the users and keys concerned. The last report is
 * used while it is young enough; otherwise a new one is made and waited for.
 *
 * @example
 * const { items } = await ims.getGovernanceReport({ governanceItems: ["SSOLoginEnabled"] });
 * const canLogOnByPassword = items[0]?.rows ?? [];
 */
export function getGovernanceReport(args: GetGovernanceReportArgs = {}): Promise<GetGovernanceReportResult> {
  return asked(async (services) => {
    const { maxAgeHours = 24, timeoutSeconds = 300 } = args;
    if (!(maxAgeHours >= 0)) throw new Error(`maxAgeHours must be 0 or more, not ${maxAgeHours}`);
    const wait = { what: "the governance report", timeoutSeconds };
    const { generateTime, names } = await recentGovernance(services, maxAgeHours, wait);
    const wanted = args.governanceItems === undefined ? names : theseOf(args.governanceItems, names);
    return { generateTime, items: await Promise.all(wanted.map((name) => governanceItem(services, name))) };
  });
}

/** `getGovernanceReport` with arguments that may be outputs, as an output. */
export const getGovernanceReportOutput = withOutputs(getGovernanceReport);

/** Each once, in the order of `names`. */
function theseOf(wanted: readonly string[], names: readonly string[]): readonly string[] {
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`the governance report has no check ${listed(missing)}; it has ${listed(names)}`);
  }
  return names.filter((name) => wanted.includes(name));
}
