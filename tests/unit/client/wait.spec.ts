import assert from "node:assert/strict";
import { CancelledError } from "../../../provider/client/errors";
import { orCancelled, sleep } from "../../../provider/client/wait";

describe("client/wait", () => {
  it("really sleeps and really wakes on abort", async () => {
    await sleep(1);
    const controller = new AbortController();
    const sleeping = sleep(1e8, controller.signal);
    controller.abort();
    await assert.rejects(sleeping, CancelledError);
    await assert.rejects(sleep(1, AbortSignal.abort()), CancelledError);
  });

  it("leaves shared work running when one caller goes", async () => {
    const controller = new AbortController();
    let finish: (value: string) => void = () => undefined;
    const shared = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const leaver = assert.rejects(orCancelled(shared, controller.signal), CancelledError);
    const stayer = orCancelled(shared, new AbortController().signal);
    controller.abort();
    await leaver;
    finish("v");
    assert.equal(await stayer, "v");
  });
});
