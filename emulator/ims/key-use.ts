import type { AccessKey, KeyUse } from "./state";

/** The credential report's page says that uses are told about two hours late. */
const lagMs = 2 * 3_600_000;

/** Notes a call that the key has signed. Uses are told together, once the first of them is old enough. */
export function noteUse(key: AccessKey, serviceName: string, now: number): void {
  const told = lastUse(key, now);
  const waiting = told === key.untold?.use ? undefined : key.untold;
  if (told !== undefined) key.lastUsed = told;
  key.untold = { since: waiting?.since ?? now, use: { date: now, serviceName } };
}

/** What is told of the key by now. */
export function lastUse({ lastUsed, untold }: AccessKey, now: number): KeyUse | undefined {
  return untold !== undefined && now - untold.since >= lagMs ? untold.use : lastUsed;
}
