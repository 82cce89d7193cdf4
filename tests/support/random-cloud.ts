import fc from "fast-check";
import { type Emulator, type Snapshot, startEmulator } from "../../emulator";
import { anyParameters, harmless } from "../emulator/any-call";
import { makeRich } from "./rich-cloud";

const writes = harmless.filter(({ operation }) => !/^(Get|List|Generate)/.test(operation.action));
/** Without these little else is possible, so they come often. */
const creates = writes.filter(({ operation }) => /^(Create|Add|Attach|Provision|Set)/.test(operation.action));

const step = fc.record({
  called: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...creates) }, fc.constantFrom(...writes)),
  seed: fc.nat({ max: 1_000_000 }),
});

interface Step {
  readonly called: (typeof writes)[number];
  readonly seed: number;
}

/** What makes something at random, or changes it. */
export const anySteps = fc.array(step, { maxLength: 120, size: "max" });

/** A cloud that holds whatever may be there, again and again. */
export class RandomCloud {
  private constructor(
    readonly cloud: Emulator,
    /** One of each kind. */
    readonly rich: Snapshot,
  ) {}

  static async open(): Promise<RandomCloud> {
    const cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
    await makeRich(cloud);
    const rich = await cloud.control.snapshot();
    await cloud.control.setTaskDuration(0);
    return new RandomCloud(cloud, rich);
  }

  /** From few things, or from one of each kind. Some of what is asked for is refused, as it would be of anybody. */
  async furnish(isRich: boolean, steps: readonly Step[]): Promise<void> {
    const { control } = this.cloud;
    await control.reset();
    if (isRich) await control.restore(this.rich);
    for (const { called, seed } of steps) {
      const { service, operation } = called;
      await control.perform(service, operation.action, anyParameters(this.cloud, called, seed)).catch((error) => {
        if (typeof (error as { code?: unknown }).code !== "string") throw error;
      });
    }
    await control.finishTasks();
  }
}
