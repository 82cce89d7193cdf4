import assert from "node:assert/strict";
import {
  idFilter,
  nameFilter,
  principalFilter,
  refuseHalf,
  refuseUnlessOne,
  targetFilter,
} from "../../../provider/functions/filters";

describe("the arguments of functions", () => {
  it("become the API's filter by a name", () => {
    assert.equal(nameFilter({ userName: "alice" }, "UserName"), "UserName eq alice");
    assert.equal(nameFilter({ groupNamePrefix: "ops-" }, "GroupName"), "GroupName sw ops-");
    assert.equal(nameFilter({}, "UserName"), undefined);
  });

  it("are refused where the filter would mean something else", () => {
    const message = "userNamePrefix must be a text without blanks that is not empty";
    for (const userNamePrefix of ["", "a b", "alice or UserName sw b"]) {
      assert.throws(() => nameFilter({ userNamePrefix }, "UserName"), { message });
    }
    assert.throws(() => nameFilter({ userName: "alice", userNamePrefix: "al" }, "UserName"), {
      message: "userName and userNamePrefix must not be given both",
    });
  });

  it("are refused as half of a pair", () => {
    const message = "targetId filters only together with targetType; give both or neither";
    assert.throws(() => refuseHalf<Target>({ targetId: "1" }, "targetType", "targetId"), { message });
    refuseHalf<Target>({ targetId: "1", targetType: "RD-Account" }, "targetType", "targetId");
    refuseHalf<Target>({}, "targetType", "targetId");
  });

  it("name other objects by bare and by joined ids, and by nothing else", () => {
    assert.equal(idFilter({ groupId: "d-1:g-2" }, "groupId", "g-"), "g-2");
    assert.equal(idFilter({ groupId: "g-2" }, "groupId", "g-"), "g-2");
    assert.equal(idFilter({}, "groupId", "g-"), undefined);
    for (const groupId of ["", "u-1", "d-1:", "operators"]) {
      assert.throws(() => idFilter({ groupId }, "groupId", "g-"), {
        message: "groupId must be an id (g-...), bare or joined",
      });
    }
  });

  it("name an account with its type", () => {
    assert.deepEqual(targetFilter({ targetId: "1" }), { TargetType: "RD-Account", TargetId: "1" });
    assert.deepEqual(targetFilter({}), {});
    assert.throws(() => targetFilter({ targetId: "" }), {
      message: "targetId must be the UID of an account, digits in quotes",
    });
    assert.throws(() => targetFilter({ targetType: "RD-Account" }), {
      message: "targetType filters only together with targetId; give both or neither",
    });
  });

  it("name a user or a group with its type", () => {
    const group = { PrincipalType: "Group", PrincipalId: "g-1" };
    assert.deepEqual(principalFilter({ principalType: "Group", principalId: "d-1:g-1" }), group);
    assert.deepEqual(principalFilter({}), {});
    assert.throws(() => principalFilter({ principalType: "User", principalId: "g-1" }), {
      message: "principalId must be an id (u-...), bare or joined",
    });
    assert.throws(() => principalFilter({ principalId: "u-1" }), {
      message: "principalId filters only together with principalType; give both or neither",
    });
  });

  it("are refused where they name nothing, or two things", () => {
    const message = "exactly one of userId and userName must be given";
    assert.throws(() => refuseUnlessOne<User>({}, "userId", "userName"), { message });
    assert.throws(() => refuseUnlessOne<User>({ userId: "u-1", userName: "a" }, "userId", "userName"), { message });
    refuseUnlessOne<User>({ userName: "a" }, "userId", "userName");
  });
});

interface Target {
  readonly targetType?: string;
  readonly targetId?: string;
}

interface User {
  readonly userId?: string;
  readonly userName?: string;
}
