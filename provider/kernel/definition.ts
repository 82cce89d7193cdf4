import type { Fields } from "./fields";
import type { Problem } from "./problem";

/** An object as it lives in the cloud, in the inputs' own terms: what can drift or stay undone is an input. */
export interface Found<I extends object, O extends object> {
  readonly id: string;
  readonly inputs: I;
  readonly outputs: O;
}

export interface OutputFacts {
  /** Encrypted in the state, masked in previews. */
  readonly secret?: true;
}

/**
 * What a resource is: facts in tables, verbs by hand. `C` is what a verb works with; the kernel knows no host, no
 * transport and no service.
 */
export interface Definition<C, I extends object, O extends object> {
  /** `<module>:<Name>`; part of users' states, never changes. */
  readonly kind: string;
  readonly fields: Fields<I>;
  readonly outputs: { readonly [K in keyof O]-?: OutputFacts };
  /** Names of the id's parts, in order. */
  readonly id: readonly string[];
  /** Outputs that are a part of the id: derived in the class, so they stay known in the preview of an update. */
  readonly idOutputs?: { readonly [output: string]: number };
  /** What leaves the program stays in the cloud, unless the program's options say otherwise. */
  readonly retainOnDelete?: true;

  /**
   * What no single field can see. Called with known and unknown values alike, see `holdsUnknown`; a field that is wrong
   * by itself is unknown here, so that everything is told at once. The cloud may be asked only to say what is allowed
   * instead of something wrong: the engine checks one resource at a time.
   */
  check?(inputs: Partial<I>, context: () => C): readonly Problem[] | Promise<readonly Problem[]>;
  /** Writes the derived inputs. Values may be unknown, then so is what follows from them. */
  derive?(inputs: Partial<I>): Partial<I>;

  create(context: C, inputs: I): Promise<Found<I, O>>;
  /** `undefined`: the cloud says that there is no such object. A denial or a throttle is an error. */
  read(context: C, id: string, recorded: Partial<I & O>): Promise<Found<I, O> | undefined>;
  update(context: C, id: string, recorded: I & O, wanted: I): Promise<Found<I, O>>;
  delete(context: C, id: string, recorded: I & O): Promise<void>;
}
