import type { Uncertain } from "../../emulator";
import { uncertainties } from "../../emulator/options";
import { isInTurn } from "../support/turns";

/** A question that no document settles. */
export type Option = keyof Uncertain;

export type Answer = string | number | boolean;

/** The answers to it that the emulator does not give by default. */
export function othersOf(option: Option): readonly Answer[] {
  const { values, initial } = uncertainties[option] as { values: readonly Answer[]; initial: Answer };
  return values.filter((value) => value !== initial);
}

/** Of these answers, those that `what` is played under: half of them, by turns; `SWEEPS=all`: all. */
export function playedOf(option: Option, what: string): readonly Answer[] {
  return othersOf(option).filter((answer) => isInTurn(`${option}: ${answer}, ${what}`, 2));
}

/** Whether a text that was cleared stays, or is refused to be. */
export function keepsTexts(answer: Answer | undefined): boolean {
  return answer === "ignore" || answer === "refuse";
}
