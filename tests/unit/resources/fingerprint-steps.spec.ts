import assert from "node:assert/strict";
import { fingerprintSteps } from "../../../provider/resources/ims/fingerprint-steps";

function subsets(items: readonly string[]): string[][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((one) => [one, [first, ...one]]);
}

/** As the service carries a step out. */
function after(
  fingerprints: readonly string[],
  { do: what, fingerprint }: ReturnType<typeof fingerprintSteps>[number],
) {
  const others = fingerprints.filter((one) => one.toLowerCase() !== fingerprint.toLowerCase());
  assert.equal(others.length === fingerprints.length, what === "add", `${what} ${fingerprint} of ${fingerprints}`);
  return what === "add" ? [...others, fingerprint] : others;
}

describe("the steps from fingerprints to others", () => {
  const OLD = ["A1", "A2", "A3", "A4", "A5"];
  const NEW = ["b1", "b2", "b3", "b4", "b5"];

  it("are never more than five on the way, never none, and no more than have to be, from any to any", () => {
    const wholes = (all: string[][]) => all.filter(({ length }) => length >= 1 && length <= 5);
    for (const live of [[], ...wholes(subsets(OLD))]) {
      for (const wanted of wholes(subsets([...OLD.map((one) => one.toLowerCase()), ...NEW]))) {
        const steps = fingerprintSteps(live, wanted);
        let now: string[] = [...live];
        for (const step of steps) {
          now = after(now, step);
          assert.ok(now.length >= 1 && now.length <= 5, `${now} between ${live} and ${wanted}`);
        }
        assert.deepEqual(now.map((one) => one.toLowerCase()).sort(), [...wanted].sort());
        const kept = live.filter((one) => wanted.includes(one.toLowerCase())).length;
        assert.equal(steps.length, live.length + wanted.length - 2 * kept);
      }
    }
  });

  it("keep as many as there are places, so that either side's certificates are known for long", () => {
    assert.deepEqual(
      fingerprintSteps(OLD, NEW).map((step) => `${step.do} ${step.fingerprint}`),
      NEW.flatMap((fresh, index) => [`remove ${OLD[index]}`, `add ${fresh}`]),
    );
    assert.deepEqual(fingerprintSteps(["A1"], ["b1"])[0], { do: "add", fingerprint: "b1" });
  });
});
