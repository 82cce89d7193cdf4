import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { memberships, newGroup, newUser, synchronize } from "../support/people";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf, users } from "../support/view";
import { entityContract } from "./contract";

const KIND = "cloudsso:User";
const FIRST = "Correct-horse-7";
const SECOND = "Battery-staple-8";

type Here = Lifecycle<ProviderHere>;

function at(id: string) {
  const [DirectoryId = "", UserId = ""] = id.split(":");
  return { DirectoryId, UserId };
}

function byHand(action: string, parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console(action, { ...at(id), ...parameters });
}

function tags(action: string, parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => {
    const { DirectoryId, UserId } = at(id);
    return here.console(action, { DirectoryId, ResourceType: "user", ResourceId: [UserId], ...parameters });
  };
}

const whole = ({ cloud }: Pick<Here, "cloud">): Values => ({
  directoryId: cloud.directoryId,
  userName: "ann@example.com",
  displayName: "Ann Arbor",
  firstName: "Ann",
  lastName: "Arbor",
  email: "ann@example.com",
  description: "on call",
  status: "Disabled",
  mfaAuthenticationSettings: "Disabled",
  tags: { team: "platform", stage: "prod" },
  password: FIRST,
});

entityContract(KIND, {
  program: whole,
  unread: ["password"],
  held: ({ cloud }) => users(cloud),
  edits: {
    "the display name": [{ displayName: "Ann" }],
    "the display name, cleared": [{ displayName: undefined }, { displayName: "" }],
    "the first name": [{ firstName: "Anna" }],
    "the first name, cleared": [{ firstName: undefined }, { firstName: "" }],
    "the last name": [{ lastName: "Harbor" }],
    "the last name, cleared": [{ lastName: undefined }, { lastName: "" }],
    "the e-mail address": [{ email: "a@example.com" }],
    "the e-mail address, cleared": [{ email: undefined }, { email: "" }],
    "the description": [{ description: "off" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
    "the status": [{ status: "Enabled" }],
    "the status, left out": [{ status: undefined }, { status: "Enabled" }],
    "the MFA setting": [{ mfaAuthenticationSettings: "Enabled" }],
    "the MFA setting, left out, which keeps it": [{ mfaAuthenticationSettings: undefined }, {}],
    "a tag added": [{ tags: { team: "platform", stage: "prod", owner: "ben" } }],
    "a tag's value": [{ tags: { team: "identity", stage: "prod" } }],
    "a tag removed": [{ tags: { team: "platform" } }],
    "all tags removed": [{ tags: undefined }, { tags: {} }],
    "the password": [{ password: SECOND }],
    "the password, left out, which keeps it": [{ password: undefined }, {}],
  },
  drifts: {
    "the display name": [byHand("UpdateUser", { NewDisplayName: "Mallory" }), ["displayName"]],
    "the first name": [byHand("UpdateUser", { NewFirstName: "Mallory" }), ["firstName"]],
    "the last name": [byHand("UpdateUser", { NewLastName: "Mallory" }), ["lastName"]],
    "the e-mail address": [byHand("UpdateUser", { NewEmail: "m@example.com" }), ["email"]],
    "the description": [byHand("UpdateUser", { NewDescription: "" }), ["description"]],
    "the status": [byHand("UpdateUserStatus", { NewStatus: "Enabled" }), ["status"]],
    "the MFA setting": [
      byHand("UpdateUserMFAAuthenticationSettings", { UserMFAAuthenticationSettings: "Enabled" }),
      ["mfaAuthenticationSettings"],
    ],
    "a foreign tag": [tags("TagResources", { Tag: [{ Key: "x", Value: "y" }] }), ["tags"]],
    "a tag's value": [tags("TagResources", { Tag: [{ Key: "team", Value: "y" }] }), ["tags"]],
    "a tag taken away": [tags("UntagResources", { TagKey: ["team"] }), ["tags"]],
  },
  edit: () => ({
    displayName: "",
    email: "a@example.com",
    status: "Enabled",
    mfaAuthenticationSettings: "Enabled",
    tags: { stage: "test", new: "1" },
    password: SECOND,
  }),
  vanish: (here, id) => here.console("DeleteUser", at(id)),
  async foreign(here) {
    const DirectoryId = here.cloud.directoryId;
    const other = { DirectoryId, UserName: "ann@example.com", Description: "the other Ann" };
    const { User } = (await here.console("CreateUser", other)) as { User: { UserId: string } };
    return `${DirectoryId}:${User.UserId}`;
  },
  absent: ({ cloud }) => `${cloud.directoryId}:u-00000000000000000000`,
});

describe("cloudsso.User", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    userName: "ann",
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  const only = () => users(here.cloud)[0];
  const scim = (status: "Enabled" | "Disabled") =>
    here.console("SetSCIMSynchronizationStatus", {
      DirectoryId: here.cloud.directoryId,
      SCIMSynchronizationStatus: status,
    });

  describe("from create to delete", () => {
    it("is made in as few calls as there can be", async () => {
      await here.resource(KIND).up(program({ displayName: "Ann" }));
      assert.deepEqual(
        here.calls().map(({ action }) => action),
        ["ListUsers", "CreateUser"],
      );
    });

    it("sends only what changed", async () => {
      const one = await existing(whole(here));
      await one.up({ ...whole(here), description: "off" });
      assert.deepEqual(
        here.calls().map(({ action, parameters }) => [action, Object.keys(parameters).sort().at(1)]),
        [
          ["UpdateUser", "NewDescription"],
          ["GetUser", "UserId"],
          ["GetUserMFAAuthenticationSettings", "UserId"],
        ],
      );
    });

    it("shows no difference in a refresh for what the program gives empty", async () => {
      const empty = program({ displayName: "", firstName: "", lastName: "", email: "", description: "", tags: {} });
      const one = await existing(empty);
      const before = one.inputs;
      await one.refresh();
      assert.deepEqual(one.inputs, before);
      assert.equal(await one.preview(empty), "same");
    });

    it("is let in last, and shut out first", async () => {
      const shut = { status: "Disabled", mfaAuthenticationSettings: "Disabled", description: "away" };
      const open = { status: "Enabled", mfaAuthenticationSettings: "Enabled", description: "back" };
      const one = await existing(shut);
      await one.up(program(open));
      assert.deepEqual(here.writes(), ["UpdateUserMFAAuthenticationSettings", "UpdateUser", "UpdateUserStatus"]);
      await here.later();
      await here.cloud.control.clearCalls();
      await one.up(program(shut));
      assert.deepEqual(here.writes(), ["UpdateUserStatus", "UpdateUser", "UpdateUserMFAAuthenticationSettings"]);
    });

    it("is another user under another name", async () => {
      const one = await existing();
      assert.equal(await one.preview(program({ userName: "anna" })), "replace");
    });

    it("refuses in the preview what the service would not take", async () => {
      const failure = await failureOf(
        here.resource(KIND).preview(
          program({
            userName: "ann arbor",
            email: "ann",
            status: "disabled",
            tags: { "acs:x": "1", link: "http://x" },
            password: "short",
            generatePassword: true,
          }),
        ),
      );
      assert.equal(
        failure.message,
        'userName must be 1 to 64 letters, digits, @, _, - and ., not "ann arbor"\n' +
          'email must be an e-mail address, not "ann"\n' +
          'status must be "Enabled" or "Disabled", not "disabled"\n' +
          'tags["acs:x"] must not begin with aliyun or acs:, nor hold http:// or https://\n' +
          'tags.link must not begin with acs:, nor hold http:// or https://, not "http://x"\n' +
          "password must have 8 to 32 characters, not [secret]\n" +
          "password must have an upper-case letter, a digit, a symbol\n" +
          "generatePassword cannot be true together with password; give one of them",
      );
      assert.deepEqual(here.calls(), []);
    });

    it("refuses a name that differs in case alone from that of another, adopt: true or not", async () => {
      const id = await newUser(here, "Ann");
      for (const adopt of [false, true]) {
        const failure = await failureOf(here.resource(KIND).up(program({ adopt })));
        assert.match(
          failure.message,
          new RegExp(
            `^the name of user ann belongs to Ann \\(.*${id}\\) already, since names that differ in case alone`,
          ),
        );
        await here.later();
      }
    });

    it("says whose the e-mail address is", async () => {
      await existing({ userName: "ben", email: "a@example.com" });
      const [id = ""] = Object.keys(directoryOf(here.cloud).users);
      const failure = await failureOf(here.resource(KIND).up(program({ email: "A@example.com" })));
      const taken = new RegExp(
        `^the e-mail address of user ann belongs to user ben \\(${id}\\) already; give another one, .* set deleteBeforeReplace: true`,
      );
      assert.match(failure.message, taken);
      await here.later();
      const one = await existing();
      assert.match((await failureOf(one.up(program({ email: "a@example.com" })))).message, taken);
      assert.equal(await one.up(program()), "update");
    });
  });

  describe("status", () => {
    it("of somebody who was disabled at the console is drift, and the preview warns before `up` enables again", async () => {
      const one = await existing();
      await here.console("UpdateUserStatus", { ...at(one.id), NewStatus: "Disabled" });
      await here.later();
      await one.refresh();
      assert.equal(await one.preview(program()), "update");
      assert.deepEqual(here.provider.said, ["warning: user ann is disabled and will be able to log on again"]);
      await one.up(program());
      assert.equal(only()?.status, "Enabled");
    });

    it("is written first, so that a failing edit does not keep anybody in", async () => {
      const one = await existing();
      await here.cloud.control.fault({ kind: "refuse", code: "InvalidParameter.X", status: 400, action: "UpdateUser" });
      await failureOf(one.up(program({ status: "Disabled", displayName: "Ann" })));
      assert.equal(only()?.status, "Disabled");
      assert.equal(await one.up(program({ status: "Disabled", displayName: "Ann" })), "update");
      assert.equal(only()?.displayName, "Ann");
    });
  });

  describe("tags", () => {
    it("are added before others are removed", async () => {
      const one = await existing({ tags: { team: "platform" } });
      await one.up(program({ tags: { Team: "platform" } }));
      assert.deepEqual(here.writes(), ["TagResources", "UntagResources"]);
    });

    it("make room first where there would be more than there can be", async () => {
      const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key-${index}`, "x"]));
      const one = await existing({ tags: twenty });
      const { "key-0": _, ...rest } = twenty;
      await one.up(program({ tags: { ...rest, new: "y" } }));
      assert.deepEqual(here.writes(), ["UntagResources", "TagResources"]);
      assert.deepEqual(only()?.tags, { ...rest, new: "y" });
    });

    it("that came from elsewhere go with the next edit of tags", async () => {
      const one = await existing({ tags: { team: "platform" } });
      await tags("TagResources", { Tag: [{ Key: "x", Value: "y" }] })(here, one.id);
      await one.up(program({ tags: { team: "identity" } }));
      assert.deepEqual(only()?.tags, { team: "identity" });
    });
  });

  describe("the MFA setting", () => {
    it("is not read where the program leaves it out", async () => {
      const one = await existing();
      await one.refresh();
      assert.deepEqual(
        here.calls().map(({ action }) => action),
        ["ListUsers"],
      );
    });

    it("that is refused after the creation leaves the user in the state, and the next up goes on", async () => {
      const action = "UpdateUserMFAAuthenticationSettings";
      await here.cloud.control.fault({ kind: "refuse", code: "InvalidParameter.X", status: 400, action });
      const one = here.resource(KIND);
      const wanted = program({ mfaAuthenticationSettings: "Disabled", password: FIRST });
      const failure = await providerFailureOf(one.up(wanted));
      assert.ok(failure.partial);
      await here.later();
      await one.up(wanted);
      assert.deepEqual([only()?.mfaAuthenticationSettings, only()?.password], ["Disabled", FIRST]);
    });
  });

  describe("a delete", () => {
    async function burdened(changes: Values = {}): Promise<Managed> {
      const one = await existing(changes);
      const { DirectoryId, UserId } = at(one.id);
      for (const name of ["operators", "admins"]) {
        await here.console("AddUserToGroup", { DirectoryId, UserId, GroupId: await newGroup(here, name) });
      }
      const user = directoryOf(here.cloud).users[UserId];
      assert.ok(user);
      const device = { deviceId: "mfa-1", deviceName: "phone", deviceType: "TOTP", effectiveTime: 0 } as const;
      Object.assign(user.mfaDevices, { "mfa-1": device });
      return one;
    }

    async function assign(id: string): Promise<void> {
      const { DirectoryId, UserId } = at(id);
      const answer = await here.console("CreateAccessConfiguration", {
        DirectoryId,
        AccessConfigurationName: "readers",
      });
      const { AccessConfigurationId } = answer["AccessConfiguration"] as { AccessConfigurationId: string };
      await here.console("CreateAccessAssignment", {
        DirectoryId,
        AccessConfigurationId,
        TargetType: "RD-Account",
        TargetId: here.cloud.accountIds[0],
        PrincipalType: "User",
        PrincipalId: UserId,
      });
      await here.cloud.control.finishTasks();
    }

    it("names assignments, memberships and MFA devices, and takes nothing away", async () => {
      const one = await burdened();
      await assign(one.id);
      await assert.rejects(one.destroy(), {
        message:
          "user ann cannot be deleted: it still has membership of group operators, membership of group admins, MFA device phone " +
          `(mfa-1), assignment of readers on ${here.cloud.accountIds[0]}; remove them, or for memberships and MFA devices set ` +
          "forceDestroy: true and run pulumi up before the delete",
      });
      assert.equal(memberships(here).length, 2);
      assert.deepEqual(new Set(here.writes()), new Set(["DeleteUser"]));
    });

    it("takes memberships and MFA devices away with forceDestroy: true", async () => {
      const one = await burdened({ forceDestroy: true });
      await one.destroy();
      assert.deepEqual([users(here.cloud), memberships(here)], [[], []]);
      assert.deepEqual(here.writes(), [
        "RemoveUserFromGroup",
        "RemoveUserFromGroup",
        "DeleteMFADeviceForUser",
        "DeleteUser",
      ]);
    });

    it("names the assignment that forceDestroy: true does not take away", async () => {
      const one = await burdened({ forceDestroy: true });
      await assign(one.id);
      assert.match((await failureOf(one.destroy())).message, /it still has assignment of readers on \d+; remove them/);
      assert.deepEqual([users(here.cloud).length, memberships(here).length], [1, 2]);
      assert.deepEqual(here.writes(), [], "and the rest stays, MFA devices too");
    });

    it("makes room for the same name in another spelling, in the same run", async () => {
      const one = await existing();
      await newUser(here, "ben");
      await here.resource(KIND).up(program({ userName: "cas" })); // has listed all users
      await one.destroy();
      await here.resource(KIND).up(program({ userName: "Ann" }));
      assert.deepEqual(
        users(here.cloud)
          .map(({ userName }) => userName)
          .sort(),
        ["Ann", "ben", "cas"],
      );
    });

    it("names the RAM user provisioning that the service refuses for", async () => {
      const one = await existing();
      const { DirectoryId, UserId } = at(one.id);
      await here.console("CreateUserProvisioning", {
        DirectoryId,
        PrincipalType: "User",
        PrincipalId: UserId,
        TargetType: "RD-Account",
        TargetId: here.cloud.accountIds[0],
        DuplicationStrategy: "KeepBoth",
        DeletionStrategy: "Keep",
      });
      const failure = await failureOf(one.destroy());
      assert.match(failure.message, new RegExp(`it still has RAM user provisioning on ${here.cloud.accountIds[0]};`));
    });

    for (const action of ["RemoveUserFromGroup", "DeleteMFADeviceForUser", "DeleteUser"]) {
      it(`reaches its end although the answer of ${action} was lost`, async () => {
        const one = await burdened({ forceDestroy: true });
        await here.cloud.control.fault({ kind: "resetAfter", action });
        await one.destroy();
        assert.deepEqual([users(here.cloud), memberships(here)], [[], []]);
      });
    }
  });

  describe("whom SCIM synchronizes", () => {
    it("is refused to a create, adopt: true or not", async () => {
      const id = await newUser(here, "ann");
      synchronize(here, { user: id });
      await scim("Enabled");
      for (const adopt of [false, true]) {
        await assert.rejects(here.resource(KIND).up(program({ adopt, displayName: "Ann", password: FIRST })), {
          message:
            `user ann (${id}) is synchronized by SCIM, so the identity provider writes it and no resource can have it; ` +
            "read it with cloudsso.getUser",
        });
        await here.later();
      }
      assert.deepEqual(here.writes(), []);
    });

    it("may be taken over in so many words once the synchronization is disabled", async () => {
      synchronize(here, { user: await newUser(here, "ann") });
      const failure = await failureOf(here.resource(KIND).up(program()));
      assert.match(failure.message, /which is disabled now; read it with cloudsso\.getUser, or set adopt: true/);
      await here.later();
      await here.resource(KIND).up(program({ adopt: true, displayName: "Ann" }));
      assert.equal(only()?.displayName, "Ann");
    });

    it("is read and keeps password and status editable when that came later; other edits and the delete are refused", async () => {
      const one = await existing({ password: FIRST });
      synchronize(here, { user: at(one.id).UserId });
      await scim("Enabled");
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.up(program({ password: FIRST })), "same");
      assert.equal(one.outputs["provisionType"], "Synchronized");
      const allowed = program({ password: SECOND, status: "Disabled" });
      assert.equal(await one.up(allowed), "update");
      assert.deepEqual([only()?.password, only()?.status], [SECOND, "Disabled"]);
      const edit = await failureOf(one.up({ ...allowed, displayName: "Ann" }));
      assert.match(
        edit.message,
        /^user ann cannot be changed here, beside its password and status, because it is synchronized by SCIM .* cloudsso\.getUser instead/,
      );
      assert.equal(await one.up(allowed), "update");
      await here.later();
      assert.match(
        (await failureOf(one.destroy())).message,
        /^user ann cannot be deleted here, because it is synchronized by SCIM/,
      );
      assert.equal(users(here.cloud).length, 1);
    });

    it("is no matter for a user of the program's own in a directory that synchronizes others", async () => {
      const one = await existing();
      await scim("Enabled");
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.up(program({ displayName: "Ann" })), "update");
      await here.later();
      await one.destroy();
      assert.deepEqual(users(here.cloud), []);
    });
  });
});
