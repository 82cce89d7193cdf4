import type { Estate } from "../../estate/model";
import { type ManagedObjects, managedKey } from "../managed";
import type { Policy } from "../power";
import type { IsProduction } from "../production";
import { isRead } from "../rows";
import { synchronizedIn } from "../synchronized";
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
import { type Right, type Systems, systemsOf } from "./systems";
import { bothOf, type Dated, indexOf } from "./union";

const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

export interface MapOptions {
  /** An earlier estate, to compare with. */
  readonly before?: Estate | undefined;
  /** Absent: no state was given, so nothing counts as unmanaged. */
  readonly managed?: ManagedObjects | undefined;
  readonly isProduction: IsProduction;
}

/** What the page shows of an estate, and of the difference to an earlier one. */
export function mapDataOf(estate: Estate, options: MapOptions): MapData {
  const { managed, isProduction } = options;
  const { after, before } = systemsOf(estate, options.before);
  const book = new CodeBook(managed, synchronizedIn(estate));
  const codeOf = ({ kind, objectId }: { readonly kind: string; readonly objectId: string }) =>
    book.codeOf(managedKey(kind, objectId));
  const both = bothOf(after, before);
  const place = {
    account: indexOf(both.accounts, ({ accountId }) => accountId),
    configuration: indexOf(both.rights, ({ key }) => key),
    principal: indexOf(both.principals, ({ key }) => key),
  };
  const folders = [...new Set(both.accounts.map(folderOf))].filter((folder) => folder !== "");
  const data: Omit<MapData, "code"> = {
    ...(after.directoryId === undefined ? {} : { directoryId: after.directoryId }),
    ...(before === undefined ? {} : { compared: true }),
    knowsProvisionings: isRead(estate, PROVISIONING),
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
    configurations: configurationRows(both.rights, before, (right) =>
      rowCode(right.kind === "" ? CodeBook.UNKNOWN : codeOf(right)),
    ),
    principals: both.principals.map(
      (one): PrincipalRow => ({
        kind: one.isGroup ? "group" : "person",
        ...(one.isRam ? { ram: true } : {}),
        id: one.id,
        name: plain(one.name),
        ...(one.displayName === undefined ? {} : { display: plain(one.displayName) }),
        ...(one.status === "Disabled" ? { disabled: true } : {}),
        ...rowCode(codeOf(one)),
      }),
    ),
    members: both.members.map(
      (one): MemberRow => [place.principal(one.group), place.principal(one.person), one.when, codeOf(one)],
    ),
    assignments: both.assignments.map(
      (one): AssignmentRow => [
        place.account(one.accountId),
        place.configuration(one.right),
        place.principal(one.principal),
        one.when,
        codeOf(one),
      ],
    ),
    provisionings: both.provisionings.map(
      (one): ProvisioningRow => [
        place.account(one.accountId),
        place.configuration(one.configurationId),
        statusOf(one.status),
        one.when,
        codeOf({ kind: PROVISIONING, objectId: one.id }),
      ],
    ),
  };
  return managed === undefined ? data : { ...data, code: book.table() };
}

function rowCode(code: number): Pick<ConfigurationRow, "code"> {
  return code === CodeBook.UNKNOWN ? {} : { code };
}

function configurationRows(
  rights: readonly Dated<Right>[],
  before: Systems | undefined,
  codeOf: (right: Right) => Pick<ConfigurationRow, "code">,
): ConfigurationRow[] {
  const shorts = shortNames(rights.map(({ name }) => name));
  const earlier = new Map(before?.rights.map((one) => [one.key, one.policies]));
  return rights.map((one, index): ConfigurationRow => {
    const policiesBefore = earlier.get(one.key);
    const differs = policiesBefore !== undefined && JSON.stringify(policiesBefore) !== JSON.stringify(one.policies);
    return {
      id: one.id,
      ...(one.isRam ? { ram: true } : {}),
      name: plain(one.name),
      short: shorts[index] ?? "",
      power: one.power,
      policies: one.policies.map(policyLine),
      ...(differs ? { policiesBefore: policiesBefore.map(policyLine) } : {}),
      ...(one.sessionDuration === undefined ? {} : { session: one.sessionDuration }),
      ...codeOf(one),
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
