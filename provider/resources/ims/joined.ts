/** The entries of what the service joins with commas; an empty text has none. */
export function entriesOf(joined: string | undefined): string[] {
  return (joined ?? "").split(",").filter(Boolean);
}
