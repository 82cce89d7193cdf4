import type { Cloud } from "./action";
import { CallLog, matchesPattern } from "./calls";
import { type Chaos, ChaosMonkey } from "./chaos";
import { Clock } from "./clock";
import { carryOut } from "./cloudsso/carry-out";
import { FaultBoard } from "./faults";
import { noteUse } from "./ims/key-use";
import type { AccessKey } from "./ims/state";
import { type Quotas, quotas, type Uncertain } from "./options";
import { cutPage } from "./paging";
import { readParameters } from "./parameters";
import { PauseBoard } from "./pauses";
import { RateMeter } from "./rates";
import { Refusal } from "./refusal";
import { type Addressed, emulated } from "./services";
import { type KnownKey, NonceMemory } from "./signature";
import { checkSnapshot } from "./snapshot";
import { type CloudState, held, type Identity, type Snapshot } from "./store";
import { settleTasks } from "./tasks";

export interface WorldSettings {
  readonly seed: (now: number) => CloudState;
  /** What is there at the start besides the seed; made by the actions themselves. */
  readonly plant: (world: World) => void;
  readonly options: Uncertain;
  readonly taskDurationMs: number;
  readonly lenient: boolean;
  readonly maxCallsPerSecond: number | undefined;
  readonly chaos: Chaos | undefined;
  readonly keptCalls: number | undefined;
}

/** Everything that lives as long as the emulator runs: the state, its clock, and what watches and disturbs the calls. */
export class World {
  readonly clock = new Clock();
  readonly log: CallLog;
  readonly faults = new FaultBoard();
  readonly chaos: ChaosMonkey;
  readonly pauses = new PauseBoard();
  readonly rates: RateMeter;
  readonly quotas: Quotas = quotas;
  readonly lenient: boolean;
  options: Uncertain;
  taskDurationMs: number;
  nonces = new NonceMemory();
  private current: CloudState;

  constructor(private readonly settings: WorldSettings) {
    this.log = new CallLog(settings.keptCalls);
    this.options = settings.options;
    this.taskDurationMs = settings.taskDurationMs;
    this.lenient = settings.lenient;
    this.rates = new RateMeter(settings.maxCallsPerSecond);
    this.chaos = new ChaosMonkey(settings.chaos);
    this.current = settings.seed(this.clock.now());
    settings.plant(this);
  }

  /** The state as it is by now: tasks that are due have ended. */
  get state(): CloudState {
    settleTasks(this.current.cloudsso.directory, this.clock.now(), carryOut(this.current, this.options));
    return this.current;
  }

  /** The heart of a call: checks its parameters, carries it out, returns the answer's fields. */
  carryOut(
    addressed: Addressed,
    sent: Readonly<Record<string, string>>,
    caller: Identity,
    taskFailure?: string | undefined,
  ): object {
    const { service, operation } = addressed;
    const action = emulated(addressed);
    const request = readParameters(operation, sent, { lenient: this.lenient, options: this.options });
    const now = this.clock.now();
    const key = keyOf(this.state, caller);
    if (key !== undefined) noteUse(key, service.facts.product, now);
    const cloud: Cloud = {
      state: this.state,
      now,
      options: this.options,
      quotas: this.quotas,
      caller,
      taskDurationMs: this.taskDurationMs,
      taskFailure,
      page: (all) => {
        if (operation.paging === undefined) throw new Error(`${operation.action} is not paged by the facts table.`);
        const scope = `${service.name}/${operation.action}/${caller.accountId}`;
        return cutPage(all, { facts: operation.paging, request, scope, now, order: this.options.listOrder });
      },
    };
    return action(request as never, cloud) ?? {};
  }

  /** Any key that the cloud knows: the operator's, temporary ones, and those of RAM users. */
  findKey(accessKeyId: string): KnownKey | undefined {
    const credential = held(this.state.credentials, accessKeyId);
    if (credential !== undefined) return { ...credential, active: true };
    for (const { accountId, users } of Object.values(this.state.ims)) {
      for (const user of Object.values(users)) {
        const key = held(user.accessKeys, accessKeyId);
        if (key === undefined) continue;
        const [name] = user.userPrincipalName.split("@");
        const arn = `acs:ram::${accountId}:user/${name}`;
        const identity: Identity = { type: "RAMUser", accountId, arn, principalId: user.userId, accessKeyId };
        return { accessKeyId, accessKeySecret: key.accessKeySecret, active: key.status === "Active", identity };
      }
    }
    return undefined;
  }

  snapshot(): Snapshot {
    return structuredClone(this.state);
  }

  restore(snapshot: unknown): void {
    checkSnapshot(snapshot);
    this.current = structuredClone(snapshot);
  }

  /** Ends every task that is in progress, as if its time had passed. */
  finishTasks(): void {
    const { directory } = this.current.cloudsso;
    settleTasks(directory, Number.POSITIVE_INFINITY, carryOut(this.current, this.options));
  }

  reset(): void {
    this.clock.reset();
    this.log.clear();
    this.faults.clear();
    this.chaos.reset();
    this.pauses.clear();
    this.nonces = new NonceMemory();
    this.options = this.settings.options;
    this.taskDurationMs = this.settings.taskDurationMs;
    this.current = this.settings.seed(this.clock.now());
    this.settings.plant(this);
  }
}

/** The key of a RAM user's own that a call is signed with. */
function keyOf({ ims }: CloudState, { accountId, principalId, accessKeyId = "" }: Identity): AccessKey | undefined {
  return ims[accountId]?.users[principalId]?.accessKeys[accessKeyId];
}

/** Callers without a list of permissions may do everything; of those with one, a Deny wins and nothing is implied. */
export function checkPermission(caller: Identity, service: string, action: string): void {
  if (caller.permissions === undefined) return;
  const meant = caller.permissions.filter(({ Action }) =>
    [Action].flat().some((pattern) => matchesPattern(pattern, `${service}:${action}`)),
  );
  if (meant.length > 0 && meant.every(({ Effect }) => Effect === "Allow")) return;
  throw new Refusal("NoPermission", 403, `You are not authorized to do this action: ${service}:${action}.`);
}
