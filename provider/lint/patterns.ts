/**
 * Whether a pattern of `*` and `?` matches a text, or all that a narrower pattern matches: `oss:Get*` covers
 * `oss:GetObject` and `oss:GetBucket*`. Errs to `false` for two patterns that only overlap. Needs at most as many steps as
 * both are long, multiplied, whatever they are.
 */
export function covers(pattern: string, text: string): boolean {
  let [at, star, marked] = [0, -1, 0];
  for (let place = 0; place < text.length; ) {
    if (pattern[at] === "*") {
      star = at++;
      marked = place;
    } else if (at < pattern.length && isOne(pattern[at], text[place])) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++marked;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/** `*` in a narrower pattern stands for any number of characters, so no `?` covers it. */
function isOne(pattern: string | undefined, character: string | undefined): boolean {
  return pattern === "?" ? character !== "*" : pattern === character;
}

/** The same of actions, whose case seldom counts. */
export function coversAction(pattern: string, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}

/**
 * Whether two patterns of `*` and `?` have a text in common: `ecs:*Instance` and `ecs:Run*` have `ecs:RunInstance`. A text is
 * a pattern that matches itself. From the ends back: each row says of one place in the first pattern from which places of
 * the second both go on.
 */
export function meet(one: string, other: string): boolean {
  let below: readonly boolean[] = [];
  for (let at = one.length; at >= 0; at--) {
    const row: boolean[] = [];
    for (let place = other.length; place >= 0; place--) row[place] = goesOn(one[at], other[place], place, row, below);
    below = row;
  }
  return below[0] === true;
}

function goesOn(
  a: string | undefined,
  b: string | undefined,
  place: number,
  row: readonly boolean[],
  below: readonly boolean[],
): boolean {
  const [lessOfFirst, lessOfSecond] = [below[place] === true, row[place + 1] === true];
  if (a === "*") return lessOfFirst || (b !== undefined && lessOfSecond);
  if (b === "*") return lessOfSecond || (a !== undefined && lessOfFirst);
  if (a === undefined || b === undefined) return a === b;
  return (a === "?" || b === "?" || a === b) && below[place + 1] === true;
}

/** The same of actions, whose case seldom counts. */
export function meetAsActions(one: string, other: string): boolean {
  return meet(one.toLowerCase(), other.toLowerCase());
}
