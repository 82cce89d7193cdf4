import type { Access } from "../access";
import { alignedTo } from "../compare";
import type { AccessConfiguration } from "../configurations";
import { type ManagedObjects, managedKey } from "../managed";
import type { Policy } from "../power";
import type { IsProduction } from "../production";
import { plain } from "../words";
import { CodeBook } from "./code-book";
import {
  type AccountRow,
  type AssignmentRow,
  type ConfigurationRow,
  type MapData,
  type MemberRow,
  type PrincipalRow,
  type ProvisioningRow,
  STATUSES,
} from "./shape";
import { shortNames } from "./short-names";
import { bothOf, type Dated, indexOf } from "./union";

export interface MapOptions {
  /** An earlier estate's, to compare with. */
  readonly before?: Access | undefined;
  /** Absent: no state was given, so nothing counts as unmanaged. */
  readonly managed?: ManagedObjects | undefined;
  readonly isProduction: IsProduction;
  /** Default true. */
  readonly knowsProvisionings?: boolean;
}

/** What the page shows of an access, and of the difference to an earlier one. */
export function mapDataOf(after: Access, options: MapOptions): MapData {
  const { managed, isProduction } = options;
  const before = options.before === undefined ? undefined : alignedTo(after, options.before);
  const book = new CodeBook(managed);
  const codeOf = (kind: string, id: string) => book.codeOf(managedKey(kind, id));
  const both = bothOf(after, before);
  const place = {
    account: indexOf(both.accounts, ({ accountId }) => accountId),
    configuration: indexOf(both.configurations, ({ configurationId }) => configurationId),
    principal: indexOf(both.principals, ({ id }) => id),
  };
  const folders = [...new Set(both.accounts.map(folderOf))].filter((folder) => folder !== "");
  const directoryId = after.directoryId;
  const objectCode = (kind: string, id: string) => rowCode(codeOf(kind, `${directoryId}:${id}`));
  const target = ({ accountId, configurationId }: { readonly accountId: string; readonly configurationId: string }) =>
    [place.account(accountId), place.configuration(configurationId)] as const;
  const data: Omit<MapData, "code"> = {
    ...(directoryId === undefined ? {} : { directoryId }),
    ...(before === undefined ? {} : { compared: true }),
    knowsProvisionings: options.knowsProvisionings ?? true,
    folders: folders.map(plain),
    accounts: both.accounts.map((account): AccountRow => {
      const tags = Object.entries(account.tags)
        .map(([key, value]) => plain(`${key}=${value}`))
        .sort();
      return {
        id: account.accountId,
        name: plain(account.name),
        folder: folders.indexOf(folderOf(account)),
        ...(account.status === undefined || account.status === "Active" ? {} : { status: account.status }),
        ...(tags.length === 0 ? {} : { tags }),
        ...(isProduction(account) ? { production: true } : {}),
      };
    }),
    configurations: configurationRows(both.configurations, before, objectCode),
    principals: both.principals.map(
      ({ kind, id, name, displayName, status }): PrincipalRow => ({
        kind,
        id,
        name: plain(name),
        ...(displayName === undefined ? {} : { display: plain(displayName) }),
        ...(status === "Disabled" ? { disabled: true } : {}),
        ...objectCode(kind === "group" ? "cloudsso:Group" : "cloudsso:User", id),
      }),
    ),
    members: both.members.map(
      ({ groupId, userId, when }): MemberRow => [
        place.principal(groupId),
        place.principal(userId),
        when,
        codeOf("cloudsso:UserAttachment", [directoryId, groupId, userId].join(":")),
      ],
    ),
    assignments: both.assignments.map(
      (one): AssignmentRow => [
        ...target(one),
        place.principal(one.principalId),
        one.when,
        codeOf("cloudsso:AccessAssignment", one.id),
      ],
    ),
    provisionings: both.provisionings.map(
      (one): ProvisioningRow => [
        ...target(one),
        statusOf(one.status),
        one.when,
        codeOf("cloudsso:AccessConfigurationProvisioning", one.id),
      ],
    ),
  };
  return managed === undefined ? data : { ...data, code: book.table() };
}

type ObjectCode = (kind: string, id: string) => Pick<ConfigurationRow, "code">;

function rowCode(code: number): Pick<ConfigurationRow, "code"> {
  return code === CodeBook.UNKNOWN ? {} : { code };
}

function configurationRows(
  configurations: readonly Dated<AccessConfiguration>[],
  before: Access | undefined,
  codeOf: ObjectCode,
): ConfigurationRow[] {
  const shorts = shortNames(configurations.map(({ name }) => name));
  const earlier = new Map(before?.configurations.map((one) => [one.configurationId, one.policies]));
  return configurations.map((one, index): ConfigurationRow => {
    const policiesBefore = earlier.get(one.configurationId);
    const differs = policiesBefore !== undefined && JSON.stringify(policiesBefore) !== JSON.stringify(one.policies);
    return {
      id: one.configurationId,
      name: plain(one.name),
      short: shorts[index] ?? "",
      power: one.power,
      policies: one.policies.map(policyLine),
      ...(differs ? { policiesBefore: policiesBefore.map(policyLine) } : {}),
      ...(one.sessionDuration === undefined ? {} : { session: one.sessionDuration }),
      ...codeOf("cloudsso:AccessConfiguration", one.configurationId),
    };
  });
}

function policyLine({ type, name }: Policy): string {
  return plain(`${type} ${name}`);
}

function folderOf({ folders }: { readonly folders: readonly { readonly name: string }[] }): string {
  return folders.map(({ name }) => name).join(" / ");
}

function statusOf(status: string): number {
  const index = (STATUSES as readonly string[]).indexOf(status);
  return index === -1 ? STATUSES.length - 1 : index;
}
