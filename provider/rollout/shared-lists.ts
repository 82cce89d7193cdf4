import { CancelledError } from "../client/errors";

/** A list older than this is read anew, whatever this process knows. */
const LONGEST_AGE_MS = 30_000;

interface Taken {
  /** When it was asked for. */
  readonly at: number;
  readonly list: Promise<unknown>;
}

/**
 * Lists that the resources of a process share: a thousand members of one group are read in one list, not in a thousand
 * calls.
 *
 * A list is asked for once at a time, lives for half a minute, is dropped by whatever may have changed it, and is told
 * what this process itself did. It is a `Map`, or a `Set` where the rows do not matter; a key always names one type.
 */
export class SharedLists {
  private readonly lists = new Map<string, Taken>();
  private readonly waiting = new Map<string, Promise<unknown>>();

  constructor(private readonly now: () => number) {}

  /**
   * The list that is there, or on its way, else the one that `take` brings. Nobody but `patch` changes it.
   *
   * @throws what `take` throws; the next read asks again. When another verb asked and its time was up, the list is asked
   * for again by this one.
   */
  async read<L extends object>(key: string, take: () => Promise<L>): Promise<L> {
    for (let present = this.present(key); present !== undefined; present = this.present(key)) {
      try {
        return (await present.list) as L;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        this.forget(key, present);
      }
    }
    const taken: Taken = { at: this.now(), list: take() };
    this.lists.set(key, taken);
    taken.list.catch(() => this.forget(key, taken));
    return taken.list as Promise<L>;
  }

  /**
   * A list that is asked for after this call, and shows what was there then. While one is on its way, all who want that
   * share the next one: of fifty objects that are made at once, two lists tell whether they can be seen.
   */
  renew<L extends object>(key: string, take: () => Promise<L>): Promise<L> {
    const waiting = this.waiting.get(key) as Promise<L> | undefined;
    if (waiting !== undefined) return waiting;
    const next = this.next(key, take);
    this.waiting.set(key, next);
    return next;
  }

  /** The list that was taken last, however long ago; `undefined` where there is none, or taking it failed. */
  async recall<L extends object>(key: string): Promise<L | undefined> {
    return (await this.lists.get(key)?.list.catch(ignore)) as L | undefined;
  }

  /** What this process did. A list on its way may hold the rows as they were: the change goes on top of what arrives. */
  patch<L extends object>(key: string, change: (list: L) => unknown): void {
    void this.lists.get(key)?.list.then((list) => change(list as L), ignore);
  }

  /** Somebody may have changed it: the next read asks again. */
  drop(key: string): void {
    this.lists.delete(key);
  }

  /** The same for every list whose key begins so. */
  dropAll(prefix: string): void {
    for (const key of this.lists.keys()) if (key.startsWith(prefix)) this.lists.delete(key);
  }

  private async next<L extends object>(key: string, take: () => Promise<L>): Promise<L> {
    await this.lists.get(key)?.list.catch(ignore);
    this.waiting.delete(key);
    this.drop(key);
    return this.read(key, take);
  }

  private present(key: string): Taken | undefined {
    const taken = this.lists.get(key);
    return taken !== undefined && this.now() - taken.at <= LONGEST_AGE_MS ? taken : undefined;
  }

  private forget(key: string, taken: Taken): void {
    if (this.lists.get(key) === taken) this.lists.delete(key);
  }
}

function ignore(): void {
  // the one who asked for the list has the error
}
