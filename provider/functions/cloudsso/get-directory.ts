import * as pulumi from "@pulumi/pulumi";
import { answered } from "../../client/answered";
import { connection, told } from "../connection";

export interface GetDirectoryArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
}

export interface GetDirectoryResult {
  readonly id: string;
  readonly directoryId: string;
  readonly directoryName: string;
  /** The region that holds it. */
  readonly region: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime: string;
}

/**
 * The account's directory. Fails when there is none in the region that is asked.
 *
 * Runs in the program's process in every preview; its result is not in the state.
 */
export function getDirectory(args: GetDirectoryArgs = {}): Promise<GetDirectoryResult> {
  return told(ask(args));
}

async function ask(args: GetDirectoryArgs): Promise<GetDirectoryResult> {
  const { cloudsso } = connection();
  const directory =
    args.directoryId === undefined
      ? (await cloudsso.listDirectories({})).Directories?.[0]
      : (await cloudsso.getDirectory({ DirectoryId: args.directoryId })).Directory;
  if (directory?.DirectoryId === undefined) {
    throw new Error("there is no CloudSSO directory in this region; getServiceStatus tells which region has one");
  }
  return {
    id: directory.DirectoryId,
    directoryId: directory.DirectoryId,
    directoryName: answered(directory.DirectoryName, "the name of the directory"),
    region: answered(directory.Region, "the region of the directory"),
    createTime: answered(directory.CreateTime, "the creation time of the directory"),
  };
}

/** `getDirectory` with arguments that may be outputs, as an output. */
export function getDirectoryOutput(
  args: { readonly [K in keyof GetDirectoryArgs]: pulumi.Input<GetDirectoryArgs[K]> } = {},
): pulumi.Output<GetDirectoryResult> {
  return pulumi.output(args).apply((known) => getDirectory(known as GetDirectoryArgs));
}
