import type { Plan, Shape } from "./plan";
import { withArticle } from "./words";

/** An outline: tests without a body, which count as pending until they are written. */
export function renderSpec(plan: Plan): string {
  const tests = TESTS[plan.shape](plan);
  return [
    `describe("${plan.service}.${plan.name}", () => {`,
    ...tests.map((title) => `  it(${JSON.stringify(title)});`),
    "});",
    "",
  ].join("\n");
}

const TESTS: { readonly [S in Shape]: (plan: Plan) => readonly string[] } = {
  entity: ({ words, nameInput }) => [
    "keeps the contract of every entity (entityContract in ./contract)",
    "is changed in place, and is made anew only where its facts say so",
    `says of ${withArticle(words)} whose ${nameInput} differs in case alone that the name is taken`,
    "waits for what hangs on it when it is deleted, and names what stays",
    "is gone only for a code that says so, not for a denial",
  ],
  edge: ({ words }) => [
    "keeps the contract of every edge (edgeContract in ./edge-contract)",
    `says of ${withArticle(words)} that cannot be what could not be added or removed, and why`,
    "reads its siblings in full pages",
  ],
  setting: ({ words }) => [
    "keeps the contract of every setting (settingContract in ./setting-contract)",
    "refuses in the preview what is out of its range",
    `tells in the preview what a change of the ${words} makes weaker`,
  ],
  "secret-once": () => [
    "keeps the contract of everything whose secret is told once (secretOnceContract in ./secret-once-contract)",
    "is replaced when it is to belong to another one, the new one first",
    "is gone together with what it belongs to",
    "refuses in the preview what cannot be",
  ],
};
