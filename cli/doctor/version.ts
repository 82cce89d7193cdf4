import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Finding, fail, ok } from "./finding";
import { mapIn } from "./printed";

/** What the package asks of its surroundings. */
export interface Needs {
  /** `>=20.19` */
  readonly node: string;
  /** `>=3.216.0 <4` */
  readonly sdk: string;
}

/** Of the package itself, by its own name: this file is at another depth in a checkout than in a build. */
export function needsOfPackage(): Needs {
  const { engines, peerDependencies } = require("pulumi-alicloud-identity/package.json") as {
    readonly engines: { readonly node: string };
    readonly peerDependencies: { readonly "@pulumi/pulumi": string };
  };
  return { node: engines.node, sdk: peerDependencies["@pulumi/pulumi"] };
}

/** `3.216.0` of `>=3.216.0 <4`. */
export function leastOf(range: string): string {
  return /^>=(\S+)/.exec(range)?.[1] ?? "0";
}

export function nodeFinding(version: string, { node }: Needs): Finding {
  return isIn(version, node)
    ? ok("node", version)
    : fail("node", `${version}, and the package needs ${node}`, "install a newer Node.js");
}

/** The SDK that a program in this folder loads. */
export function sdkFinding(folder: string, { sdk }: Needs): Finding {
  const install = `npm install "@pulumi/pulumi@${sdk}"`;
  const version = sdkVersion(folder);
  if (version === undefined)
    return fail("sdk", `there is no @pulumi/pulumi for programs in ${resolve(folder)}`, install);
  return isIn(version, sdk)
    ? ok("sdk", `@pulumi/pulumi ${version}`)
    : fail("sdk", `@pulumi/pulumi ${version}, and the package needs ${sdk}`, install);
}

function sdkVersion(folder: string): string | undefined {
  const folders = createRequire(join(resolve(folder), "index.js")).resolve.paths("@pulumi/pulumi") ?? [];
  const file = folders.map((one) => join(one, "@pulumi", "pulumi", "package.json")).find((one) => existsSync(one));
  if (file === undefined) return undefined;
  const version = mapIn(readFileSync(file, "utf8"))?.["version"];
  return typeof version === "string" ? version : undefined;
}

/** For ranges as `package.json` has them here: `>=` and `<`, joined by spaces. */
function isIn(version: string, range: string): boolean {
  return range.split(" ").every((part) => {
    return part.startsWith(">=") ? !isBelow(version, part.slice(2)) : isBelow(version, part.replace(/^</, ""));
  });
}

/** Numbers alone count: a pre-release is taken for its release. */
export function isBelow(version: string, least: string): boolean {
  const [ours, theirs] = [version, least].map((one) =>
    one
      .replace(/[-+].*/, "")
      .split(".")
      .map(Number),
  );
  for (const index of [0, 1, 2]) {
    const difference = (ours?.[index] ?? 0) - (theirs?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
