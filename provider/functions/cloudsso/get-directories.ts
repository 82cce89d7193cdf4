import { asked } from "../connection";
import { toDirectory } from "../directory";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";
import type { GetDirectoryResult } from "./get-directory";

export interface GetDirectoriesArgs {
  /** The whole name. Absent: any. */
  readonly directoryName?: string;
}

export interface GetDirectoriesResult {
  /** The ids of `directories`, in their order. */
  readonly ids: readonly string[];
  /** As `getDirectory` gives one; empty when there is none. */
  readonly directories: readonly GetDirectoryResult[];
}

/**
 * The directories that the account has in the region that is asked: one, or none.
 *
 * @example
 * const { directories: [directory] } = await cloudsso.getDirectories();
 */
export function getDirectories(args: GetDirectoriesArgs = {}): Promise<GetDirectoriesResult> {
  return asked(async ({ cloudsso }) => {
    const { Directories: rows = [] } = await cloudsso.listDirectories({});
    const named = ({ directoryName }: GetDirectoryResult) => [undefined, directoryName].includes(args.directoryName);
    const directories = inOrder(rows.map(toDirectory).filter(named), ({ directoryName }) => directoryName);
    return { ids: idsOf(directories), directories };
  });
}

/** `getDirectories` with arguments that may be outputs, as an output. */
export const getDirectoriesOutput = withOutputs(getDirectories);
