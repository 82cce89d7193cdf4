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
