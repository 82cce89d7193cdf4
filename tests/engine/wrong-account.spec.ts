import assert from "node:assert/strict";
import type { CloudState } from "../../emulator/index";
import type { OperationOptions } from "../support/engine";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const OTHER = "2000000000000000";

/** The cloud as it was made, of another account with another directory. */
async function otherAccount(stage: Stage): Promise<CloudState> {
  const text = JSON.stringify(await stage.cloud.control.snapshot())
    .replaceAll(stage.cloud.managementAccountId, OTHER)
    .replaceAll(stage.cloud.directoryId, "d-elsewhere00");
  return JSON.parse(text) as CloudState;
}

scenario(
  "another account's keys that empty the state",
  "",
  // The engines count the reads of a run that fails in its refresh differently; what counts is that nothing is lost.
  { program: "entities", accounts: 1, recorded: false },
  async (stage) => {
    const other = await otherAccount(stage);
    const ann = `ann@${stage.domain}`;
    await stage.program({
      users: [{ name: "ann", called: ann }],
      configurations: [{ name: "readers", called: "readers" }],
    });
    assert.equal((await stage.up()).exitCode, 0);
    const owned = stage.owned().map(({ urn, id }) => ({ urn, id }));

    const runs = {
      refresh: (options: OperationOptions) => stage.refresh(options),
      "preview --refresh": (options: OperationOptions) =>
        stage.preview({ refresh: true, expectNoChanges: true, ...options }),
      "up --refresh": (options: OperationOptions) => stage.up({ refresh: true, ...options }),
      destroy: (options: OperationOptions) => stage.destroy(options),
    };
    const guarded = { environment: { ALIBABA_CLOUD_ACCOUNT_ID: stage.cloud.managementAccountId } };
    const fails = async (run: keyof typeof runs, options: OperationOptions, ...sentences: readonly RegExp[]) => {
      await stage.cloud.control.restore(other);
      const { exitCode, output } = await runs[run](options);
      assert.ok(exitCode !== 0 && exitCode !== 7, `${run} ends with ${exitCode}`);
      for (const sentence of sentences) assert.match(output, sentence);
      assert.deepEqual(
        stage.owned().map(({ urn, id }) => ({ urn, id })),
        owned,
        "the state",
      );
    };
    const unguarded = [
      /was made in account 1000000000000000, and the credentials belong to account 2000000000000000/,
      /CloudSSO directory .* is not there for account 2000000000000000/,
      /pulumi state delete 'urn:pulumi:test::engine::/,
    ] as const;
    const refused = /ACCOUNT_ID is 1000000000000000, but the credentials .* belong to account 2000000000000000/;
    await stage.branches({
      "in a refresh": () => fails("refresh", {}, ...unguarded),
      "in a refreshed preview": () => fails("preview --refresh", {}, ...unguarded),
      "in a refreshed up": () => fails("up --refresh", {}, ...unguarded),
      "in a destroy": () => fails("destroy", {}, ...unguarded),
      "in a refreshed preview, with accountId": () => fails("preview --refresh", guarded, refused),
      "in a destroy, with accountId": () => fails("destroy", guarded, refused),
      "in an up whose program looks up a user, with accountId": async () => {
        await stage.program({ lookedUp: ann });
        await fails("up --refresh", guarded, refused);
      },
    });
  },
);

scenario(
  "a directory that was really deleted, whose error names a way on that works",
  "",
  { program: "entities", accounts: 1, recorded: false, on: "pulumi" },
  async (stage) => {
    await stage.program({
      users: [{ name: "ann", called: `ann@${stage.domain}` }],
      configurations: [{ name: "readers", called: "readers" }],
    });
    assert.equal((await stage.up()).exitCode, 0);
    const state = JSON.parse(JSON.stringify(await stage.cloud.control.snapshot())) as CloudState;
    await stage.cloud.control.restore({ ...state, cloudsso: { ...state.cloudsso, directory: null } });
    const failed = await stage.refresh();
    assert.equal(failed.exitCode, 1);
    const [, urn = ""] = /pulumi state delete '(\S+::directory)' --target-dependents/.exec(failed.output) ?? [];
    await (await stage.stack()).stateDelete?.(urn);
    assert.equal((await stage.refresh({ expectNoChanges: true })).exitCode, 0);
    assert.deepEqual(
      stage.owned().map(({ type }) => type),
      ["pulumi-nodejs:dynamic/ims:User"],
    );
  },
);
