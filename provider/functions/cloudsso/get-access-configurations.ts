import { toConfiguration } from "../access-configuration";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { nameFilter, tagFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccessConfigurationsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** The whole name, whatever its case. Not together with `accessConfigurationNamePrefix`. */
  readonly accessConfigurationName?: string;
  /** How names begin, whatever their case. */
  readonly accessConfigurationNamePrefix?: string;
  /** `ReprovisionRequired`: those whose policies did not reach every account yet. Absent: all. */
  readonly statusNotifications?: "ReprovisionRequired";
  /** Those that have all of these; an empty value stands for any. */
  readonly tags?: { readonly [key: string]: string };
}

export interface GetAccessConfigurationsConfiguration {
  /** `<directory>:<configuration>`, as `AccessConfiguration.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `ac-...` */
  readonly accessConfigurationId: string;
  /** Unique in the directory whatever its case. */
  readonly accessConfigurationName: string;
  /** What somebody wrote about it. */
  readonly description?: string;
  /** The page of the console that opens after logon; absent: its home. */
  readonly relayState?: string;
  /** How long a session lasts, in seconds; absent: 3,600. */
  readonly sessionDuration?: number;
  /** `ReprovisionRequired`, or empty. */
  readonly statusNotifications: readonly string[];
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime: string;
  /** When it was changed last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetAccessConfigurationsResult {
  /** The ids of `configurations`, in their order. */
  readonly ids: readonly string[];
  /** By name. What policies one has, `getAccessConfiguration` tells. */
  readonly configurations: readonly GetAccessConfigurationsConfiguration[];
}

/**
 * The access configurations of a directory, all or some, in one list.
 *
 * @example
 * const stale = await cloudsso.getAccessConfigurations({ statusNotifications: "ReprovisionRequired" });
 */
export function getAccessConfigurations(
  args: GetAccessConfigurationsArgs = {},
): Promise<GetAccessConfigurationsResult> {
  return asked(async (services) => {
    const filters = {
      Filter: nameFilter(args, "AccessConfigurationName"),
      StatusNotifications: args.statusNotifications,
      Tags: tagFilter(args.tags),
    };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listAccessConfigurations.all({ DirectoryId: directoryId, ...filters });
    const configurations = inOrder(
      rows.map((row) => toConfiguration(directoryId, row)),
      ({ accessConfigurationName }) => accessConfigurationName,
    );
    return { ids: idsOf(configurations), configurations };
  });
}

/** `getAccessConfigurations` with arguments that may be outputs, as an output. */
export const getAccessConfigurationsOutput = withOutputs(getAccessConfigurations);
