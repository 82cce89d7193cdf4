import { readFileSync } from "node:fs";
import { type ParseError, parse } from "jsonc-parser";
import stringify from "safe-stable-stringify";
import { pathText } from "../provider/kernel/property-path";
import { type Estate, FORMAT, VERSION } from "./model";
import { estateSchema } from "./schema";

/** Equal for equal estates: keys are in their order, whoever wrote them. */
export function textOf(estate: Estate): string {
  return `${stringify(estate, undefined, 2)}\n`;
}

/** @throws a sentence with the file's name, and the path of what is wrong in it. */
export function readEstateFile(file: string): Estate {
  return parseEstate(contentOf(file), file);
}

export function parseEstate(content: string, file: string): Estate {
  const errors: ParseError[] = [];
  const value: unknown = parse(content, errors);
  const [error] = errors;
  if (error !== undefined) {
    const before = content.slice(0, error.offset).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const isCut = content.slice(error.offset).trim() === "";
    throw new Error(`${file} ${isCut ? "is cut off" : "is no JSON"} at ${place}; take the snapshot again.`);
  }
  return checkEstate(value, file);
}

/** Whether it says that it is an estate, of whatever version. */
export function isEstate(value: unknown): boolean {
  return (value as { readonly format?: unknown } | null)?.format === FORMAT;
}

function checkEstate(value: unknown, file: string): Estate {
  const { version } = (value ?? {}) as { readonly version?: unknown };
  if (!isEstate(value)) {
    throw new Error(
      `${file} is no estate, as its format is not ${FORMAT}; alicloud-identity snapshot <file> takes one.`,
    );
  }
  if (version !== VERSION) {
    throw new Error(
      `${file} is an estate of version ${String(version)}, and this release reads version ${VERSION}; take the snapshot again.`,
    );
  }
  const { error, data } = estateSchema.safeParse(value);
  if (error === undefined) return data as Estate;
  const [issue] = error.issues;
  throw new Error(`${file} is damaged: ${pathText(issue?.path ?? [])}: ${issue?.message}.`);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(
      `The estate ${file} cannot be read: ${(error as Error).message}; alicloud-identity snapshot <file> takes one.`,
    );
  }
}
