import type { Context } from "../context";

/** The directories that the account has in this region: one or none, as the service has it today. */
export async function directoryIds({ cloudsso }: Context): Promise<string[]> {
  const { Directories: rows = [] } = await cloudsso.listDirectories({});
  return rows.flatMap(({ DirectoryId: id }) => id ?? []);
}
