import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ims } from "../../provider";
import type { Services } from "../../provider/api/services";
import { credentialsOf, readCredentialReport } from "../../provider/functions/credential-report";
import { type Program, resultOf, startProgram } from "../support/program";
import { ramOf } from "../support/view";

const HOUR_MS = 3_600_000;

describe("functions about reports", () => {
  let program: Program;

  /** Without those that the service refuses for their date, from which the client learns what time it is. */
  const sent = () => program.calls().flatMap(({ action, code }) => (code === "InvalidTimeStamp.Expired" ? [] : action));
  const logon = (name: string) => `${name}@${ramOf(program.cloud).defaultDomain}`;
  const withUser = (name: string) =>
    program.console("CreateUser", { UserPrincipalName: logon(name), DisplayName: name }, "ims");

  beforeEach(async () => {
    program = await startProgram();
  });

  afterEach(() => program.close());

  describe("getCredentialReport", () => {
    it("makes one, waits for it, and gives typed rows: the account itself, then the users by name", async () => {
      await program.cloud.control.setTaskDuration(700);
      await withUser("zoe");
      await withUser("ann");
      const at = { UserPrincipalName: logon("ann") };
      await program.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7" }, "ims");
      await program.console("CreateAccessKey", at, "ims");
      await program.console("CreateAccessKey", at, "ims");
      const [, second = ""] = Object.keys(Object.values(ramOf(program.cloud).users)[1]?.accessKeys ?? {});
      await program.console("UpdateAccessKey", { ...at, UserAccessKeyId: second, Status: "Inactive" }, "ims");
      const { generatedTime, root, users } = await ims.getCredentialReport();
      assert.match(generatedTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.deepEqual(root, {
        user: "<root>",
        passwordExist: true,
        passwordActive: true,
        mfaActive: false,
        accessKeys: [],
      });
      const [ann, zoe, ...others] = users;
      assert.deepEqual(others, []);
      const { userCreationTime, passwordLastChanged, accessKeys = [], ...flags } = ann ?? {};
      assert.deepEqual(flags, { user: "ann", passwordExist: true, passwordActive: true, mfaActive: false });
      assert.ok(userCreationTime && passwordLastChanged);
      assert.deepEqual(
        accessKeys.map(({ active, lastRotated, ...others }) => [active, typeof lastRotated, others]),
        [
          [true, "string", {}],
          [false, "string", {}],
        ],
      );
      assert.deepEqual([zoe?.user, zoe?.passwordExist, zoe?.accessKeys], ["zoe", false, []]);
      assert.ok(!("passwordActive" in (zoe ?? {})), "zoe has no console logon");
      assert.equal(program.calls("GetCredentialReport").length, 1);
      assert.ok(program.calls("GenerateCredentialReport").length <= 4, "asks ever more slowly");
    });

    it("uses a report of the last four hours, and makes a new one after that", async () => {
      const { users } = await ims.getCredentialReport();
      await withUser("ann");
      await program.forget();
      await program.cloud.control.advanceClock(3 * HOUR_MS);
      assert.deepEqual((await ims.getCredentialReport()).users, users);
      assert.deepEqual(sent(), ["GenerateCredentialReport", "GetCredentialReport"]);
      await program.cloud.control.advanceClock(HOUR_MS);
      const asOutput = await resultOf(ims.getCredentialReportOutput({ timeoutSeconds: pulumi.output(60) }));
      assert.deepEqual(
        asOutput.users.map(({ user }) => user),
        ["ann"],
      );
    });

    it("ends its wait, and says how to go on", async () => {
      await program.cloud.control.setTaskDuration(60_000);
      await assert.rejects(ims.getCredentialReport({ timeoutSeconds: 1 }), {
        message:
          "the credential report was not ready after 1 second, and is still being made; run the command again, or raise timeoutSeconds",
      });
      assert.equal(program.calls("GetCredentialReport").length, 0);
      await program.forget();
      for (const timeoutSeconds of [0, 3601, Number.NaN]) {
        await assert.rejects(ims.getCredentialReport({ timeoutSeconds }), /timeoutSeconds must be from 1 to 3600, not/);
      }
      assert.deepEqual(sent(), []);
    });

    it("fails for an account with more users than a report may have", async () => {
      await program.cloud.control.setOptions({ credentialReportUsersQuota: 1 });
      await withUser("ann");
      await withUser("ben");
      await assert.rejects(ims.getCredentialReport(), /Reports are made of at most 1 users/);
    });
  });

  describe("the text of a credential report", () => {
    const head = "user,user_creation_time,user_last_logon,password_exist,password_active,password_last_changed";
    const more = "password_next_rotation,mfa_active,access_key_1_exist,access_key_1_active";
    const old = "access_key_1_last_rotated,access_key_1_last_used,additional_access_key_1_exist";
    const oldest =
      "additional_access_key_1_active,additional_access_key_1_last_rotated,additional_access_key_1_last_used";
    const columns = [head, more, old, oldest].join();
    const row = (user: string) =>
      `${user},2026-01-02T03:04:05Z,-,FALSE,N/A,N/A,-,TRUE,FALSE,FALSE,N/A,N/A,TRUE,TRUE,2020-01-02T03:04:05Z,-`;

    /** Services whose report comes in these pages. */
    function pages(...contents: readonly string[]): Pick<Services, "ims"> {
      const getCredentialReport = ({ NextToken }: { NextToken?: string }) => {
        const index = Number(NextToken ?? 0);
        return Promise.resolve({
          Content: Buffer.from(contents[index] ?? "").toString("base64"),
          GeneratedTime: "2026-01-02T00:00:00Z",
          IsTruncated: String(index + 1 < contents.length),
          NextToken: String(index + 1),
        });
      };
      return { ims: { getCredentialReport } as unknown as Services["ims"] };
    }

    it("is read to its last page, whether each page has the names of the columns or the first alone", async () => {
      for (const second of [`${columns}\n${row("ben")}\n`, `${row("ben")}\n`]) {
        const { rows } = await readCredentialReport(pages(`\uFEFF${columns}\r\n${row("ann")}\r\n`, second));
        assert.deepEqual(
          rows.map(({ user }) => user),
          ["ann", "ben"],
        );
      }
    });

    it("may have keys of earlier times, in columns of their own", async () => {
      const { rows } = await readCredentialReport(pages(`${columns}\n${row("ann")}\n`));
      const [ann] = rows.map(credentialsOf);
      assert.deepEqual(ann, {
        user: "ann",
        userCreationTime: "2026-01-02T03:04:05Z",
        passwordExist: false,
        mfaActive: true,
        accessKeys: [{ active: true, lastRotated: "2020-01-02T03:04:05Z" }],
      });
    });

    it("is refused where it is not what the service documents", async () => {
      const read = async (text: string) => (await readCredentialReport(pages(text))).rows.map(credentialsOf);
      const cannot = ", which this version cannot read; call GetCredentialReport for its text";
      const refusals = {
        [`${columns}\n"a,b"${row("ann").slice(3)}\n`]: "has quotes in it",
        [`${columns}\na,b\n`]: "has a row of 2 cells under 16 columns",
        [`user\nann\n`]: "has no column user_creation_time",
        [`${columns}\n${row("ann").replace("TRUE", "MAYBE")}\n`]: "says MAYBE under mfa_active",
      };
      for (const [text, how] of Object.entries(refusals)) {
        await assert.rejects(read(text), { message: `the credential report ${how}${cannot}` });
      }
    });
  });

  describe("getSecurityPracticeReport", () => {
    it("gives the score and its counts", async () => {
      await withUser("ann");
      const found = await ims.getSecurityPracticeReport();
      assert.deepEqual(
        [found.bindMfa, found.rootWithAccessKey, found.subUser, found.subUserBindMfa, found.subUserPwdLevel],
        [false, 0, 1, 0, "low"],
      );
      assert.ok(found.score >= 0 && found.score <= 100);
      assert.deepEqual(await resultOf(ims.getSecurityPracticeReportOutput()), found);
      assert.deepEqual(sent(), ["GetAccountSecurityPracticeReport", "GetAccountSecurityPracticeReport"]);
    });
  });

  describe("getGovernanceReport", () => {
    const MANY = 1001;

    /** One who can log on by a password. */
    async function withLogon(name: string): Promise<void> {
      await withUser(name);
      const at = { UserPrincipalName: logon(name) };
      await program.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7" }, "ims");
    }

    it("makes one where there is none, and gives the checks by name with all their rows, in full pages", async () => {
      for (let index = 0; index < MANY; index++) await withLogon(`u-${index}`);
      await program.forget();
      await program.cloud.control.setTaskDuration(300);
      const { generateTime, items } = await ims.getGovernanceReport();
      assert.match(generateTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.deepEqual(
        items.map(({ governanceItem, metricType, metricValue, rows }) => [
          governanceItem,
          metricType,
          metricValue,
          rows.length,
        ]),
        [
          ["AccountRecentUsingAccessKey", "Boolean", false, 0],
          ["RecentAccountLoginTimes", "Number", 0, 0],
          ["SSOLoginEnabled", "Boolean", false, MANY],
        ],
      );
      const names = items[2]?.rows.map((row) => row["UserPrincipalName"]) ?? [];
      assert.deepEqual(items[2]?.columns, ["UserPrincipalName"]);
      assert.deepEqual(names, [...names].sort());
      assert.equal(new Set(names).size, MANY);
      assert.equal(program.calls("GenerateGovernanceReport").length, 1);
      assert.equal(program.calls("GetGovernanceItemReport").length, items.length + 1);
    });

    it("uses one that is young enough, and makes an older one anew", async () => {
      await withLogon("u-0");
      await ims.getGovernanceReport();
      await program.forget();
      const ofOne = { governanceItems: ["SSOLoginEnabled"] };
      const { items } = await ims.getGovernanceReport(ofOne);
      assert.deepEqual(sent(), ["ListRecentGovernanceMetrics", "GetGovernanceItemReport"]);
      assert.deepEqual(
        items.map(({ rows }) => rows),
        [[{ UserPrincipalName: logon("u-0") }]],
      );
      await program.forget();
      const reports = ramOf(program.cloud).governanceReports;
      assert.ok(reports.latest);
      reports.latest = { ...reports.latest, readyAt: reports.latest.readyAt - 25 * HOUR_MS };
      await withLogon("ann");
      const older = ims.getGovernanceReportOutput({ ...ofOne, maxAgeHours: pulumi.output(26) });
      assert.equal((await resultOf(older)).items[0]?.rows.length, 1);
      assert.equal(program.calls("GenerateGovernanceReport").length, 0);
      assert.equal((await ims.getGovernanceReport(ofOne)).items[0]?.rows.length, 2);
      assert.equal(program.calls("GenerateGovernanceReport").length, 1);
    });

    it("fails for a check that is not there, and for what no wait can be", async () => {
      await assert.rejects(ims.getGovernanceReport({ governanceItems: ["SsoLogin"] }), {
        message:
          "the governance report has no check SsoLogin; it has AccountRecentUsingAccessKey, RecentAccountLoginTimes, SSOLoginEnabled",
      });
      assert.deepEqual((await ims.getGovernanceReport({ governanceItems: [] })).items, []);
      await program.forget();
      await assert.rejects(ims.getGovernanceReport({ maxAgeHours: -1 }), /maxAgeHours must be 0 or more, not -1/);
      assert.deepEqual(sent(), []);
    });

    it("ends its wait", async () => {
      await program.cloud.control.setTaskDuration(60_000);
      await assert.rejects(
        ims.getGovernanceReport({ timeoutSeconds: 1 }),
        /the governance report was not ready after 1 second, and is still being made/,
      );
    });
  });
});
