import type { Directory } from "../api/cloudsso.generated";
import type { Services } from "../api/services";
import { remembered } from "../client/account";
import { answered } from "../client/answered";
import { listed } from "../resources/naming";

const directories = new WeakMap<Services, () => Promise<Directory>>();

/** The account's one directory; a program asks for it once, however many of its functions want it. */
export function theDirectory(services: Services): Promise<Directory> {
  const known = directories.get(services) ?? remembered(() => askFor(services));
  directories.set(services, known);
  return known();
}

/** The id of the directory that a function is about. @param given Absent: the account's one directory. */
export async function directoryIdOf(services: Services, given: string | undefined): Promise<string> {
  if (given === undefined) return answered((await theDirectory(services)).DirectoryId, "the id of the directory");
  if (!/^d-[A-Za-z0-9]+$/.test(given)) throw new Error("directoryId must be the id of a directory (d-...)");
  return given;
}

async function askFor({ cloudsso }: Services): Promise<Directory> {
  const { Directories: rows = [] } = await cloudsso.listDirectories({});
  const [directory, ...others] = rows;
  if (directory === undefined) {
    throw new Error("there is no CloudSSO directory in this region; getServiceStatus tells which region has one");
  }
  if (others.length === 0) return directory;
  const candidates = rows.map(({ DirectoryId, DirectoryName }) => `${DirectoryName} (${DirectoryId})`);
  throw new Error(`the account has more than one directory: ${listed(candidates)}; say which with directoryId`);
}

/** As a program sees it. */
export function toDirectory(directory: Directory) {
  const id = answered(directory.DirectoryId, "the id of the directory");
  return {
    id,
    directoryId: id,
    directoryName: answered(directory.DirectoryName, "the name of the directory"),
    region: answered(directory.Region, "the region of the directory"),
    createTime: answered(directory.CreateTime, "the creation time of the directory"),
  };
}
