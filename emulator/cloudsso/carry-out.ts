import type { Uncertain } from "../options";
import { type CloudState, nextSequence } from "../store";
import type { Directory, Task } from "./state";

/** What a task leaves behind when it ends: in the account, in the list of grants, and when it fails. */
export function carryOut(
  state: CloudState,
  options: Pick<Uncertain, "failedDeprovision" | "failedFirstProvision" | "grantOnStaleAccount">,
): (directory: Directory, task: Task) => void {
  return (directory, task) => {
    const reason = task.failureReason ?? vanished(state, directory, task);
    if (reason !== undefined) task.failureReason = reason;
    const place = `${task.accessConfigurationId}/${task.target.TargetId}`;
    const failed = task.failureReason !== undefined;
    const grant = `${place}/${task.principal?.PrincipalType}/${task.principal?.PrincipalId}`;

    switch (task.taskType) {
      case "ProvisionAccessConfiguration":
        if (!failed) provision(state, directory, task);
        else if (directory.provisionings[place] === undefined && options.failedFirstProvision === "DeprovisionFailed") {
          provision(state, directory, task, true);
        }
        return;

      case "DeprovisionAccessConfiguration": {
        const provisioning = directory.provisionings[place];
        if (!failed) delete directory.provisionings[place];
        else if (provisioning !== undefined && options.failedDeprovision === "DeprovisionFailed") {
          provisioning.deprovisionFailed = true;
          provisioning.updateTime = task.endTime;
        }
        return;
      }

      case "CreateAccessAssignment": {
        if (failed || task.principal === undefined || directory.accessAssignments[grant] !== undefined) return;
        directory.accessAssignments[grant] = {
          sequence: nextSequence(state),
          accessConfigurationId: task.accessConfigurationId,
          targetId: task.target.TargetId,
          principalType: task.principal.PrincipalType,
          principalId: task.principal.PrincipalId,
          createTime: task.endTime,
        };
        if (directory.provisionings[place] === undefined || options.grantOnStaleAccount === "refreshes") {
          provision(state, directory, task);
        }
        return;
      }

      case "DeleteAccessAssignment": {
        if (failed) return;
        delete directory.accessAssignments[grant];
        const last = !Object.keys(directory.accessAssignments).some((key) => key.startsWith(`${place}/`));
        if (last && task.deprovisionLast === true) delete directory.provisionings[place];
        return;
      }
    }
  };
}

/** What the task needs may have gone since it began. */
function vanished(state: CloudState, directory: Directory, task: Task): string | undefined {
  const { TargetId } = task.target;
  if (TargetId !== state.managementAccountId && state.resourceDirectory.accounts[TargetId] === undefined) {
    return "The account has left the resource directory.";
  }
  const { condition } = state.resourceDirectory.accounts[TargetId] ?? {};
  if (condition !== undefined) return `The account is ${condition === "leaving" ? "being deleted" : "suspended"}.`;
  const { PrincipalType, PrincipalId } = task.principal ?? {};
  if (PrincipalId === undefined || task.taskType === "DeleteAccessAssignment") return undefined;
  const principals = PrincipalType === "Group" ? directory.groups : directory.users;
  return principals[PrincipalId] === undefined ? "The principal does not exist any more." : undefined;
}

/** Brings the policies as they were at the start of the task into the account. */
function provision(state: CloudState, directory: Directory, task: Task, failed = false): void {
  const place = `${task.accessConfigurationId}/${task.target.TargetId}`;
  const present = directory.provisionings[place];
  directory.provisionings[place] = {
    sequence: present?.sequence ?? nextSequence(state),
    accessConfigurationId: task.accessConfigurationId,
    targetId: task.target.TargetId,
    policies: task.policies,
    policyRevision: task.policyRevision,
    deprovisionFailed: failed,
    createTime: present?.createTime ?? task.endTime,
    updateTime: task.endTime,
  };
}
