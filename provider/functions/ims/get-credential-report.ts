import type { Services } from "../../api/services";
import { asked } from "../connection";
import { credentialsOf, readCredentialReport } from "../credential-report";
import { byText } from "../rows";
import { waitFor } from "../wait-for";
import { withOutputs } from "../with-outputs";

export interface GetCredentialReportArgs {
  /** How long to wait for a report that has to be made: 1 to 3600. Absent: 300. */
  readonly timeoutSeconds?: number;
}

export interface GetCredentialReportAccessKey {
  /** Whether it is enabled. */
  readonly active: boolean;
  /** When it was made: UTC, ISO 8601. */
  readonly lastRotated?: string;
  /** UTC, ISO 8601. Absent: never used, as far as the service tells. */
  readonly lastUsed?: string;
}

export interface GetCredentialReportUser {
  /** The logon name without its domain; `<root>` is the account itself. */
  readonly user: string;
  /** When the user was made: UTC, ISO 8601. */
  readonly userCreationTime?: string;
  /** UTC, ISO 8601. Absent: never logged on at the console, as far as the service tells. */
  readonly userLastLogon?: string;
  /** Whether there is a password for the console. */
  readonly passwordExist: boolean;
  /** Whether the user can log on with it. Absent: there is no console logon. */
  readonly passwordActive?: boolean;
  /** When the password was changed last: UTC, ISO 8601. */
  readonly passwordLastChanged?: string;
  /** When the password expires: UTC, ISO 8601. Absent: never. */
  readonly passwordNextRotation?: string;
  /** Whether a second factor is bound. */
  readonly mfaActive: boolean;
  /** The access keys that there are, without their ids, in the report's order. */
  readonly accessKeys: readonly GetCredentialReportAccessKey[];
}

export interface GetCredentialReportResult {
  /** When the report was made, which can be four hours ago: UTC, ISO 8601. */
  readonly generatedTime: string;
  /** The account itself. */
  readonly root?: GetCredentialReportUser;
  /** All RAM users, by `user`. */
  readonly users: readonly GetCredentialReportUser[];
}

/**
 * Who can log on with what: password, second factor and access keys of every RAM user and of the account itself. The
 * service hands out a report for four hours; where there is none so young, one is made and waited for. It makes none for
 * accounts with more than 3,500 users.
 *
 * @example
 * const { users } = await ims.getCredentialReport();
 * const withoutMfa = users.filter(({ passwordActive, mfaActive }) => passwordActive && !mfaActive);
 */
export function getCredentialReport(args: GetCredentialReportArgs = {}): Promise<GetCredentialReportResult> {
  return asked(async (services) => {
    const wait = { what: "the credential report", timeoutSeconds: args.timeoutSeconds ?? 300 };
    await waitFor(wait, () => isReady(services));
    const { generatedTime, rows } = await readCredentialReport(services);
    const all = rows.map(credentialsOf);
    const root = all.find(({ user }) => user === ROOT);
    const users = byText(
      all.filter((one) => one !== root),
      ({ user }) => user,
    );
    return { generatedTime, ...(root && { root }), users };
  });
}

/** `getCredentialReport` with arguments that may be outputs, as an output. */
export const getCredentialReportOutput = withOutputs(getCredentialReport);

const ROOT = "<root>";

/** The same call orders a report and tells how far it is. */
async function isReady({ ims }: Pick<Services, "ims">): Promise<boolean> {
  const { State } = await ims.generateCredentialReport({});
  if (State === "COMPLETED") return true;
  if (State === "STARTED" || State === "INPROGRESS") return false;
  throw new Error(`the service answered that the credential report is ${State}, which this version does not know`);
}
