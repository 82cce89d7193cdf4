import type { Snapshot } from "../../../emulator";
import { type Carrier, type Desk, inlinePolicy, newConfiguration, onAccount, openDesk, provision } from "../desk";
import type { Ledger } from "../ledger";
import { certificates } from "./certificates";

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
export type Answered = any;
export type Given = Readonly<Record<string, unknown>>;
type Directory = NonNullable<Snapshot["cloudsso"]["directory"]>;

/** A directory in which there is at least one of everything, and three of whatever is listed in pages. */
export interface Furnished {
  readonly desk: Desk;
  readonly ids: Ids;
  call(action: string, parameters?: Given): Promise<Answered>;
  /** What the list, or the object, in an answer says. */
  ask(action: string, parameters: Given, pick: (answer: Answered) => unknown): Promise<unknown>;
  /** What no call can bring about: devices that users bind, people whom SCIM brings. */
  plant(change: (directory: Directory, state: Snapshot) => void): Promise<void>;
  finish(): Promise<void>;
  /** Everything as it was at first, options and clock too. */
  restore(): Promise<void>;
}

interface Ids {
  readonly alice: string;
  readonly bob: string;
  readonly carol: string;
  /** Has the three people in it, and the grants. */
  readonly developers: string;
  readonly auditors: string;
  readonly admins: string;
  /** Provisioned in the three accounts, granted there to the developers. */
  readonly reader: string;
  /** With a system and an inline policy, provisioned nowhere. */
  readonly writer: string;
  readonly spare: string;
  readonly task: string;
  readonly credential: string;
  readonly certificate: string;
  /** Of Bob, into the three accounts; the first of them. */
  readonly provisioning: string;
  /** Of Carol, into the management account, where her name is taken twice over. */
  readonly failing: string;
  readonly event: string;
  readonly device: string;
  readonly accounts: readonly string[];
  readonly management: string;
}

export async function furnish(ledger?: Ledger, carry?: Carrier): Promise<Furnished> {
  const desk = await openDesk({}, ledger?.note, carry);
  const { control } = desk.emulator;
  const ids = await settle(desk);
  const snapshot = await control.snapshot();
  return {
    desk,
    ids,
    call: desk.cloudsso,
    ask: async (action, parameters, pick) => pick(await desk.cloudsso(action, parameters)),
    finish: () => control.finishTasks(),
    async plant(change) {
      const state = await control.snapshot();
      if (state.cloudsso.directory === null) throw new Error("There is no directory.");
      change(state.cloudsso.directory, state);
      await control.restore(state);
    },
    async restore() {
      await control.reset();
      await control.restore(snapshot);
    },
  };
}

async function settle(desk: Desk): Promise<Ids> {
  const { cloudsso: call, emulator } = desk;
  const { managementAccountId: management, accountIds: accounts } = emulator;
  const [first] = accounts;
  const user = async (UserName: string, more: Given = {}) =>
    (await call("CreateUser", { UserName, ...more })).User.UserId as string;
  const group = async (GroupName: string) => (await call("CreateGroup", { GroupName })).Group.GroupId as string;
  const tag = (Value: string) => [{ Key: "team", Value }];
  const alice = await user("alice", { Email: "alice@example.com", Tags: tag("red") });
  const bob = await user("bob", { Tags: tag("blue") });
  const carol = await user("carol", { Tags: tag("red") });
  const [developers, auditors, admins] = [await group("developers"), await group("auditors"), await group("admins")];
  for (const UserId of [alice, bob, carol]) await call("AddUserToGroup", { GroupId: developers, UserId });
  for (const GroupId of [auditors, admins]) await call("AddUserToGroup", { GroupId, UserId: alice });

  const reader = await newConfiguration(desk, "Reader");
  const grantee = { PrincipalType: "Group", PrincipalId: developers };
  for (const accountId of accounts) {
    await call("CreateAccessAssignment", { AccessConfigurationId: reader, ...onAccount(accountId), ...grantee });
  }
  await emulator.control.finishTasks();
  const task = await provision(desk, reader, first);
  const writer = await newConfiguration(desk, "Writer");
  await call("AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId: writer, ...inlinePolicy("own") });
  const spare = await newConfiguration(desk, "Spare");

  const { CredentialId: credential } = (await call("CreateSCIMServerCredential")).SCIMServerCredential;
  const { CertificateId: certificate } = await call("AddExternalSAMLIdPCertificate", {
    X509Certificate: certificates.first,
  });
  await call("SetExternalSAMLIdentityProvider", {
    EntityId: "https://idp.example/",
    LoginUrl: "https://idp.example/in",
  });

  const into = async (PrincipalId: string, accountId: string | undefined) =>
    (
      await call("CreateUserProvisioning", {
        ...{ PrincipalType: "User", PrincipalId, ...onAccount(accountId) },
        ...{ DeletionStrategy: "Delete", DuplicationStrategy: "KeepBoth", Description: "first" },
      })
    ).UserProvisioning.UserProvisioningId as string;
  const provisionings: string[] = [];
  for (const accountId of accounts) provisionings.push(await into(bob, accountId));
  for (const name of ["carol", "carol_sso"]) {
    await desk.ims("CreateUser", { UserPrincipalName: `${name}@${management}.onaliyun.com`, DisplayName: name });
  }
  const failing = await into(carol, management);
  const { UserProvisioningEvents } = await call("ListUserProvisioningEvents", { UserProvisioningId: failing });

  const device = "mfa-00000000000000000001";
  const state = await emulator.control.snapshot();
  const owner = state.cloudsso.directory?.users[alice];
  Object.assign(owner?.mfaDevices ?? {}, {
    [device]: { deviceId: device, deviceName: "phone", deviceType: "TOTP", effectiveTime: 1, lastUseTime: 2 },
  });
  if (owner !== undefined) owner.externalId = { Id: "alice-outside", Issuer: "SCIM" };
  await emulator.control.restore(state);
  return {
    ...{ alice, bob, carol, developers, auditors, admins, reader, writer, spare, task, credential, certificate },
    ...{ provisioning: provisionings[0] ?? "", failing, event: UserProvisioningEvents[0].EventId, device },
    ...{ accounts, management },
  };
}
