import { uncertainties } from "../../emulator/options";
import { nearest } from "../../provider/kernel/nearest";

/** `<open question>=<answer>`, as `--answer` takes it; both among those that there are. */
export function answerOf(text: string): [string, string | number | boolean] {
  const [name = "", ...rest] = text.split("=");
  const given = rest.join("=");
  const known = uncertainties as {
    readonly [name: string]: { readonly values: readonly (string | number | boolean)[] };
  };
  const question = Object.hasOwn(known, name) ? known[name] : undefined;
  if (question === undefined) {
    const close = nearest(name, Object.keys(known));
    const hint = close === undefined ? `there are ${Object.keys(known).join(", ")}` : `did you mean ${close}?`;
    throw new Error(`--answer: there is no open question ${name}; ${hint}`);
  }
  const value = question.values.find((candidate) => String(candidate) === given);
  // Quotas take any number; the other questions have the answers that they list.
  if (value === undefined && name.endsWith("Quota") && /^\d+$/.test(given)) return [name, Number(given)];
  if (value === undefined) {
    throw new Error(
      `--answer: ${name} is one of ${question.values.join(", ")}, not ${given === "" ? "empty" : given}.`,
    );
  }
  return [name, value];
}
