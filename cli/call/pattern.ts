/** What a pattern of the facts demands, in words. */
const WORDS: { readonly [pattern: string]: string } = {
  "^\\d+-\\d+$": "a country code and a number, such as 86-18688880000",
  "^[A-Za-z0-9._-]{1,64}@[A-Za-z0-9._-]+$":
    "1 to 64 letters, digits, `.`, `_` and `-`, then `@` and a domain, such as alice@example.onaliyun.com",
  "^[A-Za-z0-9-]+$": "letters, digits and `-`",
  "^\\d{6}$": "six digits",
  "^[A-Za-z0-9._-]+$": "letters, digits, `.`, `_` and `-`",
  "^[A-Za-z0-9_.-]+$": "letters, digits, `.`, `_` and `-`",
  "^[A-Za-z0-9@_.-]+$": "letters, digits, `@`, `.`, `_` and `-`",
  "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$":
    "letters, digits, `.`, `_` and `-`, the first and the last a letter or a digit",
  "^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$": "letters, digits, `.`, `_`, `:`, `/` and `-`, the first a letter or a digit",
  "^[A-Za-z0-9]{1,128}$": "letters and digits",
  "^https://[^?#@]+$": "an address that begins with https:// and has no `?`, `#` or `@`",
  "^(?!-)(?!.*--)[A-Za-z0-9._-]*[A-Za-z0-9._]\\.onaliyun\\.com$":
    "letters, digits, `.`, `_` and single `-`, none at either end, then `.onaliyun.com`",
  "^\\d+$": "digits",
  "^(?!d-)[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single `-` between them, not beginning with `d-`",
  "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single `-` between them",
  "^\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?$": "an IPv4 address or block, such as 10.0.0.0/8",
};

export function wordsFor(pattern: string): string {
  return WORDS[pattern] ?? `text that matches ${pattern}`;
}
