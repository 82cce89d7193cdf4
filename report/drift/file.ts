import { readFileSync } from "node:fs";
import { pathText } from "../../provider/kernel/property-path";
import { type DriftReport, FORMAT, VERSION } from "./model";
import { driftSchema } from "./schema";

/** @throws a sentence with the file's name, and the path of what is wrong in it. */
export function readDriftReport(file: string): DriftReport {
  const value = contentIn(file);
  const { format, version } = (value ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== FORMAT) {
    throw new Error(
      `${file} is no report of drift, as its format is not ${FORMAT}; give what drift --format json writes.`,
    );
  }
  if (version !== VERSION) {
    throw new Error(
      `${file} is a report of version ${String(version)}, and this release reads version ${VERSION}; look again without it, and keep the new report.`,
    );
  }
  const { error, data } = driftSchema.safeParse(value);
  if (error === undefined) return data as DriftReport;
  const [issue] = error.issues;
  throw new Error(`${file} is damaged: ${pathText(issue?.path ?? [])}: ${issue?.message}.`);
}

function contentIn(file: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`The report ${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new Error(`${file} is no JSON; give what drift --format json writes.`);
  }
}
