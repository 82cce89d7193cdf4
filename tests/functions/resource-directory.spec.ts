import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { resourcedirectory } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";

const root = "r-Ro0T01";
const LISTING = ["GetResourceDirectory", "ListAccounts", "ListAccounts"];

describe("the functions of the resource directory", () => {
  let program: Program;
  let shop: string;
  let production: string;
  let ids: readonly string[];

  before(async () => {
    program = await startProgram({ accounts: 120 });
    ids = program.cloud.accountIds;
    shop = await folder("shop", root);
    production = await folder("production", shop);
    await move(ids[0], shop);
    await move(ids[1], production);
    await move(ids[2], production);
    await tag(ids[1], { stage: "production", team: "red" });
    await tag(ids[2], { stage: "production" });
    await program.cloud.control.setAccountCondition(ids[2] ?? "", "suspended");
    await program.cloud.control.setAccountCondition(ids[3] ?? "", "leaving");
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  async function folder(FolderName: string, ParentFolderId: string): Promise<string> {
    const { Folder } = await program.console("CreateFolder", { FolderName, ParentFolderId }, "resourceDirectory");
    return (Folder as { FolderId: string }).FolderId;
  }

  function move(AccountId: string | undefined, DestinationFolderId: string) {
    return program.console("MoveAccount", { AccountId, DestinationFolderId }, "resourceDirectory");
  }

  function tag(account: string | undefined, tags: { readonly [key: string]: string }) {
    const Tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return program.console(
      "TagResources",
      { ResourceType: "Account", ResourceId: [account], Tag },
      "resourceDirectory",
    );
  }

  const actions = () => program.calls().map(({ action }) => action);

  it("give every account with its mark, its place and its tags, by two full pages that all of them share", async () => {
    const { accounts, managementAccountId, rootFolderId } = await resourcedirectory.getAccounts();
    assert.equal(accounts.length, 120);
    assert.deepEqual([managementAccountId, rootFolderId], [program.cloud.managementAccountId, root]);
    const byId = new Map(accounts.map((account) => [account.accountId, account]));
    const { joinTime, accountName, ...tagged } = byId.get(ids[1] ?? "") ?? {};
    assert.match(String(joinTime), /^2026-/);
    assert.match(String(accountName), /^account-2@rd-/);
    assert.deepEqual(tagged, {
      id: ids[1],
      accountId: ids[1],
      displayName: "account-2",
      status: "Active",
      folderId: production,
      folderIds: [root, shop, production],
      tags: { stage: "production", team: "red" },
      accountStatus: "CreateSuccess",
      type: "ResourceAccount",
      joinMethod: "created",
    });
    assert.deepEqual(
      [ids[2], ids[3]].map((id) => byId.get(id ?? "")?.status),
      ["Suspended", "Leaving"],
    );
    assert.equal(byId.get(ids[3] ?? "")?.deletionStatus, "Deleting");

    await resourcedirectory.getAccounts({ folderId: shop });
    await resourcedirectory.getAccount({ displayName: "account-7" });
    assert.deepEqual(actions(), LISTING);
    assert.deepEqual(
      program.calls("ListAccounts").map(({ parameters }) => parameters["MaxResults"]),
      ["100", "100"],
    );
  });

  it("filter by folder, by folder with all below, by tags, by status, and leave out what is excluded", async () => {
    const { getAccounts } = resourcedirectory;
    assert.deepEqual((await getAccounts({ folderId: shop })).ids, [ids[0]]);
    assert.deepEqual((await getAccounts({ folderId: shop, recursive: true })).ids, ids.slice(0, 3));
    assert.deepEqual((await getAccounts({ folderId: production, status: "Active" })).ids, [ids[1]]);
    assert.deepEqual((await getAccounts({ tags: { stage: "production", team: "red" } })).ids, [ids[1]]);
    assert.deepEqual((await getAccounts({ status: "Leaving" })).ids, [ids[3]]);
    const excluded = await getAccounts({ folderId: shop, recursive: true, exclude: [ids[0] ?? "", ids[2] ?? ""] });
    assert.deepEqual(excluded.ids, [ids[1]]);
    assert.equal((await getAccounts({ folderId: root, recursive: true })).ids.length, 120);
  });

  it("give the tree of folders with paths, a call a folder", async () => {
    const { folders } = await resourcedirectory.getFolders();
    assert.deepEqual(
      folders.map(({ path, parentFolderId }) => [path, parentFolderId]),
      [
        ["", undefined],
        ["shop", root],
        ["shop/production", shop],
        ["workloads", root],
      ],
    );
    assert.deepEqual(folders[2]?.folderIds, [root, shop, production]);
    assert.deepEqual(folders[2]?.accountIds, [ids[1], ids[2]]);
    await resourcedirectory.getFolders();
    assert.equal(program.calls("ListFoldersForParent").length, 4);
  });

  it("take outputs, and give one", async () => {
    const { ids: found } = await resultOf(resourcedirectory.getAccountsOutput({ folderId: pulumi.output(shop) }));
    assert.deepEqual(found, [ids[0]]);
    const { displayName } = await resultOf(
      resourcedirectory.getAccountOutput({ accountId: pulumi.output(ids[4] ?? "") }),
    );
    assert.equal(displayName, "account-5");
    assert.equal((await resultOf(resourcedirectory.getFoldersOutput())).folders.length, 4);
  });

  it("fail for an account and a folder that are not there", async () => {
    const { getAccount, getAccounts } = resourcedirectory;
    await assert.rejects(getAccount({ accountId: "42" }), /^.*there is no account 42 in resource directory rd-\w+$/);
    await assert.rejects(
      getAccount({ accountId: program.cloud.managementAccountId }),
      /, which owns it: it is no member of its own directory$/,
    );
    await assert.rejects(
      getAccount({ displayName: "account-999" }),
      /there is no account account-999 in .*did you mean/,
    );
    await assert.rejects(
      getAccounts({ folderId: "fd-nowhere" }),
      /there is no folder fd-nowhere in resource directory rd-/,
    );
    const empty = await folder("empty", root);
    assert.deepEqual((await getAccounts({ folderId: empty, recursive: true })).ids, []);
  });

  it("refuse what is no id of a folder before anything is sent", async () => {
    const message = "folderId must be the id of a folder (fd-...), or of the root folder (r-...)";
    await assert.rejects(resourcedirectory.getAccounts({ folderId: "shop" }), { message });
    assert.deepEqual(program.calls(), []);
  });
});

describe("a program that may not read the resource directory", () => {
  const caller = { accessKeyId: "LTAIsomebodyElse00000", accessKeySecret: "somebody-else-secret-00000" };
  const own = { accessKey: caller.accessKeyId, secretKey: caller.accessKeySecret };

  it("is told which permission is missing, and that accounts by their UIDs need none", async () => {
    const permissions = [{ Effect: "Allow" as const, Action: ["resourcemanager:GetResourceDirectory"] }];
    const program = await startProgram({ callers: [{ ...caller, permissions }] }, own);
    await assert.rejects(
      resourcedirectory.getAccounts(),
      /no permission for resourcemanager:ListAccounts; allow .*; accounts that are named by their UIDs need no such access/,
    );
    await program.close();
  });

  it("is told so where its account belongs to no resource directory", async () => {
    const program = await startProgram();
    await program.cloud.control.fault({
      kind: "refuse",
      code: "ResourceDirectoryNotInUse",
      status: 404,
      message: "There is no resource directory.",
      action: "GetResourceDirectory",
    });
    await assert.rejects(
      resourcedirectory.getAccounts(),
      /the account of the credentials belongs to no resource directory; accounts that are named by their UIDs/,
    );
    await program.close();
  });
});
