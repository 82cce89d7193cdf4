import { unreadLines } from "../estate/unread";
import { DIRECTORY } from "./directory";
import type { Constants, LookUps, Plan, Planned } from "./plan";
import { comment, entries, print } from "./print";
import { Source } from "./source";
import { classOf, PACKAGE, writeTable } from "./tables";
import { needsOf } from "./tree";

/** A file of the program: where it is in its folder, and its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The program's TypeScript. */
export function writeProgram(plan: Plan): TextFile[] {
  const sources = new Map<string, Source>();
  const source = (file: string): Source => {
    const known = sources.get(file) ?? new Source(file);
    sources.set(file, known);
    return known;
  };
  const parts: Source[] = [];
  for (const constants of plan.constants)
    if (constants.values.size > 0) writeConstants(constants, source(constants.file));
  for (const table of plan.tables) {
    if (table.definition.kind === "cloudsso:Directory") writeDirectory(plan, table.rows, source);
    else if (table.rows.length > 0) parts.push(...writeTable(table, source(table.file)));
  }
  for (const lookUps of plan.lookUps) if (lookUps.keys.size > 0) writeLookUps(lookUps, source(lookUps.file));
  for (const setting of plan.settings) writeSetting(setting, source("settings"));
  const index = writeIndex(plan, [...sources.keys()]);
  const all = [index, ...sources.values(), ...parts].map(({ path, text }) => ({ path: `${path}.ts`, text }));
  return [...all, { path: "mapped.ts", text: MAPPED }];
}

function writeConstants({ name, words, values }: Constants, source: Source): void {
  const rows = [...values.values()].map(({ code, value }) => [code.slice(name.length + 1), String(value)] as const);
  const sorted = rows.sort(([a], [b]) => (a < b ? -1 : 1));
  source.add(`/** ${words} */\nexport const ${name} = {\n${entries(Object.fromEntries(sorted), 2)}\n};`);
}

function writeDirectory(
  { directoryId }: Plan,
  [planned]: readonly Planned[],
  sourceOf: (file: string) => Source,
): void {
  if (directoryId === undefined) return;
  const source = sourceOf(DIRECTORY.file);
  if (planned === undefined) {
    source.add(
      `/** The directory, which is none of this program's. */\nexport const ${DIRECTORY.name} = ${print(directoryId, { indent: 0, around: 0 })};`,
    );
    return;
  }
  source.take(PACKAGE, "cloudsso");
  const args = Object.keys(planned.args).length === 0 ? "" : `, ${print(planned.args, { indent: 0, around: 64 })}`;
  source.add(
    "/** An account has one directory. It is taken over as it is, and a destroy leaves it alone. */\n" +
      `export const directory = new cloudsso.Directory("${planned.name}"${args});`,
  );
  source.add(`export const ${DIRECTORY.name} = directory.id;`);
}

function writeLookUps({ name, words, call, by, keys }: LookUps, source: Source): void {
  const [module = ""] = call.split(".");
  source.take(PACKAGE, module);
  source.need({ file: "mapped", name: "mapped" });
  source.need(DIRECTORY);
  const names = Object.fromEntries([...keys].map(([called, key]) => [key, called]));
  source.add(`const ${name}Table = {\n${entries(names, 2)}\n};`);
  const head = `export const ${name} = mapped(${name}Table, (_, ${by}) =>`;
  const made = `${call}({ directoryId, ${by} })`;
  const flat = `${head} ${made});`;
  source.add(`/** ${words} */\n${flat.length <= 120 ? flat : `${head}\n  ${made},\n);`}`);
}

function writeSetting({ definition, name, args, comments }: Planned, source: Source): void {
  const { module, name: className } = classOf(definition);
  source.take(PACKAGE, module);
  for (const need of needsOf(args)) source.need(need);
  const before = `new ${module}.${className}("${name}", `;
  const given = print(args, { indent: 0, around: before.length + 2 }).replace(
    "directoryId: directoryId",
    "directoryId",
  );
  source.add([...comments.map((text) => comment(text, 0)), `${before}${given});`].join("\n"));
}

/** As many as leave the file short. */
const MOST_NOTES = 80;

function writeIndex(plan: Plan, files: readonly string[]): Source {
  const index = new Source("index");
  const notes = shortened(plan.notes.map(({ what, sentence }) => comment(`${what}: ${sentence}`, 0)));
  index.begin([
    "// Written by alicloud-identity export, and yours from now on.",
    ...unreadComments(plan),
    ...(notes.length === 0 ? [] : ["// What is not in this program:", ...notes]),
  ]);
  for (const file of [...files].sort()) index.run(file);
  return index;
}

/** First of all, and never among what there is no room for: nothing else tells that something is missing. */
function unreadComments({ estate: { unread } }: Plan): string[] {
  if (unread.length === 0) return [];
  const head = "// INCOMPLETE: what could not be read is missing here, whatever there is of it.";
  return [head, ...shortened(unreadLines(unread).map((line) => comment(line, 0)))];
}

function shortened(comments: readonly string[]): string[] {
  if (comments.length <= MOST_NOTES) return [...comments];
  return [...comments.slice(0, MOST_NOTES), `// and ${comments.length - MOST_NOTES} more.`];
}

const MAPPED = `/** Arguments by name, but for those that all have in common. */
export type Table<Args, Common extends keyof Args = never> = Readonly<Record<string, Omit<Args, Common>>>;

/** Makes something of each entry, and keeps the names. */
export function mapped<K extends string, A, B>(
  of: Readonly<Record<K, A>>,
  make: (name: K, value: A) => B,
): Record<K, B> {
  const made = Object.entries<A>(of).map(([name, value]) => [name, make(name as K, value)]);
  return Object.fromEntries(made) as Record<K, B>;
}
`;
