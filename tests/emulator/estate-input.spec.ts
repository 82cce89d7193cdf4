import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { textOf } from "../../estate/file";
import type { Estate, EstateObject, EstateOrganisation, Values } from "../../estate/model";
import { estateOf } from "../support/estate";
import { failureOf } from "../support/failures";
import { makeRich } from "../support/rich-cloud";
import { type Running, startCommand } from "./command";

describe("emulator: an estate that is loaded", () => {
  const running: Emulator[] = [];
  const commands: Running[] = [];
  let folder: string;
  let rich: Estate;

  async function start(options: EmulatorOptions): Promise<Emulator> {
    const cloud = await startEmulator({ taskDurationMs: 0, ...options });
    running.push(cloud);
    return cloud;
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "emulator-estate-"));
    const cloud = await start({ accounts: 4 });
    await makeRich(cloud);
    rich = await estateOf(cloud);
  });
  after(async () => {
    for (const each of commands) await each.stop("SIGKILL");
    for (const cloud of running) await cloud.close();
    rmSync(folder, { recursive: true });
  });

  const objectsOf = (kind: string) => rich.objects[kind] ?? [];

  function withObjects(kind: string, objects: readonly EstateObject[]): Estate {
    return { ...rich, objects: { ...rich.objects, [kind]: objects } };
  }

  /** The rich estate with other inputs, or outputs, of one object. */
  function edited(kind: string, at: number, inputs: Values, outputs: Values = {}): Estate {
    const changed = objectsOf(kind).map((one, index) =>
      index === at ? { ...one, inputs: { ...one.inputs, ...inputs }, outputs: { ...one.outputs, ...outputs } } : one,
    );
    return withObjects(kind, changed);
  }

  function reorganised(change: (organisation: EstateOrganisation) => Partial<EstateOrganisation>): Estate {
    assert.ok(rich.organisation);
    return { ...rich, organisation: { ...rich.organisation, ...change(rich.organisation) } };
  }

  /** As the caller had no permission to list a kind. */
  function unread(kind: string): Estate {
    const reason = "the caller has no permission for ListUsers (NoPermission)";
    return { ...withObjects(kind, []), unread: [{ what: kind, reason }] };
  }

  const firstOf = (kind: string): EstateObject => {
    const [first] = objectsOf(kind);
    assert.ok(first);
    return first;
  };

  const wrong: readonly (readonly [string, () => Estate, string])[] = [
    [
      "a grant to a group that is not there",
      () => edited("cloudsso:AccessAssignment", 0, { principalId: "g-gone" }),
      'objects["cloudsso:AccessAssignment"][0].inputs.principalId is g-gone, and there is no such cloudsso:Group in the estate',
    ],
    [
      "a provisioning in an account that is not there",
      () => edited("cloudsso:AccessConfigurationProvisioning", 1, { targetId: "1999999999999999" }),
      'objects["cloudsso:AccessConfigurationProvisioning"][1].inputs.targetId is 1999999999999999, and there is no such account in the estate',
    ],
    [
      "a state of a provisioning that the emulator does not know",
      () => edited("cloudsso:AccessConfigurationProvisioning", 0, { status: "Paused" }),
      'objects["cloudsso:AccessConfigurationProvisioning"][0].inputs.status is "Paused", and the emulator knows Provisioned, ReprovisionRequired, DeprovisionFailed',
    ],
    [
      "an account whose folder is not there",
      () => reorganised(({ accounts }) => ({ accounts: accounts.map((one) => ({ ...one, folderId: "fd-gone" })) })),
      "organisation.accounts[0].folderId is fd-gone, and there is no such folder in the estate",
    ],
    [
      "a folder in a folder that is not there",
      () => reorganised(({ folders }) => ({ folders: folders.slice(1) })),
      "organisation.folders[0].parentFolderId is ",
    ],
    [
      "an account twice",
      () => reorganised(({ accounts }) => ({ accounts: [...accounts, ...accounts.slice(0, 1)] })),
      "organisation.accounts[4].accountId is 1000000000000001, which another account has",
    ],
    [
      "a user twice",
      () => withObjects("cloudsso:User", [...objectsOf("cloudsso:User"), firstOf("cloudsso:User")]),
      'objects["cloudsso:User"][3].id is ',
    ],
    [
      "a second directory",
      () => edited("cloudsso:Group", 1, { directoryId: "d-other" }),
      'objects["cloudsso:Group"][1].inputs.directoryId is d-other, and the estate\'s directory is ',
    ],
    [
      "a user without a name",
      () => withObjects("ims:User", [{ ...firstOf("ims:User"), inputs: {} }]),
      'objects["ims:User"][0].inputs.userPrincipalName is missing',
    ],
    [
      "something else in an object's place",
      () => withObjects("ims:Group", [7 as unknown as EstateObject]),
      'objects["ims:Group"][0] is not an object with id, name, inputs and outputs',
    ],
    [
      "tags that are no texts",
      () => edited("cloudsso:User", 0, { tags: { team: 7 } }),
      'objects["cloudsso:User"][0].inputs.tags.team is not a text',
    ],
    [
      "a time that is none",
      () => edited("cloudsso:User", 2, {}, { createTime: "yesterday" }),
      'objects["cloudsso:User"][2].outputs.createTime is "yesterday", which is no time',
    ],
    [
      "a key of nobody",
      () => edited("ims:AccessKey", 1, { userId: "299" }),
      'objects["ims:AccessKey"][1].inputs.userId is 299, and there is no such ims:User in the estate',
    ],
    [
      "a certificate that is none",
      () => edited("cloudsso:SamlIdentityProvider", 0, { x509Certificates: ["none"] }),
      'objects["cloudsso:SamlIdentityProvider"][0].inputs.x509Certificates holds a text that is no certificate',
    ],
  ];

  for (const [what, estate, sentence] of wrong) {
    it(`is refused in one sentence with ${what}`, async () => {
      const { message } = await failureOf(start({ estate: estate() }));
      assert.ok(message.startsWith(`The estate cannot be loaded: ${sentence}`), message);
      assert.match(message, /^[^\n]+\.$/);
    });
  }

  it("says itself what is there, so that a seed, accounts and a directory are refused beside it", async () => {
    for (const other of [{ seed: "small" }, { accounts: 1 }, { directory: false }] as const) {
      const { message } = await failureOf(start({ estate: rich, ...other }));
      assert.equal(message, `startEmulator takes estate or ${Object.keys(other)[0]}, and not both.`);
    }
  });

  it("is refused when it is none, or one of another version", async () => {
    for (const other of [{}, { ...rich, version: 2 }]) {
      const { message } = await failureOf(start({ estate: other as Estate }));
      assert.equal(
        message,
        "The setting estate of startEmulator is of the format alicloud-identity/estate in version 1.",
      );
    }
  });

  it("leaves out what was not read and what hangs on it, and counts it", async () => {
    const copy = await start({ estate: unread("cloudsso:User") });
    assert.deepEqual(Object.fromEntries(copy.leftOut), {
      "cloudsso:UserAttachment": 1,
      "cloudsso:AccessAssignment": 1,
    });
    const { objects } = await estateOf(copy);
    assert.deepEqual(objects["cloudsso:User"], []);
    assert.deepEqual(objects["cloudsso:Group"], rich.objects["cloudsso:Group"]);
    assert.equal(objects["cloudsso:AccessAssignment"]?.length, 1);
  });

  it("has no directory where the estate has none", async () => {
    const objects = Object.fromEntries(Object.entries(rich.objects).filter(([kind]) => !kind.startsWith("cloudsso:")));
    const copy = await start({ estate: { ...rich, objects } });
    assert.equal(copy.directoryId, "");
    assert.deepEqual((await estateOf(copy)).objects["ims:User"], rich.objects["ims:User"]);
  });

  it("keeps the id of a directory that itself was not read", async () => {
    const copy = await start({ estate: unread("cloudsso:Directory") });
    assert.equal(copy.directoryId, firstOf("cloudsso:Directory").id);
    assert.equal((await estateOf(copy)).objects["cloudsso:User"]?.length, 3);
  });

  it("knows the accounts in which something is done where the organisation was not read", async () => {
    const { organisation: _, ...rest } = rich;
    const copy = await start({ estate: { ...rest, unread: [{ what: "organisation", reason: "denied" }] } });
    assert.deepEqual([...copy.accountIds].sort(), ["1000000000000001", "1000000000000002"]);
    const { objects } = await estateOf(copy);
    const names = (all: readonly EstateObject[] = []) => all.map(({ id }) => id).sort();
    assert.deepEqual(names(objects["cloudsso:AccessAssignment"]), names(rich.objects["cloudsso:AccessAssignment"]));
  });

  it("belongs to the account that it was read in, in its region, also where that is a member", async () => {
    const estate: Estate = {
      ...edited("cloudsso:Directory", 0, {}, { region: "us-west-1" }),
      accountId: "1000000000000002",
      region: "us-west-1",
    };
    const copy = await start({ estate });
    assert.equal(copy.managementAccountId, "1000000000000000");
    assert.equal(copy.environment()["ALIBABA_CLOUD_REGION"], "us-west-1");
    const again = await estateOf(copy);
    assert.equal(again.accountId, "1000000000000002");
    assert.equal(again.region, "us-west-1");
    assert.deepEqual(again.objects["cloudsso:AccessAssignment"], rich.objects["cloudsso:AccessAssignment"]);
    assert.deepEqual(again.objects["ims:User"], rich.objects["ims:User"]);
    assert.deepEqual(again.organisation, rich.organisation);
    const { User } = (await copy.control.perform("ims", "GetUser", {
      UserPrincipalName: "robot@rich.onaliyun.com",
    })) as {
      readonly User: { readonly UserId: string };
    };
    assert.equal(User.UserId, firstOf("ims:User").id);
  });

  it("leaves keys and logons on that are older than nobody's use would allow", async () => {
    const old = "2019-05-06T07:08:09Z";
    const keys = edited("ims:AccessKey", 0, { status: "Active" }, { createDate: old });
    const profile = edited("ims:LoginProfile", 0, {}, { updateDate: old, passwordStatus: "InitialExpired" });
    const objects: Estate["objects"] = {
      ...keys.objects,
      "ims:LoginProfile": profile.objects["ims:LoginProfile"] ?? [],
    };
    const copy = await start({ estate: { ...rich, objects } });
    const again = await estateOf(copy);
    assert.deepEqual(again.objects["ims:AccessKey"], objects["ims:AccessKey"]);
    assert.deepEqual(again.objects["ims:LoginProfile"], objects["ims:LoginProfile"]);
  });

  it("teaches the emulator the platform's policies that it did not know", async () => {
    const kind = "ram:UserPolicyAttachment";
    const userId = firstOf("ims:User").id;
    const policyName = "SomethingOfThePlatform";
    const attachment: EstateObject = {
      id: `${policyName}:System:${userId}`,
      name: `${policyName} of robot`,
      inputs: { policyName, policyType: "System", userId },
      outputs: {},
    };
    const copy = await start({ estate: withObjects(kind, [attachment]) });
    assert.deepEqual((await estateOf(copy)).objects[kind], [attachment]);
    const other = { PolicyType: "System", PolicyName: policyName, GroupName: "robots" };
    await copy.control.perform("ram", "AttachPolicyToGroup", other);
    await assert.rejects(
      copy.control.perform("ram", "AttachPolicyToGroup", { ...other, PolicyName: "NobodyKnowsThis" }),
    );
  });

  it("is there again after a reset", async () => {
    const copy = await start({ estate: rich });
    await copy.control.perform("cloudsso", "CreateGroup", { DirectoryId: copy.directoryId, GroupName: "later" });
    assert.notEqual(textOf(await estateOf(copy)), textOf(rich));
    await copy.control.reset();
    assert.equal(textOf(await estateOf(copy)), textOf(rich));
  });

  it("has secrets that are fakes, and nobody's", async () => {
    const copy = await start({ estate: rich });
    const [user] = Object.values(copy.state.ims[copy.managementAccountId]?.users ?? {});
    assert.match(user?.loginProfile?.password ?? "", /^Fake-/);
    const secrets = Object.values(user?.accessKeys ?? {}).map(({ accessKeySecret }) => accessKeySecret);
    assert.equal(secrets.length, 2);
    assert.ok(secrets.every((secret) => secret.length === 30 && !textOf(rich).includes(secret)));
  });

  it("comes from a file, and a line says what of it is there", async () => {
    const file = join(folder, "estate.json");
    writeFileSync(file, textOf(unread("cloudsso:User")));
    const command = await startCommand("--load", file);
    commands.push(command);
    const { cloudsso } = await command.control.snapshot();
    assert.equal(cloudsso.directory?.directoryId, firstOf("cloudsso:Directory").id);
    const count = Object.values(rich.objects).reduce((sum, objects) => sum + objects.length, 0) - 3;
    assert.equal(
      command.lines[0],
      `# A copy of the estate of account 1000000000000000 in ${file}: 4 accounts, ${count} objects; not there, since it ` +
        "was not read: cloudsso:User (the caller has no permission for ListUsers (NoPermission)); " +
        "left out with that: 1 of cloudsso:UserAttachment, 1 of cloudsso:AccessAssignment",
    );
  });

  const files: readonly (readonly [string, () => string, (file: string) => string])[] = [
    ["cut off", () => textOf(rich).slice(0, 5000), (file) => `${file} is cut off at line`],
    [
      "of another version",
      () => textOf({ ...rich, version: 7 } as unknown as Estate),
      (file) => `${file} is an estate of version 7`,
    ],
    [
      "edited into nonsense",
      () => textOf(edited("cloudsso:User", 0, { userName: 7 })),
      (file) => `${file} is damaged: objects`,
    ],
    [
      "not of one piece",
      () => textOf(edited("cloudsso:AccessAssignment", 0, { principalId: "g-gone" })),
      () => "The estate cannot be loaded: objects",
    ],
  ];
  for (const [what, text, sentence] of files) {
    it(`is told in one sentence when its file is ${what}`, async () => {
      const file = join(folder, "wrong.json");
      writeFileSync(file, text());
      const { message } = await failureOf(startCommand("--load", file));
      assert.ok(message.startsWith(sentence(file)), message);
      assert.match(message, /^[^\n]+$/);
    });
  }
});
