import assert from "node:assert/strict";
import type { Emulator } from "../../../../emulator";
import type { PagingFacts } from "../../../../provider/api/facts";
import type { Key } from "../../wire";
import type { Given } from "./clients";
import type { Stage } from "./stage";

/** Something that a client is made to do in a furnished cloud, which is as new for each. */
export type Turn<On> = (on: On, stage: Stage) => Promise<void>;

/** What can be done with an operation: calls that are answered and calls that are refused. */
export interface Turns<On> {
  readonly action: string;
  readonly answered: readonly Turn<On>[];
  readonly refused: readonly Turn<On>[];
}

/** A caller of the management account who may do nothing. */
export const nobody: Key = {
  accessKeyId: "LTAInobodyAccessKey00000",
  accessKeySecret: "nobody-secret-is-no-secret0000",
};

export const nothing = [{ Effect: "Deny", Action: "*" }] as const;

/** The refusal that every operation has. */
export async function refusesNobody(stage: Stage, emulator: Emulator, action: string, send: Given): Promise<void> {
  const { code, status } = await stage.play(emulator, action, send, nobody);
  assert.deepEqual([status, code], [403, "NoPermission"]);
}

/** One item a page tells the same as all at once. */
export async function pages(
  stage: Stage,
  emulator: Emulator,
  action: string,
  send: Given,
  paging: PagingFacts,
): Promise<void> {
  const page = async (more: Given): Promise<{ items: unknown[]; token: unknown }> => {
    const { body = {} } = await stage.succeed(emulator, action, { ...send, ...more });
    const items = paging.items.split(".").reduce<unknown>((value, field) => (value as Given)[field], body);
    return { items: items as unknown[], token: body[paging.token] };
  };
  const { items: whole } = await page({});
  const size = paging.size === undefined ? {} : { [paging.size]: 1 };
  const found: unknown[] = [];
  for (let next: Given | undefined = {}; next !== undefined; ) {
    const { items, token } = await page({ ...size, ...next });
    found.push(...items);
    next = token === undefined ? undefined : { [paging.token]: token };
  }
  assert.deepEqual(found, whole);
}
