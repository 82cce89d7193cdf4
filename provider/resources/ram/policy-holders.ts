import type { Context } from "../context";
import { unlessGone } from "../gone";
import { sideBySide } from "../side-by-side";
import { dropGrants } from "./grants";

/** Somebody who has a policy. */
interface Holder {
  readonly kind: "user" | "group" | "role";
  readonly name: string;
}

/** Those who have a custom policy in the whole account; what counts in one resource group alone no list of RAM shows. */
export async function holdersOf({ ram }: Context, policyName: string): Promise<readonly Holder[]> {
  const { Users, Groups, Roles } = await ram.listEntitiesForPolicy({ PolicyName: policyName, PolicyType: "Custom" });
  return [
    ...(Users?.User ?? []).map(({ UserName }) => ({ kind: "user" as const, name: UserName })),
    ...(Groups?.Group ?? []).map(({ GroupName }) => ({ kind: "group" as const, name: GroupName })),
    ...(Roles?.Role ?? []).map(({ RoleName }) => ({ kind: "role" as const, name: RoleName })),
  ].flatMap(({ kind, name }) => (name === undefined ? [] : { kind, name }));
}

/** From everybody who has it. Whoever lost it meanwhile is done. */
export async function detachFromAll(context: Context, policyName: string): Promise<void> {
  const policy = { PolicyName: policyName, PolicyType: "Custom" } as const;
  const detach = ({ kind, name }: Holder): Promise<unknown> => {
    if (kind === "user") return context.ram.detachPolicyFromUser({ ...policy, UserName: name });
    if (kind === "group") return context.ram.detachPolicyFromGroup({ ...policy, GroupName: name });
    return context.ram.detachPolicyFromRole({ ...policy, RoleName: name });
  };
  const holders = (await unlessGone(holdersOf(context, policyName))) ?? [];
  if (holders.length === 0) return;
  const [failed] = await sideBySide(holders, (holder) => unlessGone(detach(holder)));
  dropGrants(context);
  if (failed !== undefined) throw failed.error;
}
