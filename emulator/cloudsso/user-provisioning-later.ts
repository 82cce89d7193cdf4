import type { Cloud } from "../action";
import { theDirectory } from "./find";
import type { Directory } from "./state";
import type { UserProvisioningWork } from "./user-provisioning-state";
import { bringIn, endProvisioning, runAgain, usersOf } from "./user-provisioning-work";

type Work<Kind = UserProvisioningWork> = Kind extends UserProvisioningWork ? Omit<Kind, "at"> : never;

/** The directory, with all work done whose time has come. */
export function theDirectoryByNow(request: { readonly DirectoryId: string }, cloud: Cloud): Directory {
  const directory = theDirectory(request, cloud);
  const { userProvisioningWork: all = [] } = directory;
  const due = all.filter(({ at }) => at <= cloud.now);
  if (due.length === 0) return directory;
  directory.userProvisioningWork = all.filter(({ at }) => at > cloud.now);
  for (const work of due) carryOut(directory, work, cloud);
  return directory;
}

/** Does it at once, or in a while. */
export function begin(directory: Directory, work: Work, cloud: Cloud): void {
  const after = cloud.options.userProvisioningWorkMs;
  if (after === 0) carryOut(directory, work, cloud);
  else directory.userProvisioningWork = [...(directory.userProvisioningWork ?? []), { ...work, at: cloud.now + after }];
}

function carryOut(directory: Directory, work: Work, cloud: Cloud): void {
  const provisioning = directory.userProvisionings[work.userProvisioningId];
  if (provisioning === undefined) return;
  if (work.kind === "start") {
    for (const userId of usersOf(directory, provisioning)) {
      bringIn(directory, provisioning, userId, "StartProvisioning", cloud);
    }
  }
  if (work.kind === "end") endProvisioning(directory, provisioning, "DeleteProvisioning", cloud);
  if (work.kind === "retry") {
    const event = directory.userProvisioningEvents[work.eventId];
    if (event !== undefined) runAgain(directory, event, work.duplicationStrategy, cloud);
  }
}
