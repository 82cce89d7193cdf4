import { isRefusal } from "../../client/error-codes";
import { mayHaveBeenCarriedOut, type ServiceError } from "../../client/errors";
import { isProven, resourceName } from "../../kernel/claim";
import { bareId } from "../../kernel/ids";
import type { Context } from "../context";
import { listed } from "../naming";

/** What the API can do to objects whose secret it tells in the answer of their creation, and never again. */
export interface SecretCreation<T> {
  /** `an access key of user alice@example.onaliyun.com`: in every sentence about it. */
  readonly named: string;
  /** What they belong to, `access keys of user 123`: within a run, one after the other is made there. */
  readonly parent: string;
  /**
   * All that are there, whoever made them.
   *
   * @param signal for its calls: it is asked after the verb's own time was up, too.
   */
  list(signal: AbortSignal): Promise<readonly Present[]>;
  /** What they belong to was made in this run: nothing was there before. Default: that is asked for. */
  readonly isParentNew?: boolean;
  create(): Promise<T>;
  idOf(made: T): string;
  /** How to take one away by hand: behind `..., whose secret is lost; `. */
  readonly toRemove: string;
  /** How many the service allows of a parent, where it has granted no more. Absent: not known. */
  readonly most?: number;
  /** Ids of what the resource has already, and makes another one beside. Absent: none. */
  readonly ours?: readonly string[];
}

export interface Present {
  /** As the resource's id; sentences say its last part. */
  readonly id: string;
  /** ISO time. Absent: its age tells nothing. */
  readonly createdAt?: string | undefined;
}

/** For a look after the verb's time was up. */
const LAST_LOOK_MS = 30_000;

/** What a run has made below each parent, and the end of what is under way there; the shared lists stand for the run. */
interface Parent {
  readonly made: Set<string>;
  busy: Promise<unknown>;
}
const runs = new WeakMap<Context["lists"], Map<string, Parent>>();

/**
 * Makes one at most. After a lost answer the secret is lost, too, and which of the new ones is ours cannot be told from
 * somebody else's of the same moment: it is named, and left to whoever reads the sentence. So is what a run may have made
 * that was killed in the middle: the claim is noted before the create.
 *
 * @throws naming what is stranded, when the create may have been carried out.
 */
export async function createSecretOnce<T>(
  context: Pick<Context, "claim" | "lists" | "signal">,
  of: SecretCreation<T>,
): Promise<T> {
  const parent = parentOf(context.lists, of.parent);
  const turn = parent.busy.then(() => create(context, of, parent));
  parent.busy = turn.catch(() => undefined);
  return turn;
}

async function create<T>(
  context: Pick<Context, "claim" | "signal">,
  of: SecretCreation<T>,
  { made }: Parent,
): Promise<T> {
  const { claim, signal } = context;
  const before = of.isParentNew === true ? [] : await of.list(signal);
  const isKnown = ({ id }: Present): boolean =>
    made.has(id) || claim.ownerOf(id) !== undefined || of.ours?.includes(id) === true;
  const mayBeOurs = ({ createdAt }: Present) => createdAt === undefined || isProven(claim, createdAt);
  const suspects = claim.noted() === undefined ? [] : before.filter((one) => !isKnown(one) && mayBeOurs(one));
  if (suspects.length > 0) {
    throw new Error(
      `an earlier run ended before the answer to the creation of ${of.named} was recorded, so a secret of ` +
        `${namesOf(suspects)} may be lost; when nobody uses it, ${of.toRemove}, then run pulumi up again`,
    );
  }
  await claim.note();
  try {
    const one = await of.create();
    made.add(of.idOf(one));
    return one;
  } catch (error) {
    if (!mayHaveBeenCarriedOut(error)) {
      await claim.withdraw();
      if (!isRefusal(error) || of.most === undefined) throw error;
      const present = of.isParentNew === true ? await of.list(signal).catch(() => []) : before;
      throw present.length >= of.most ? full(context, of, present, error as ServiceError) : error;
    }
    const there = await of.list(AbortSignal.timeout(LAST_LOOK_MS)).catch(() => undefined);
    const old = new Set(before.map(({ id }) => id));
    const stranded = there?.filter((one) => !old.has(one.id) && !isKnown(one));
    if (stranded?.length === 0) throw error;
    const lost =
      stranded === undefined ? "one that may have been made and cannot be looked for now" : namesOf(stranded);
    throw new Error(
      `the answer to the creation of ${of.named} was lost, and with it the secret of ${lost}; ` +
        `${of.toRemove}, then run pulumi up again (${(error as Error).message})`,
    );
  }
}

function namesOf(present: readonly Present[]): string {
  return listed(present.map(({ id }) => bareId(id)));
}

function full(
  { claim }: Pick<Context, "claim">,
  { named, most, toRemove, ours = [] }: Pick<SecretCreation<unknown>, "named" | "most" | "toRemove" | "ours">,
  present: readonly Present[],
  error: ServiceError,
): Error {
  const owned = present.map(({ id }) => ({
    id: bareId(id),
    owner: ours.includes(id) ? claim.urn || undefined : claim.ownerOf(id),
  }));
  const names = owned.map(({ id, owner }) =>
    owner === undefined ? id : `${id} of the resource ${resourceName(owner)}`,
  );
  const others = owned.flatMap(({ id }) => (ours.includes(id) ? [] : id));
  const one = ours.length === 0 ? "one of them" : listed(others);
  const old = owned.find(({ id, owner }) => owner !== undefined && owner === claim.urn && !ours.includes(id));
  const instead =
    old === undefined
      ? ""
      : `, or set deleteBeforeReplace: true, with which ${old.id} goes first and is missed until the new one is in use`;
  return error.meaning(
    `${named} could not be made, most likely because there are ${present.length} already, ${listed(names)}, and the ` +
      `service allows ${most}; nothing was lost; when nobody uses ${one}, ${toRemove}, then run pulumi up again${instead}`,
  );
}

function parentOf(run: Context["lists"], name: string): Parent {
  const parents = runs.get(run) ?? new Map<string, Parent>();
  runs.set(run, parents);
  const parent = parents.get(name) ?? { made: new Set(), busy: Promise.resolve() };
  parents.set(name, parent);
  return parent;
}
