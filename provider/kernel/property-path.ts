/** Where a value is: names of properties and indexes of lists. */
export type Path = readonly PropertyKey[];

/** `permissionPolicies[0].permissionPolicyName` */
export function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join("");
}

export function isAtOrBelow(path: string, root: string): boolean {
  return root === "" || path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
}

export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const key of path) {
    if (here === null || typeof here !== "object") return here;
    here = (here as { readonly [key: PropertyKey]: unknown })[key];
  }
  return here;
}
