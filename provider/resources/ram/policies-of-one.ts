import type { Policy } from "../../api/ram.generated";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { sideBySide } from "../side-by-side";
import { type AttachedPolicy, toAttached } from "./attached-policy";
import { dropGrants } from "./grants";

/** How policies are read from a user, a group or a role, and taken away. */
export interface Holding {
  /** "Gone" where there is no such one. */
  policies(context: Context, id: string): Promise<{ readonly Policies?: { readonly Policy?: readonly Policy[] } }>;
  detach(context: Context, id: string, policy: AttachedPolicy): Promise<unknown>;
}

/** In the whole account; what counts in one resource group alone no such list shows. */
export async function policiesOf(context: Context, of: Holding, id: string): Promise<AttachedPolicy[]> {
  const { Policies } = await of.policies(context, id);
  return (Policies?.Policy ?? []).map(toAttached);
}

/** For a delete that was told to. What was detached meanwhile is done. */
export async function detachAll(context: Context, of: Holding, id: string): Promise<void> {
  const policies = (await unlessGone(policiesOf(context, of, id))) ?? [];
  if (policies.length === 0) return;
  const [failed] = await sideBySide(policies, (policy) => unlessGone(of.detach(context, id, policy)));
  dropGrants(context);
  if (failed !== undefined) throw failed.error;
}
