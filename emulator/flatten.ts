/** `{Tags: [{Key, Value}]}` becomes `Tags.1.Key`, `Tags.1.Value`, as on the wire; what is undefined is left out. */
export function flatten(parameters: Readonly<Record<string, unknown>>): Record<string, string> {
  const flat: Record<string, string> = {};
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) add(`${name}.${index + 1}`, item);
    } else if (typeof value === "object") {
      for (const [key, item] of Object.entries(value)) add(`${name}.${key}`, item);
    } else {
      flat[name] = String(value);
    }
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return flat;
}
