/** So many scenarios at once: an operation keeps less than one core busy. */
const WIDTH = 3;

interface Play<T> {
  readonly play: () => Promise<T>;
  outcome: Promise<T> | undefined;
}

/**
 * Plays scenarios ahead of the tests that judge them, in the order in which these come. With `--grep` nothing is played
 * ahead: it might never be judged.
 */
export class Lanes<T> {
  private readonly plays: Play<T>[] = [];
  private readonly width = process.argv.some((argument) => /^(-g|-f|--grep|--fgrep)(=|$)/.test(argument)) ? 1 : WIDTH;
  private busy = 0;

  /** @returns what a test awaits. */
  add(play: () => Promise<T>): () => Promise<T> {
    const added: Play<T> = { play, outcome: undefined };
    this.plays.push(added);
    return () => {
      const outcome = added.outcome ?? this.begin(added);
      this.fill();
      return outcome;
    };
  }

  private begin(play: Play<T>): Promise<T> {
    this.busy += 1;
    const outcome = play.play().finally(() => {
      this.busy -= 1;
      this.fill();
    });
    outcome.catch(() => undefined); // the test that awaits it has the error
    play.outcome = outcome;
    return outcome;
  }

  private fill(): void {
    if (this.width === 1) return;
    for (const play of this.plays) {
      if (this.busy >= this.width) return;
      if (play.outcome === undefined) this.begin(play);
    }
  }
}
