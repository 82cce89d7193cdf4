import { type CallEntry, type CallMatch, matches } from "./calls";
import { perform } from "./console";
import type { ArmedFault, Control, Pause } from "./control";
import { type Uncertain, uncertain } from "./options";
import { bindMfaDevice, synchronize } from "./outside";
import { held, type Snapshot } from "./store";
import type { World } from "./world";

/** The control of an emulator in this process. Each method has taken effect when it returns, awaited or not. */
export function localControl(world: World): Control {
  const armed = (id: string): ArmedFault => ({
    id,
    hits: async () => world.faults.hits(id),
    remove: async () => world.faults.remove(id),
  });
  const paused = (id: string): Pause => ({
    id,
    reached: (timeoutMs = 30_000) => within(timeoutMs, world.pauses.reached(id), "No call reached the pause"),
    release: async () => world.pauses.release(id),
  });
  return {
    fault: async (fault) => armed(world.faults.arm(fault)),
    faults: async () => world.faults.list(),
    clearFaults: async () => world.faults.clear(),
    pause: async (match) => paused(world.pauses.arm(match)),
    waitForCall: (match, { count = 1, timeoutMs = 10_000 } = {}) =>
      within(timeoutMs, endedCall(world, match, count), `No call matched ${JSON.stringify(match)}`),
    perform: async (service, action, parameters = {}) => perform(world, service, action, parameters),
    synchronize: async (action, parameters, externalId) => synchronize(world, action, parameters, externalId),
    bindMfaDevice: async (userId, device) => bindMfaDevice(world, userId, device),
    setTaskDuration: async (ms) => {
      world.taskDurationMs = ms;
    },
    finishTasks: async () => world.finishTasks(),
    advanceClock: async (ms) => world.clock.advance(ms),
    setClock: async (mode) => (mode === "hold" ? world.clock.hold() : world.clock.run()),
    setOptions: async (options: Partial<Uncertain>) => {
      world.options = uncertain({ ...world.options, ...options });
    },
    calls: async (match = {}) => world.log.entries.filter((entry) => matches(match, entry)),
    clearCalls: async () => world.log.clear(),
    snapshot: async () => world.snapshot(),
    restore: async (snapshot: Snapshot) => world.restore(snapshot),
    reset: async () => world.reset(),
    addAccount: async (displayName) => addAccount(world, displayName),
    removeAccount: async (accountId) => removeAccount(world, accountId),
    setAccountCondition: async (accountId, condition) => {
      const account = held(world.state.resourceDirectory.accounts, accountId);
      if (account === undefined) throw new Error(`There is no account ${accountId} in the resource directory.`);
      if (condition === "active") delete account.condition;
      else account.condition = condition;
    },
  };
}

/** The nth ended call that matches, among the recorded ones or as soon as it ends. */
function endedCall(world: World, match: CallMatch, count: number): Promise<CallEntry> {
  const ended = () => world.log.entries.filter((entry) => entry.durationMs !== undefined && matches(match, entry));
  const found = ended()[count - 1];
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve) => {
    const stop = world.log.onEnd(() => {
      const entry = ended()[count - 1];
      if (entry === undefined) return;
      stop();
      resolve(entry);
    });
  });
}

function addAccount(world: World, displayName: string): string {
  const { accounts, rootFolderId } = world.state.resourceDirectory;
  const { managementAccountId } = world.state;
  let accountId = Object.keys(accounts).at(-1) ?? managementAccountId;
  do accountId = String(BigInt(accountId) + 1n);
  while (accounts[accountId] !== undefined || accountId === managementAccountId);
  accounts[accountId] = { accountId, displayName, folderId: rootFolderId };
  return accountId;
}

/** Leaving the resource directory takes an account's grants and provisionings with it. */
function removeAccount(world: World, accountId: string): void {
  const { resourceDirectory, cloudsso } = world.state;
  delete resourceDirectory.accounts[accountId];
  delete cloudsso.delegates[accountId];
  const { directory } = cloudsso;
  if (directory === null) return;
  const { provisionings, accessAssignments, userProvisionings, userProvisioningEvents } = directory;
  for (const items of [provisionings, accessAssignments, userProvisionings, userProvisioningEvents]) {
    for (const [key, { targetId }] of Object.entries(items)) if (targetId === accountId) delete items[key];
  }
}

async function within<Value>(timeoutMs: number, promise: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
