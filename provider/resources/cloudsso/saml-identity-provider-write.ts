import { isDenied } from "../../client/error-codes";
import { mayHaveBeenCarriedOut } from "../../client/errors";
import type { Found } from "../../kernel/definition";
import { Unfinished } from "../../kernel/unfinished";
import type { Context } from "../context";
import { listed } from "../naming";
import { SSO_OFF } from "./saml-identity-provider-check";
import { type Live, readLive, type Wanted } from "./saml-identity-provider-live";
import { differing, lackingForSso, planOf, planOfClear, type Step } from "./saml-identity-provider-plan";

/** A write whose answer was lost is looked at and, where it had not arrived, repeated; so often at most. */
const ROUNDS = 3;

/** Brings what is live to what is wanted, and sends nothing when it is so already. */
export async function write<F extends Found<object, object>>(
  context: Context,
  id: string,
  wanted: Wanted,
  found: (live: Live) => F,
): Promise<F> {
  const before = await readLive(context, id);
  const changing = differing(before, wanted);
  if (changing.length === 0) return found(before);
  const lacking = changing.includes("ssoStatus") && wanted.ssoStatus === "Enabled" ? lackingForSso(before, wanted) : [];
  if (lacking.length > 0) {
    throw new Error(
      `SSO of directory ${id} cannot be switched on: nobody could log on, as it has no ${listed(lacking)}; give what is ` +
        "missing, or encodedMetadataDocument",
    );
  }
  context.report(`writes ${listed(changing)}`);
  await carryOut(context, id, before, (live) => planOf(live, wanted), found);
  const live = await readLive(context, id);
  const ignored = differing(live, wanted);
  if (ignored.length === 0) return found(live);
  throw new Unfinished(
    found(live),
    `the service took ${listed(ignored)} of the SAML identity provider and shows other values; look at it in the console`,
  );
}

/** Switches SSO off, and leaves no identity provider behind. */
export async function clear(context: Context, id: string): Promise<void> {
  const live = await readLive(context, id);
  if (live.ssoStatus === "Enabled") context.warn(SSO_OFF);
  await carryOut(context, id, live, planOfClear);
  context.notice("SSO is off, and the SAML identity provider is cleared");
}

/** @param found for a failure when something was written already: the state must say what is there. */
async function carryOut(
  context: Context,
  id: string,
  from: Live,
  plan: (live: Live) => Step[],
  found?: (live: Live) => Found<object, object>,
): Promise<void> {
  let wrote = false;
  let round = 1;
  for (let left = plan(from); left.length > 0; ) {
    const [step, ...rest] = left;
    try {
      if (step !== undefined) await send(context, id, step);
      wrote = true;
      left = rest;
    } catch (error) {
      wrote ||= mayHaveBeenCarriedOut(error);
      // Perhaps it is so all the same, by this call or by somebody else: what is live tells.
      const live = await readLive(context, id).catch(() => Promise.reject(error));
      const next = plan(live);
      const isNearer = next.length < left.length;
      if (isDenied(error) || (!isNearer && !(mayHaveBeenCarriedOut(error) && round++ < ROUNDS))) {
        throw wrote && found !== undefined ? new Unfinished(found(live), (error as Error).message) : error;
      }
      left = next;
    }
  }
}

function send({ cloudsso }: Context, DirectoryId: string, step: Step): Promise<unknown> {
  if ("set" in step) return cloudsso.setExternalSAMLIdentityProvider({ DirectoryId, ...step.set });
  if ("add" in step) return cloudsso.addExternalSAMLIdPCertificate({ DirectoryId, X509Certificate: step.add });
  if ("remove" in step) {
    return cloudsso.removeExternalSAMLIdPCertificate({ DirectoryId, CertificateId: step.remove });
  }
  return cloudsso.clearExternalSAMLIdentityProvider({ DirectoryId });
}
