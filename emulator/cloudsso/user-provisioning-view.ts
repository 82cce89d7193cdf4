import type { Cloud } from "../action";
import { targetShown } from "./find";

/** An account as these answers show it: their samples write names into the path, where others write ids. */
export function accountShown(accountId: string, cloud: Cloud) {
  const { TargetType, TargetId, TargetName, TargetPath, TargetPathName } = targetShown(cloud.state, accountId);
  const path = cloud.options.userProvisioningPath === "names" ? TargetPathName : TargetPath;
  return { TargetType, TargetId, TargetName, TargetPath: path };
}
