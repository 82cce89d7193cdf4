type Values = { readonly [name: string]: unknown };

/** The object that a program or a file says as JSON; `undefined` where it says something else, such as a question. */
export function mapIn(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isMap(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
