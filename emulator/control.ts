import type { CallEntry, CallMatch } from "./calls";
import type { MfaDevice } from "./cloudsso/state";
import type { Fault } from "./faults";
import type { Uncertain } from "./options";
import type { ScimAction } from "./outside";
import type { EmulatedService } from "./service";
import type { Snapshot } from "./store";

export type { Fault } from "./faults";

/**
 * The hand on the emulator: faults, time, other administrators, records, state.
 *
 * `Emulator.control` works in the same process; `connectControl(url)` is the same over HTTP (`/_emulator/...`) for an
 * emulator in another one. In the same process every method has taken effect when it returns, awaited or not.
 */
export interface Control {
  /** Arms a fault. It hits matching calls until its `times` are used up or it is removed. */
  fault(fault: Fault): Promise<ArmedFault>;
  /** The faults that are armed, and how often each has struck. */
  faults(): Promise<readonly ArmedFaultState[]>;
  /** Disarms all of them. */
  clearFaults(): Promise<void>;

  /**
   * Holds the nth matching call before or after it is carried out, until released. A call whose caller is killed while
   * it is held ends there and then: before the work it is not carried out.
   */
  pause(match: CallMatch & { readonly at: "before" | "after"; readonly nth?: number }): Promise<Pause>;
  /** The first matching call that has ended, among the recorded ones too; rejects after `timeoutMs` (default 10 s). */
  waitForCall(match: CallMatch, wait?: { readonly count?: number; readonly timeoutMs?: number }): Promise<CallEntry>;

  /**
   * Another administrator at the console: carries out any action, checked like a call but unsigned, never hit by faults,
   * and recorded as `by: "console"`. Parameters are given in JSON form (`{Tags: [{Key, Value}]}`).
   * Rejects with an error that has `code` and `status` when the action is refused.
   */
  perform(
    service: EmulatedService,
    action: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;

  /**
   * An identity provider by SCIM: carries out an action on people, groups and memberships like `perform`, while
   * synchronization is on. What it makes is `Synchronized`, a user with `externalId` (default: the user name); what is
   * `Synchronized` it may change. No credential is asked for.
   */
  synchronize(
    action: ScimAction,
    parameters?: Readonly<Record<string, unknown>>,
    externalId?: string,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** A CloudSSO user binds a second factor where people sign in; resolves to the device's id. */
  bindMfaDevice(userId: string, device: Pick<MfaDevice, "deviceName" | "deviceType">): Promise<string>;

  /** How long tasks that start from now on take, in milliseconds of the cloud's clock. */
  setTaskDuration(ms: number): Promise<void>;
  /** Ends every running task now. */
  finishTasks(): Promise<void>;
  /**
   * Pushes the cloud's clock forward, or back when negative. Dates of calls are judged by this clock: more than 15
   * minutes, and a client is refused until it has corrected its own from the `Date` header.
   */
  advanceClock(ms: number): Promise<void>;
  /** `hold`: time stands still but for `advanceClock`. `run`: it runs with real time again. */
  setClock(mode: "hold" | "run"): Promise<void>;
  /** Other answers from now on; those that are not named stay as they are. */
  setOptions(options: Partial<Uncertain>): Promise<void>;

  /** The calls since the start or the last clearing, the running ones too. */
  calls(match?: CallMatch): Promise<readonly CallEntry[]>;
  /** Forgets the record of calls. */
  clearCalls(): Promise<void>;

  /** The whole state as JSON. Fault settings, records and options are no part of it. */
  snapshot(): Promise<Snapshot>;
  /** Back to a snapshot; another program's JSON, or a part of one, is refused. */
  restore(snapshot: Snapshot): Promise<void>;
  /** Back to the seed the emulator was started with: no faults, no records, no clock offset. */
  reset(): Promise<void>;

  /** A new member account in the root folder; resolves to its id. */
  addAccount(displayName: string): Promise<string>;
  /** An account is taken out of the resource directory: its grants and provisionings vanish. */
  removeAccount(accountId: string): Promise<void>;
  /** An account is suspended, or begins to be deleted, which tasks there fail by; or it is in use again. */
  setAccountCondition(accountId: string, condition: "active" | "suspended" | "leaving"): Promise<void>;
}

export interface ArmedFaultState {
  readonly id: string;
  readonly fault: Fault;
  /** Matching calls seen so far. */
  readonly seen: number;
  /** Calls it has hit so far. */
  readonly hits: number;
}

export interface ArmedFault {
  readonly id: string;
  hits(): Promise<number>;
  remove(): Promise<void>;
}

export interface Pause {
  readonly id: string;
  /** Settles when the call is held. Its entry has no status yet. Rejects after `timeoutMs` (default 30 s). */
  reached(timeoutMs?: number): Promise<CallEntry>;
  /** Lets the held call go on; without a held call the pause is taken away. */
  release(): Promise<void>;
}
