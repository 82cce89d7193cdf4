/** `access configuration`, `SAML provider`: what a person calls what the API calls `AccessConfiguration`, in small letters. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase();
}

/** `accessConfiguration`, `samlProvider`: as a program writes what the API calls `AccessConfiguration`, `SAMLProvider`. */
export function camelCase(name: string): string {
  return name.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/, (start) => start.toLowerCase());
}

export function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function withArticle(words: string): string {
  return `${/^[aeio]|^un/.test(words) ? "an" : "a"} ${words}`;
}
