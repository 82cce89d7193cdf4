import type { Plan } from "./plan";

/** What no table knows, in the order in which it is best done; CONTRIBUTING says how. */
export function leftToDo(plan: Plan): readonly string[] {
  const { service, name, file, operations } = plan;
  const isKnown = operations.includes(`Create${name}`);
  return [
    isKnown
      ? `Read the operations, each with \`node entry/cli.js call ${service} <Action> --help\`: ${operations.join(", ")}.`
      : `provider/api/facts/${service}.json has no Create${name}, so the inputs are a guess${operations.length > 0 ? `; there are ${operations.join(", ")}` : ""}.`,
    `${file}: say of each input what it is, its unit, limits and default, and what absence means; give patterns a sentence with \`text\`; mark what \`replaces\`, is \`secret\`, \`refersTo\` another object or is a \`set\`.`,
    `${file}: say what the resource is in the comment above \`${plan.constant}\`, with the smallest example; outputs that may be absent get a \`?\`.`,
    `${file}: write list, findId, create, read, write, delete and dependents; \`unwritten\` goes with the last of them.`,
    `emulator/${service}: teach it the rules and refusals of operations that it lacks, with a spec in tests/emulator.`,
    `${plan.spec}: write each test; tests/host/process.spec.ts and tests/types/accepts.ts want one program each.`,
    "`npm run generate`, `npm run docs`, a line in CHANGELOG.md with the impact on states, `npm run check`, `npm test`.",
  ];
}
