import { readFileSync } from "node:fs";
import { z } from "zod";

const form = z.array(z.string().min(1)).min(1);

/**
 * What is production: a JSON list of folders and accounts by name or id, of ways down to folders, and of tags.
 *
 * @throws a sentence with the file's name and what is wrong with it.
 */
export function readProduction(file: string): readonly string[] {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`The production file ${file} cannot be read: ${(error as Error).message}`);
  }
  const { data } = form.safeParse(given);
  if (data !== undefined) return data;
  throw new Error(
    `The production file ${file} has to be a list of texts with one at least, such as ["production", "core/payments", ` +
      '"1234567890123456", "stage=production"]: names or ids of folders and accounts, ways down to folders, tags.',
  );
}
