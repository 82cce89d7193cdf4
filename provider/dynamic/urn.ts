/** What Pulumi calls a kind; dynamic resources of Node.js all have this package. */
export function typeToken(kind: string): string {
  return `pulumi-nodejs:dynamic/${kind}`;
}

const SCHEME = "urn:pulumi:";

/**
 * A URN without what the kind says anyway: `dev::shop::::ann` of `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/ims:User::ann`.
 * Every resource has it in its inputs and in its outputs, so in a large state each letter of it counts.
 */
export function shortUrn(kind: string, urn: string): string {
  const own = `${typeToken(kind)}::`;
  const at = urn.indexOf(own);
  return `${urn.slice(SCHEME.length, at)}::${urn.slice(at + own.length)}`;
}

/** The URN that was made short, or was not. */
export function fullUrn(kind: string, text: string): string {
  if (text === "" || text.startsWith(SCHEME)) return text;
  // Stack, project, and the types of the parents: none of them has a pair of colons in it, as a name may.
  const [, place = "", name = ""] = /^(.*?::.*?::.*?)::(.*)$/s.exec(text) ?? [];
  return `${SCHEME}${place}${typeToken(kind)}::${name}`;
}
