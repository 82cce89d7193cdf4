import { startEmulator } from "../emulator/index";
import { BUDGET } from "./cases";
import { findEngine, Stack } from "./stack";

/** What the people of a directory cost: users, groups, and each user's membership of a group. */
export interface People {
  readonly what: "create" | "unchanged" | "destroy";
  readonly objects: number;
  readonly calls: number;
  /** The fewest calls that can do it: one for each write, full pages for what is looked at. */
  readonly least: number;
  readonly aim: number;
  /** From the first call to the answer of the last. */
  readonly wallMs: number;
  /** Calls by budget. */
  readonly criticalMs: number;
}

const USERS_A_PAGE = 100;

export async function people(users: number, groups: number): Promise<readonly People[]> {
  const cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  const stack = new Stack(findEngine(), {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: String(BUDGET),
  });
  const objects = 2 * users + groups;
  // The users, the groups, and the members of each group.
  const pages = Math.ceil(users / USERS_A_PAGE) + Math.ceil(groups / USERS_A_PAGE) + groups;
  const steps = [
    { what: "create", args: ["up"], least: objects, aim: objects * 1.05 },
    { what: "unchanged", args: ["preview", "--refresh", "--expect-no-changes"], least: pages, aim: pages },
    { what: "destroy", args: ["destroy"], least: objects, aim: objects * 1.05 },
  ] as const;
  const rows: People[] = [];
  try {
    await stack.open();
    await stack.configure({
      "alicloud-identity-bench:directory": cloud.directoryId,
      "alicloud-identity-bench:people": JSON.stringify({ users, groups }),
    });
    for (const { what, args, least, aim } of steps) {
      await cloud.control.clearCalls();
      await stack.run(args);
      const { calls } = cloud;
      const wallMs = Math.max(...calls.map(({ at, durationMs = 0 }) => at + durationMs)) - (calls[0]?.at ?? 0);
      rows.push({
        what,
        objects,
        calls: calls.length,
        least,
        aim: Math.floor(aim),
        wallMs,
        criticalMs: (calls.length / BUDGET) * 1000,
      });
    }
    return rows;
  } finally {
    stack.close();
    await cloud.close();
  }
}

export function peopleText(rows: readonly People[]): string {
  return rows
    .map(({ what, objects, calls, least, aim, wallMs, criticalMs }) => {
      const ratio = (calls / least).toFixed(2);
      const wall = (wallMs / criticalMs).toFixed(2);
      return `${what} ${objects} users, groups and memberships: ${calls} calls (aim: <= ${aim}), ${ratio} of the least, wall/critical ${wall}`;
    })
    .join("\n");
}
