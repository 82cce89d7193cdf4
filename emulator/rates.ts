import { Refusal } from "./refusal";

/** Flow control: so many calls a second and service, counted in real time. */
export class RateMeter {
  private readonly seconds = new Map<string, { second: number; calls: number }>();

  constructor(private readonly limit: number | undefined) {}

  count(service: string, throttlingStatus: number): void {
    if (this.limit === undefined) return;
    const second = Math.floor(Date.now() / 1000);
    const current = this.seconds.get(service);
    const calls = current?.second === second ? current.calls + 1 : 1;
    this.seconds.set(service, { second, calls });
    if (calls > this.limit) {
      throw new Refusal("Throttling.User", throttlingStatus, "Request was denied due to user flow control.");
    }
  }
}
