import assert from "node:assert/strict";
import type { Answer, Call } from "../../../provider/client/call";
import { UnexpectedAnswerError } from "../../../provider/client/errors";
import { everyItem, pages } from "../../../provider/client/paginate";
import { read } from "./fixtures";

const PAGING = { token: "NextToken", size: "MaxResults", items: "Users", maximum: 100 };

describe("client/paginate", () => {
  function sender(...answers: Answer[]) {
    const calls: Call[] = [];
    const send = async (call: Call): Promise<Answer> => {
      calls.push(call);
      return answers[calls.length - 1] ?? assert.fail("asked for a page too many");
    };
    return { send, calls };
  }

  it("follows the tokens and asks for the largest pages", async () => {
    const { send, calls } = sender(
      { Users: [1, 2], NextToken: "a", IsTruncated: true },
      { Users: [3], IsTruncated: false },
    );
    assert.deepEqual(await everyItem<number>(send, read("ListUsers", { DirectoryId: "d" }), PAGING), [1, 2, 3]);
    assert.deepEqual(
      calls.map((call) => call.parameters),
      [
        { DirectoryId: "d", MaxResults: 100 },
        { DirectoryId: "d", MaxResults: 100, NextToken: "a" },
      ],
    );
  });

  it("keeps a page size that the caller gave, and asks no page ahead of need", async () => {
    const { send, calls } = sender({ Users: [1], NextToken: "a" }, {});
    for await (const page of pages<number>(send, read("ListUsers", { MaxResults: 1 }), PAGING)) {
      assert.deepEqual(page, [1]);
      break;
    }
    assert.deepEqual(
      calls.map((call) => call.parameters),
      [{ MaxResults: 1 }],
    );
  });

  it("finds wrapped lists, and takes what is left out for empty", async () => {
    const paging = { token: "Marker", items: "Users.User" };
    assert.deepEqual(await everyItem(sender({ Users: { User: [1] }, IsTruncated: "false" }).send, read(), paging), [1]);
    assert.deepEqual(await everyItem(sender({ Users: {} }).send, read(), paging), []);
    assert.deepEqual(await everyItem(sender({}).send, read(), paging), []);
  });

  it("ends at IsTruncated false even when a token is there", async () => {
    assert.deepEqual(
      await everyItem(sender({ Users: [1], NextToken: "x", IsTruncated: false }).send, read(), PAGING),
      [1],
    );
  });

  it("refuses to take a list for whole that is not", async () => {
    const repeated = sender(
      { Users: [1], NextToken: "a" },
      { Users: [2], NextToken: "b" },
      { Users: [1], NextToken: "a" },
    );
    await assert.rejects(everyItem(repeated.send, read(), PAGING), UnexpectedAnswerError);
    await assert.rejects(
      everyItem(sender({ Users: [1], IsTruncated: true, RequestId: "R" }).send, read(), PAGING),
      /more but gave no NextToken \(request R\)/,
    );
    await assert.rejects(everyItem(sender({ Users: "none" }).send, read(), PAGING), /answered without a list at Users/);
  });
});
