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
const RAM_USERS_A_PAGE = 1000;

export async function people(users: number, groups: number): Promise<readonly People[]> {
  const objects = 2 * users + groups;
  // The users, the groups, and the members of each group.
  const pages = Math.ceil(users / USERS_A_PAGE) + Math.ceil(groups / USERS_A_PAGE) + groups;
  return through(objects, { users, groups }, "people", [
    { what: "create", args: ["up"], least: objects, aim: objects * 1.05 },
    { ...unchanged, least: pages, aim: pages },
    { what: "destroy", args: ["destroy"], least: objects, aim: objects * 1.05 },
  ]);
}

/** What RAM users cost: each with a key, a group and two policies. */
export async function ramPeople(users: number, groups: number): Promise<readonly People[]> {
  const objects = 5 * users + groups;
  // Keys have lists of one user alone. The holders of both policies; users, their names, groups; the members of each group.
  const looks = users + 2 + 2 * Math.ceil(users / RAM_USERS_A_PAGE) + Math.ceil(groups / USERS_A_PAGE) + groups;
  // A key is disabled first. Before a user goes, what nobody named is looked for: keys, policies, groups, logon, MFA,
  // service credentials.
  const removals = objects + users + 6 * users;
  return through(objects, { users, groups }, "ramPeople", [
    { what: "create", args: ["up"], least: objects, aim: objects * 1.1 },
    { ...unchanged, least: looks, aim: looks * 1.1 },
    { what: "destroy", args: ["destroy"], least: removals, aim: removals * 1.1 },
  ]);
}

const unchanged = { what: "unchanged", args: ["preview", "--refresh", "--expect-no-changes"] } as const;

interface Step {
  readonly what: People["what"];
  readonly args: readonly string[];
  readonly least: number;
  readonly aim: number;
}

async function through(
  objects: number,
  size: { readonly users: number; readonly groups: number },
  program: "people" | "ramPeople",
  steps: readonly Step[],
): Promise<readonly People[]> {
  const cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  const stack = new Stack(findEngine(), {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: String(BUDGET),
  });
  const domain = `${cloud.managementAccountId}.onaliyun.com`;
  const rows: People[] = [];
  try {
    await stack.open();
    await stack.configure({
      "alicloud-identity-bench:directory": cloud.directoryId,
      [`alicloud-identity-bench:${program}`]: JSON.stringify({ ...size, domain }),
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

export function peopleText(rows: readonly People[], of = "users, groups and memberships"): string {
  return rows
    .map(({ what, objects, calls, least, aim, wallMs, criticalMs }) => {
      const ratio = (calls / least).toFixed(2);
      const wall = (wallMs / criticalMs).toFixed(2);
      return `${what} ${objects} ${of}: ${calls} calls (aim: <= ${aim}), ${ratio} of the least, wall/critical ${wall}`;
    })
    .join("\n");
}
