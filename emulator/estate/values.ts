import type { EstateObject, Values } from "../../estate/model";

/** Inputs or outputs of an object, which are read by name; what cannot be placed is refused with its path. */
export class Named {
  constructor(
    private readonly values: Values,
    private readonly path: string,
  ) {}

  refuse(name: string, why: string): never {
    throw refusal(`${this.path}.${name}`, why);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  text(name: string, absent?: string): string {
    return this.given(name, "a text", isText, absent);
  }

  number(name: string, absent?: number): number {
    return this.given(name, "a number", isNumber, absent);
  }

  flag(name: string, absent?: boolean): boolean {
    return this.given(name, "true or false", isFlag, absent);
  }

  /** A list of texts; an empty one when it is absent. */
  texts(name: string): readonly string[] {
    return this.given(name, "a list of texts", isTexts, []);
  }

  /** Objects, each of which is read by name in turn; none when the list is absent. */
  list(name: string): readonly Named[] {
    const all = this.given(name, "a list of objects", isObjects, []);
    return all.map((values, index) => new Named(values, `${this.path}.${name}[${index}]`));
  }

  tags(name = "tags"): Record<string, string> {
    const tags = this.given(name, "an object of texts", isObject, {});
    return Object.fromEntries(Object.keys(tags).map((key) => [key, new Named(tags, `${this.path}.${name}`).text(key)]));
  }

  oneOf<Value extends string>(name: string, allowed: readonly Value[], absent?: Value): Value {
    const value = this.text(name, absent);
    const found = allowed.find((each) => each === value);
    return found ?? this.refuse(name, `is ${JSON.stringify(value)}, and the emulator knows ${allowed.join(", ")}`);
  }

  /** Milliseconds since the epoch; what is absent was `absent`. */
  time(name: string, absent: number): number {
    if (!this.has(name)) return absent;
    const text = this.text(name);
    const time = Date.parse(text);
    return Number.isNaN(time) ? this.refuse(name, `is ${JSON.stringify(text)}, which is no time`) : time;
  }

  private given<Value>(
    name: string,
    what: string,
    is: (value: unknown) => value is Value,
    absent: Value | undefined,
  ): Value {
    const value = Object.hasOwn(this.values, name) ? this.values[name] : undefined;
    if (value === undefined && absent !== undefined) return absent;
    if (is(value)) return value;
    return this.refuse(name, value === undefined ? "is missing" : `is not ${what}`);
  }
}

/** An object of the estate, and where it stands there. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly inputs: Named;
  readonly outputs: Named;
}

export function sourceOf(object: EstateObject, path: string): Source {
  const { id, name, inputs, outputs }: Partial<EstateObject> = object;
  if (!isText(id) || !isText(name) || !isObject(inputs) || !isObject(outputs)) {
    throw refusal(path, "is not an object with id, name, inputs and outputs");
  }
  return {
    id,
    name,
    path,
    inputs: new Named(inputs, `${path}.inputs`),
    outputs: new Named(outputs, `${path}.outputs`),
  };
}

export function refusal(path: string, why: string): Error {
  return new Error(`The estate cannot be loaded: ${path} ${why}.`);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isObjects = (value: unknown): value is readonly Values[] => Array.isArray(value) && value.every(isObject);

/** The last part of an id: `u-1` of `d-1:u-1`. */
export function bareId(id: string): string {
  return id.slice(id.lastIndexOf(":") + 1);
}
