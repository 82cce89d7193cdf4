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
  /** Told once, at creation: what is recorded stays for good, as no read can bring it back. */
  readonly kept?: true;
}

/** One object that is there, whoever made it. */
export interface Listed {
  readonly id: string;
  /** Its natural name, as a person would call it. */
  readonly name: string;
}

/** Where objects of a kind live. That one is gone is believed only there. */
export interface Home<C> {
  /** What says later where the object was made; asked before it is made, and recorded among its outputs. */
  record?(context: C): Promise<{ readonly [output: string]: unknown }>;
  /** Throws when the object is known to have been made elsewhere, where its name or id can mean another one. */
  enter?(context: C, object: Recorded): Promise<void>;
  /** Throws unless a delete that finds nothing may take it for done. */
  beforeDelete(context: C, object: Recorded): Promise<void>;
  /** Throws unless it may be believed that the object is gone. */
  confirmGone(context: C, object: Recorded): Promise<void>;
}

/** An object as the state has it. */
export interface Recorded {
  readonly id: string;
  /** For the sentence that says how to take the resource out of the state. */
  readonly urn: string;
  /** Its inputs and outputs. */
  readonly recorded: object;
  /** Whether it can be seen. */
  isThere(): Promise<boolean>;
}

/**
 * What a resource has of something that several can have parts of, such as the members of a group: its part, or the
 * whole as one list. In one program nobody has a part of what another resource has as a whole, as each would undo the
 * other.
 */
export interface Share<I extends object> {
  /** What it is, in the plural: `members`. Kinds of one module that say the same share it. */
  readonly of: string;
  /** The inputs that say whose, the one to name in a sentence last. Of a list or a map, each item or key says it of its own. */
  readonly by: readonly (keyof I & string)[];
  /** The inputs that hold its part, or the list that is the whole; an item that is an object has a part's names. */
  readonly part?: readonly (keyof I & string)[];
  readonly whole?: keyof I & string;
  /** It has this only where this input is `true`. */
  readonly when?: keyof I & string;
  /** The sentence behind the input's name that refuses it beside the resource `other`. Default: in the words of a list. */
  refusal?(other: string, item: string): string;
}

/** How an input that holds the id of another object, or ids in a list, takes the object's name as well. */
export interface Reference<C> {
  isId(text: string): boolean;
  /** The id of whoever has the name today. `undefined`: nobody. */
  find(context: C, name: string): Promise<string | undefined>;
  /** `there is no user ann@example.onaliyun.com` */
  missing(name: string): string;
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
  /** Another name under which programs find the class: the one that `@pulumi/alicloud` has for it. */
  readonly alsoCalled?: string;
  /** What leaves the program stays in the cloud, unless the program's options say otherwise. */
  readonly retainOnDelete?: true;
  /**
   * The inputs that no two objects have in common, the name last. Empty: there is one object, or, with `parentKey`, any
   * number that nothing tells apart before they are made.
   */
  readonly naturalKey: readonly (keyof I & string)[];
  /** Of objects without a natural key: the inputs that say what they belong to. With the URN, they keep the note of a create. */
  readonly parentKey?: readonly (keyof I & string)[];
  /** Of a setting, which is always there: what the service begins with, as far as that is known. */
  readonly defaults?: Partial<I>;
  /** What Terraform's class of this name takes and another class has here, by name: `cloudsso.PasswordPolicy`. */
  readonly elsewhere?: { readonly [name: string]: string };
  /**
   * Inputs of which the service takes each value once. A replacement that keeps one of them cannot be made beside the old
   * object, so that one goes first.
   */
  readonly exclusive?: readonly (keyof I & string)[];
  readonly home: Home<C>;
  readonly shares?: readonly Share<I>[];
  /**
   * Inputs that take a name in the place of an id. `check` looks the id up, so ids are what is recorded and compared, and
   * a rename changes nothing. A name that nobody has yet may be given in this very run: until then it is no replacement.
   */
  readonly references?: { readonly [K in keyof I & string]?: Reference<C> };

  /**
   * What no single field can see. Called with known and unknown values alike, see `holdsUnknown`; a field that is wrong
   * by itself is unknown here, so that everything is told at once. The cloud may be asked only to say what is allowed
   * instead of something wrong, or what stands behind the inputs, once for all of a run: the engine checks one resource
   * at a time.
   *
   * @param recorded as the state has them. `undefined`: the resource is not made yet.
   */
  check?(
    inputs: Partial<I>,
    context: () => C,
    recorded: Partial<I> | undefined,
  ): readonly Problem[] | Promise<readonly Problem[]>;
  /** Writes the derived inputs. Values may be unknown, then so is what follows from them. */
  derive?(inputs: Partial<I>, context: () => C): Partial<I> | Promise<Partial<I>>;

  /**
   * Sentences that the preview and the update show beside a change: what gets weaker, what has expired. Values may be
   * unknown.
   *
   * @param from what is there. `undefined`: nothing, or nobody could see it.
   */
  warnings?(
    wanted: Partial<I>,
    from: Partial<I> | undefined,
    context: () => C,
  ): readonly string[] | Promise<readonly string[]>;
  /** What a create would write over, for the warnings: of what is always there, or belongs to something that is. */
  before?(context: C, inputs: I): Promise<Partial<I>>;

  /** Every object of the kind that there is, in full pages. */
  list(context: C): AsyncIterable<Listed>;
  create(context: C, inputs: I): Promise<Found<I, O>>;
  /** `undefined`: the cloud says that there is no such object. A denial or a throttle is an error. */
  read(context: C, id: string, recorded: Partial<I & O>): Promise<Found<I, O> | undefined>;
  update(context: C, id: string, recorded: I & O, wanted: I): Promise<Found<I, O>>;
  delete(context: C, id: string, recorded: I & O): Promise<void>;
}
