import type { AccessConfiguration } from "../api/cloudsso.generated";
import { answered } from "../client/answered";
import { joinId } from "../kernel/ids";
import { given } from "../resources/given";
import { tagsOf } from "../resources/tags";

/** As a program sees one of a list. */
export function toConfiguration(directoryId: string, live: AccessConfiguration) {
  const id = answered(live.AccessConfigurationId, "the id of an access configuration");
  return {
    id: joinId(directoryId, id),
    directoryId,
    accessConfigurationId: id,
    accessConfigurationName: answered(live.AccessConfigurationName, `the name of access configuration ${id}`),
    ...given({ description: live.Description, relayState: live.RelayState }),
    ...(live.SessionDuration ? { sessionDuration: live.SessionDuration } : {}), // 0 is read as unset, as Terraform does
    statusNotifications: live.StatusNotifications ?? [],
    tags: tagsOf(live.Tags),
    createTime: answered(live.CreateTime, `the creation time of access configuration ${id}`),
    ...given({ updateTime: live.UpdateTime }),
  };
}
