import type { Policy } from "../../api/ram.generated";
import type { Context } from "../context";

const LIST = "ram policies";

/** The custom policies of the account by name, listed once for all resources of a run. A row has all but the document. */
export function customPoliciesOf({ lists, ram }: Context): Promise<ReadonlyMap<string, Policy>> {
  return lists.read(LIST, async () => {
    const rows = await ram.listPolicies.all({ PolicyType: "Custom" });
    return new Map(rows.map((row) => [row.PolicyName ?? "", row]));
  });
}

/** After a write of a policy, carried out or not. */
export function dropPolicies({ lists }: Context): void {
  lists.drop(LIST);
}
