import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { theAccount } from "./find";
import { keyStatus, loginStatus } from "./idleness";
import { lastUse } from "./key-use";
import { boundDevice } from "./mfa-devices";
import { passwordPolicyOf } from "./password-policy";
import type { RamUser } from "./state";

const reusedMs = 4 * 60 * 60_000;
const dayMs = 86_400_000;
const none = "N/A";

const columns: readonly string[] = [
  "user",
  "user_creation_time",
  "user_last_logon",
  "password_exist",
  "password_active",
  "password_last_changed",
  "password_next_rotation",
  "mfa_active",
  ...["access_key_1", "access_key_2"].flatMap((key) => [
    `${key}_exist`,
    `${key}_active`,
    `${key}_last_rotated`,
    `${key}_last_used`,
  ]),
];

export const credentialReport = {
  /** Takes as long as a task. A finished report is handed out for four hours before a new one is begun. */
  GenerateCredentialReport(_request, cloud) {
    const { credentialReports: reports } = theAccount(cloud);
    const { latest } = reports;
    if (latest !== undefined && latest.readyAt > cloud.now) return { State: "INPROGRESS" };
    if (latest !== undefined && latest.readyAt + reusedMs > cloud.now) return { State: "COMPLETED" };
    refuseTooManyUsers(cloud);
    if (latest !== undefined) reports.earlier = latest;
    reports.latest = { readyAt: cloud.now + cloud.taskDurationMs, rows: rowsOf(cloud) };
    return { State: "STARTED" };
  },

  /** Not a paged list in the facts table: a page is a part of the text. */
  GetCredentialReport(request, cloud) {
    const { latest, earlier } = theAccount(cloud).credentialReports;
    const report = [latest, earlier].find((one) => one !== undefined && one.readyAt <= cloud.now);
    if (report === undefined) refuseTooManyUsers(cloud);
    if (report === undefined) throw unverified("state", "CredentialReport", "No credential report is ready.");
    const size = request.MaxItems ?? 3501;
    const from = request.NextToken ? position(request.NextToken, report.readyAt) : 0;
    const page = report.rows.slice(from, from + size);
    const isTruncated = from + size < report.rows.length;
    const headed = from === 0 || cloud.options.credentialReportHeader === "every page";
    const csv = [...(headed ? [columns] : []), ...page].map((row) => `${row.join(",")}\n`).join("");
    return {
      Content: Buffer.from(csv).toString("base64"),
      GeneratedTime: stamp(report.readyAt),
      IsTruncated: String(isTruncated),
      NextToken: isTruncated ? tokenOf(from + size, report.readyAt) : undefined,
    };
  },
} satisfies Actions<ImsOperations>;

function refuseTooManyUsers(cloud: Cloud): void {
  const limit = cloud.options.credentialReportUsersQuota;
  if (Object.keys(theAccount(cloud).users).length <= limit) return;
  throw unverified("quota", "CredentialReport", `Reports are made of at most ${limit} users.`);
}

/** The account itself comes first. */
function rowsOf(cloud: Cloud): string[][] {
  const { users, rootMfa } = theAccount(cloud);
  const root = ["<root>", none, "-", "TRUE", "TRUE", none, none, flag(rootMfa ?? false)];
  const keys = Array.from({ length: 2 }, () => ["FALSE", "FALSE", none, none]).flat();
  return [[...root, ...keys], ...Object.values(users).map((user) => rowOf(user, cloud))];
}

function rowOf(user: RamUser, cloud: Cloud): string[] {
  const profile = user.loginProfile;
  const hasPassword = profile !== undefined && profile.password !== "";
  const { MaxPasswordAge: days } = passwordPolicyOf(cloud);
  const changed = profile?.passwordDate;
  const keys = Object.values(user.accessKeys).map((key) => {
    const use = lastUse(key, cloud.now);
    const status = flag(keyStatus(key, cloud) === "Active");
    return ["TRUE", status, stamp(key.createDate), use === undefined ? "-" : stamp(use.date)];
  });
  return [
    user.userPrincipalName.split("@")[0] ?? "",
    stamp(user.createDate),
    user.lastLoginDate === undefined ? "-" : stamp(user.lastLoginDate),
    flag(hasPassword),
    profile === undefined ? none : flag(hasPassword && loginStatus(user, profile, cloud) === "Active"),
    changed === undefined ? none : stamp(changed),
    changed === undefined || days === 0 ? "-" : stamp(changed + days * dayMs),
    flag(boundDevice(user, cloud) !== undefined),
    ...(keys[0] ?? ["FALSE", "FALSE", none, none]),
    ...(keys[1] ?? ["FALSE", "FALSE", none, none]),
  ];
}

function flag(is: boolean): string {
  return is ? "TRUE" : "FALSE";
}

function tokenOf(from: number, readyAt: number): string {
  return Buffer.from(`${from}/${readyAt}`).toString("base64url");
}

/** A token serves the report that it was given for. */
function position(token: string, readyAt: number): number {
  const [, from, report] = /^(\d+)\/(\d+)$/.exec(Buffer.from(token, "base64url").toString("utf8")) ?? [];
  if (from !== undefined && report === String(readyAt)) return Number(from);
  throw new Refusal("InvalidParameter.NextToken", 400, "The specified NextToken is not valid.");
}
