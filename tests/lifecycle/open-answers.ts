import type { Uncertain } from "../../emulator";
import { uncertainties } from "../../emulator/options";

/** A question that no document settles. */
export type Option = keyof Uncertain;

export type Answer = string | number | boolean;

/** The answers to it that the emulator does not give by default. */
export function othersOf(option: Option): readonly Answer[] {
  const { values, initial } = uncertainties[option] as { values: readonly Answer[]; initial: Answer };
  return values.filter((value) => value !== initial);
}

/** Whether a text that was cleared stays, or is refused to be. */
export function keepsTexts(answer: Answer | undefined): boolean {
  return answer === "ignore" || answer === "refuse";
}
