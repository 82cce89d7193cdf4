import assert from "node:assert/strict";
import type { Context } from "../../../provider/resources/context";
import { passwordPolicy } from "../../../provider/resources/ims/password-policy";

describe("resources/ims/password-policy", () => {
  for (const spelling of ["MaxLoginAttemps", "MaxLoginAttempts"]) {
    it(`reads the attempts from an answer that spells them ${spelling}, and sends them as the API's pages do`, async () => {
      const sent: object[] = [];
      const answer = { MinimumPasswordLength: 12, [spelling]: 5 };
      const ims = {
        getPasswordPolicy: async () => ({ PasswordPolicy: answer }),
        async setPasswordPolicy(whole: object) {
          sent.push(whole);
          answer.MinimumPasswordLength = 14;
        },
      };
      const context = {
        ims,
        accountId: async () => "1",
        clock: { now: () => 0 },
        report: () => undefined,
      } as unknown as Context;
      const found = await passwordPolicy.read(context, "1", { maxLoginAttempts: 3 });
      assert.equal(found?.inputs.maxLoginAttempts, 5);
      await passwordPolicy.create(context, { minimumPasswordLength: 14 });
      const [whole] = sent as { [name: string]: unknown }[];
      assert.deepEqual([whole?.["MaxLoginAttemps"], whole?.["MaxLoginAttempts"]], [5, undefined]);
    });
  }
});
