import assert from "node:assert/strict";
import { type Desk, openDesk } from "./desk";

describe("emulator: paging", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
    for (let index = 1; index <= 5; index += 1) await desk.cloudsso("CreateGroup", { GroupName: `g${index}` });
  });
  afterEach(() => desk.close());

  const page = async (parameters: object) => {
    const { Groups, ...rest } = await desk.cloudsso("ListGroups", { MaxResults: 2, ...parameters });
    return { names: Groups.map(({ GroupName }: { GroupName: string }) => GroupName), ...rest };
  };
  const walk = async (): Promise<string[]> => {
    const names: string[] = [];
    for (let NextToken: string | undefined = ""; NextToken !== undefined; ) {
      const next: { names: string[]; NextToken?: string } = await page({ NextToken });
      names.push(...next.names);
      NextToken = next.NextToken;
    }
    return names;
  };

  it("counts all matches, and gives a token only while there is more", async () => {
    const first = await page({});
    assert.deepEqual([first.names, first.TotalCounts, first.MaxResults, first.IsTruncated], [["g1", "g2"], 5, 2, true]);
    assert.deepEqual(await walk(), ["g1", "g2", "g3", "g4", "g5"]);
    const last = await page({ Filter: "GroupName eq g5" });
    assert.deepEqual([last.names, last.TotalCounts, last.IsTruncated, "NextToken" in last], [["g5"], 1, false, false]);
  });

  it("takes ten a page when nothing is said", async () => {
    assert.equal((await desk.cloudsso("ListGroups")).MaxResults, 10);
  });

  it("can run the other way round", async () => {
    await desk.emulator.control.setOptions({ listOrder: "newest first" });
    assert.deepEqual(await walk(), ["g5", "g4", "g3", "g2", "g1"]);
  });

  it("neither skips nor repeats what stays while others come and go", async () => {
    const { names, NextToken } = await page({});
    const groups = Object.values(desk.emulator.state.cloudsso.directory?.groups ?? {});
    const second = groups.find(({ groupName }) => groupName === "g2");
    await desk.cloudsso("DeleteGroup", { GroupId: second?.groupId });
    await desk.cloudsso("CreateGroup", { GroupName: "g6" });
    const rest = await page({ NextToken });
    const end = await page({ NextToken: rest.NextToken });
    assert.deepEqual([...names, ...rest.names, ...end.names], ["g1", "g2", "g3", "g4", "g5", "g6"]);
  });

  it("refuses a token with another query, an old one, and nonsense", async () => {
    const { NextToken } = await page({});
    const refused = (parameters: object) =>
      desk.refused("cloudsso", "ListGroups", { MaxResults: 2, NextToken, ...parameters });
    assert.equal(await refused({ Filter: "GroupName sw g" }), "InvalidParameter.NextToken");
    assert.equal(await refused({ MaxResults: 3 }), "InvalidParameter.NextToken");
    assert.equal(await refused({ NextToken: "nonsense" }), "InvalidParameter.NextToken");
    assert.equal(
      await desk.refused("cloudsso", "ListUsers", { MaxResults: 2, NextToken }),
      "InvalidParameter.NextToken",
    );
    await desk.emulator.control.advanceClock(3_600_001);
    const DirectoryId = desk.emulator.directoryId;
    const late = desk.emulator.control.perform("cloudsso", "ListGroups", { DirectoryId, MaxResults: 2, NextToken });
    await assert.rejects(late, /expired/);
  });
});
