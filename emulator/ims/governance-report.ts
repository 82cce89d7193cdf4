import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { theAccount } from "./find";
import { loginStatus } from "./idleness";
import type { GovernanceItem, GovernanceReport } from "./reports-state";
import { userSsoOf } from "./user-sso";

/** The checks are those that official samples name; the service has more. */
export const governanceReport = {
  /** Takes as long as a task; each call after that begins another report. */
  GenerateGovernanceReport(_request, cloud) {
    const { governanceReports: reports } = theAccount(cloud);
    const { latest } = reports;
    if (latest !== undefined && latest.readyAt > cloud.now) return { State: "Progressing" };
    if (latest !== undefined) reports.earlier = latest;
    reports.latest = {
      startedAt: cloud.now,
      readyAt: cloud.now + cloud.taskDurationMs,
      items: itemsOf(cloud),
    };
    return { State: "Started" };
  },

  GetGovernanceReportStatus(_request, cloud) {
    const { latest } = theAccount(cloud).governanceReports;
    if (latest === undefined) return { GovernanceItemsStatus: { GovernanceItemStatus: [] } };
    return {
      WholeReportStatus: latest.readyAt <= cloud.now ? "Completed" : "Progressing",
      GovernanceItemsStatus: {
        GovernanceItemStatus: latest.items.map(({ name }, index) => ({
          GovernanceItem: name,
          Status: itemIsReady(latest, index, cloud) ? "Completed" : "Progressing",
        })),
      },
    };
  },

  GetGovernanceItemReport(request, cloud) {
    const report = finished(cloud);
    if (report === undefined) throw unverified("state", "GovernanceReport", "No governance report is ready.");
    const item = report.items.find(({ name }) => name === request.GovernanceItemType);
    if (item === undefined) {
      throw unverified("missing", "GovernanceItem", `There is no item ${request.GovernanceItemType}.`);
    }
    const { items, token } = cloud.page(item.rows.map((row, sequence) => ({ sequence: sequence + 1, row })));
    return {
      GenerateTime: stamp(report.readyAt),
      MetricType: item.type,
      MetricValue: item.value,
      ColumnsSchema: {
        ColumnSchema: item.columns.map((ColumnName) => ({ ColumnName, ColumnType: "String" })),
      },
      ColumnsValue: { ColumnRow: items.map(({ row }) => ({ ColumnValue: row })) },
      IsTruncated: token !== undefined,
      Marker: token,
    };
  },

  ListRecentGovernanceMetrics(_request, cloud) {
    const report = finished(cloud);
    const metrics = report?.items.map(({ name, type, value }) => ({
      GovernanceItem: name,
      MetricType: type,
      MetricValue: value,
    }));
    return {
      GenerateTime: report && stamp(report.readyAt),
      GovernanceMetrics: { GovernanceMetric: metrics ?? [] },
    };
  },
} satisfies Actions<ImsOperations>;

function finished(cloud: Cloud): GovernanceReport | undefined {
  const { latest, earlier } = theAccount(cloud).governanceReports;
  return [latest, earlier].find((report) => report !== undefined && report.readyAt <= cloud.now);
}

/** One after the other, the last one with the report. */
function itemIsReady({ startedAt, readyAt, items }: GovernanceReport, index: number, cloud: Cloud): boolean {
  return cloud.now >= startedAt + ((readyAt - startedAt) * (index + 1)) / items.length;
}

/** Of the account itself nothing is known here: it neither signs in nor has keys. */
function itemsOf(cloud: Cloud): GovernanceItem[] {
  const users = Object.values(theAccount(cloud).users);
  const { enabled } = userSsoOf(cloud);
  const withPassword = users.filter(
    (user) => user.loginProfile !== undefined && loginStatus(user, user.loginProfile, cloud) === "Active",
  );
  const named = { columns: ["UserPrincipalName"] };
  return [
    {
      ...named,
      name: "SSOLoginEnabled",
      type: "Boolean",
      value: enabled,
      rows: enabled ? [] : withPassword.map((user) => [user.userPrincipalName]),
    },
    { ...named, name: "AccountRecentUsingAccessKey", type: "Boolean", value: false, rows: [] },
    { ...named, name: "RecentAccountLoginTimes", type: "Number", value: 0, rows: [] },
  ];
}
