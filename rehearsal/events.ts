import type { ReadGoal } from "./generate";
import type { Goal } from "./plan";
import type { RegisterResult } from "./steps";
import type { PropertyMap } from "./values";

/** What the program says, in the order in which it is heard. */
export type ProgramEvent =
  | { readonly kind: "register"; readonly goal: Goal; readonly answer: (result: RegisterResult) => void }
  | { readonly kind: "read"; readonly goal: ReadGoal; readonly answer: (result: RegisterResult) => void }
  | { readonly kind: "outputs"; readonly urn: string; readonly outputs: PropertyMap; readonly answer: () => void }
  | { readonly kind: "refuse"; readonly urn: string; readonly error: Error }
  /** The program is through; with an error when it failed, `""` when it has said why itself. */
  | { readonly kind: "finished"; readonly error: string | undefined };

export class EventQueue {
  readonly #events: ProgramEvent[] = [];
  #wake: (() => void) | undefined;

  push(event: ProgramEvent): void {
    this.#events.push(event);
    this.#wake?.();
  }

  async next(): Promise<ProgramEvent> {
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
