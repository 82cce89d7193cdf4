import type { Statement } from "./document";
import { covers } from "./patterns";

/** A kind of resource: what stands for any one of them, and which actions are about it. */
interface Kind {
  /** The last part of the ARN. `~` is a name that nobody has, so a pattern that covers it covers all of them. */
  readonly any: string;
  readonly about: RegExp;
}

/** Longer than any row of `?` that somebody would write. */
const NAME = "~".repeat(64);

const kind = (any: string, about: RegExp = /./): Kind => ({ any: any.replaceAll("~", NAME), about });

/**
 * What "all of them" means for each service, by the ARNs that its actions are checked against. Of an action that is about
 * several kinds, the one that comes first decides how much power it gives: which policy is attached counts, not to whom.
 */
const KINDS: { readonly [service: string]: readonly Kind[] } = {
  ram: [
    kind("mfa/~", /mfa/i),
    kind("policy/~", /(?<!password)policy/i),
    kind("group/~", /group/i),
    kind("role/~", /role/i),
    kind("saml-provider/~", /saml/i),
    kind("oidc-provider/~", /oidc/i),
    kind("user/~", /user|accesskey|loginprofile|mfa/i),
  ],
  // An account has one directory, so the id of it limits nothing.
  cloudsso: [
    kind("directory/~/access-configuration/~", /accessconfiguration|accessassignment/i),
    kind("directory/~/user-provisioning/~", /userprovisioning/i),
    kind("directory/~/group/~", /group|accessassignment|scim/i),
    kind("directory/~/user/~", /user|mfa|accessassignment/i),
    kind("directory/~"),
  ],
  log: [kind("project/~/logstore/~", /logstore/i), kind("project/~", /project/i)],
  actiontrail: [kind("trail/~")],
};

/** Of a service that has no row: only a pattern for whatever there is covers both. */
const OTHERS: readonly Kind[] = [kind("~/~")];

/** The service in the ARNs, where it is not the one in the action. */
const OWNERS: { readonly [service: string]: string } = { ims: "ram", sts: "ram" };

/** Whether a statement lets its actions reach all that this one is about. */
export function isOnAll({ resources, notResources }: Statement, action: string): boolean {
  if (notResources.length > 0) return true;
  const patterns = resources.map(({ text }) => widened(text.toLowerCase()));
  const [named = "", operation = ""] = action.toLowerCase().split(":");
  const service = OWNERS[named] ?? named;
  for (const { any, about } of KINDS[service] ?? OTHERS) {
    if (!about.test(operation)) continue;
    if (patterns.some((pattern) => covers(pattern, arnOf(service, any)))) return true;
    if (patterns.some((pattern) => pattern.startsWith(arnOf(service, any.replace(/~+$/, ""))))) return false;
  }
  return patterns.some((pattern) => covers(pattern, arnOf(service, NAME)));
}

/** All resources of a service, whatever their kind. */
export function isWholeService(resource: string, service: string): boolean {
  return covers(widened(resource.toLowerCase()), arnOf(service.toLowerCase(), NAME));
}

/** All resources there are: `*`, or an ARN with * in each of its parts. */
export function isEverything(resource: string): boolean {
  return covers(widened(resource), `acs:${NAME}:*:*:${NAME}/${NAME}`);
}

/** Without the region, the account and the directory, which hold all that there is anyway. */
function widened(resource: string): string {
  return resource
    .replace(/^([^:]*:[^:]*):[^:]*:[^:]*:/, "$1:*:*:")
    .replace(
      /^(acs:[^:]*:\*:\*:directory\/)([^/]+)/,
      (_, start: string, id: string) => start + (id.includes("*") ? "*" : NAME),
    );
}

function arnOf(service: string, any: string): string {
  return `acs:${service}:*:*:${any}`;
}
