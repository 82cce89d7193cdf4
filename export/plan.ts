import type { Estate, EstateObject } from "../estate/model";
import { fieldProblems } from "../provider/kernel/check";
import { isEmpty, sameValue } from "../provider/kernel/diff";
import { type AnyDefinition, fieldsOf } from "./definitions";
import { Names } from "./names";
import { type Branch, Reference, type Tree, treeOf, worth } from "./tree";

/** A resource of the program, and the object that it is. */
export interface Planned {
  readonly definition: AnyDefinition;
  /** Its name in the program and in the stack. */
  readonly name: string;
  readonly id: string;
  /** What the object is called in the cloud. */
  readonly called: string;
  readonly args: Branch;
  /** What `check` derives from the arguments. */
  readonly derived: { readonly [name: string]: unknown };
  readonly outputs: { readonly [name: string]: unknown };
  /** Sentences that stand above it. */
  readonly comments: readonly string[];
}

/** Resources of one class, as a table and one line that makes them all. */
export interface Table {
  readonly file: string;
  /** What other files call it. */
  readonly name: string;
  readonly words: string;
  readonly definition: AnyDefinition;
  /** Arguments that all of them have, and the table leaves out. */
  readonly common: Branch;
  readonly rows: Planned[];
  /** What else its file gives to others: names, and expressions. */
  readonly extras: Map<string, string>;
}

/** Names for values that the program does not manage, such as accounts. */
export interface Constants {
  readonly file: string;
  readonly name: string;
  readonly words: string;
  readonly values: Map<string, Reference>;
}

/** What is read by a function: it belongs to somebody else. */
export interface LookUps {
  readonly file: string;
  readonly name: string;
  readonly words: string;
  /** `cloudsso.getUserOutput` */
  readonly call: string;
  /** The argument that the names are. */
  readonly by: string;
  /** What the program calls it, by the name that it has in the cloud. */
  readonly keys: Map<string, string>;
}

/** What is in the cloud, and not in the program. */
export interface Note {
  /** A kind, or what it is about. */
  readonly what: string;
  readonly sentence: string;
}

/** What the program says, as a value: text comes from it, and the import file does. */
export interface Plan {
  readonly estate: Estate;
  /** `undefined`: there is no directory. */
  readonly directoryId: string | undefined;
  readonly tables: readonly Table[];
  readonly settings: readonly Planned[];
  readonly constants: readonly Constants[];
  readonly lookUps: readonly LookUps[];
  readonly notes: readonly Note[];
}

interface Given {
  /** Arguments in the place of those that were read. */
  readonly args?: Branch;
  /** Arguments that say nothing at these values. */
  readonly usual?: { readonly [name: string]: unknown };
  readonly derived?: { readonly [name: string]: unknown };
  readonly names?: readonly string[];
  readonly comments?: readonly string[];
}

/** Gathers a plan, subject after subject; what a later one refers to, an earlier one has planned. */
export class Planner implements Plan {
  readonly tables: Table[] = [];
  readonly settings: Planned[] = [];
  readonly constants: Constants[] = [];
  readonly lookUps: LookUps[] = [];
  readonly notes: Note[] = [];
  private readonly known = new Map<string, { readonly of: Planned; readonly table: Table }>();
  private readonly names = new Map<string, Names>();

  readonly directoryId: string | undefined;

  constructor(readonly estate: Estate) {
    this.directoryId = directoryIdIn(estate);
  }

  objects(kind: string): readonly EstateObject[] {
    return this.estate.objects[kind] ?? [];
  }

  /** @returns where rows go. It is a part of the program as soon as it has one. */
  table(definition: AnyDefinition, about: Pick<Table, "file" | "name" | "words">, common: Branch = {}): Table {
    const table = { ...about, definition, common, rows: [], extras: new Map() };
    this.tables.push(table);
    return table;
  }

  /** A row for an object, unless the class would refuse what it is: then a note says so. */
  add(table: Table, object: Pick<EstateObject, "id" | "name" | "inputs" | "outputs">, given: Given = {}): void {
    const { definition } = table;
    const own = argsOf(definition, object.inputs, given);
    const args = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in table.common)));
    const planned = this.planned(definition, { ...table.common, ...args }, object, given, this.namesOf(table.name));
    if (planned === undefined) return;
    table.rows.push(planned);
    this.known.set(`${definition.kind} ${object.id}`, { of: planned, table });
  }

  /** A resource that there is one of, unless it says nothing but what the service begins with. */
  setting(definition: AnyDefinition, object: EstateObject, given: Given = {}): void {
    const usual = (definition.defaults ?? {}) as Values;
    const args = argsOf(definition, object.inputs, { ...given, usual });
    if (Object.keys(args).every((name) => definition.id.includes(name))) return;
    const planned = this.planned(definition, args, object, given, this.namesOf("settings"));
    if (planned !== undefined) this.settings.push(planned);
  }

  /** An object of the program by one of its outputs; the bare id of what the program does not have. */
  reference(kind: string, id: string, output: string, value: string): Reference | string {
    const found = this.known.get(`${kind} ${id}`);
    if (found === undefined) return value;
    const { name, file } = found.table;
    return new Reference(value, `${name}.${found.of.name}.${output}`, { file, name });
  }

  constant(of: Constants, value: string, ...names: readonly string[]): Reference {
    const known = of.values.get(value);
    if (known !== undefined) return known;
    const name = this.namesOf(of.name).of(...names);
    const reference = new Reference(value, `${of.name}.${name}`, of);
    of.values.set(value, reference);
    return reference;
  }

  lookUp(of: LookUps, value: string, name: string, output: string): Reference {
    const key = of.keys.get(name) ?? this.namesOf(of.name).of(name);
    of.keys.set(name, key);
    return new Reference(value, `${of.name}.${key}.${output}`, of);
  }

  note(what: string, sentence: string): void {
    this.notes.push({ what, sentence });
  }

  private planned(
    definition: AnyDefinition,
    args: Branch,
    object: Pick<EstateObject, "id" | "name" | "inputs" | "outputs">,
    { names = [], derived, comments = [] }: Given,
    free: Names,
  ): Planned | undefined {
    const [problem] = [
      ...problemsOf(definition, args),
      ...(derived === undefined ? driftOf(definition, object.inputs) : []),
    ];
    if (problem !== undefined) {
      this.note(definition.kind, `${object.name} (${object.id}) is left out: ${problem}`);
      return undefined;
    }
    return {
      definition,
      name: free.of(...names, object.name),
      id: object.id,
      called: object.name,
      args,
      derived: derived ?? derivedOf(definition, object.inputs),
      outputs: object.outputs,
      comments,
    };
  }

  private namesOf(table: string): Names {
    const names = this.names.get(table) ?? new Names(table.replace(/s$/, ""));
    this.names.set(table, names);
    return names;
  }
}

/** Where the directory itself could not be read, what is in it tells its id. */
function directoryIdIn({ objects }: Estate): string | undefined {
  const [own] = objects["cloudsso:Directory"] ?? [];
  const told =
    own?.id ??
    Object.values(objects)
      .flat()
      .find(({ inputs }) => "directoryId" in inputs)?.inputs["directoryId"];
  return typeof told === "string" ? told : undefined;
}

type Values = { readonly [name: string]: unknown };

/** What a program has to give, so that the class wants what is there: what differs from what absence means. */
function argsOf(definition: AnyDefinition, inputs: Values, { args = {}, usual = {} }: Given): Branch {
  const chosen = Object.entries(fieldsOf(definition)).flatMap(([name, field]): [string, Tree][] => {
    if (field.derived === true) return [];
    const tree = args[name];
    if (tree !== undefined) return [[name, tree]];
    const value = inputs[name];
    const isUsual = [field.default, usual[name]].some((one) => one !== undefined && sameValue(field, value, one));
    const saysNothing = field.required !== true && field.emptyCounts !== true && isEmpty(value);
    return value === undefined || value === null || isUsual || saysNothing ? [] : [[name, treeOf(value)]];
  });
  return Object.fromEntries(chosen);
}

function problemsOf(definition: AnyDefinition, args: Branch): string[] {
  return Object.entries(args).flatMap(([name, tree]) => {
    const field = fieldsOf(definition)[name];
    if (field === undefined) return [];
    return fieldProblems(name, field, worth(tree)).map(({ path, reason }) => `${path} ${reason}`);
  });
}

/** What no program wants, and so would be undone: what has expired, or failed. */
function driftOf(definition: AnyDefinition, inputs: Values): string[] {
  const wanted: Values = { expiryStatus: "Valid" };
  return Object.entries(derivedOf(definition, inputs)).flatMap(([name, value]) =>
    isEmpty(value) || value === wanted[name] || !DRIFTING.includes(name)
      ? []
      : `its ${name} is ${JSON.stringify(value)}`,
  );
}

const DRIFTING = ["expiryStatus", "failedEvents"];

function derivedOf(definition: AnyDefinition, inputs: Values): Values {
  const fields = fieldsOf(definition);
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => fields[name]?.derived === true));
}
