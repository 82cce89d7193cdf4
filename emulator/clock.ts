/** The cloud's time. It runs with real time, and can be pushed forward or held still by whoever controls the emulator. */
export class Clock {
  private offsetMs = 0;
  private heldAt: number | undefined;

  /** Milliseconds since the epoch. */
  now(): number {
    return (this.heldAt ?? Date.now()) + this.offsetMs;
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }

  /** From here on only `advance` moves the time. */
  hold(): void {
    this.heldAt ??= Date.now();
  }

  /** Runs again from where it stands, without a jump. */
  run(): void {
    if (this.heldAt === undefined) return;
    this.offsetMs -= Date.now() - this.heldAt;
    this.heldAt = undefined;
  }

  reset(): void {
    this.offsetMs = 0;
    this.heldAt = undefined;
  }
}

/** Of each page of a list, the same times are written again and again. */
const stamps = new Map<number, string>();
const MOST_STAMPS = 10_000;

/** `2026-11-22T08:00:00Z`: both services write UTC in whole seconds. */
export function stamp(ms: number): string {
  const known = stamps.get(ms);
  if (known !== undefined) return known;
  const text = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  if (stamps.size >= MOST_STAMPS) stamps.clear();
  stamps.set(ms, text);
  return text;
}
