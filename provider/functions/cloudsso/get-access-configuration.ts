import type { AccessConfiguration } from "../../api/cloudsso.generated";
import type { Services } from "../../api/services";
import { answered } from "../../client/answered";
import { type PermissionPolicy, policyKey, policyRevision, toPolicy } from "../../resources/cloudsso/policies";
import { toConfiguration } from "../access-configuration";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, nameFilter, refuseUnlessOne } from "../filters";
import { byText, theOneNamed } from "../rows";
import { withOutputs } from "../with-outputs";
import type { GetAccessConfigurationsConfiguration } from "./get-access-configurations";

export interface GetAccessConfigurationArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `ac-...`, or the `id` of an `AccessConfiguration`. Either this or `accessConfigurationName`. */
  readonly accessConfigurationId?: string;
  /** The whole name, whatever its case. Either this or `accessConfigurationId`. */
  readonly accessConfigurationName?: string;
}

export interface GetAccessConfigurationResult extends GetAccessConfigurationsConfiguration {
  /** Its policies, by type and name, documents as JSON text. */
  readonly permissionPolicies: readonly PermissionPolicy[];
  /** A name for these policies, as `AccessConfiguration` has it. Give it to provisionings, and a change of policies shows in each. */
  readonly policyRevision: string;
}

/**
 * One access configuration with its policies, by id or by name. Fails when there is none.
 *
 * @example
 * const readers = await cloudsso.getAccessConfiguration({ accessConfigurationName: "readers" });
 */
export function getAccessConfiguration(args: GetAccessConfigurationArgs): Promise<GetAccessConfigurationResult> {
  return asked(async (services) => {
    refuseUnlessOne(args, "accessConfigurationId", "accessConfigurationName");
    const { accessConfigurationName: name = "" } = args;
    const id = idFilter(args, "accessConfigurationId", "ac-");
    const filter = nameFilter({ accessConfigurationName: args.accessConfigurationName }, "AccessConfigurationName");
    const directoryId = await directoryIdOf(services, args.directoryId);
    const live =
      id === undefined ? await named(services, directoryId, name, filter) : await withId(services, directoryId, id);
    const found = toConfiguration(directoryId, live);
    const request = { DirectoryId: directoryId, AccessConfigurationId: found.accessConfigurationId };
    const answer = await services.cloudsso.listPermissionPoliciesInAccessConfiguration(request);
    const policies = byText((answer.PermissionPolicies ?? []).map(toPolicy), policyKey);
    return { ...found, permissionPolicies: policies, policyRevision: policyRevision(policies) };
  });
}

/** `getAccessConfiguration` with arguments that may be outputs, as an output. */
export const getAccessConfigurationOutput = withOutputs(getAccessConfiguration);

async function withId({ cloudsso }: Services, directoryId: string, id: string): Promise<AccessConfiguration> {
  const answer = await cloudsso.getAccessConfiguration({ DirectoryId: directoryId, AccessConfigurationId: id });
  return answered(answer.AccessConfiguration, `access configuration ${id}`);
}

function named({ cloudsso }: Services, directoryId: string, name: string, filter: string | undefined) {
  return theOneNamed({
    noun: "access configuration",
    name,
    place: `directory ${directoryId}`,
    find: () => cloudsso.listAccessConfigurations.all({ DirectoryId: directoryId, Filter: filter }),
    all: () => cloudsso.listAccessConfigurations.all({ DirectoryId: directoryId }),
    nameOf: (row) => row.AccessConfigurationName,
    idOf: (row) => row.AccessConfigurationId,
  });
}
