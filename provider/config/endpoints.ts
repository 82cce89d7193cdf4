import { ConfigurationError } from "./settings";
import type { Type } from "./types";

/**
 * A host or URL, read as an origin. Plain http is for the emulator on this machine only: over a network it would show
 * the session token to everybody between. What is refused is not quoted, since it may hold a password.
 */
export const endpoint: Type<string> = {
  read: (raw, source) => {
    if (typeof raw !== "string") {
      throw new ConfigurationError(`${source} must be a host or URL, not ${JSON.stringify(raw)}.`);
    }
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(raw)
      ? raw
      : `${isLoopback(`https://${raw}`) ? "http" : "https"}://${raw}`;
    if (!URL.canParse(withScheme)) throw new ConfigurationError(`${source} is neither a host name nor a URL.`);
    const url = new URL(withScheme);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(withScheme))) {
      throw new ConfigurationError(`${source} must be an https URL; plain http is for 127.0.0.1 and localhost only.`);
    }
    if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "" || url.pathname !== "/") {
      throw new ConfigurationError(`${source} must be a host or URL without user, path or query.`);
    }
    return url.origin;
  },
};

/** Whether a URL points at this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
