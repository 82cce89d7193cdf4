/** No figure for the length of tasks is published; the documentation's samples show zero to four seconds. */
const FIRST_GUESS_MS = 1000;
/** Start and end are given in whole seconds, so a task may have run this much longer than they say. */
const ROUNDING_MS = 250;
const LONGEST_MS = 20_000;

/** Learns how long the service's tasks take, so that each is asked for when it is likely to be done. */
export class Estimate {
  private learnt = FIRST_GUESS_MS;

  get ms(): number {
    return this.learnt;
  }

  /** Asked too early. */
  tooShort(): void {
    this.learnt = Math.min(LONGEST_MS, this.learnt + Math.max(200, this.learnt * 0.1));
  }

  finished(startTime: string | undefined, endTime: string | undefined): void {
    const ran = Date.parse(endTime ?? "") - Date.parse(startTime ?? "");
    if (!(ran >= 0)) return;
    const shown = Math.min(LONGEST_MS, ran + ROUNDING_MS);
    // Half-way there: one slow account must not slow down the questions about all the others.
    this.learnt = Math.max(ROUNDING_MS, (this.learnt + shown) / 2);
  }
}
