import assert from "node:assert/strict";
import { defaultAccessKeySecret } from "../../../emulator";
import { flatten } from "../../../emulator/flatten";
import type { ErrorFacts, OperationFacts } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { callV3, type WireAnswer } from "../wire";
import { type Company, foundCompany, type Given } from "./company";
import { readRows } from "./rows/reads";
import { generalRefusal, type Refused, refusals } from "./rows/refusals";
import { writeRows } from "./rows/writes";

/** Listed, and not to be had: which characters a display name may not have is written nowhere. */
const unprovoked = ["InvalidParameter.DisplayName.InvalidChars", "InvalidParameter.NewDisplayName.InvalidChars"];

const root = { accessKeyId: "LTAIrootAccessKey0000000", accessKeySecret: defaultAccessKeySecret };

interface Listed {
  readonly operation: OperationFacts;
  readonly error: ErrorFacts;
}

describe("emulator: IMS, each refusal that the facts table lists", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany({ callers: [{ ...root, root: true }] });
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  const listed: Listed[] = factsOf("ims").operations.flatMap((operation) =>
    operation.errors.map((error) => ({ operation, error })),
  );

  it("has a case for each of them, and none besides", () => {
    const without = listed.filter((each) => each.error.code === null && own(each) === undefined);
    assert.deepEqual(
      without.map(({ operation, error }) => `${operation.action} ${error.reason}`),
      [],
    );
    const used = new Set(listed.map(own));
    assert.deepEqual(
      refusals.filter((row) => !used.has(row)).map(([action, code]) => `${action} ${code}`),
      [],
    );
  });

  for (const each of listed) {
    const { operation, error } = each;
    if (error.code !== null && unprovoked.includes(error.code)) continue;
    it(`${operation.action}: ${error.code ?? error.reason}`, async () => {
      const row = own(each);
      const refused = row?.[2] ?? generalRefusal(operation, error);
      assert.ok(refused, "no case provokes it");
      const { status, json, text } = await call(company, operation.action, refused(company));
      assert.notEqual(status, 200, `it was answered: ${text}`);
      assert.equal(json.Code, row?.[1] ?? error.code);
      if (error.http !== null) assert.equal(status, error.http);
    });
  }
});

function own({ operation, error }: Listed) {
  return refusals.find(
    ([action, code, , reason]) =>
      action === operation.action && (error.code === null ? reason === error.reason : code === error.code && !reason),
  );
}

/** The operation's first row, bent. */
async function call(company: Company, action: string, refused: Refused): Promise<WireAnswer> {
  const write = writeRows.find(([name]) => name === action)?.[1](company);
  const read = readRows.find(([name]) => name === action);
  if (refused.instead !== true) await (write?.first ?? (() => read?.[2]?.(company)))();
  await refused.first?.();
  await company.desk.emulator.control.setOptions(refused.options ?? {});
  const sent: Given = { ...(write?.send ?? read?.[1](company)), ...refused.bend };
  const { url, accessKeyId, accessKeySecret } = company.desk.emulator;
  const operator = { accessKeyId, accessKeySecret };
  const key = refused.byRoot === true ? root : write?.byAlice === true ? company.ids.key : operator;
  return callV3({ url, key, service: "ims", action, parameters: flatten(sent) });
}
