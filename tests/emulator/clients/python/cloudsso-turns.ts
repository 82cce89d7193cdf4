import assert from "node:assert/strict";
import { unverified } from "../../../../emulator/refusal";
import type { PagingFacts, Reason } from "../../../../provider/api/facts";
import { type Furnished, furnish } from "../../cloudsso/furnished";
import { refusalRows } from "../../cloudsso/refusal-rows";
import { unknownIds } from "../../cloudsso/unknown-ids";
import { writeRows } from "../../cloudsso/write-rows";
import { factsOf } from "../../conformance";
import type { Given } from "./clients";
import { cloudssoCalls, secondEvent } from "./cloudsso-calls";
import type { Stage } from "./stage";
import { nobody, nothing, pages, refusesNobody, type Turn, type Turns } from "./turn";

export async function openCloudsso(): Promise<Furnished & { close(): Promise<void> }> {
  const on = await furnish();
  return { ...on, close: () => on.desk.close() };
}

/** The rows of the tables of CloudSSO, played by a typed client. */
export const cloudssoTurns: readonly Turns<Furnished>[] = factsOf("cloudsso").operations.map(({ action, paging }) => ({
  action,
  answered: [...writes(action), ...calls(action), ...walk(action, paging)],
  refused: [...unknown(action), ...refusals(action), (on, stage) => denied(on, stage, action)],
}));

function writes(action: string): Turn<Furnished>[] {
  return writeRows.flatMap(([name, rowOf]) => {
    if (name !== action) return [];
    return async (on, stage) => {
      const { first, send, read, after } = rowOf(on);
      await first?.();
      const { unknown } = await stage.succeed(on.desk.emulator, action, inDirectory(on, action, send));
      await on.finish();
      // What an old client cannot say has not come about either.
      if (unknown.length === 0) assert.deepEqual(await read(), after);
    };
  });
}

function calls(action: string): Turn<Furnished>[] {
  return cloudssoCalls.flatMap(([name, send, first]) => {
    if (name !== action) return [];
    return async (on, stage) => {
      await first?.(on);
      await stage.succeed(on.desk.emulator, action, inDirectory(on, action, send(on)));
    };
  });
}

/** What a list cannot do without. */
const scopes: Readonly<Record<string, (on: Furnished) => Given>> = {
  ListGroupMembers: ({ ids }) => ({ GroupId: ids.developers }),
  ListJoinedGroupsForUser: ({ ids }) => ({ UserId: ids.alice }),
};

function walk(action: string, paging: PagingFacts | undefined): Turn<Furnished>[] {
  if (paging === undefined) return [];
  return [
    async (on, stage) => {
      if (action === "ListUserProvisioningEvents") await secondEvent(on);
      const scope = inDirectory(on, action, scopes[action]?.(on) ?? {});
      await pages(stage, on.desk.emulator, action, scope, paging);
    },
  ];
}

function unknown(action: string): Turn<Furnished>[] {
  return unknownIds().flatMap(({ action: name, code: wanted, send }) => {
    if (name !== action) return [];
    return async (on, stage) => {
      const { status, code } = await stage.play(on.desk.emulator, action, inDirectory(on, action, send(on)));
      assert.deepEqual([status, code], [404, wanted]);
    };
  });
}

function refusals(action: string): Turn<Furnished>[] {
  return refusalRows.flatMap(({ action: name, refusal, first, send }) => {
    if (name !== action) return [];
    return async (on, stage) => {
      await first?.(on);
      const { code } = await stage.play(on.desk.emulator, action, inDirectory(on, action, send(on)));
      if (refusal.includes(".")) assert.equal(code, refusal);
      else assert.ok(code?.startsWith(unverified(refusal as Reason, "", "").code), `${code} is no ${refusal}`);
    };
  });
}

async function denied(on: Furnished, stage: Stage, action: string): Promise<void> {
  await on.plant((_directory, { credentials }) => {
    const [operator] = Object.values(credentials);
    assert.ok(operator);
    const identity = { ...operator.identity, permissions: nothing };
    credentials[nobody.accessKeyId] = { ...operator, ...nobody, identity };
  });
  const send = writeRows.find(([name]) => name === action)?.[1](on).send;
  const other = cloudssoCalls.find(([name]) => name === action)?.[1](on);
  await refusesNobody(stage, on.desk.emulator, action, inDirectory(on, action, send ?? other ?? {}));
}

function inDirectory(on: Furnished, action: string, given: Given): Given {
  const operation = factsOf("cloudsso").operations.find((each) => each.action === action);
  const has = operation?.request.some(({ name }) => name === "DirectoryId") === true;
  return has ? { DirectoryId: on.desk.emulator.directoryId, ...given } : given;
}
