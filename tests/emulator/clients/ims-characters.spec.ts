import assert from "node:assert/strict";
import ImsClient, {
  CreateUserRequest,
  DeleteUserRequest,
  GetUserRequest,
  ListUsersRequest,
} from "@alicloud/ims20190815";
import { $OpenApiUtil } from "@alicloud/openapi-core";
import { type Emulator, startEmulator } from "../../../emulator";

describe("emulator: the official IMS SDK, characters and pages", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ seed: "small" });
  });
  after(() => emulator.close());

  it("come as they were sent", async () => {
    const { accessKeyId, accessKeySecret, port } = emulator;
    const config = new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret,
      endpoint: `127.0.0.1:${port}`,
      protocol: "http",
    });
    const client = new ImsClient(config as never);
    const userPrincipalName = `zoe@${emulator.managementAccountId}.onaliyun.com`;
    const displayName = "Zoë (x)! *'~";
    const tag = [{ key: "team", value: "a & b=c" }];
    const made = await client.createUser(new CreateUserRequest({ userPrincipalName, displayName, tag }));
    const userId = made.body?.user?.userId ?? "none";
    const read = await client.getUser(new GetUserRequest({ userId }));
    assert.equal(read.body?.user?.displayName, displayName);
    assert.deepEqual(
      read.body?.user?.tags?.tag?.map(({ tagKey, tagValue }) => [tagKey, tagValue]),
      [["team", "a & b=c"]],
    );

    const listed = await client.listUsers(new ListUsersRequest({ maxItems: 1 }));
    assert.equal(listed.body?.isTruncated, true);
    const rest = await client.listUsers(new ListUsersRequest({ maxItems: 1, marker: listed.body?.marker ?? "" }));
    assert.deepEqual(
      rest.body?.users?.user?.map((user) => user.userId),
      [userId],
    );

    await client.deleteUser(new DeleteUserRequest({ userId }));
    await assert.rejects(client.getUser(new GetUserRequest({ userId })), {
      code: "EntityNotExist.User",
      statusCode: 404,
    });
  });
});
