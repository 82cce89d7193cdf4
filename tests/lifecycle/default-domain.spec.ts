import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "ims:DefaultDomain";

type Here = Lifecycle<ProviderHere>;

async function addUser(here: Here, name: string): Promise<void> {
  const UserPrincipalName = `${name}@${ramOf(here.cloud).defaultDomain}`;
  await here.console("CreateUser", { UserPrincipalName, DisplayName: name }, "ims");
}

const names = (here: Here) => Object.values(ramOf(here.cloud).users).map(({ userPrincipalName: name }) => name);

settingContract(KIND, {
  place: () => ({}),
  one: { defaultDomainName: "company.onaliyun.com" },
  other: { defaultDomainName: "example.onaliyun.com" },
  defaults: {},
  held: ({ cloud }) => ({ defaultDomainName: ramOf(cloud).defaultDomain }),
  async console(here, { defaultDomainName }) {
    if (names(here).length === 0) await addUser(here, "ann");
    return here.console("SetDefaultDomain", { DefaultDomainName: defaultDomainName }, "ims");
  },
  told: {
    "a logon name changes": [
      {},
      { defaultDomainName: "example.onaliyun.com" },
      [
        "the logon name of 1 RAM user changes from @company.onaliyun.com to @example.onaliyun.com; whoever logs on has to use the new one",
      ],
    ],
  },
  silent: {},
});

describe("ims.DefaultDomain", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const warnings = () => here.provider.said;

  it("says in the preview how many logon names change, also where nobody may count, and nothing where there are none", async () => {
    const program = { defaultDomainName: "company.onaliyun.com" };
    const from = `from @${here.cloud.managementAccountId}.onaliyun.com to @company.onaliyun.com`;
    const rest = "; whoever logs on has to use the new one";
    const preview = async () => {
      await here.later();
      await here.resource(KIND).preview(program);
      return warnings();
    };
    assert.deepEqual(await preview(), []);
    await addUser(here, "ann");
    await addUser(here, "ben");
    assert.deepEqual(await preview(), [`warning: the logon names of all 2 RAM users change ${from}${rest}`]);
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "GetAccountSummary" });
    assert.deepEqual(await preview(), [`warning: the logon names of all RAM users change ${from}${rest}`]);
  });

  it("renames the users of the program that take it into their names", async () => {
    const [domain, ann] = [here.resource(KIND), here.resource("ims:User")];
    const userOf = (name: string) => ({ userPrincipalName: `ann@${name}`, displayName: "Ann" });
    for (const name of ["company.onaliyun.com", "example.onaliyun.com"]) {
      await domain.up({ defaultDomainName: name });
      await ann.up(userOf(name));
      assert.deepEqual(names(here), [`ann@${name}`]);
      await here.later();
      await ann.refresh();
      assert.equal(await ann.preview(userOf(name)), "same");
    }
  });

  it("is followed in the same run by what calls users by their names", async () => {
    await addUser(here, "ann");
    const [userId = ""] = Object.keys(ramOf(here.cloud).users);
    const groupIds: string[] = [];
    for (const groupName of ["one", "two"]) {
      const group = here.resource("ims:Group");
      await group.up({ groupName });
      groupIds.push(group.id);
    }
    const [before, after] = [here.resource("ims:GroupMembership"), here.resource("ims:GroupMembership")];
    await before.up({ groupId: groupIds[0], userId });
    await here.resource(KIND).up({ defaultDomainName: "company.onaliyun.com" });
    await after.up({ groupId: groupIds[1], userId });
    const refused = here.calls().filter(({ code }) => code !== undefined);
    assert.deepEqual(
      refused.map(({ action }) => action),
      [],
    );
    assert.equal(Object.keys(ramOf(here.cloud).memberships).length, 2);
  });

  it("is followed in the same run by a user that is taken over under its new name", async () => {
    await addUser(here, "ann");
    const { defaultDomain } = ramOf(here.cloud);
    await here.resource("ims:User").up({ userPrincipalName: `ben@${defaultDomain}`, displayName: "Ben" });
    await here.resource(KIND).up({ defaultDomainName: "company.onaliyun.com" });
    const ann = { userPrincipalName: "ann@company.onaliyun.com", displayName: "Ann", adopt: true };
    assert.equal(await here.resource("ims:User").up(ann), "create");
    assert.deepEqual(names(here), ["ann@company.onaliyun.com", "ben@company.onaliyun.com"]);
  });

  it("sees no difference in case", async () => {
    const domain = here.resource(KIND);
    await domain.up({ defaultDomainName: "company.onaliyun.com" });
    assert.equal(await domain.up({ defaultDomainName: "Company.onaliyun.com" }), "same");
  });

  it('stays with onDestroy: "reset" as well, as it has no default, and says so', async () => {
    const domain = here.resource(KIND);
    await domain.up({ defaultDomainName: "company.onaliyun.com", onDestroy: "reset" });
    await domain.destroy();
    assert.deepEqual(warnings().at(-1), "the default domain keeps defaultDomainName, of which no default is known");
    assert.equal(ramOf(here.cloud).defaultDomain, "company.onaliyun.com");
  });

  it("refuses in the preview what is no domain of that form", async () => {
    const allowed =
      "must be <alias>.onaliyun.com, an alias of letters, digits, ., _ and single hyphens, with no hyphen at either end";
    for (const name of ["company", "-a.onaliyun.com", "a-.onaliyun.com", "a--b.onaliyun.com", "a b.onaliyun.com"]) {
      const failure = await failureOf(here.resource(KIND).preview({ defaultDomainName: name }));
      assert.equal(failure.message, `defaultDomainName ${allowed}, not "${name}"`);
    }
    const long = `${"x".repeat(52)}.onaliyun.com`;
    const failure = await failureOf(here.resource(KIND).preview({ defaultDomainName: long }));
    assert.equal(failure.message, "defaultDomainName must have at most 64 characters, not 65");
    assert.deepEqual(here.calls(), []);
  });
});
