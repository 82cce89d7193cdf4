import { connect } from "pulumi-alicloud-identity";

// Somebody has lost phone and password: node -r ts-node/register index.ts alice
async function main(userName: string): Promise<void> {
  const { cloudsso } = connect();
  const [directory] = (await cloudsso.listDirectories()).Directories ?? [];
  if (directory?.DirectoryId === undefined) throw new Error("There is no directory in this region.");
  const { DirectoryId } = directory;

  const [user] = await cloudsso.listUsers.all({ DirectoryId, Filter: `UserName eq ${userName}` });
  if (user?.UserId === undefined) throw new Error(`There is no user ${userName}.`);
  const { UserId } = user;

  const { MFADevices = [] } = await cloudsso.listMFADevicesForUser({ DirectoryId, UserId });
  for (const { DeviceId: MFADeviceId } of MFADevices) {
    if (MFADeviceId !== undefined) await cloudsso.deleteMFADeviceForUser({ DirectoryId, UserId, MFADeviceId });
  }

  const { NewPassword } = await cloudsso.resetUserPassword({
    DirectoryId,
    UserId,
    GenerateRandomPassword: true,
    RequirePasswordResetForNextLogin: true,
  });
  console.log(`${userName} signs in with ${NewPassword}, and binds a new device.`);
}

main(process.argv[2] ?? "").catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
