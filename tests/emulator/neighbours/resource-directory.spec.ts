import assert from "node:assert/strict";
import { Heard } from "../clients/heard";
import { openApiCore } from "../clients/official";
import { type Described, factsOf } from "../conformance";
import { type Desk, openDesk } from "../desk";
import { Ledger } from "../ledger";
import { callV3, type Key } from "../wire";
import { spoilt, valid } from "./requests";

type Given = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Answered = any;

const service: Described = "resourceDirectory";
const root = "r-Ro0T01";
const folder = "fd-Workloads1";
const [first, second] = ["1000000000000001", "1000000000000002"];
const cloudsso = { AccountId: first, ServicePrincipal: "cloudsso.aliyuncs.com" };
const red = { ResourceType: "Account", ResourceId: [first], Tag: [{ Key: "team", Value: "red" }] };

interface Row {
  readonly first?: () => Promise<unknown>;
  readonly send: Given;
  readonly read: () => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

describe("emulator: the resource directory", () => {
  const ledger = new Ledger(service);
  const heard = new Heard(openApiCore({ signs: "V3", place: "query", format: "JSON" }), service);
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({ roles: [{ roleName: "r", accountId: "1000000000000001" }] }, ledger.note, heard.carry);
  });
  afterEach(() => desk.close());

  const call = (action: string, send: Given = {}): Promise<Answered> => desk.call(service, action, send);
  const refused = (action: string, send: Given = {}) => desk.refused(service, action, send);
  const options = (chosen: Parameters<Desk["emulator"]["control"]["setOptions"]>[0]) =>
    desk.emulator.control.setOptions(chosen);
  const each = (list: readonly Answered[], field: string) => list.map((item) => item[field]);
  const folders = async () => each((await call("ListFoldersForParent")).Folders.Folder, "FolderName");
  const tags = async () => (await call("GetAccount", { AccountId: first, IncludeTags: true })).Account.Tags;
  const delegates = async () => each((await call("ListDelegatedAdministrators")).Accounts.Account, "AccountId");

  const writes: readonly (readonly [action: string, row: () => Row])[] = [
    [
      "CreateFolder",
      () => ({
        send: { FolderName: "sandbox", ParentFolderId: root, Tag: [{ Key: "kind", Value: "test" }] },
        read: folders,
        before: ["workloads"],
        after: ["workloads", "sandbox"],
      }),
    ],
    [
      "UpdateFolder",
      () => ({
        send: { FolderId: folder, NewFolderName: "production" },
        // As CloudSSO shows the account in it.
        read: async () => (await call("GetAccount", { AccountId: second })).Account.Location,
        before: "root/workloads/account-2",
        after: "root/production/account-2",
      }),
    ],
    [
      "DeleteFolder",
      () => ({
        first: () => call("MoveAccount", { AccountId: second, DestinationFolderId: root }),
        send: { FolderId: folder },
        read: folders,
        before: ["workloads"],
        after: [],
      }),
    ],
    [
      "MoveAccount",
      () => ({
        send: { AccountId: first, DestinationFolderId: folder },
        read: async () =>
          each((await call("ListAccountsForParent", { ParentFolderId: folder })).Accounts.Account, "AccountId"),
        before: [second],
        after: [first, second],
      }),
    ],
    ["TagResources", () => ({ send: red, read: tags, before: [], after: [{ Key: "team", Value: "red" }] })],
    [
      "UntagResources",
      () => ({
        first: () => call("TagResources", red),
        send: { ResourceType: "Account", ResourceId: [first], TagKey: ["team"], All: false },
        read: tags,
        before: [{ Key: "team", Value: "red" }],
        after: [],
      }),
    ],
    ["RegisterDelegatedAdministrator", () => ({ send: cloudsso, read: delegates, before: [], after: [first] })],
    [
      "DeregisterDelegatedAdministrator",
      () => ({
        first: () => call("RegisterDelegatedAdministrator", cloudsso),
        send: cloudsso,
        read: delegates,
        before: [first],
        after: [],
      }),
    ],
  ];

  it("has a row for each write of its table", () => {
    const listed = factsOf(service).operations.flatMap(({ action, kind }) => (kind === "write" ? [action] : []));
    assert.deepEqual(writes.map(([action]) => action).sort(), [...listed].sort());
  });

  for (const [action, rowOf] of writes) {
    it(`does what ${action} says`, async () => {
      const row = rowOf();
      await row.first?.();
      assert.deepEqual(await row.read(), row.before, "before");
      await call(action, row.send);
      assert.deepEqual(await row.read(), row.after, "after");
    });
  }

  describe("refuses", () => {
    const right = {
      ...{ AccountId: first, FolderId: folder, ParentFolderId: root, ChildId: folder, DestinationFolderId: folder },
      ...{ FolderName: "sandbox", NewFolderName: "sandbox", ServicePrincipal: "cloudsso.aliyuncs.com" },
      ...{ ResourceType: "Account", ResourceId: [first], Tag: [{ Key: "k", Value: "v" }], TagKey: "k" },
    };
    const names = {
      Account: ["AccountId"],
      Folder: ["FolderId", "ParentFolderId", "ChildId", "DestinationFolderId"],
    };
    const special: Readonly<Record<string, (code: string) => Promise<Given>>> = {
      "CreateFolder InvalidParameter.Folder.Name.AlreadyUsed": async () => ({ FolderName: "workloads" }),
      "UpdateFolder InvalidParameter.Folder.Name.AlreadyUsed": async () => {
        await call("CreateFolder", { FolderName: "sandbox" });
        return { FolderId: folder, NewFolderName: "sandbox" };
      },
      "CreateFolder LimitExceeded.Folder.Depth": async () => {
        let ParentFolderId = root;
        for (let level = 1; level <= 5; level += 1) {
          ParentFolderId = (await call("CreateFolder", { FolderName: `l${level}`, ParentFolderId })).Folder.FolderId;
        }
        return { FolderName: "l6", ParentFolderId };
      },
      "CreateFolder QuotaExceeded.Folder.Count": async () => {
        for (let count = 1; count < 100; count += 1) await call("CreateFolder", { FolderName: `f${count}` });
        return { FolderName: "f100" };
      },
      "DeleteFolder DeleteConflict.Folder.Account": async () => ({ FolderId: folder }),
      "DeleteFolder DeleteConflict.Folder.SubFolder": async () => {
        await call("CreateFolder", { FolderName: "inner", ParentFolderId: folder });
        return { FolderId: folder };
      },
      "RegisterDelegatedAdministrator AccountAlreadyRegistered": async () => {
        await call("RegisterDelegatedAdministrator", cloudsso);
        return cloudsso;
      },
      "RegisterDelegatedAdministrator DelegatedAccountNumberExceeded": async () => {
        for (let count = 0; count < 5; count += 1) {
          const AccountId = await desk.emulator.control.addAccount(`more-${count}`);
          await call("RegisterDelegatedAdministrator", { ...cloudsso, AccountId });
        }
        return cloudsso;
      },
      "RegisterDelegatedAdministrator CannotRegisterMasterAsDelegatedAdministrator": async () => ({
        ...cloudsso,
        AccountId: desk.emulator.managementAccountId,
      }),
      "DeregisterDelegatedAdministrator AccountNotRegistered": async () => cloudsso,
      "ListTagResources missing": async () => ({ ...red, ResourceId: ["42"], Tag: undefined }),
      "TagResources missing": async () => ({ ...red, ResourceId: ["42"] }),
      "TagResources invalid": async () => ({ ...red, Tag: [{ Key: "aliyun-x", Value: "" }] }),
      "UntagResources missing": async () => ({ ResourceType: "Account", ResourceId: ["42"], All: true }),
    };
    const unprovokable: readonly RegExp[] = [
      // Calls are carried out one after another here.
      / ConcurrentCallNotSupported$/,
      // There is one type of members only, and all are in order.
      /^MoveAccount AccountTypeOrStatusMismatch$/,
      // A new name makes nothing deeper.
      /^UpdateFolder LimitExceeded/,
    ];
    const outside = /EntityNotExists\.ResourceDirectory$|ResourceDirectoryNotInUse$/;

    for (const operation of factsOf(service).operations) {
      for (const { code, reason } of operation.errors) {
        const row = `${operation.action} ${code ?? reason}`;
        if (outside.test(row) || unprovokable.some((form) => form.test(row))) continue;
        it(row, async () => {
          const own = special[row];
          const send = own === undefined ? spoilt(operation, code ?? "", right, names) : await own(code ?? "");
          assert.ok(send, "there is a way to provoke it");
          const answered = await refused(operation.action, send);
          if (code !== null) assert.equal(answered, code);
          else assert.match(answered, reason === "missing" ? /^Unverified\.NotThere\./ : /^InvalidParameter\./);
        });
      }
    }

    it("whoever has no directory, under the code of each call", async () => {
      const key = await keyOf(first);
      await desk.emulator.control.removeAccount(first);
      const asked: string[] = [];
      for (const operation of factsOf(service).operations) {
        const code = operation.errors.find((error) => outside.test(error.code ?? ""))?.code;
        if (code === undefined) continue;
        const send = valid(operation, right);
        const parameters = Object.fromEntries(Object.entries(send).filter(([, value]) => typeof value === "string"));
        const { json } = await callV3({
          url: desk.emulator.url,
          key,
          service,
          action: operation.action,
          parameters: parameters as Record<string, string>,
        });
        assert.equal(json.Code, code, operation.action);
        asked.push(String(code));
      }
      assert.ok(asked.length > 5 && asked.includes("ResourceDirectoryNotInUse"));
    });

    it("members, until they administer a service; then they read and change nothing", async () => {
      const key = await keyOf(first);
      const ask = async (action: string, parameters: Record<string, string> = {}) =>
        (await callV3({ url: desk.emulator.url, key, service, action, parameters })).json;
      assert.equal((await ask("GetResourceDirectory")).ResourceDirectory.MasterAccountId, "1000000000000000");
      assert.equal((await ask("ListAccounts")).Code, "Unverified.WrongCaller.Account");
      await call("RegisterDelegatedAdministrator", { ...cloudsso, ServicePrincipal: "config.aliyuncs.com" });
      assert.equal((await ask("ListAccounts")).TotalCount, 3);
      assert.equal((await ask("CreateFolder", { FolderName: "x" })).Code, "Unverified.WrongCaller.Account");
    });
  });

  async function keyOf(account: string): Promise<Key> {
    const { url, accessKeyId, accessKeySecret } = desk.emulator;
    const parameters = { RoleArn: `acs:ram::${account}:role/r`, RoleSessionName: "session" };
    const key = { accessKeyId, accessKeySecret };
    const { json } = await callV3({ url, key, service: "sts", action: "AssumeRole", parameters });
    const { AccessKeyId, AccessKeySecret, SecurityToken } = json.Credentials;
    return { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
  }

  it("marks members that are suspended or being deleted, in which tasks fail, until they are in use again", async () => {
    const { control, directoryId: DirectoryId } = desk.emulator;
    const marks = async () => {
      const rows: readonly Answered[] = (await call("ListAccounts", { MaxResults: 100 })).Accounts.Account;
      return rows.slice(0, 2).map(({ Status, DeletionStatus }) => [Status, DeletionStatus]);
    };
    await control.setAccountCondition(first, "suspended");
    await control.setAccountCondition(second, "leaving");
    assert.deepEqual(await marks(), [
      ["Suspended", ""],
      ["CreateSuccess", "Deleting"],
    ]);
    const made = (await control.perform("cloudsso", "CreateAccessConfiguration", {
      DirectoryId,
      AccessConfigurationName: "readers",
    })) as Answered;
    const { AccessConfigurationId } = made.AccessConfiguration;
    const target = { DirectoryId, AccessConfigurationId, TargetType: "RD-Account", TargetId: first };
    await control.perform("cloudsso", "ProvisionAccessConfiguration", target);
    await control.finishTasks();
    const { Tasks } = (await control.perform("cloudsso", "ListTasks", { DirectoryId, Status: "Failed" })) as Answered;
    assert.equal(Tasks[0].FailureReason, "The account is suspended.");
    await control.setAccountCondition(first, "active");
    assert.deepEqual((await marks())[0], ["CreateSuccess", ""]);
    await assert.rejects(control.setAccountCondition("42", "suspended"), /There is no account 42/);
  });

  it("lists its members, not its owner, by numbers or by tokens", async () => {
    await desk.emulator.control.addAccount("late");
    const numbered = async (PageNumber: number) => call("ListAccounts", { PageNumber, PageSize: 3 });
    const names = (page: Answered) => each(page.Accounts.Account, "DisplayName");
    const one = await numbered(1);
    assert.deepEqual([names(one), one.TotalCount, one.PageSize], [["account-1", "account-2", "account-3"], 4, 3]);
    assert.deepEqual(names(await numbered(2)), ["late"]);
    assert.deepEqual(names(await numbered(3)), []);
    const start = await call("ListAccounts", { MaxResults: 3, PageNumber: 2 });
    assert.deepEqual([names(start), "TotalCount" in start], [["account-1", "account-2", "account-3"], false]);
    const end = await call("ListAccounts", { MaxResults: 3, PageNumber: 2, NextToken: start.NextToken });
    assert.deepEqual([names(end), end.NextToken], [["late"], ""]);
    await options({ lastNextToken: "absent" });
    assert.ok(!("NextToken" in (await call("ListAccounts", { MaxResults: 100 }))));
    await options({ listOrder: "newest first" });
    assert.deepEqual(names(await numbered(1)), ["late", "account-3", "account-2"]);
    assert.equal(await refused("ListAccounts", { PageSize: 101 }), "InvalidParameter.PageSize");
    assert.equal(await refused("GetAccount", { AccountId: "1000000000000000" }), "EntityNotExists.Account");
    await options({ managementAccountListed: true });
    assert.equal((await numbered(1)).TotalCount, 5);
  });

  it("filters by a part of the name and by tags, all of them or any", async () => {
    const tag = (ResourceId: string, ...keys: readonly string[]) =>
      call("TagResources", {
        ResourceType: "Account",
        ResourceId: [ResourceId],
        Tag: keys.map((Key) => ({ Key, Value: "1" })),
      });
    await tag(first, "a", "b");
    await tag(second, "a");
    const found = async (send: Given) => each((await call("ListAccounts", send)).Accounts.Account, "AccountId");
    assert.deepEqual(await found({ QueryKeyword: "COUNT-2" }), [second]);
    assert.deepEqual(await found({ Tag: [{ Key: "a" }] }), [first, second]);
    assert.deepEqual(await found({ Tag: [{ Key: "a", Value: "2" }] }), []);
    const both = { Tag: [{ Key: "a" }, { Key: "b" }] };
    assert.deepEqual(await found(both), [first]);
    await options({ severalTags: "any" });
    assert.deepEqual(await found(both), [first, second]);
    const inRoot = await call("ListAccountsForParent", { Tag: [{ Key: "a" }], IncludeTags: true });
    assert.deepEqual(inRoot.Accounts.Account[0].Tags.Tag, [
      { Key: "a", Value: "1" },
      { Key: "b", Value: "1" },
    ]);
  });

  it("pages tags, keys and values by tokens", async () => {
    const Tag = ["x", "y", "z"].map((Key) => ({ Key, Value: `${Key}1` }));
    await call("TagResources", { ResourceType: "Account", ResourceId: [first], Tag });
    const walk = async (action: string, send: Given, items: string) => {
      const rows: Answered[] = [];
      for (let NextToken = ""; ; ) {
        const page = await call(action, { ...send, MaxResults: 2, NextToken });
        rows.push(...page[items]);
        if (page.NextToken === "") return rows;
        NextToken = page.NextToken;
      }
    };
    const account = { ResourceType: "Account" };
    const listed = await walk("ListTagResources", { ...account, ResourceId: [first] }, "TagResources");
    assert.deepEqual(each(listed, "TagKey"), ["x", "y", "z"]);
    assert.deepEqual(each(await walk("ListTagKeys", account, "Tags"), "Key"), ["x", "y", "z"]);
    assert.deepEqual(each(await walk("ListTagValues", { ...account, TagKey: "y" }, "Tags"), "Value"), ["y1"]);
  });

  it("moves the paths that CloudSSO shows, and leaves the grants", async () => {
    const created = await desk.cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "Reader" });
    const { AccessConfigurationId } = created.AccessConfiguration;
    const target = { AccessConfigurationId, TargetType: "RD-Account", TargetId: first };
    await desk.cloudsso("ProvisionAccessConfiguration", target);
    await desk.emulator.control.finishTasks();
    const shown = async () => {
      const { AccessConfigurationProvisionings } = await desk.cloudsso("ListAccessConfigurationProvisionings");
      const [{ TargetPath, TargetPathName }] = AccessConfigurationProvisionings;
      return [TargetPath, TargetPathName];
    };
    assert.deepEqual(await shown(), [`rd-Em1D1r/${root}/${first}`, "rd-Em1D1r/root/account-1"]);
    await call("MoveAccount", { AccountId: first, DestinationFolderId: folder });
    assert.deepEqual(await shown(), [`rd-Em1D1r/${root}/${folder}/${first}`, "rd-Em1D1r/root/workloads/account-1"]);
    const { Account } = await call("GetAccount", { AccountId: first });
    assert.equal(Account.ResourceDirectoryPath, `rd-Em1D1r/${root}/${folder}/${first}`);
  });

  it("names the folders above a folder, itself among them when told so", async () => {
    const inner = (await call("CreateFolder", { FolderName: "inner", ParentFolderId: folder })).Folder;
    const above = async () =>
      each((await call("ListAncestors", { ChildId: inner.FolderId })).Folders.Folder, "FolderName");
    assert.deepEqual(await above(), ["root", "workloads"]);
    await options({ ancestorsWithChild: true });
    assert.deepEqual(await above(), ["root", "workloads", "inner"]);
    const { Folder } = await call("GetFolder", { FolderId: inner.FolderId });
    assert.equal(Folder.ResourceDirectoryPath, `rd-Em1D1r/${root}/${folder}/${inner.FolderId}`);
  });

  it("is called under its own name in permissions", async () => {
    const reader = {
      accessKeyId: "LTAIr",
      accessKeySecret: "s",
      permissions: [{ Effect: "Allow", Action: "resourcemanager:List*" }] as const,
    };
    const other = await openDesk({ callers: [reader] });
    const ask = (action: string) => callV3({ url: other.emulator.url, key: reader, service, action });
    assert.equal((await ask("ListAccounts")).status, 200);
    assert.equal((await ask("GetResourceDirectory")).json.Code, "NoPermission");
    await other.close();
  });

  it("takes each parameter and answers each field of its table", async () => {
    for (const [action, rowOf] of writes) {
      await desk.emulator.control.reset();
      const row = rowOf();
      await row.first?.();
      await call(action, row.send);
    }
    await call("RegisterDelegatedAdministrator", { ...cloudsso, AccountId: second });
    await call("RegisterDelegatedAdministrator", { AccountId: second, ServicePrincipal: "config.aliyuncs.com" });
    await call("TagResources", { ...red, ResourceId: [second, "1000000000000003"] });
    await call("TagResources", { ResourceType: "Folder", ResourceId: [folder], Tag: red.Tag });
    const numbers = { PageNumber: 1, PageSize: 10 };
    const filter = { QueryKeyword: "", Tag: red.Tag };
    await call("GetResourceDirectory");
    await call("GetFolder", { FolderId: folder });
    await call("ListAncestors", { ChildId: folder });
    await call("ListAccounts", { ...numbers, ...filter, IncludeTags: true });
    await call("ListAccounts", { MaxResults: 1, NextToken: "" });
    await call("ListAccountsForParent", { ...numbers, ...filter, IncludeTags: true, ParentFolderId: folder });
    await call("ListFoldersForParent", { ...numbers, ...filter, ParentFolderId: root });
    await call("ListTagResources", {
      ResourceType: "Account",
      ResourceId: [second],
      Tag: red.Tag,
      MaxResults: 5,
      NextToken: "",
    });
    await call("ListTagKeys", { ResourceType: "Account", KeyFilter: "t", MaxResults: 5, NextToken: "" });
    await call("ListTagValues", {
      ResourceType: "Account",
      TagKey: "team",
      ValueFilter: "r",
      MaxResults: 5,
      NextToken: "",
    });
    await call("ListDelegatedAdministrators", { ...numbers, ServicePrincipal: cloudsso.ServicePrincipal });
    await call("ListDelegatedServicesForAccount", { AccountId: second, MaxResults: 1, NextToken: "" });
    await call("ListTrustedServiceStatus", { ...numbers, AdminAccountId: second });
    await call("GetAccount", { AccountId: second, IncludeTags: true });
    assert.deepEqual(ledger.missing(), []);
    heard.judge(desk.emulator);
  });
});
