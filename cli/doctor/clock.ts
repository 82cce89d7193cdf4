import type { Transport } from "../../provider/client/transport";
import { figure } from "../../provider/config";
import { type Finding, fail, ok, warn } from "./finding";

/** A transport that notes how far the services' clock is ahead of this machine's, as the first answer tells it. */
export class WatchedClock {
  private aheadMs: number | undefined;

  constructor(
    private readonly transport: Transport,
    private readonly now: () => number,
  ) {}

  readonly send: Transport = async (request) => {
    const sent = this.now();
    const answer = await this.transport(request);
    const told = Date.parse(answer.headers["date"] ?? "");
    // Between sending and receiving; the header leaves out what is less than a second.
    if (!Number.isNaN(told)) this.aheadMs ??= told + 500 - (sent + this.now()) / 2;
    return answer;
  };

  finding(): Finding {
    if (this.aheadMs === undefined) return warn("clock", "no answer told the time", "see what the credentials say");
    const seconds = Math.round(this.aheadMs / 1000);
    if (Math.abs(seconds) <= SMALL) return ok("clock", "within a minute of the services' clock");
    const found = `this machine is ${lengthOf(Math.abs(seconds))} ${seconds > 0 ? "behind" : "ahead of"} the services`;
    const advice = "set the clock of this machine, best by NTP";
    return Math.abs(seconds) < WINDOW
      ? warn("clock", found, `${advice}: calls that are 15 minutes away are refused`)
      : fail("clock", `${found}, and calls that are 15 minutes away are refused`, advice);
  }
}

/** Seconds. */
const SMALL = 60;
const WINDOW = 15 * 60;

function lengthOf(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${figure(Math.round(seconds / 60))} minutes`;
}
