import { nearest } from "../provider/config/nearest";

/** More names than a sentence bears. */
const MANY = 20;

/** Refuses properties that nothing is called, with the nearest name, or with all there are. */
export function checkNames(whose: string, given: object | undefined, known: readonly string[]): void {
  for (const name of Object.keys(given ?? {})) {
    if (known.includes(name)) continue;
    const close = nearest(name, known);
    const all = known.length > MANY ? "." : `; there are ${known.join(", ")}.`;
    throw new Error(`${whose} has no "${name}"${close === undefined ? all : `; did you mean ${close}?`}`);
  }
}

export function checkOneOf(what: string, value: unknown, choices: readonly unknown[]): void {
  if (value === undefined || choices.includes(value)) return;
  const close = nearest(String(value), choices.map(String));
  const hint = close === undefined ? "." : `; did you mean ${close}?`;
  throw new Error(`${what} is one of ${choices.join(", ")}, not ${JSON.stringify(value)}${hint}`);
}
