import { newDirectory } from "../cloudsso/directory";
import type { Directory } from "../cloudsso/state";
import { type Loading, onlyOf, sourcesOf } from "./loading";

/** The directory, still empty. There is none where nothing of the estate is in one. */
export function directoryOf(loading: Loading): Directory | undefined {
  const { state, now } = loading;
  const own = onlyOf(loading, "cloudsso:Directory");
  const directoryId = own?.id ?? anyDirectoryId(loading);
  if (directoryId === undefined) return undefined;
  refuseOthers(loading, directoryId);
  const createTime = own?.outputs.time("createTime", now) ?? now;
  return {
    ...newDirectory(state, own?.name ?? "", createTime),
    directoryId,
    directoryName: own?.name || directoryId,
  };
}

/** Of what is in it, where the directory itself was not read. */
function anyDirectoryId(loading: Loading): string | undefined {
  return inDirectories(loading)[0]?.inputs.text("directoryId");
}

function refuseOthers(loading: Loading, directoryId: string): void {
  for (const { inputs } of inDirectories(loading)) {
    if (inputs.text("directoryId") === directoryId) continue;
    inputs.refuse("directoryId", `is ${inputs.text("directoryId")}, and the estate's directory is ${directoryId}`);
  }
}

function inDirectories(loading: Loading) {
  return Object.keys(loading.estate.objects)
    .filter((kind) => kind.startsWith("cloudsso:"))
    .flatMap((kind) => sourcesOf(loading, kind))
    .filter(({ inputs }) => inputs.has("directoryId"));
}
