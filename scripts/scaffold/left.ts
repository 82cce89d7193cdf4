import type { Plan, Shape } from "./plan";
import { unwrittenIn } from "./source";

/** What no table knows, in the order in which it is best done; CONTRIBUTING says how. @param text the resource's file. */
export function leftToDo(plan: Plan, text: string): readonly string[] {
  const { service, file, spec, kind } = plan;
  return [
    known(plan),
    `${file}: ${INPUTS[plan.shape]}`,
    `${file}: say what the resource is in the comment above \`${plan.constant}\`, with the smallest example; outputs that may be absent get a \`?\`.`,
    `${file}: write ${listed(unwrittenIn(text))}; until then each of them throws, and \`unwritten\` goes with the last. provider/resources/shapes/${plan.shape}.ts says what each is for.`,
    `emulator/${service}: where an operation lacks a rule or a refusal, teach it, with a spec in tests/emulator.`,
    `report/impact/reach-table.ts: say whom a difference in ${kind} touches; types fail until it is there.`,
    `Tests: ${spec}, test by test; a program of ${kind} in LEAST of tests/support/least-programs.ts and in tests/types/accepts.ts; many of them in tests/lifecycle/list.spec.ts.`,
    "`npm run generate`, `npm run docs`, a line in CHANGELOG.md with the impact on states, `npm run check`, `npm test`.",
  ];
}

function known({ service, shape, name, origin, operations }: Plan): string {
  if (origin !== undefined) {
    return `Read the operations, each with \`node entry/cli.js call ${service} <Action> --help\`: ${operations.join(", ")}.`;
  }
  const facts = `provider/api/facts/${service}.json`;
  const looked = {
    entity: `Create${name}`,
    edge: `operation that attaches ${name}`,
    setting: `Set${name}`,
    "secret-once": `Create${name}`,
  }[shape];
  const there = operations.length > 0 ? `; there are ${operations.join(", ")}` : "";
  return `${facts} has no ${looked}, so the inputs are a guess${there}. \`node entry/cli.js call --list ${service}\` lists all operations.`;
}

const INPUTS: { readonly [S in Shape]: string } = {
  entity:
    "say of each input what it is, its unit, limits and default, and what absence means; mark what `replaces`, is `secret`, `refersTo` another object or is a `set`.",
  edge: "put the parts of the id in order, the one that the parent's list holds last; say of each what it is, and word `named` as a person would.",
  setting:
    "say of each input what it is, its unit and limits; leave out what is deprecated, and `wire` what the service names otherwise.",
  "secret-once":
    "say of each input what it is, its unit, limits and default, and what absence means; see that `parentKey` and the first part of the id are what it belongs to, and that all that is told once is marked and in `told`.",
};

function listed(steps: readonly string[]): string {
  return steps.length > 1 ? `${steps.slice(0, -1).join(", ")} and ${steps.at(-1)}` : steps.join("");
}
