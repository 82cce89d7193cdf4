import type { Listed } from "../kernel/definition";

/** Who has the name, in whatever spelling: names are unique whatever their case, and most look-ups are exact. */
export async function holderOf(all: AsyncIterable<Listed>, name: string): Promise<Listed | undefined> {
  for await (const one of all) if (one.name.toLowerCase() === name.toLowerCase()) return one;
  return undefined;
}

/** @param named the one that wants the name: `user Ann@example.onaliyun.com`. */
export function nameTaken(named: string, holder: Listed, wanted: string): string {
  const spelt = holder.name === wanted ? "" : ", since names that differ in case alone are the same name";
  return (
    `the name of ${named} belongs to ${holder.name} (${holder.id}) already${spelt}; choose another name, or rename or ` +
    "delete that one first"
  );
}
