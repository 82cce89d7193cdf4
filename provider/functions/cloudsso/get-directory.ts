import { answered } from "../../client/answered";
import { asked } from "../connection";
import { directoryIdOf, theDirectory, toDirectory } from "../directory";
import { withOutputs } from "../with-outputs";

export interface GetDirectoryArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
}

export interface GetDirectoryResult {
  /** The same as `directoryId`. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** A part of the address of the portal. */
  readonly directoryName: string;
  /** The region that holds it. */
  readonly region: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime: string;
}

/**
 * The account's directory. Fails when there is none in the region that is asked.
 *
 * @example
 * const directory = await cloudsso.getDirectory();
 */
export function getDirectory(args: GetDirectoryArgs = {}): Promise<GetDirectoryResult> {
  return asked(async (services) => {
    if (args.directoryId === undefined) return toDirectory(await theDirectory(services));
    const id = await directoryIdOf(services, args.directoryId);
    const { Directory: directory } = await services.cloudsso.getDirectory({ DirectoryId: id });
    return toDirectory(answered(directory, `directory ${id}`));
  });
}

/** `getDirectory` with arguments that may be outputs, as an output. */
export const getDirectoryOutput = withOutputs(getDirectory);
