import { Test } from "mocha";
import { turnOf } from "./turns";

export interface Case {
  readonly title: string;
  readonly run: () => Promise<void>;
}

/**
 * Tests that only a run can enumerate, such as one for each call of a verb: a test a case, so that none of them is long
 * and each says by its name what failed.
 *
 * @param parts of which one is played, spread over all cases, and one case at least; see `turnOf`.
 */
export function generated(
  title: string,
  first: string,
  parts: number,
  enumerate: () => Promise<readonly Case[]>,
): void {
  describe(title, function () {
    let cases: readonly Case[];
    before(async () => {
      cases = await enumerate();
      const from = turnOf(this.fullTitle(), Math.min(parts, cases.length)); // of few cases one
      const played = cases.filter((_, index) => index % parts === from);
      for (const { title, run } of played) this.addTest(new Test(title, run));
    });
    // Mocha passes over a suite that has no test from the start.
    it(first, () => {
      if (cases.length === 0) throw new Error("there is no case");
    });
  });
}
