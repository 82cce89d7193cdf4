import assert from "node:assert/strict";
import { type Control, connectControl } from "../../emulator";
import { type Desk, openDesk } from "./desk";

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Answered = any;

const controls: Readonly<Record<string, (desk: Desk) => Control>> = {
  "in this process": ({ emulator }) => emulator.control,
  "over HTTP": ({ emulator }) => connectControl(emulator.url),
};

for (const [where, controlOf] of Object.entries(controls)) {
  describe(`emulator: what comes past the API, ${where}`, () => {
    let desk: Desk;
    let control: Control;
    beforeEach(async () => {
      desk = await openDesk();
      control = controlOf(desk);
    });
    afterEach(() => desk.close());

    const create = async (UserName: string, externalId?: string): Promise<string> => {
      const answer: Answered = await control.synchronize("CreateUser", { UserName }, externalId);
      return answer.User.UserId;
    };
    const scim = (status: string) =>
      desk.cloudsso("SetSCIMSynchronizationStatus", { SCIMSynchronizationStatus: status });

    it("is people and groups of an identity provider, closed to everyone else while they are synchronized", async () => {
      await scim("Enabled");
      const UserId = await create("alice@example.com", "00u1");
      await create("bob@example.com");
      const made: Answered = await control.synchronize("CreateGroup", { GroupName: "developers" });
      const { GroupId } = made.Group;
      await control.synchronize("AddUserToGroup", { GroupId, UserId });
      await control.synchronize("UpdateUser", { UserId, NewDisplayName: "Alice" });

      const { Users } = await desk.cloudsso("ListUsers", { ProvisionType: "Synchronized" });
      assert.deepEqual(
        Users.map((user: Answered) => [user.UserName, user.DisplayName, user.ExternalId]),
        [
          ["alice@example.com", "Alice", { Id: "00u1", Issuer: "SCIM" }],
          ["bob@example.com", "", { Id: "bob@example.com", Issuer: "SCIM" }],
        ],
      );
      const { GroupMembers } = await desk.cloudsso("ListGroupMembers", { GroupId });
      assert.deepEqual(
        GroupMembers.map((member: Answered) => member.UserId),
        [UserId],
      );
      assert.equal((await desk.cloudsso("GetGroup", { GroupId })).Group.ProvisionType, "Synchronized");
      const frozen = "Unverified.Synchronized.Principal";
      assert.equal(await desk.refused("cloudsso", "UpdateUser", { UserId, NewDisplayName: "x" }), frozen);
      assert.equal(await desk.refused("cloudsso", "RemoveUserFromGroup", { GroupId, UserId }), frozen);

      await control.synchronize("RemoveUserFromGroup", { GroupId, UserId });
      await control.synchronize("DeleteUser", { UserId });
      assert.equal((await desk.cloudsso("ListUsers")).TotalCounts, 1);
    });

    it("is refused while synchronization is off, and for what SCIM does not do", async () => {
      await assert.rejects(create("alice"), /SCIM synchronization is off/);
      await scim("Enabled");
      await create("alice");
      await assert.rejects(create("ALICE"), { code: "Unverified.AlreadyExists.User", status: 409 });
      await assert.rejects(control.synchronize("DeleteDirectory" as never), /SCIM does not do DeleteDirectory/);
      assert.equal((await desk.cloudsso("GetSCIMSynchronizationStatus")).SCIMSynchronizationStatus, "Enabled");
    });

    it("is devices that people bind, in the way of their owner's deletion until they are deleted", async () => {
      const { UserId } = (await desk.cloudsso("CreateUser", { UserName: "alice" })).User;
      const device = { deviceName: "phone", deviceType: "TOTP" } as const;
      const MFADeviceId = await control.bindMfaDevice(UserId, device);
      const { MFADevices } = await desk.cloudsso("ListMFADevicesForUser", { UserId });
      assert.deepEqual(
        MFADevices.map((each: Answered) => [each.DeviceId, each.DeviceName, each.DeviceType]),
        [[MFADeviceId, "phone", "TOTP"]],
      );
      assert.equal(await desk.refused("cloudsso", "DeleteUser", { UserId }), "Unverified.InUse.User.MFADevice");
      await desk.cloudsso("DeleteMFADeviceForUser", { UserId, MFADeviceId });
      await desk.cloudsso("DeleteUser", { UserId });
      const odd = control.bindMfaDevice(UserId, { deviceName: "x", deviceType: "SMS" as never });
      await assert.rejects(odd, /There are devices of the types TOTP, .*, not SMS/);
      await assert.rejects(control.bindMfaDevice(UserId, device), { code: "EntityNotExists.User", status: 404 });
    });
  });
}
