import { join } from "node:path";
import { copyOfCheckout, temporaryFolder } from "./copy";
import { succeed } from "./run";

export interface Tarball {
  readonly path: string;
  /** What is in it, by its path in the package. */
  readonly files: readonly string[];
  /** The checkout that it was packed from, now with a build. */
  readonly checkout: string;
}

let packed: Promise<Tarball> | undefined;

/** The package as `npm publish` would send it; packed once. */
export function tarball(): Promise<Tarball> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<Tarball> {
  const checkout = copyOfCheckout();
  const folder = temporaryFolder("packed-");
  const said = await succeed(checkout, "npm", ["pack", "--silent", "--json", "--pack-destination", folder]);
  const [one] = JSON.parse(said.slice(said.indexOf("["))) as [{ filename: string; files: { path: string }[] }];
  return { path: join(folder, one.filename), files: one.files.map(({ path }) => path), checkout };
}
