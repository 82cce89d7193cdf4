import { flatten } from "./flatten";
import { operatorOf } from "./seed";
import { address } from "./services";
import type { World } from "./world";

/** What seeds read of the answers to what they do. */
export interface Done {
  readonly User?: { readonly UserId?: string; readonly UserPrincipalName?: string };
  readonly Group?: { readonly GroupId?: string };
  readonly AccessConfiguration?: { readonly AccessConfigurationId?: string };
  readonly AccessKey?: { readonly AccessKeyId?: string };
  readonly Folder?: { readonly FolderId?: string };
  readonly DefaultDomainName?: string;
}

export type Desk = (action: string, parameters?: Readonly<Record<string, unknown>>, taskFailure?: string) => Done;

/** The services as a seed calls them: the actions themselves with all their rules, carried out by the operator. */
export interface Office {
  /** In the directory of the cloud, which the seed need not name. */
  readonly cloudsso: Desk;
  readonly ims: Desk;
  readonly rd: Desk;
  readonly ram: Desk;
}

export function openOffice(world: World): Office {
  const at =
    (version: string, always: Readonly<Record<string, unknown>> = {}): Desk =>
    (action, parameters, taskFailure) =>
      world.carryOut(
        address(version, action),
        flatten({ ...always, ...parameters }),
        operatorOf(world.state),
        taskFailure,
      ) as Done;
  return {
    cloudsso: at("2021-05-15", { DirectoryId: world.state.cloudsso.directory?.directoryId }),
    ims: at("2019-08-15"),
    rd: at("2022-04-19"),
    ram: at("2015-05-01"),
  };
}

/** An id that an answer must have, because the seed did not ask for anything that could be refused. */
export function idOf(id: string | undefined): string {
  if (id === undefined) throw new Error("The emulator's seed asked for something that has no id.");
  return id;
}
