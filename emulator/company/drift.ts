import type { Office } from "../seed-office";
import type { World } from "../world";
import type { Place } from "./accounts";
import { type ConfigurationName, type Configurations, documentOf, inlineName } from "./configurations";

/**
 * What nobody's program says, each a kind of drift that a provider must find: a foreign policy, edits that have not
 * reached all accounts, a task that failed, and a de-provisioning that failed.
 */
export function letDrift(
  world: World,
  { cloudsso, ims }: Office,
  places: readonly Place[],
  configurations: Configurations,
): void {
  const on = (name: ConfigurationName, accountId: string) => ({
    AccessConfigurationId: configurations[name],
    TargetType: "RD-Account",
    TargetId: accountId,
  });
  const having = (name: ConfigurationName): readonly string[] =>
    places
      .map(({ accountId }) => accountId)
      .filter((accountId) => isProvisioned(world, configurations[name], accountId));
  const provision = (name: ConfigurationName, accountId: string, failure?: string): void => {
    cloudsso("ProvisionAccessConfiguration", on(name, accountId), failure);
    world.finishTasks();
  };

  // Somebody helped out on a Friday evening, in the console. Seven of the ten accounts have it by now.
  cloudsso("AddPermissionPolicyToAccessConfiguration", {
    AccessConfigurationId: configurations.Support,
    PermissionPolicyType: "System",
    PermissionPolicyName: "AliyunOSSFullAccess",
  });
  for (const accountId of having("Support").slice(0, 7)) provision("Support", accountId);

  // An edit whose roll-out was interrupted: one account failed, two were never reached.
  cloudsso("UpdateInlinePolicyForAccessConfiguration", {
    AccessConfigurationId: configurations.DataEngineer,
    InlinePolicyName: inlineName("DataEngineer"),
    NewInlinePolicyDocument: documentOf([
      { Effect: "Allow", Action: ["odps:*", "dataworks:*", "hologram:*"], Resource: "*" },
    ]),
  });
  const [failing, ...others] = having("DataEngineer");
  for (const accountId of others.slice(0, -2)) provision("DataEngineer", accountId);
  if (failing !== undefined) {
    provision("DataEngineer", failing, "The role AliyunReservedSSO-DataEngineer could not be updated in the account.");
  }

  // A way in that was to be closed and is still open.
  const sandbox = places.find(({ stage }) => stage === "sandbox")?.accountId;
  if (sandbox !== undefined) {
    provision("BreakGlass", sandbox);
    const reason = "The role AliyunReservedSSO-BreakGlass has a policy that was attached by others.";
    cloudsso("DeprovisionAccessConfiguration", on("BreakGlass", sandbox), reason);
    world.finishTasks();
  }

  // A key that was to be rotated: the old one still works.
  const { DefaultDomainName } = ims("GetDefaultDomain");
  ims("CreateAccessKey", { UserPrincipalName: `terraform@${DefaultDomainName}` });
}

function isProvisioned(world: World, configurationId: string, accountId: string): boolean {
  return world.state.cloudsso.directory?.provisionings[`${configurationId}/${accountId}`] !== undefined;
}
