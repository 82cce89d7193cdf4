/** Runs chains of work, a number of them at a time. Within a chain one thing comes after the other. */
export class Workers {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Promise<void>>();
  #stop: () => void = () => undefined;
  #stopped = false;
  /** Resolves when nothing new is to be started. */
  readonly stopped = new Promise<void>((resolve) => {
    this.#stop = () => {
      this.#stopped = true;
      resolve();
    };
  });

  constructor(parallel: number) {
    this.#free = parallel;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Starts nothing new; what runs goes on to its end. */
  stop(): void {
    this.#stop();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Waits for a place, starts the chain, and returns its end. Once stopped, it starts nothing. */
  async start(chain: () => Promise<void>): Promise<{ readonly ended: Promise<void> }> {
    while (this.#free <= 0 && !this.#stopped) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#stopped) return { ended: Promise.resolve() };
    this.#free -= 1;
    const ended = chain().finally(() => {
      this.#running.delete(ended);
      this.#free += 1;
      this.#waiting.shift()?.();
    });
    this.#running.add(ended);
    return { ended };
  }

  async all(chains: readonly (() => Promise<void>)[]): Promise<void> {
    const started: Promise<void>[] = [];
    for (const chain of chains) started.push((await this.start(chain)).ended);
    await Promise.all(started);
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }
}
