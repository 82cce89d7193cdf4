import assert from "node:assert/strict";
import { defaultAccessKeySecret } from "../../../../emulator";
import type { ErrorFacts, OperationFacts } from "../../../../provider/api/facts";
import { factsOf } from "../../../../provider/api/tables";
import { type Company, foundCompany } from "../../ims/company";
import { readRows } from "../../ims/rows/reads";
import { generalRefusal, type Refused, refusals } from "../../ims/rows/refusals";
import { writeRows } from "../../ims/rows/writes";
import type { Given } from "./clients";
import type { Stage } from "./stage";
import { nobody, nothing, pages, refusesNobody, type Turn, type Turns } from "./turn";

const root = { accessKeyId: "LTAIrootAccessKey0000000", accessKeySecret: defaultAccessKeySecret };

export const openIms = () =>
  foundCompany({
    callers: [
      { ...root, root: true },
      { ...nobody, permissions: nothing },
    ],
  });

/** The rows of the tables of IMS, played by a typed client. */
export const imsTurns: readonly Turns<Company>[] = factsOf("ims").operations.map((operation) => {
  const { action } = operation;
  return {
    action,
    answered: [...writes(action), ...reads(action), ...walk(operation)],
    refused: [
      ...operation.errors.flatMap((error) => refusal(operation, error) ?? []),
      async (on, stage) => refusesNobody(stage, on.desk.emulator, action, (await start(on, action)).send),
    ],
  };
});

function writes(action: string): Turn<Company>[] {
  return writeRows.flatMap(([name, rowOf]) => {
    if (name !== action) return [];
    return async (on, stage) => {
      const { first, send, byAlice, read, after } = rowOf(on);
      await first?.();
      await stage.succeed(on.desk.emulator, action, send, byAlice === true ? on.ids.key : undefined);
      assert.deepEqual(await read(), after);
    };
  });
}

function reads(action: string): Turn<Company>[] {
  return readRows.flatMap(([name, send, first]) => {
    if (name !== action) return [];
    return async (on, stage) => {
      await first?.(on);
      await stage.succeed(on.desk.emulator, action, send(on));
    };
  });
}

/** The list without filters, from page to page. */
function walk({ action, paging }: OperationFacts): Turn<Company>[] {
  if (action === "GetCredentialReport") return [secondPage];
  if (paging === undefined) return [];
  return [
    async (on, stage) => {
      // The last row of the credentials is of all users.
      const row = readRows.filter(([name]) => name === action).at(action === "ListServiceCredentials" ? -1 : 0);
      assert.ok(row, action);
      const [, send, first] = row;
      await first?.(on);
      const { Filter: _filter, Tag: _tag, ...scope } = send(on);
      await pages(stage, on.desk.emulator, action, scope, paging);
    },
  ];
}

/** The report is no list: its pages are lines of text. */
async function secondPage(on: Company, stage: Stage): Promise<void> {
  await on.ims("GenerateCredentialReport");
  const page = async (more: Given): Promise<Given> =>
    (await stage.succeed(on.desk.emulator, "GetCredentialReport", { MaxItems: 1, ...more })).body ?? {};
  const first = await page({});
  const second = await page({ NextToken: first["NextToken"] });
  assert.notEqual(second["Content"], first["Content"]);
}

function refusal(operation: OperationFacts, error: ErrorFacts): Turn<Company> | undefined {
  const { action } = operation;
  const row = refusals.find(
    ([name, code, , reason]) =>
      name === action && (error.code === null ? reason === error.reason : code === error.code && !reason),
  );
  const refusedOf = row?.[2] ?? generalRefusal(operation, error);
  if (refusedOf === undefined) return undefined;
  return async (on, stage) => {
    const refused = refusedOf(on);
    const { send, byAlice } = await start(on, action, refused);
    await refused.first?.();
    await on.desk.emulator.control.setOptions(refused.options ?? {});
    const key = refused.byRoot === true ? root : byAlice ? on.ids.key : undefined;
    const { code, status } = await stage.play(on.desk.emulator, action, { ...send, ...refused.bend }, key);
    assert.equal(code, row?.[1] ?? error.code);
    if (error.http !== null) assert.equal(status, error.http);
  };
}

/** What the operation's first row sends, after what has to be done first. */
async function start(on: Company, action: string, refused: Refused = {}): Promise<{ send: Given; byAlice: boolean }> {
  const write = writeRows.find(([name]) => name === action)?.[1](on);
  const read = readRows.find(([name]) => name === action);
  if (refused.instead !== true) await (write?.first ?? (() => read?.[2]?.(on)))();
  return { send: write?.send ?? read?.[1](on) ?? {}, byAlice: write?.byAlice === true };
}
