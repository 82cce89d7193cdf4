import { createHash } from "node:crypto";
import type { Estate } from "../../estate/model";
import { newImsAccount } from "../ims/find";
import { newRamAccount } from "../ram/find";
import { admitCallers, type CallerSettings } from "../seed";
import type { CloudState } from "../store";
import { addAccessConfigurations, addAssignments, addProvisionings } from "./access";
import { applyAccountSettings } from "./account-settings";
import { addApplications } from "./applications";
import { directoryOf } from "./directory";
import { applyDirectorySettings } from "./directory-settings";
import { applyFederation } from "./federation";
import { addKeys } from "./keys";
import type { Loading } from "./loading";
import { addLogons } from "./logons";
import { appointDelegates, resourceDirectoryOf } from "./organisation";
import { addPeople } from "./people";
import { addPolicies } from "./policies";
import { addProviders } from "./providers";
import { addRamPeople } from "./ram-people";
import { addUserProvisionings } from "./user-provisionings";

export interface LoadSettings {
  /** Where the estate does not say it. */
  readonly region: string;
  readonly callers: readonly CallerSettings[];
}

export interface Loaded {
  readonly state: CloudState;
  /** How many objects of a kind are not there, since what they belong to was not read. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * A copy of an estate: all its ids, names and settings, and fakes for its secrets. Equal for equal estates, but for what
 * depends on the time of day.
 *
 * @throws a sentence with the path of what has no place.
 */
export function loadEstate(estate: Estate, { region, callers }: LoadSettings, now: number): Loaded {
  const { accountId, organisation } = estate;
  const managementAccountId = organisation?.managementAccountId ?? accountId;
  const state: CloudState = {
    sequence: 0,
    managementAccountId,
    operatorAccountId: accountId,
    idSource: digestOf(estate),
    resourceDirectory: resourceDirectoryOf(organisation),
    cloudsso: { enabled: false, region: regionOf(estate, region), directory: null, delegates: {} },
    ims: {},
    ram: {},
    credentials: {},
  };
  const loading: Loading = { estate, state, now, leftOut: new Map() };
  addRam(loading);
  addDirectory(loading);
  appointDelegates(loading);
  admitCallers(state, callers);
  return { state, leftOut: loading.leftOut };
}

/** What RAM holds of the account that the estate was read in. */
function addRam(loading: Loading): void {
  const { accountId } = loading.estate;
  const account = newImsAccount(accountId);
  const ram = newRamAccount();
  loading.state.ims[accountId] = account;
  loading.state.ram[accountId] = ram;
  addRamPeople(loading, account);
  applyAccountSettings(loading, account);
  addLogons(loading, account);
  addKeys(loading, account);
  addPolicies(loading, account, ram);
  addProviders(loading, account);
  addApplications(loading, account);
}

function addDirectory(loading: Loading): void {
  const { state } = loading;
  const directory = directoryOf(loading);
  if (directory === undefined) return;
  state.cloudsso.enabled = true;
  state.cloudsso.directory = directory;
  addPeople(loading, directory);
  addAccessConfigurations(loading, directory);
  addProvisionings(loading, directory);
  addAssignments(loading, directory);
  addUserProvisionings(loading, directory);
  applyDirectorySettings(loading, directory);
  applyFederation(loading, directory);
}

/** The directory's own before the one that was asked. */
function regionOf(estate: Estate, otherwise: string): string {
  const directory = estate.objects["cloudsso:Directory"]?.[0];
  const { region } = directory?.outputs ?? {};
  return typeof region === "string" ? region : (estate.region ?? otherwise);
}

/** New ids are made from what is there, so that none of them is there already. */
function digestOf({ objects }: Estate): string {
  return createHash("sha256").update(JSON.stringify(objects)).digest("hex");
}
