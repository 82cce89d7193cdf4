import type { Services } from "../api/services";
import { answered } from "../client/answered";
import { UnexpectedAnswerError } from "../client/errors";
import { systemClock } from "../client/wait";
import { byText } from "./rows";
import { type Wait, waitFor } from "./wait-for";

type Asking = Pick<Services, "ims">;

interface Governance {
  readonly generateTime: string;
  /** Of its checks, in the order of the alphabet. */
  readonly names: readonly string[];
}

const HOUR_MS = 3_600_000;
const LARGEST_PAGE = 1000;

/** The last report, when it is young enough, else a new one: each order makes another, so what is there is used. */
export async function recentGovernance(services: Asking, maxAgeHours: number, wait: Wait): Promise<Governance> {
  const last = await lastReport(services);
  if (last !== undefined && systemClock.now() - Date.parse(last.generateTime) <= maxAgeHours * HOUR_MS) return last;
  await services.ims.generateGovernanceReport({});
  await waitFor(wait, async () => {
    const { WholeReportStatus } = await services.ims.getGovernanceReportStatus({});
    return WholeReportStatus === "Completed";
  });
  return answered(await lastReport(services), "the governance report that was made");
}

/** Before there is one, the answer has no time. */
async function lastReport({ ims }: Asking): Promise<Governance | undefined> {
  const { GenerateTime: generateTime, GovernanceMetrics } = await ims.listRecentGovernanceMetrics({});
  if (!generateTime) return undefined;
  const metrics = GovernanceMetrics?.GovernanceMetric ?? [];
  return {
    generateTime,
    names: metrics.map(({ GovernanceItem }) => answered(GovernanceItem, "a check's name")).sort(),
  };
}

/** What one check found. Its first page tells the columns and the whole, the others only go on with the rows. */
export async function governanceItem({ ims }: Asking, name: string) {
  const request = { GovernanceItemType: name, MaxItems: LARGEST_PAGE };
  const first = await ims.getGovernanceItemReport(request);
  const rest =
    first.IsTruncated === true
      ? await ims.getGovernanceItemReport.all({ ...request, Marker: answered(first.Marker, `the rest of ${name}`) })
      : [];
  const columns = (first.ColumnsSchema?.ColumnSchema ?? []).map((column) =>
    answered(column.ColumnName, `a column of ${name}`),
  );
  const values = [...(first.ColumnsValue?.ColumnRow ?? []), ...rest].map(({ ColumnValue = [] }) => ColumnValue);
  const ordered = byText(values, (row) => JSON.stringify(row));
  const metricType = answered(first.MetricType, `the type of ${name}`);
  return {
    governanceItem: name,
    metricType,
    metricValue: metricOf(metricType, answered(first.MetricValue, `the value of ${name}`)),
    columns,
    rows: ordered.map((row) => rowOf(name, columns, row)),
  };
}

/** The facts let it be any JSON: a number may come as text. */
function metricOf(type: string, value: unknown): string | number | boolean {
  if (type === "Number" && value !== "" && Number.isFinite(Number(value))) return Number(value);
  if (type === "Boolean" && /^(true|false)$/i.test(String(value))) return String(value).toLowerCase() === "true";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function rowOf(name: string, columns: readonly string[], values: readonly unknown[]): { [column: string]: unknown } {
  if (values.length > columns.length) {
    const how = `a row of ${values.length} values under ${columns.length} columns`;
    throw new UnexpectedAnswerError(`the governance check ${name} has ${how}; call GetGovernanceItemReport for it`);
  }
  return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
}
