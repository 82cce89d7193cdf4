import assert from "node:assert/strict";
import { bindCloudsso, cloudSsoOperations } from "../../../provider/api/cloudsso";
import { bindIms, imsOperations } from "../../../provider/api/ims";
import type { Declaration } from "../../../provider/api/operation";
import { ramOperations } from "../../../provider/api/ram";
import { resourceDirectoryOperations } from "../../../provider/api/resource-directory";
import { stsOperations } from "../../../provider/api/sts";
import { factsOf, SERVICE_NAMES } from "../../../provider/api/tables";
import type { Answer, Call } from "../../../provider/client/call";

const tables = {
  cloudsso: cloudSsoOperations,
  ims: imsOperations,
  ram: ramOperations,
  resourceDirectory: resourceDirectoryOperations,
  sts: stsOperations,
};

for (const service of SERVICE_NAMES) {
  describe(`operations of ${service}`, () => {
    const table: Readonly<Record<string, Declaration>> = tables[service];

    it("are those of the table", () => {
      const actions = factsOf(service).operations.map(({ action }) => action);
      assert.deepEqual(Object.keys(table).sort(), actions.map(uncapitalized).sort());
    });

    for (const { action, kind, repeat, paging } of factsOf(service).operations) {
      it(`${action}: the line says what the table says`, () => {
        const line = table[uncapitalized(action)];
        assert.equal(line?.action, action);
        assert.equal(line.kind, kind);
        assert.equal(line.repeat, repeat);
        const { initial: _, ...expected } = paging ?? {};
        assert.deepEqual(line.paging, paging && expected);
      });
    }
  });
}

describe("bound operations", () => {
  it("send the action with the version, the facts and the request", async () => {
    const { sent, send } = answering({ AccessConfiguration: { AccessConfigurationName: "admins" } });
    const signal = new AbortController().signal;
    const request = { DirectoryId: "d-1", AccessConfigurationId: "ac-1" };
    const answer = await bindCloudsso(send).getAccessConfiguration(request, { signal });
    assert.equal(answer.AccessConfiguration?.AccessConfigurationName, "admins");
    assert.deepEqual(sent, [
      {
        service: "cloudsso",
        version: "2021-05-15",
        action: "GetAccessConfiguration",
        kind: "read",
        repeat: "safe",
        parameters: request,
        signal,
      },
    ]);
  });

  it("need no request where nothing is required", async () => {
    const { sent, send } = answering({ PasswordPolicy: { MinimumPasswordLength: 12 } });
    assert.equal((await bindIms(send).getPasswordPolicy()).PasswordPolicy?.MinimumPasswordLength, 12);
    assert.deepEqual(sent[0]?.parameters, {});
  });

  it("read a list to its end, with the largest pages and the request's own parameters on each", async () => {
    const { sent, send } = answering(
      { Users: { User: [{ UserId: "1" }, { UserId: "2" }] }, IsTruncated: true, Marker: "more" },
      { Users: { User: [{ UserId: "3" }] }, IsTruncated: false },
    );
    const ids: (string | undefined)[] = [];
    for await (const user of bindIms(send).listUsers.items({ Status: "active,freeze" })) ids.push(user.UserId);
    assert.deepEqual(ids, ["1", "2", "3"]);
    assert.deepEqual(
      sent.map(({ parameters }) => parameters),
      [
        { Status: "active,freeze", MaxItems: 1000 },
        { Status: "active,freeze", MaxItems: 1000, Marker: "more" },
      ],
    );
  });

  it("give all items at once, and an empty list where the answer leaves it out", async () => {
    const full = answering({ Tasks: [{ TaskId: "t-1" }], IsTruncated: true, NextToken: "n" }, { Tasks: [] });
    assert.deepEqual(await bindCloudsso(full.send).listTasks.all({ DirectoryId: "d-1" }), [{ TaskId: "t-1" }]);
    const empty = answering({ RequestId: "r" });
    assert.deepEqual(await bindCloudsso(empty.send).listUsers.all({ DirectoryId: "d-1" }), []);
  });

  it("ask for one page when a list is called itself", async () => {
    const { sent, send } = answering({ Tasks: [], IsTruncated: true, NextToken: "n" });
    const page = await bindCloudsso(send).listTasks({ DirectoryId: "d-1", MaxResults: 5 });
    assert.equal(page.NextToken, "n");
    assert.deepEqual(sent.length, 1);
    assert.deepEqual(sent[0]?.parameters, { DirectoryId: "d-1", MaxResults: 5 });
  });

  it("stop asking when a reader stops reading", async () => {
    const { sent, send } = answering({ Tasks: [{ TaskId: "t-1" }, { TaskId: "t-2" }], NextToken: "n" });
    for await (const task of bindCloudsso(send).listTasks.items({ DirectoryId: "d-1" })) {
      if (task.TaskId === "t-1") break;
    }
    assert.equal(sent.length, 1);
  });
});

function uncapitalized(action: string): string {
  return `${action[0]?.toLowerCase()}${action.slice(1)}`;
}

/** Answers one call after the other; one call more than answers fails. */
function answering(...answers: readonly Answer[]) {
  const sent: Call[] = [];
  const send = async (call: Call): Promise<Answer> => {
    const answer = answers[sent.length];
    sent.push(call);
    return answer ?? assert.fail("one call too many");
  };
  return { sent, send };
}
