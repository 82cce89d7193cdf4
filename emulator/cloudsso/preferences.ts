import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions } from "../action";
import { Refusal } from "../refusal";
import { theDirectory } from "./find";

/** Small settings of a directory, each with a read and a write of its own. */
export const preferences = {
  GetLoginPreference(request, cloud) {
    const { allowUserToGetCredentials, loginNetworkMasks } = theDirectory(request, cloud).settings;
    return {
      LoginPreference: {
        AllowUserToGetCredentials: allowUserToGetCredentials,
        LoginNetworkMasks: loginNetworkMasks,
      },
    };
  },

  /** An empty text is no way to clear the masks; a lone `;` is. */
  SetLoginPreference(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const { LoginNetworkMasks: masks = "" } = request;
    checkMasks(masks);
    settings.allowUserToGetCredentials = request.AllowUserToGetCredentials ?? settings.allowUserToGetCredentials;
    if (masks !== "") settings.loginNetworkMasks = masks === ";" ? "" : masks;
    return undefined;
  },

  GetAttributePassingSetting(request, cloud) {
    const { sourceIdentityPassing } = theDirectory(request, cloud).settings;
    const shown = sourceIdentityPassing === "UserName" ? cloud.options.sourceIdentitySpelling : sourceIdentityPassing;
    return { AttributePassingSetting: { SourceIdentityPassing: shown } };
  },

  UpdateAttributePassingSetting(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    settings.sourceIdentityPassing = request.SourceIdentityPassing ?? settings.sourceIdentityPassing;
    return undefined;
  },

  GetDirectoryGlobalAccessStatus(request, cloud) {
    const { globalAccess: status } = theDirectory(request, cloud).settings;
    // The facts know one form, as no document knows either.
    const answer: unknown = cloud.options.globalAccessAnswer === "text" ? status : { status };
    return { GlobalAccessStatus: answer as { status: string } };
  },

  UpdateDirectoryGlobalAccessStatus(request, cloud) {
    theDirectory(request, cloud).settings.globalAccess = request.GlobalAccessStatus;
    return undefined;
  },
} satisfies Actions<CloudSsoOperations>;

/** Their form was checked against the facts table; the ranges of their numbers are left. */
function checkMasks(masks: string): void {
  for (const mask of masks.split(";").filter(Boolean)) {
    const [address = "", prefix = "32"] = mask.split("/");
    const inRange = address.split(".").every((part) => Number(part) <= 255) && Number(prefix) <= 32;
    if (!inRange) throw new Refusal("InvalidParameter.LoginNetworkMasks", 400, `"${mask}" is not an IPv4 network.`);
  }
}
