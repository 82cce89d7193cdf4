import { InvalidArgumentError } from "commander";
import { inWords } from "../../provider/config/values";
import { type Output, openOutput } from "./output";

/** A file that a report goes to. */
export interface Target<F extends string> {
  /** Absent: the one of `--format`. */
  readonly format?: F;
  readonly file: string;
}

export interface Opened<F extends string> {
  readonly format: F;
  readonly output: Output;
}

/** Reads `-o <[form=]file>`, which may be repeated. */
export function targetIn<F extends string>(formats: readonly F[]) {
  return (text: string, before: readonly Target<F>[] = []): readonly Target<F>[] => {
    const [, form, file] = /^(\w+)=(.+)$/s.exec(text) ?? [];
    if (form === undefined || file === undefined) return [...before, { file: text }];
    const format = formats.find((one) => one === form);
    if (format === undefined) {
      throw new InvalidArgumentError(
        `There is no form ${form}, only ${inWords(formats)}; for a file of that name, write ./${text}.`,
      );
    }
    return [...before, { format, file }];
  };
}

/**
 * All of them before the work; what was opened is closed when one cannot be. Without any: what `print` does.
 *
 * @throws a sentence about the path.
 */
export function openOutputs<F extends string>(
  { output = [], format }: { readonly output?: readonly Target<F>[]; readonly format: F },
  print: (text: string) => void,
): Opened<F>[] {
  const targets: readonly (Target<F> | undefined)[] = output.length === 0 ? [undefined] : output;
  const opened: Opened<F>[] = [];
  try {
    for (const one of targets) opened.push({ format: one?.format ?? format, output: openOutput(one?.file, print) });
    return opened;
  } catch (error) {
    for (const one of opened) one.output.close();
    throw error;
  }
}
