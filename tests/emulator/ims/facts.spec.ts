import assert from "node:assert/strict";
import type { PagingFacts, Shape } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { type Answered, type Company, foundCompany, type Given } from "./company";
import { readRows } from "./rows/reads";
import { writeRows } from "./rows/writes";

const { operations } = factsOf("ims");

/** Fields that the answer of a call cannot have here, or not yet. */
const never: readonly string[] = [
  "CreateUser.User.LastLoginDate",
  // Nobody else's applications are more than one page.
  "ListExternalApplications.Marker",
];

describe("emulator: IMS by the facts table", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany();
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  it("has a row for each read operation, and for no other", () => {
    const reads = operations.flatMap(({ action, kind }) => (kind === "read" ? [action] : []));
    assert.deepEqual([...new Set(readRows.map(([action]) => action))].sort(), [...reads].sort());
  });

  it("takes every parameter and gives every field; types are checked on each answer", async () => {
    const sent = new Set<string>();
    const given = new Set<string>();
    const note = (action: string, parameters: Given, answer: Answered) => {
      for (const name of Object.keys(parameters)) sent.add(`${action}.${name}`);
      noteFields(action, answer, given);
    };
    for (const [action, rowOf] of writeRows) {
      await company.restore();
      const { first, send, byAlice } = rowOf(company);
      await first?.();
      const answer =
        byAlice === true ? await company.by(company.ids.key, action, send) : await company.ims(action, send);
      note(action, send, answer);
    }
    for (const [action, send, first] of readRows) {
      await company.restore();
      await first?.(company);
      note(action, send(company), await company.ims(action, send(company)));
    }
    for (const { action, page } of await everyPage(company)) note(action, page.parameters, page.answer);

    const parameters = operations.flatMap(({ action, request }) => request.map(({ name }) => `${action}.${name}`));
    assert.deepEqual(
      parameters.filter((path) => !sent.has(path)),
      [],
      "parameters that no row sends",
    );
    const fields = operations.flatMap(({ action, response }) => leaves(response, action));
    assert.deepEqual(
      fields.filter((path) => !given.has(path)),
      never,
      "fields that no answer has",
    );
  });

  for (const { action, paging } of operations) {
    if (paging === undefined) continue;
    it(`${action} pages: one item a page tells the same as all at once`, async () => {
      const { first, parameters } = pagedCall(company, action);
      await first?.(company);
      const whole = itemsOf(await company.ims(action, parameters), paging);
      assert.ok(whole.length >= 2, `only ${whole.length} items to page through`);
      const pages = await walk(company, action, parameters, paging);
      for (const { answer } of pages) assert.equal(itemsOf(answer, paging).length, 1);
      assert.deepEqual(
        pages.flatMap(({ answer }) => itemsOf(answer, paging)),
        whole,
      );
      for (const [index, { answer }] of pages.entries()) {
        const last = index === pages.length - 1;
        assert.equal(answer.IsTruncated, !last);
        assert.equal(typeof answer[paging.token], last ? "undefined" : "string");
      }
    });
  }

  it("pages the credential report, which is no list, and says so in words", async () => {
    await company.ims("GenerateCredentialReport");
    const whole = await company.ims("GetCredentialReport");
    assert.equal(whole.IsTruncated, "false");
    const rows: string[][] = [];
    for (let NextToken: string | undefined = ""; NextToken !== undefined; ) {
      const page: Answered = await company.ims("GetCredentialReport", { MaxItems: 2, NextToken });
      rows.push(Buffer.from(page.Content, "base64").toString("utf8").trim().split("\n"));
      NextToken = page.NextToken;
      assert.equal(page.IsTruncated, String(NextToken !== undefined));
    }
    const [head, ...lines] = Buffer.from(whole.Content, "base64").toString("utf8").trim().split("\n");
    assert.deepEqual(
      rows.map(([first]) => first),
      [head, head],
    );
    assert.deepEqual(
      rows.flatMap(([, ...rest]) => rest),
      lines,
    );
  });
});

interface Page {
  readonly parameters: Given;
  readonly answer: Answered;
}

/** The first row of the operation, without filters. */
function pagedCall(company: Company, action: string) {
  const rows = readRows.filter(([name]) => name === action);
  const [, send, first] = rows.at(action === "ListServiceCredentials" ? -1 : 0) ?? assert.fail(action);
  const { Filter: _filter, Tag: _tag, ...parameters } = send(company);
  return { parameters, first };
}

async function walk(company: Company, action: string, parameters: Given, paging: PagingFacts): Promise<Page[]> {
  const pages: Page[] = [];
  const size = paging.size === undefined ? {} : { [paging.size]: 1 };
  for (let token: string | undefined; pages.length === 0 || token !== undefined; ) {
    const sent: Given = { ...parameters, ...size, ...(token === undefined ? {} : { [paging.token]: token }) };
    const answer: Answered = await company.ims(action, sent);
    pages.push({ parameters: sent, answer });
    token = answer[paging.token];
    assert.ok(pages.length < 50, `${action} does not end`);
  }
  return pages;
}

async function everyPage(company: Company) {
  const all: { readonly action: string; readonly page: Page }[] = [];
  for (const { action, paging } of operations) {
    if (paging === undefined) continue;
    await company.restore();
    const { first, parameters } = pagedCall(company, action);
    await first?.(company);
    for (const page of await walk(company, action, parameters, paging)) all.push({ action, page });
  }
  await company.restore();
  await company.ims("GenerateCredentialReport");
  const { NextToken } = await company.ims("GetCredentialReport", { MaxItems: 1 });
  const parameters = { NextToken, MaxItems: 1 };
  const answer = await company.ims("GetCredentialReport", parameters);
  return [...all, { action: "GetCredentialReport", page: { parameters, answer } }];
}

function itemsOf(answer: Answered, paging: PagingFacts): Answered[] {
  return paging.items.split(".").reduce((value, field) => value[field], answer);
}

function noteFields(path: string, value: Answered, given: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) noteFields(`${path}[]`, item, given);
  else if (typeof value === "object" && value !== null) {
    for (const [field, content] of Object.entries(value)) noteFields(`${path}.${field}`, content, given);
  } else given.add(path);
}

function leaves(shape: Shape | { readonly [field: string]: Shape }, path: string): string[] {
  if (typeof shape === "string") return [path];
  if (Array.isArray(shape)) return leaves(shape[0] as Shape, `${path}[]`);
  return Object.entries(shape).flatMap(([field, content]) => leaves(content as Shape, `${path}.${field}`));
}
