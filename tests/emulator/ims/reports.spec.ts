import assert from "node:assert/strict";
import { type Answered, type Company, csv, foundCompany, upn } from "./company";

const day = 86_400_000;

describe("emulator: IMS, reports", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany();
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  const control = () => company.desk.emulator.control;

  describe("reports", () => {
    it("on credentials are made in steps, and used again for four hours", async () => {
      await control().setTaskDuration(60_000);
      const generate = async () => (await company.console("GenerateCredentialReport")).State;
      const report = () =>
        company.console("GetCredentialReport").then(
          ({ Content }) => csv(Content),
          ({ code }) => code,
        );
      assert.equal(await generate(), "STARTED");
      assert.equal(await generate(), "INPROGRESS");
      assert.equal(await report(), "Unverified.WrongState.CredentialReport");
      await control().advanceClock(60_000);
      assert.equal(await generate(), "COMPLETED");
      assert.equal((await report()).length, 4);

      await company.console("CreateUser", { UserPrincipalName: upn("erin"), DisplayName: "e" });
      await control().advanceClock(4 * 3_600_000 - 120_000);
      assert.equal(await generate(), "COMPLETED");
      await control().advanceClock(120_000);
      assert.equal(await generate(), "STARTED");
      assert.equal((await report()).length, 4, "the old one, until the new one is ready");
      await control().advanceClock(60_000);
      assert.equal((await report()).length, 5);
    });

    it("on credentials say of each user what there is", async () => {
      await company.ims("SetPasswordPolicy", { MaxPasswordAge: 90 });
      await company.ims("GenerateCredentialReport");
      const [head = [], root = [], ...users] = csv((await company.ims("GetCredentialReport")).Content);
      const rows = users.map((row) => Object.fromEntries(row.map((cell, index) => [head[index], cell])));
      const facets = (row: Record<string, string> | undefined) =>
        [
          "user",
          "password_exist",
          "password_active",
          "mfa_active",
          "access_key_1_exist",
          "access_key_1_active",
          "access_key_1_last_used",
          "access_key_2_exist",
        ].map((column) => row?.[column]);
      assert.equal(root[0], "<root>");
      assert.deepEqual(facets(rows[0]), [
        "alice",
        "TRUE",
        "TRUE",
        "TRUE",
        "TRUE",
        "TRUE",
        "2026-01-02T00:00:00Z",
        "FALSE",
      ]);
      assert.deepEqual(facets(rows[1]), ["bob", "TRUE", "TRUE", "FALSE", "FALSE", "FALSE", "N/A", "FALSE"]);
      const [first] = rows;
      const rotation =
        Date.parse(first?.["password_next_rotation"] ?? "") - Date.parse(first?.["password_last_changed"] ?? "");
      assert.equal(rotation, 90 * day);
    });

    it("on governance go forward item by item", async () => {
      await control().setTaskDuration(60_000);
      const status = async () => {
        const { WholeReportStatus, GovernanceItemsStatus } = await company.console("GetGovernanceReportStatus");
        const items = GovernanceItemsStatus.GovernanceItemStatus.map(({ Status }: Answered) => Status);
        return [WholeReportStatus, ...items];
      };
      await control().setClock("hold");
      assert.deepEqual(await status(), [undefined]);
      assert.equal((await company.console("GenerateGovernanceReport")).State, "Started");
      assert.equal((await company.console("GenerateGovernanceReport")).State, "Progressing");
      assert.deepEqual(await status(), ["Progressing", "Progressing", "Progressing", "Progressing"]);
      await control().advanceClock(30_000);
      assert.deepEqual(await status(), ["Progressing", "Completed", "Progressing", "Progressing"]);
      await control().advanceClock(30_000);
      assert.deepEqual(await status(), ["Completed", "Completed", "Completed", "Completed"]);
      assert.equal((await company.console("GenerateGovernanceReport")).State, "Started");
    });

    it("on security practice get better with the account", async () => {
      const score = async () => (await company.ims("GetAccountSecurityPracticeReport")).AccountSecurityPracticeInfo;
      const { Score: before, AccountSecurityPracticeUserInfo: info } = await score();
      assert.deepEqual([info.SubUser, info.SubUserBindMfa, info.SubUserPwdLevel], [2, 1, "low"]);
      const all = { RequireLowercaseCharacters: true, RequireUppercaseCharacters: true };
      await company.ims("SetPasswordPolicy", { ...all, RequireNumbers: true, RequireSymbols: true });
      const after = await score();
      assert.equal(after.AccountSecurityPracticeUserInfo.SubUserPwdLevel, "high");
      assert.ok(after.Score > before);
    });
  });
});
