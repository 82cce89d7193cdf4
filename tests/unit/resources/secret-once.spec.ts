import assert from "node:assert/strict";
import { ServiceError, UnknownOutcomeError } from "../../../provider/client/errors";
import { createSecretOnce } from "../../../provider/resources/shapes/secret-once";

/** A service that holds keys, whose next create ends as told. */
function service(create: (keys: string[]) => string) {
  const keys = ["old"];
  return {
    named: "access key of user ann",
    toRemove: "delete it with alicloud-identity call ims DeleteAccessKey",
    ids: async () => [...keys],
    create: async () => create(keys),
  };
}

describe("resources/shapes/secret-once", () => {
  it("hands out what was told", async () => {
    assert.equal(await createSecretOnce(service(() => "secret")), "secret");
  });

  it("names the one whose secret is lost with the answer, and makes no second", async () => {
    let creates = 0;
    const losing = service((keys) => {
      creates += 1;
      keys.push("new");
      throw new UnknownOutcomeError("the connection broke");
    });
    await assert.rejects(createSecretOnce(losing), {
      message:
        "the answer to the creation of access key of user ann was lost, and with it the secret of new; delete it with " +
        "alicloud-identity call ims DeleteAccessKey, then run pulumi up again (the connection broke)",
    });
    assert.equal(creates, 1);
  });

  it("says no more than what failed when nothing was made", async () => {
    const lost = new UnknownOutcomeError("the connection broke");
    await assert.rejects(
      createSecretOnce(
        service(() => {
          throw lost;
        }),
      ),
      lost,
    );
    const refused = new ServiceError("no", { code: "LimitExceeded.AccessKey" });
    await assert.rejects(
      createSecretOnce(
        service((keys) => {
          keys.push("somebody's");
          throw refused;
        }),
      ),
      refused,
    );
  });
});
