import { oneLine } from "../report/plain";
import type { Finding } from "./finding";

/** A line for each finding, and under it what to do. */
export function textOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  return [...findings.flatMap((finding) => linesOf(finding, width)), summary(findings)].join("\n");
}

function linesOf({ check, result, found, advice, policy }: Finding, width: number): string[] {
  const indent = " ".repeat(6);
  return [
    `${result.padEnd(6)}${check.padEnd(width)}  ${oneLine(found, 4000)}`,
    ...(advice === undefined ? [] : [`${indent}${" ".repeat(width)}  -> ${oneLine(advice)}`]),
    ...(policy === undefined ? [] : [`${indent}${" ".repeat(width)}     ${JSON.stringify(policy)}`]),
  ];
}

function summary(findings: readonly Finding[]): string {
  const count = (result: string) => findings.filter((one) => one.result === result).length;
  return `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} to mend`;
}
