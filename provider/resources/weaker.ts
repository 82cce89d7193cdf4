/** What a change of one value makes weaker, in a sentence. `undefined`: nothing. */
type WeakerRules<I> = {
  readonly [K in keyof I]?: (was: NonNullable<I[K]>, is: NonNullable<I[K]>) => string | undefined;
};

type Rule = (was: unknown, is: unknown) => string | undefined;
type Values = { readonly [name: string]: unknown };

/** The sentences on a change, in the order of the rules; a value that is not known on both sides changes nothing. */
export function weakerBy<I extends object>(rules: WeakerRules<I>): (from: Partial<I>, to: Partial<I>) => string[] {
  return (from, to) =>
    Object.entries<Rule>(rules as Record<string, Rule>).flatMap(([name, rule]) => {
      const [was, is] = [(from as Values)[name], (to as Values)[name]];
      return was === undefined || is === undefined ? [] : (rule(was, is) ?? []);
    });
}

/** Whether a limit lets more through than before, where zero means that there is none. */
export function isLooser(was: number, is: number): boolean {
  return (is || Number.POSITIVE_INFINITY) > (was || Number.POSITIVE_INFINITY);
}
