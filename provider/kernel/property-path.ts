/** Where a value is: names of properties and indexes of lists. */
export type Path = readonly PropertyKey[];

/** `permissionPolicies[0].permissionPolicyName`; a key with a colon is quoted: `objects["cloudsso:User"][0].id`. */
export function pathText(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (index === 0) return String(key);
      return String(key).includes(":") ? `[${JSON.stringify(String(key))}]` : `.${String(key)}`;
    })
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
