import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { theAccount } from "./find";
import { keyStatus } from "./idleness";
import { lastUse } from "./key-use";
import { boundDevice } from "./mfa-devices";
import { passwordPolicyOf } from "./password-policy";
import type { RamUser } from "./state";

const staleMs = 90 * 86_400_000;

export const securityReport = {
  /** How the score is made is not documented; here it falls with every kind of finding. */
  GetAccountSecurityPracticeReport(_request, cloud) {
    const account = theAccount(cloud);
    const users = Object.values(account.users);
    const bound = users.filter((user) => boundDevice(user, cloud) !== undefined).length;
    const info = {
      BindMfa: account.rootMfa ?? false,
      RootWithAccessKey: 0,
      OldAkNum: 0,
      UnusedAkNum: 0,
      SubUser: users.length,
      SubUserBindMfa: bound,
      SubUserPwdLevel: passwordLevel(cloud),
      SubUserWithOldAccessKey: users.filter((user) => hasKey(user, ({ createDate }) => createDate, cloud)).length,
      SubUserWithUnusedAccessKey: users.filter((user) =>
        hasKey(user, (key) => lastUse(key, cloud.now)?.date ?? key.createDate, cloud),
      ).length,
    };
    const findings = [
      !info.BindMfa,
      bound < users.length,
      info.SubUserPwdLevel !== "high",
      info.SubUserWithOldAccessKey > 0,
      info.SubUserWithUnusedAccessKey > 0,
    ];
    const Score = 100 - 15 * findings.filter(Boolean).length;
    return { AccountSecurityPracticeInfo: { AccountSecurityPracticeUserInfo: info, Score } };
  },
} satisfies Actions<ImsOperations>;

/** Whether a key that is switched on was last made, or used, too long ago. */
function hasKey(user: RamUser, since: (key: RamUser["accessKeys"][string]) => number, cloud: Cloud): boolean {
  return Object.values(user.accessKeys).some(
    (key) => keyStatus(key, cloud) === "Active" && cloud.now - since(key) > staleMs,
  );
}

function passwordLevel(cloud: Cloud): "low" | "mid" | "high" {
  const policy = passwordPolicyOf(cloud);
  const kinds = [
    policy.RequireLowercaseCharacters,
    policy.RequireUppercaseCharacters,
    policy.RequireNumbers,
    policy.RequireSymbols,
  ].filter(Boolean).length;
  return kinds === 4 ? "high" : kinds >= 2 ? "mid" : "low";
}
