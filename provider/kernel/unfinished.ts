import type { Found } from "./definition";

/**
 * The object exists, and the state that was asked for is not reached. The engine keeps the object with what is known
 * of it, shows the reasons, and the next `up` goes on.
 */
export class Unfinished<I extends object = object, O extends object = object> extends Error {
  readonly found: Found<I, O>;

  constructor(found: Found<I, O>, reason: string) {
    super(reason);
    this.name = "Unfinished";
    this.found = found;
  }
}
